"""A total and its parts in whole numbers: the same as in fractions, or left to them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.checks import evaluate, likelihood
from budget_lint.checks.evaluate import _judged
from budget_lint.checks.precision import Precision
from budget_lint.model.check import Check
from budget_lint.model.expression import Call, Comparison, Name
from budget_lint.model.quantity import STEP, Quantity, Unit
from budget_lint.model.rule import Rule

from .facts import CARS, VISITS, WAN, YI, fact

TOTAL = Rule(
    "total", "T1", "test", "error", Comparison("==", Name("total"), Call("sum", (Name("parts"),))), {}, {}, {},
    lists=("parts",),
)  # fmt: skip
THIRD = Unit("third", "money", Fraction(1, 3))


def check(total: tuple[str, Unit], *parts: tuple[str, Unit]) -> Check:
    facts = [fact(text, index, unit=unit) for index, (text, unit) in enumerate((total, *parts))]
    return Check(TOTAL, (("total", (facts[0],)), ("parts", tuple(facts[1:]))))


TEXTS = st.tuples(st.integers(-999_999, 999_999), st.integers(0, 6)).map(lambda n: str(Decimal(n[0]).scaleb(-n[1])))
UNITS = st.sampled_from([WAN, YI, THIRD, CARS, VISITS])


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=12), st.integers(-9, 9), UNITS, UNITS)
@settings(max_examples=400)
def test_both_ways_agree(total: str, parts: list[str], off: int, unit: Unit, other: Unit) -> None:
    """Sums that are right but for some last digits, and sums that are not; all kinds of unit."""
    near = str(sum(map(Decimal, parts), Decimal(0)) + Decimal(off).scaleb(-2))
    for stated, first in ((near, unit), (near, other), (total, unit)):
        made = check((stated, first), *((text, unit) for text in parts))
        assert evaluate(made) == _judged(made, {})


@pytest.mark.parametrize(
    ("total", "parts", "outcome"),
    [
        pytest.param("30", ["10.00", "20.49"], "holds", id="within the total's own rounding"),
        pytest.param("30.00", ["10.00", "20.01"], "rounding", id="one last digit"),
        pytest.param("30.00", ["10.00", "20.02"], "broken", id="more than the parts can explain"),
        pytest.param("0.30", ["0.10"] * 3, "holds", id="equal"),
        pytest.param("0.34", ["0.10"] * 3, "broken", id="more than three parts can explain"),
    ],
)
def test_outcomes(total: str, parts: list[str], outcome: str) -> None:
    assert evaluate(check((total, WAN), *((text, WAN) for text in parts))).outcome == outcome


def test_cars_and_visits_are_not_added() -> None:
    verdict = evaluate(check(("3", CARS), ("1", CARS), ("2", VISITS)))
    assert (verdict.outcome, verdict.reason) == ("undecided", "units")


@given(TEXTS, UNITS)
def test_steps_are_the_point_and_the_half(text: str, unit: Unit) -> None:
    quantity = fact(text, 0, unit=unit).quantity
    if quantity.steps is None:
        assert unit is THIRD
    else:
        point, half = quantity.steps
        assert (Fraction(point), Fraction(half)) == (quantity.point * STEP, quantity.half * STEP)


def test_what_is_no_whole_number_of_steps() -> None:
    assert Quantity(Decimal("1e-13"), Decimal("1e-13"), WAN).steps is not None
    assert Quantity(Decimal("1e-17"), Decimal("1e-17"), WAN).steps is None
    assert Quantity(Decimal("1e-16"), Decimal("1e-16"), WAN).steps is None  # half of it is none


@given(
    st.lists(st.integers(0, 99_999), min_size=1, max_size=60),
    st.integers(-60, 60),
    st.sampled_from([1, 2]),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_what_is_plainly_probable_is_not_improbable(parts: list[int], off: int, places: int, alike: bool) -> None:
    """The quick look at a sum says nothing that the long one would not say."""
    texts = [str(Decimal(parts[0] if alike else part).scaleb(-places)) for part in parts]
    total = str(sum(map(Decimal, texts), Decimal(0)) + Decimal(off).scaleb(-2))
    verdict = evaluate(check((total, WAN), *((text, WAN) for text in texts)))
    precision = Precision(verdict.check.facts)
    if verdict.outcome == "rounding" and not precision.quanta and verdict.arithmetic:
        plain = likelihood._plain(verdict, verdict.arithmetic)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(likelihood, "_plain", lambda *_: False)
            assert not (plain and likelihood.odds(verdict, precision))
