"""Roots are the inverse of powers, to the last step, for whatever interval and number of times."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.diagnosis.powers import STEP, raised, rooted
from budget_lint.diagnosis.rational import UnsolvableError
from budget_lint.model.interval import Interval

POSITIVE = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=10**6)


@pytest.mark.parametrize(("value", "times"), [(0, 2), (-1, 3), (4, 0), (4, 101)])
def test_what_has_no_root(value: int, times: int) -> None:
    with pytest.raises(UnsolvableError):
        rooted(Interval.point(value), times)


@pytest.mark.parametrize("times", [-1, 101])
def test_what_has_no_power(times: int) -> None:
    with pytest.raises(UnsolvableError):
        raised(Interval.point(2), times)


@given(POSITIVE, st.integers(min_value=1, max_value=12))
def test_a_root_lies_around_what_was_raised(value: Fraction, times: int) -> None:
    root = rooted(raised(Interval.point(value), times), times)
    assert value in root
    assert root.width <= Fraction(1, STEP)


@given(POSITIVE, POSITIVE, st.integers(min_value=1, max_value=12))
def test_an_interval_is_never_too_narrow(one: Fraction, other: Fraction, times: int) -> None:
    inner = Interval(min(one, other), max(one, other))
    root = rooted(raised(inner, times), times)
    assert root.low <= inner.low
    assert inner.high <= root.high
