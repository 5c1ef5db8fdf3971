"""Figures printed from true values are never broken; figures that no true values print like are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from budget_lint.checks import evaluate
from budget_lint.model.expression import Call, Expression, Name
from budget_lint.model.quantity import NO_UNIT, Quantity, Unit
from tests.checks.facts import GROWTH, PERCENT, SHARES, SUM, WAN, YI, arithmetic, check, equal, number

UNITS = st.sampled_from([WAN, YI])
DIGITS = st.integers(0, 4)
MONEY = st.integers(-(10**11), 10**11)
AMOUNT = st.integers(1, 10**11)
PRINTING = st.tuples(DIGITS, UNITS)
Printing = tuple[int, Unit]
Truth = Callable[..., bool]


def printed(value: Fraction, digits: int, unit: Unit) -> Quantity:
    """How ``value`` (base units) is printed in ``unit`` with ``digits`` decimals, halves away from nought."""
    scaled = value / unit.factor * 10**digits
    whole, rest = divmod(abs(scaled), 1)
    rounded = int(whole) + (rest >= Fraction(1, 2))
    number = Decimal(rounded if scaled >= 0 else -rounded).scaleb(-digits)
    assert number == number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return Quantity(number, Decimal(1).scaleb(-digits), unit)


def outcome(assertion: Expression, binding: Mapping[str, Sequence[Quantity]]) -> str:
    return evaluate(check(assertion, {role: list(items) for role, items in binding.items()})).outcome


@given(st.lists(st.tuples(MONEY, DIGITS, UNITS), max_size=8), DIGITS, UNITS)
def test_true_sums_are_not_broken(items: list[tuple[int, int, Unit]], digits: int, unit: Unit) -> None:
    total = printed(Fraction(sum(item[0] for item in items)), digits, unit)
    parts = [printed(Fraction(value), places, own) for value, places, own in items]
    assert outcome(SUM, {"total": [total], "parts": parts}) in ("holds", "rounding")


@given(MONEY, AMOUNT, DIGITS, PRINTING, PRINTING)
def test_true_shares_are_not_broken(
    part: int, whole: int, digits: int, first: Printing, second: Printing
) -> None:
    divisor = printed(Fraction(whole), *second)
    share = printed(Fraction(part, whole) * 100, digits, PERCENT)
    binding = {"share": [share], "part": [printed(Fraction(part), *first)], "whole": [divisor]}
    expected = ("undecided",) if 0 in divisor.interval else ("holds", "rounding")
    assert outcome(SHARES, binding) in expected


@given(MONEY, AMOUNT, DIGITS, PRINTING, PRINTING)
def test_true_growth_rates_are_not_broken(
    current: int, previous: int, digits: int, first: Printing, second: Printing
) -> None:
    divisor = printed(Fraction(previous), *second)
    rate = printed(Fraction(current - previous, previous) * 100, digits, PERCENT)
    binding = {"rate": [rate], "current": [printed(Fraction(current), *first)], "previous": [divisor]}
    expected = ("undecided",) if 0 in divisor.interval else ("holds", "rounding")
    assert outcome(GROWTH, binding) in expected


def grid(quantity: Quantity, steps: int) -> Iterator[Fraction]:
    """Values spread evenly over those that a printed figure may stand for, both ends included."""
    interval = quantity.interval
    return (interval.low + interval.width * step / steps for step in range(steps + 1))


def possible(quantities: Sequence[Quantity], truth: Truth, steps: int = 4) -> bool:
    """Brute force: whether some values on the grid make a relation true."""
    return any(truth(*values) for values in product(*(grid(item, steps) for item in quantities)))


SMALL = st.tuples(st.integers(-30, 30), st.integers(0, 2)).map(
    lambda pair: Quantity(Decimal(pair[0]).scaleb(-pair[1]), Decimal(1).scaleb(-pair[1]), WAN)
)
RATES = st.tuples(st.integers(-400, 400), st.integers(0, 1)).map(
    lambda pair: Quantity(Decimal(pair[0]).scaleb(-pair[1]), Decimal(1).scaleb(-pair[1]), PERCENT)
)


@given(SMALL, st.lists(SMALL, min_size=1, max_size=3))
def test_sums_against_brute_force(total: Quantity, parts: list[Quantity]) -> None:
    """The ends of the intervals lie on the grid, so the smallest and the largest sum do too."""
    sums = [sum(values, Fraction(0)) for values in product(*(grid(item, 1) for item in parts))]
    expected = max(sums) >= total.interval.low and min(sums) <= total.interval.high
    assert (outcome(SUM, {"total": [total], "parts": parts}) != "broken") is expected


@given(RATES, SMALL, SMALL)
def test_shares_against_brute_force(share: Quantity, part: Quantity, whole: Quantity) -> None:
    assume(0 not in whole.interval)
    found = outcome(SHARES, {"share": [share], "part": [part], "whole": [whole]})
    within = possible([part, whole], lambda a, b: a / b * 100 in share.interval)
    low, high = extremes([part, whole], lambda a, b: a / b * 100)
    assert not (found == "broken" and within)
    assert (found != "broken") is (low <= share.interval.high and share.interval.low <= high)


@given(RATES, SMALL, SMALL)
def test_growth_against_brute_force(rate: Quantity, current: Quantity, previous: Quantity) -> None:
    assume(0 not in previous.interval)
    found = outcome(GROWTH, {"rate": [rate], "current": [current], "previous": [previous]})
    within = possible([current, previous], lambda a, b: (a - b) / b * 100 in rate.interval)
    low, high = extremes([current, previous], lambda a, b: (a - b) / b * 100)
    assert not (found == "broken" and within)
    assert (found != "broken") is (low <= rate.interval.high and rate.interval.low <= high)


def extremes(quantities: Sequence[Quantity], value: Callable[..., Fraction]) -> tuple[Fraction, Fraction]:
    """The smallest and the largest value over a grid that holds all corners."""
    values = [value(*numbers) for numbers in product(*(grid(item, 2) for item in quantities))]
    return min(values), max(values)


@given(st.integers(1, 10**9), st.integers(-50, 50), st.integers(1, 12), DIGITS, PRINTING, PRINTING)
def test_true_growth_over_years_is_not_broken(
    start: int, percent: int, years: int, digits: int, first: Printing, second: Printing
) -> None:
    end = Fraction(start) * (1 + Fraction(percent, 100)) ** years
    rate = printed(Fraction(percent), digits, PERCENT)
    times = Quantity(Decimal(years), Decimal(0), NO_UNIT)
    binding = {
        "part": [printed(end, *first)], "whole": [printed(Fraction(start), *second)], "rate": [rate], "times": [times]
    }  # fmt: skip
    factor = arithmetic("+", number(1), arithmetic("/", Name("rate"), number(100)))
    grown = arithmetic("*", Name("whole"), Call("power", (factor, Name("times"))))
    assert outcome(equal(Name("part"), grown), binding) in ("holds", "rounding")
