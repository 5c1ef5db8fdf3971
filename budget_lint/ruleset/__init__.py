"""YAML files -> the words of a language and the rules: see ``load``."""

from __future__ import annotations

from budget_lint.ruleset.load import default_folder, load

__all__ = ["default_folder", "load"]
