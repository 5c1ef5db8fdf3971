"""What both forms of the report count and order: verdicts, coverage, severities, the state of each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from budget_lint.model.fact import Fact, Figure
from budget_lint.model.finding import DocumentReport, Finding

Status = Literal["checked", "placed", "unplaced"]
SEVERITIES = ("error", "warning", "note")


class Row(NamedTuple):
    """A figure, its first fact if it has one, and how far it got."""

    figure: Figure
    fact: Fact | None
    status: Status


def rows(report: DocumentReport) -> tuple[Row, ...]:
    """Every figure of a document in its order, with the noughts that are told in words.

    Other values told in words, such as no change, are evidence and not listed.
    """
    facts, checked = report.facts, report.checked
    counted = [figure for figure in report.reading.figures if not figure.worded or _is_nought(facts.get(figure.index))]
    return tuple(
        Row(figure, facts.get(figure.index), _status(figure, facts, checked))
        for figure in sorted(counted, key=lambda figure: (figure.span, figure.index))
    )


def _is_nought(fact: Fact | None) -> bool:
    """True for words that say how much there is, which is nothing."""
    return fact is not None and fact.measure in ("amount", "budget", "count")


def _status(figure: Figure, facts: Mapping[int, Fact], checked: frozenset[int]) -> Status:
    if figure.index in checked:
        return "checked"
    fact = facts.get(figure.index)
    named = fact is not None and fact.measure and (fact.label or fact.concept)
    return "placed" if named else "unplaced"


def coverage(listed: Iterable[Row]) -> dict[str, int]:
    """How many figures there are, how many were placed, and how many of these were checked.

    What is told in words is no figure: it does not count.
    """
    states = Counter(row.status for row in listed if not row.figure.worded)
    placed = states["placed"] + states["checked"]
    return {"figures": placed + states["unplaced"], "placed": placed, "checked": states["checked"]}


def outcomes(report: DocumentReport) -> dict[str, int]:
    """Verdicts by outcome; ``truncated`` says how many of those within rounding had their digits cut off."""
    states = Counter(verdict.outcome for verdict in report.verdicts)
    return {
        "holds": states["holds"],
        "rounding": states["rounding"] + states["truncated"],
        "truncated": states["truncated"],
        "broken": states["broken"],
        "undecided": states["undecided"],
    }


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Worst first, within a severity by place; those that were accepted come last."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[bool, int, int, int, str]:
    check, rank = finding.verdict.check, SEVERITIES.index(finding.severity)
    return (finding.waiver is not None, rank, check.span.start, check.span.end, check.rule.code)


def severities(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings of each severity, accepted ones as ``waived``.

    What hangs below a finding is its consequence and not counted.
    """
    return Counter("waived" if finding.waiver else finding.severity for finding in findings)


def walk(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings and all that hang below them."""
    for finding in findings:
        yield finding
        yield from walk(finding.related)
