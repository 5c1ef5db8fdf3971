"""Contradictions that only several checks together show, and the exact proof of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.diagnosis import contradictions, diagnose
from budget_lint.diagnosis.joint.conflict import conflict, contradictory, proven
from budget_lint.diagnosis.joint.solver import Relaxed, relaxed
from budget_lint.diagnosis.joint.system import System, satisfiable, system
from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Call, Logic, Name
from budget_lint.model.fact import Fact
from budget_lint.model.quantity import Quantity, Unit
from tests.diagnosis.accounts import (
    AGREE,
    CUT_SHARE,
    DOCUMENT,
    INCLUSION,
    PERCENT,
    RATE,
    SHARE,
    TOTAL,
    WAN,
    Accounts,
    evaluate,
    rule,
    suspects,
)

NONE_GIVEN = Logic("not", (Call("given", (Name("figures"),)),))
JOINT = replace(rule("joint", NONE_GIVEN, "warning"), over="contradiction", lists=("figures",))


def judged(check: Check, replaced: dict[int, Quantity]) -> Verdict:
    return Verdict(check, "broken") if check.rule is JOINT else evaluate(check, replaced)


def found(accounts: Accounts) -> list[tuple[str, list[str]]]:
    """Outcome and figures of the verdicts on contradictions."""
    verdicts = contradictions(accounts.verdicts, [JOINT], judged)  # type: ignore[arg-type] # a dict is a mapping
    return [(v.outcome, [fact.figure.text for fact in v.check.facts]) for v in verdicts]


def systems(accounts: Accounts) -> System:
    quantities = {fact.figure.index: fact.quantity for fact in accounts.facts}
    return system(dict(enumerate(accounts.checks)), quantities)


def chain(project: str = "40.09", personnel: str = "40.09") -> Accounts:
    """A total needs its first part small, the sum of that part needs it large, and both are stated alike."""
    made = Accounts()
    basic, again = made.fact("60.0"), made.fact("60.0")
    made.check(TOTAL, total=made.fact("100.0"), parts=[basic, made.fact(project)])
    made.check(TOTAL, total=again, parts=[made.fact(personnel), made.fact("20.0")])
    made.check(AGREE, stated=[basic, again])
    return made


def test_checks_that_agree_are_no_contradiction() -> None:
    assert found(chain("40.00", "40.00")) == []
    assert found(chain("40.04", "39.96")) == []
    assert found(chain("40.09", "39.98")) == []


def test_no_rule_no_verdict() -> None:
    assert contradictions(chain().verdicts, [TOTAL], evaluate) == ()


def test_three_relations_that_hold_one_by_one_contradict_each_other() -> None:
    accounts = chain()
    assert {verdict.outcome for verdict in accounts.verdicts} == {"holds", "rounding"}
    assert found(accounts) == [("broken", ["60.0", "60.0", "100.0", "40.09", "40.09", "20.0"])]


def test_the_smallest_set_is_given() -> None:
    accounts = chain()
    total, basic = accounts.facts[2], accounts.facts[0]
    for part, share in ((basic, "60"), (accounts.facts[3], "40")):
        accounts.check(SHARE, share=accounts.percent(share), part=part, whole=total)
    accounts.check(TOTAL, total=accounts.fact("160.0"), parts=[basic, total])
    accounts.check(INCLUSION, narrow=basic, wide=total)
    assert {verdict.outcome for verdict in accounts.verdicts} <= {"holds", "rounding"}
    assert conflict(systems(accounts)) == frozenset({0, 1, 2})
    accounts.check(SHARE, share=accounts.percent("60.0"), part=basic, whole=total)
    assert conflict(systems(accounts)) == frozenset({0, 7})


def test_what_cut_digits_would_explain_is_marked_so() -> None:
    assert found(chain("40.07", "40.07")) == [("truncated", ["60.0", "60.0", "100.0", "40.07", "40.07", "20.0"])]


def test_checks_beside_a_broken_one_take_no_part() -> None:
    accounts = chain()
    accounts.check(AGREE, stated=[accounts.facts[2], accounts.fact("100.5")])
    assert found(accounts) == []


def test_doubtful_checks_take_no_part() -> None:
    accounts = chain()
    accounts.checks[1] = replace(accounts.checks[1], doubt="incomplete")
    assert found(accounts) == []


def test_a_share_bounds_part_and_whole() -> None:
    accounts = Accounts()
    part, whole, again = accounts.fact("60.07"), accounts.fact("100.0"), accounts.fact("100.0")
    accounts.check(SHARE, share=accounts.percent("60.0"), part=part, whole=whole)  # the whole is 100.025 at least
    accounts.check(SHARE, share=accounts.percent("99.8", "execution_rate"), part=again, whole=accounts.fact("100.2"))
    accounts.check(AGREE, stated=[whole, again])
    assert {verdict.outcome for verdict in accounts.verdicts} <= {"holds", "rounding"}
    assert conflict(systems(accounts)) is None
    binding = _with(accounts.checks[1], "whole", accounts.fact("100.16"))
    accounts.checks[1] = replace(accounts.checks[1], binding=binding)
    assert conflict(systems(accounts)) == frozenset({0, 1, 2})


def test_a_share_with_its_digits_cut_off_is_accepted() -> None:
    accounts = Accounts()
    part, whole, again = accounts.fact("60.07"), accounts.fact("100.0"), accounts.fact("100.0")
    accounts.check(CUT_SHARE, share=accounts.percent("60.0"), part=part, whole=whole)
    accounts.check(SHARE, share=accounts.percent("99.8"), part=again, whole=accounts.fact("100.16"))
    accounts.check(AGREE, stated=[whole, again])
    assert conflict(systems(accounts)) is None


def test_suspects_of_a_contradiction_mend_it() -> None:
    accounts = chain()
    verdicts = (*accounts.verdicts, *contradictions(accounts.verdicts, [JOINT], judged))  # type: ignore[arg-type]
    (finding,) = diagnose(DOCUMENT, verdicts, judged)  # type: ignore[arg-type] # as above
    assert finding.severity == "warning"
    assert finding.named is None
    assert sorted(suspects(finding)) == [("100.0", "100.1"), ("20.0", "19.9"), ("40.09", "40.02"), ("40.09", "40.02")]


def test_a_proof_that_does_not_add_up_is_refused() -> None:
    of = systems(chain())
    right = relaxed(of, of.checks)
    assert right is not None
    assert proven(of, right)
    for multipliers in (tuple(Fraction(0) for _ in right.multipliers), tuple(Fraction(1) for _ in right.multipliers)):
        assert not proven(of, Relaxed(right.strained, multipliers, right.values))
    one_less = list(right.multipliers)
    one_less[next(i for i, y in enumerate(one_less) if y)] = Fraction(0)
    assert not proven(of, Relaxed(right.strained, tuple(one_less), right.values))


def test_the_solver_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    of = systems(chain())
    assert relaxed(of, of.checks) is not None
    assert capfd.readouterr() == ("", "")


PARTS = st.lists(st.integers(1, 999_999), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(PARTS, st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_figures_truly_rounded_never_contradict_each_other(parts: list[int], places: list[int]) -> None:
    """Whatever the precision of each figure: the true values satisfy everything."""
    accounts = Accounts()

    def fact(value: Fraction, digits: int, unit: Unit = WAN) -> Fact:
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return accounts.fact(str(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)), unit=unit)

    total, before = sum(parts), parts[0]
    facts = [fact(Fraction(part, 1000), places[i]) for i, part in enumerate(parts)]
    whole, again = fact(Fraction(total, 1000), places[6]), fact(Fraction(total, 1000), places[7])
    accounts.check(TOTAL, total=whole, parts=facts)
    accounts.check(AGREE, stated=[whole, again])
    for i, (part, printed) in enumerate(zip(parts, facts, strict=True)):
        share = fact(Fraction(100 * part, total), places[8 + i % 4], PERCENT)
        accounts.check(SHARE, share=share, part=printed, whole=again)
    change = fact(Fraction(total - before, 1000), places[9])
    rate = fact(Fraction(100 * (total - before), before), places[10], PERCENT)
    accounts.check(RATE, rate=rate, change=change, current=whole)
    accounts.check(TOTAL, total=whole, parts=[facts[0], change])
    of = systems(accounts)
    assert not contradictory(of)
    assert conflict(of) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-8, 8), min_size=3, max_size=3))
def test_what_is_satisfied_in_a_glance_is_no_contradiction(offs: list[int]) -> None:
    accounts = chain(f"40.{abs(offs[0]):02}", f"39.{99 - abs(offs[1])}")
    accounts.check(TOTAL, total=accounts.facts[2], parts=[accounts.facts[1], accounts.fact(f"40.{abs(offs[2]):02}")])
    of = systems(accounts)
    if satisfiable(of):
        assert conflict(of) is None
        found = relaxed(of, of.checks)
        assert found is not None
        assert not found.strained


def _with(check: Check, role: str, fact: Fact) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    return tuple((key, (fact,) if key == role else facts) for key, facts in check.binding)
