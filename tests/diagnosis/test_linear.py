"""Checks as linear relations, and what these say of a figure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.diagnosis.linear import CONSTANT, Linear, linear
from budget_lint.diagnosis.solve import Unknown, bounds, roots
from budget_lint.model.expression import Call, Comparison, Name, Number
from budget_lint.model.interval import Interval
from budget_lint.model.rule import Rule
from tests.diagnosis.accounts import AGREE, INCLUSION, RATE, SHARE, TOTAL, Accounts, arithmetic, names, rule

ONE = Fraction(1)


@pytest.mark.parametrize("of", [AGREE, SHARE, RATE], ids=["agree", "share", "rate"])
def test_what_is_not_linear(of: Rule) -> None:
    accounts = Accounts()
    roles = {role: accounts.fact("2") for role in ("share", "part", "whole", "rate", "change", "current")}
    accounts.check(of, "", **roles)
    assert linear(of.assertion, accounts.checks[0]) is None


def test_a_sum() -> None:
    accounts = Accounts()
    accounts.check(TOTAL, total=accounts.fact("3"), parts=[accounts.fact("1"), accounts.fact("2")])
    assert linear(TOTAL.assertion, accounts.checks[0]) == Linear({0: ONE, 1: -ONE, 2: -ONE}, "==")


def test_a_bound() -> None:
    accounts = Accounts()
    accounts.check(INCLUSION, narrow=accounts.fact("1"), wide=accounts.fact("2"))
    assert linear(INCLUSION.assertion, accounts.checks[0]) == Linear({0: ONE, 1: -ONE}, "<=")


def test_constants_and_absent_roles() -> None:
    accounts = Accounts()
    half = arithmetic("/", arithmetic("-", Name("a"), Name("absent")), Number(Fraction(2)))
    assertion = Comparison("==", half, arithmetic("+", Number(Fraction(7)), Call("sum", names("none"))))
    accounts.check(rule("r", assertion), a=accounts.fact("1"))
    assert linear(assertion, accounts.checks[0]) == Linear({0: Fraction(1, 2), CONSTANT: Fraction(-7)}, "==")


@given(st.lists(st.integers(-99999, 99999), min_size=2, max_size=8), st.integers(0, 8))
def test_a_linear_form_gives_what_solving_the_tree_gives(values: list[int], which: int) -> None:
    accounts = Accounts()
    facts = [accounts.fact(str(Decimal(value).scaleb(-2))) for value in values]
    accounts.check(TOTAL, total=facts[0], parts=facts[1:])
    (check,) = accounts.checks
    index = which % len(values)
    slow = Unknown(check, index, {})
    fast = Unknown(check, index, {}, linear(TOTAL.assertion, check))
    assert roots(fast) == roots(slow)
    assert bounds(fast) == bounds(slow)


def test_the_range_of_the_rest() -> None:
    form = Linear({0: ONE, 1: Fraction(-2), CONSTANT: Fraction(5)}, "==")
    ranges = {0: Interval(Fraction(1), Fraction(2)), 1: Interval(Fraction(3), Fraction(4))}
    assert form.rest(0, ranges) == Interval(Fraction(-3), Fraction(-1))
    assert form.solved(1, form.rest(1, ranges)) == Interval(Fraction(3), Fraction(7, 2))
