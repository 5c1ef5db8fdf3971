"""Reports: what was found, for people and for machines. Pure functions of a report.

The functions for the terminal import rich when they are called, so that JSON does without it.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from typing import TYPE_CHECKING

from budget_lint.model.finding import Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports.machine import figures_json, json_text

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["figures_json", "figures_terminal", "json_text", "terminal"]


def terminal(report: Report, console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints the findings of a run with their evidence, worst first, and the counts."""
    from budget_lint.reports.screen import show

    show(report, console, lexicon, lang)


def figures_terminal(report: Report, console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints every figure with what was understood of it, and the coverage."""
    from budget_lint.reports.screen_figures import show

    show(report, console, lexicon, lang)
