"""Reports: what was found, for people and for machines. Pure functions of a report.

Each function imports what it needs when it is called: JSON does without rich, the terminal without json.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from typing import TYPE_CHECKING

from budget_lint.model.finding import Report
from budget_lint.model.lexicon import Lexicon

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["count_figures", "explain_terminal", "figures_json", "figures_terminal", "json_text", "terminal"]


def json_text(report: Report, *, lexicon: Lexicon, lang: str, verdicts: bool = False) -> str:
    """The check report as JSON text; ``verdicts`` adds every check of the run to its document."""
    from budget_lint.reports import machine

    return machine.json_text(report, lexicon=lexicon, lang=lang, verdicts=verdicts)


def figures_json(report: Report) -> str:
    """Every figure of the documents with what was understood of it, as JSON text."""
    from budget_lint.reports import machine

    return machine.figures_json(report)


def terminal(report: Report, console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints the findings of a run with their evidence, worst first, and the counts."""
    from budget_lint.reports.screen import show

    show(report, console, lexicon, lang)


def figures_terminal(report: Report, console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints every figure with what was understood of it, and the coverage."""
    from budget_lint.reports.screen_figures import show

    show(report, console, lexicon, lang)


def explain_terminal(report: Report, console: Console, *, lexicon: Lexicon, lang: str, number: int) -> None:
    """Prints every conclusion that was drawn of one figure of the first document; ``number`` counts from 1."""
    from budget_lint.reports.screen_explain import show

    show(report, console, lexicon=lexicon, lang=lang, number=number)


def count_figures(report: Report) -> int:
    """How many figures the first document lists."""
    from budget_lint.reports.summary import rows

    return len(rows(report.documents[0])) if report.documents else 0
