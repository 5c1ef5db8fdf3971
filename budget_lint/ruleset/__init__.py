"""YAML files -> the words of a language and the rules: see ``load``, and ``load_cached`` for a quick start.

What reads YAML is imported by ``load``: with a cache at hand nothing of it is needed.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.model.waiver import Waiver
from budget_lint.ruleset.files import default_folder
from budget_lint.ruleset.selection import check_policy, chosen
from budget_lint.ruleset.statements import STATEMENTS

__all__ = ["STATEMENTS", "check_policy", "chosen", "default_folder", "load", "load_cached", "load_waivers", "schema"]


def load(folders: Sequence[Path]) -> tuple[Lexicon, Ruleset]:
    """The lexicon and the rules of all ``*.yaml`` files below ``folders``.

    Files are read in the order of their paths. Later folders add to earlier ones; a concept, form, unit,
    scope value or rule of the same name replaces the earlier one. Raises RuleError at the first mistake.
    """
    from budget_lint.ruleset import loading

    return loading.load(folders)


def load_cached(folders: Sequence[Path]) -> tuple[Lexicon, Ruleset]:
    """As ``load``, from the user's cache where it holds the result for files of exactly this content."""
    from budget_lint.ruleset import cache

    return cache.load(folders, load)


def schema() -> dict[str, object]:
    """The JSON Schema of rule files and of parts of the lexicon."""
    from budget_lint.ruleset import json_schema

    return json_schema.schema()


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file. Raises RuleError at the first mistake."""
    from budget_lint.ruleset import waivers

    return waivers.load(path)
