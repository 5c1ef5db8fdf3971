"""Random narratives: right ones raise no alarm however they are worded, wrong ones are found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

from budget_lint.model.finding import Finding
from budget_lint.pipeline import Linter
from tests.narratives import reports
from tests.narratives.mangle import HARMLESS, wrong
from tests.narratives.writer import TEMPLATES as OWN
from tests.narratives.writer import Writer, traditional

TEMPLATES = (*OWN, *reports.TEMPLATES)
SEEDS = range(24)
MANGLED = range(100, 112)
# Of 40 narratives with one wrong digit, in how many the figure must be found. The rest cannot be checked by
# anything in the text: a change without a rate, a rate without its budget.
FOUND = {
    "final_accounts": 32, "three_public": 34, "execution": 24, "debt": 38, "procurement": 32, "items": 38,
    "social": 24, "adjustment": 8, "performance": 30, "adjusted_budgets": 24, "growth_over_years": 20,
    "debt_over_years": 38, "scores": 38,
}  # fmt: skip


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def alarms(linter: Linter, text: str) -> list[str]:
    """Errors and warnings about figures, with what they are about. Wording is not looked at: mangling spoils it."""
    findings = [f for f in linter.check_text(text + "\n").findings if f.severity in ("error", "warning")]
    rules = [finding.verdict.check.rule for finding in findings]
    return [
        f"{rule.code} {[fact.figure.text for fact in finding.verdict.check.facts]} in {text}"
        for rule, finding in zip(rules, findings, strict=True)
        if rule.family != "wording"
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: str(template.__name__))
def test_no_false_alarm(template: Callable[[Writer], str], linter: Linter) -> None:
    for seed in SEEDS:
        assert alarms(linter, template(Writer(seed))) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: str(template.__name__))
def test_no_false_alarm_in_traditional_script(template: Callable[[Writer], str], linter: Linter) -> None:
    for seed in list(SEEDS)[:6]:
        assert alarms(linter, traditional(template(Writer(seed)))) == []


@pytest.mark.parametrize("mangle", HARMLESS, ids=lambda mangle: str(mangle.__name__))
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: str(template.__name__))
def test_no_false_alarm_when_defaced(
    template: Callable[[Writer], str], mangle: Callable[[str, Random], str], linter: Linter
) -> None:
    for seed in MANGLED:
        assert alarms(linter, mangle(template(Writer(seed)), Random(seed))) == []


def figures(finding: Finding) -> Iterator[str]:
    """The figures of a finding and of those below it."""
    yield from (fact.figure.text for fact in finding.verdict.check.facts)
    for other in finding.related:
        yield from figures(other)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: str(template.__name__))
def test_a_wrong_digit_is_found(template: Callable[[Writer], str], linter: Linter) -> None:
    hits = 0
    for seed in range(40):
        text, figure = wrong(template(Writer(seed)), Random(seed))
        hits += any(figure in set(figures(finding)) for finding in linter.check_text(text + "\n").findings)
    assert hits >= FOUND[template.__name__]


def test_the_templates_write_what_they_say() -> None:
    """Other seeds give other texts, equal ones equal texts."""
    for template in TEMPLATES:
        texts = {template(Writer(seed)) for seed in range(10)}
        assert len(texts) == 10
        assert template(Writer(3)) in texts
