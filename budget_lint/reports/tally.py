"""What a document came to, in numbers: small enough to keep for every document of a long run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.summary import SEVERITIES, coverage, outcomes, rows, severities
from budget_lint.reports.words import Words


class Tally(NamedTuple):
    """Counts of one document: ``severities`` of its findings (accepted ones as ``waived``), and their ``rules``.

    ``waivers`` and ``fitting`` are those of the report on it.
    """

    path: str
    severities: dict[str, int]
    rules: dict[str, int]
    checks: dict[str, int]
    coverage: dict[str, int]
    waivers: frozenset[int] = frozenset()
    fitting: frozenset[int] = frozenset()


def tally(report: DocumentReport) -> Tally:
    """Counts what was found in a document."""
    found = severities(report.findings)
    rules: dict[str, int] = {}
    for finding in report.findings:
        code = finding.verdict.check.rule.code
        rules[code] = rules.get(code, 0) + 1
    return Tally(
        report.document.path,
        {name: found[name] for name in (*SEVERITIES, "waived") if found[name]},
        dict(sorted(rules.items())),
        outcomes(report),
        coverage(rows(report)),
        report.waivers,
        report.fitting,
    )


def tally_line(counts: Tally, words: Words) -> str:
    """The one line of a document: its findings, its checks, its coverage."""
    states = counts.checks
    checks = [
        words.count(f"tally.{name}", states[name])
        for name in ("holds", "rounding", "truncated", "broken", "undecided")
        if states[name] or name != "truncated"
    ]
    parts = [found_line(counts.severities, words), words.joined(checks), coverage_line(counts.coverage, words)]
    return words.say("tally.separator").join(parts)


def found_line(severities: Mapping[str, int], words: Words) -> str:
    """How many findings of each severity that occurs, and how many were accepted."""
    said = [words.count(f"tally.{name}", severities[name]) for name in (*SEVERITIES, "waived") if severities.get(name)]
    return words.joined(said) or words.say("tally.clean")


def found_and_covered(counts: Tally, words: Words) -> str:
    """The findings of a document and its coverage."""
    return words.say("tally.separator").join(
        [found_line(counts.severities, words), coverage_line(counts.coverage, words)]
    )


def coverage_line(counts: Mapping[str, int], words: Words) -> str:
    """How many figures there are, and what became of them."""
    return words.say("tally.coverage", **counts)


def total(counts: list[dict[str, int]]) -> dict[str, int]:
    """The sums of several counts, by key, in the order in which the keys first occur."""
    sums: dict[str, int] = {}
    for count in counts:
        for key, number in count.items():
            sums[key] = sums.get(key, 0) + number
    return sums
