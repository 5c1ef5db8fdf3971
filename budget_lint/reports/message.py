"""The message of a rule with the figures of a check in it."""

from __future__ import annotations

from budget_lint.model.check import Verdict
from budget_lint.model.fact import Fact
from budget_lint.reports.arithmetic import comparison_numbers
from budget_lint.reports.judgement import qualified
from budget_lint.reports.numbers import printed
from budget_lint.reports.words import ABSENT, Words, fill


def message(verdict: Verdict, words: Words) -> str:
    """The rule's message; what has no value in this check shows as a dash."""
    rule = verdict.check.rule
    values = {role: _role(facts, words) for role, facts in verdict.check.binding}
    if verdict.check.quote is not None:
        values["found"] = verdict.check.quote.text
    said = fill(words.pick(rule.message), {**values, **_numbers(verdict)})
    return qualified(verdict, said, words)


def _role(facts: tuple[Fact, ...], words: Words) -> str:
    return words.joined([printed(fact) for fact in facts]) or ABSENT


def _numbers(verdict: Verdict) -> dict[str, str]:
    """The reserved names, except where a role bears the same name."""
    numbers = comparison_numbers(verdict)
    if numbers is None:
        return {}
    return {
        name: getattr(numbers, name) + numbers.unit
        for name in ("computed", "stated", "difference", "allowed")
        if name not in dict(verdict.check.binding)
    }
