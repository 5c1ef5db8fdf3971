"""The state of each figure: what the checks that it is in came to."""

from __future__ import annotations

from budget_lint.model.finding import DocumentReport

# From the worst to the one that says least; a figure has the first one that some check of it gives.
STATES = ("conflict", "rounding", "agrees", "unchecked")
_OF_OUTCOME = {"broken": "conflict", "rounding": "rounding", "truncated": "rounding", "holds": "agrees"}


def states(report: DocumentReport) -> dict[int, str]:
    """The state of each figure by its index. Values told in words count as far as a decided check holds them."""
    found: dict[int, set[str]] = {}
    for verdict in report.verdicts:
        if state := _OF_OUTCOME.get(verdict.outcome):
            for fact in verdict.check.facts:
                found.setdefault(fact.figure.index, set()).add(state)
    result = {}
    for figure in report.reading.figures:
        given = found.get(figure.index, set())
        if given or not figure.worded:
            result[figure.index] = next(state for state in STATES if state in given or state == "unchecked")
    return result
