from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.reports.numbers import decimals, exact, plain, rounded, telling


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        pytest.param(Fraction(0), 2, "0", id="nought"),
        pytest.param(Fraction(-1, 1000), 2, "0", id="no-minus-nought"),
        pytest.param(Fraction(1, 8), 2, "0.13", id="half-away-from-zero"),
        pytest.param(Fraction(-1, 8), 2, "-0.13", id="half-away-from-zero-below"),
        pytest.param(Fraction(65962, 100), 4, "659.62", id="zeros-trimmed"),
        pytest.param(Fraction(120), 2, "120", id="zeros-of-the-whole-stay"),
        pytest.param(Fraction(1, 3), 4, "0.3333", id="thirds"),
        pytest.param(Fraction(5, 2), 0, "3", id="no-decimals"),
        pytest.param(Fraction(10**30 + 1), 2, "1" + "0" * 29 + "1", id="beyond-floats"),
    ],
)
def test_rounded(value: Fraction, digits: int, text: str) -> None:
    assert rounded(value, digits) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_rounded_gives_back_what_has_few_digits(value: Decimal) -> None:
    assert Decimal(rounded(Fraction(value), 4)) == value


@given(st.fractions(), st.integers(min_value=0, max_value=9))
def test_rounded_is_off_by_half_a_digit_at_most(value: Fraction, digits: int) -> None:
    assert abs(Fraction(rounded(value, digits)) - value) <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("-0.00", "0.00", id="no-minus-nought"),
        pytest.param("1E+3", "1000", id="no-exponent"),
        pytest.param("1E-7", "0.0000001", id="no-small-exponent"),
        pytest.param("-179.310", "-179.310", id="zeros-kept"),
    ],
)
def test_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("quantum", "digits"), [("1", 0), ("0.01", 2), ("1E+2", 0)], ids=["whole", "cents", "hundreds"]
)
def test_decimals(quantum: str, digits: int) -> None:
    assert decimals(Decimal(quantum)) == digits


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Fraction(0), "0", id="nought"),
        pytest.param(Fraction(3, 1000), "0.003", id="exact-is-enough"),
        pytest.param(Fraction(1, 30000), "0.000033", id="two-digits-that-tell"),
        pytest.param(Fraction(-9899, 100), "-98.99", id="plain"),
    ],
)
def test_telling(value: Fraction, text: str) -> None:
    assert telling(value, 2) == text


def test_exact_is_bounded() -> None:
    assert exact(Fraction(1, 3)) == "0.333333333333"
