"""Readers of figures that somebody else extracted, in JSON and in CSV: see ``docs/reference/figures-input.md``."""

from __future__ import annotations

from budget_lint.readers.given.rows import read_csv
from budget_lint.readers.given.tree import read_json

__all__ = ["read_csv", "read_json"]
