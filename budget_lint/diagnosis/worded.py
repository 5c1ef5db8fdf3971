"""Findings about words: each is its own cause; what reads alike is one finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budget_lint.diagnosis.fingerprint import fingerprints
from budget_lint.model.check import Verdict
from budget_lint.model.finding import Finding


def worded(verdicts: Sequence[Verdict]) -> list[Finding]:
    """The findings of broken checks of words: the same words found again by the same rule hang below the first."""
    names = fingerprints(verdicts, range(len(verdicts)))
    groups: dict[tuple[str, str], list[Finding]] = {}
    for number in sorted(range(len(verdicts)), key=lambda i: (verdicts[i].check.span, i)):
        check = verdicts[number].check
        finding = Finding(verdicts[number], check.rule.severity, names[number])
        groups.setdefault((check.rule.name, check.quote.text if check.quote else ""), []).append(finding)
    return [replace(first, related=tuple(others)) for first, *others in groups.values()]
