"""Texts that are right, and the same texts with one figure made wrong."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from budget_lint.model.finding import DocumentReport
from budget_lint.pipeline import Linter


class Case(NamedTuple):
    """A right text, its last figure that is printed as ``right``, and the ``wrong`` one to put in its place.

    ``rule`` must find it, and the right one must be among what is proposed instead, unless a ``bound`` gives no value.
    """

    text: str
    right: str
    wrong: str
    rule: str
    bound: bool = False

    @property
    def spoilt(self) -> str:
        before, found, after = self.text.rpartition(self.right)
        assert found
        return before + self.wrong + after


@cache
def linter() -> Linter:
    return Linter()


def report(text: str) -> DocumentReport:
    return linter().check_text(text)


def outcomes(text: str, rule: str) -> list[tuple[str, list[str]]]:
    """The outcomes of a rule's checks, with their figures as printed."""
    verdicts = [verdict for verdict in report(text).verdicts if verdict.check.rule.code == rule]
    return [(verdict.outcome, [fact.figure.text for fact in verdict.check.facts]) for verdict in verdicts]


def found(text: str) -> list[tuple[str, list[str]]]:
    """The rules of the findings and of what hangs below them, with their figures as printed."""
    findings = [each for finding in report(text).findings for each in (finding, *finding.related)]
    verdicts = [finding.verdict for finding in findings]
    return [(v.check.rule.code, [fact.figure.text for fact in v.check.facts]) for v in verdicts]


def proposed(text: str) -> set[tuple[str, str]]:
    """The figures that may be wrong, with what they should be."""
    return {(each.figure.text, each.expected) for finding in report(text).findings for each in finding.suspects}


def check(case: Case) -> None:
    """The right text is silent and decided; the wrong figure is found by the rule, with the right one proposed."""
    assert found(case.text) == []
    assert {outcome for outcome, _ in outcomes(case.text, case.rule)} & {"holds", "rounding"}
    assert [figures for rule, figures in found(case.spoilt) if rule == case.rule and case.wrong in figures]
    assert case.bound or (case.wrong, case.right) in proposed(case.spoilt)
