"""Verdicts on single checks."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from budget_lint.checks import evaluate
from budget_lint.model.check import Arithmetic, Verdict
from budget_lint.model.expression import Call, Comparison, Expression, Logic, Name
from budget_lint.model.expression import Negation as Minus
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import NO_UNIT, Quantity
from tests.checks.facts import (
    CARS,
    CURRENT,
    GROWTH,
    PART,
    PARTS,
    PERCENT,
    POINT,
    PREVIOUS,
    RATE,
    SHARE,
    SHARES,
    SUM,
    TOTAL,
    VISITS,
    WHOLE,
    YI,
    arithmetic,
    call,
    check,
    equal,
    negated,
    number,
    quantity,
)

Binding = dict[str, list[Quantity]]


def wan(*texts: str) -> list[Quantity]:
    return [quantity(text) for text in texts]


def percent(*texts: str) -> list[Quantity]:
    return [quantity(text, PERCENT) for text in texts]


def cars(*texts: str) -> list[Quantity]:
    return [quantity(text, CARS) for text in texts]


def parts(total: str, *others: str) -> Binding:
    return {"total": wan(total), "parts": wan(*others)}


def share(rate: str, part: str, whole: str) -> Binding:
    return {"share": percent(rate), "part": wan(part), "whole": wan(whole)}


def growth(rate: str, current: str, previous: str) -> Binding:
    return {"rate": percent(rate), "current": wan(current), "previous": wan(previous)}


def power(result: str, base: str, times: str) -> Binding:
    count = Quantity(Decimal(times), Decimal(0), NO_UNIT)
    return {"part": percent(result), "whole": percent(base), "times": [count]}


AGREE = call("agree", PARTS)
WEIGHTED = equal(
    arithmetic("/", TOTAL, RATE), call("sum", arithmetic("/", PARTS, Name("rates")))
)  # fmt: skip
POWER = equal(PART, Call("power", (WHOLE, Name("times"))))
DIFFERENCE = equal(call("abs", arithmetic("-", CURRENT, PREVIOUS)), TOTAL)
CASES: dict[str, tuple[Expression, Binding, str]] = {
    "sum_broken": (SUM, parts("10.00", "4.00", "5.98"), "broken"),
    "sum_broken_by_more_than_rounding": (SUM, parts("561.01", "429.32", "48.38", "83.34"), "broken"),
    "sum_of_nothing_broken": (SUM, {"total": wan("1"), "parts": []}, "broken"),
    "power_broken": (POWER, power("10.00", "3.00", "2"), "broken"),
    "sum_negative_broken": (SUM, parts("-2.5", "-4.0", "1.0"), "broken"),
    "zero_broken": (SUM, parts("0.00", "0.02", "0.00"), "broken"),
    "unit_not_minded_broken": (SUM, {"total": [quantity("1.50", YI)], "parts": wan("1.50")}, "broken"),
    "share_broken": (SHARES, share("8.95", "50.13", "561.01"), "broken"),
    "growth_broken": (GROWTH, growth("-20", "120.5", "100.4"), "broken"),
    "agree_broken_same_precision": (AGREE, {"parts": wan("267.75", "267.76")}, "broken"),
    "agree_broken_touching": (AGREE, {"parts": wan("267.75", "267.8", "267.85")}, "broken"),
    "less_broken": (Comparison("<=", PART, WHOLE), {"part": wan("1.02"), "whole": wan("1.00")}, "broken"),
    "strictly_less_broken": (Comparison("<", PART, WHOLE), {"part": cars("3"), "whole": cars("2")}, "broken"),
    "more_broken": (Comparison(">", PART, WHOLE), {"part": wan("1.00"), "whole": wan("1.02")}, "broken"),
    "false": (Logic("or", ()), {"figures": wan("1")}, "broken"),
    "not_zero_broken": (negated(call("zero", PART)), {"part": wan("0.00")}, "broken"),
    "and_broken": (Logic("and", (SUM, call("zero", TOTAL))), parts("1.0", "1.0"), "broken"),
    "sum_holds": (SUM, parts("10.00", "4.00", "6.00"), "holds"),
    "sum_holds_coarser_total": (SUM, parts("10.0", "4.02", "6.01"), "holds"),
    "sum_holds_mixed_units": (SUM, {"total": [quantity("1.5", YI)], "parts": wan("12000", "3000")}, "holds"),
    "sum_holds_negative": (SUM, parts("-3.0", "-4.0", "1.0"), "holds"),
    "sum_rounding": (SUM, parts("561.01", "429.32", "48.38", "33.19", "50.13"), "rounding"),
    "power_rounding": (POWER, power("9.03", "3.00", "2"), "rounding"),
    "power_of_a_negative": (POWER, power("-27", "-3", "3"), "holds"),
    "no_times": (POWER, power("1.00", "3.00", "0"), "holds"),
    "share_holds": (SHARES, share("8.94", "50.13", "561.01"), "holds"),
    "share_rounding": (SHARES, share("33.3", "1.00", "3.01"), "rounding"),
    "growth_holds": (GROWTH, growth("20.0", "120.48", "100.40"), "holds"),
    "growth_of_small_numbers": (GROWTH, growth("50", "0.02", "0.01"), "rounding"),
    "agree_holds": (AGREE, {"parts": [*wan("267.75", "267.8"), quantity("2677532.1", CARS)][:2]}, "holds"),
    "agree_holds_one": (AGREE, {"parts": wan("1")}, "holds"),
    "less_holds": (Comparison("<=", PART, WHOLE), {"part": wan("1.00"), "whole": wan("1.00")}, "holds"),
    "less_rounding": (Comparison("<=", PART, WHOLE), {"part": wan("1.01"), "whole": wan("1.00")}, "rounding"),
    "differ_holds": (Comparison("!=", PART, WHOLE), {"part": wan("1"), "whole": wan("2")}, "holds"),
    "differ_rounding": (Comparison("!=", PART, WHOLE), {"part": wan("1"), "whole": wan("1")}, "rounding"),
    "or_second": (Logic("or", (call("zero", TOTAL), SUM)), parts("1", "1"), "holds"),
    "or_spares_the_divisor": (
        Logic("or", (call("zero", WHOLE), SHARES)),
        {**share("100", "0.00", "0.00")},
        "holds",
    ),
    "absolute": (DIFFERENCE, {"current": wan("2.0"), "previous": wan("5.0"), "total": wan("3.0")}, "holds"),
    "negation": (equal(PART, Minus(WHOLE)), {"part": wan("-2.0"), "whole": wan("2.0")}, "holds"),
    "sign": (
        equal(Call("sign", (PART,)), Minus(Call("sign", (WHOLE,)))),
        {"part": wan("-2"), "whole": wan("7")},
        "holds",
    ),
    "count": (equal(call("count", PARTS), number(2)), {"parts": wan("1", "2")}, "holds"),
    "maximum": (
        equal(TOTAL, Call("max", (PART, WHOLE, number(0)))),
        {"total": wan("5"), "part": wan("5"), "whole": wan("-2")},
        "holds",
    ),
    "absent_is_nought": (
        equal(TOTAL, arithmetic("+", PART, WHOLE)),
        {"total": wan("5"), "part": wan("5")},
        "holds",
    ),
    "given_not": (negated(call("given", WHOLE)), {"part": wan("5")}, "holds"),
    "weighted": (
        WEIGHTED,
        {
            "total": wan("300"),
            "rate": percent("75.0"),
            "parts": wan("100", "200"),
            "rates": percent("50", "100"),
        },
        "holds",
    ),
    "points_of_percentages": (
        equal(RATE, arithmetic("-", SHARE, PART)),
        {"rate": [quantity("1.5", POINT)], "share": percent("9.5"), "part": percent("8.0")},
        "holds",
    ),
}
UNDECIDED: dict[str, tuple[Expression, Binding, str]] = {
    "zero_divisor": (SHARES, share("100", "0.00", "0.00"), "zero_divisor"),
    "divisor_may_be_zero": (GROWTH, growth("100", "2", "0.0"), "zero_divisor"),
    "units_in_a_list": (SUM, {"total": cars("3"), "parts": [*cars("1"), quantity("2", VISITS)]}, "units"),
    "units_of_the_sides": (SUM, {"total": wan("3"), "parts": cars("1", "2")}, "units"),
    "units_to_agree": (AGREE, {"parts": [*wan("3"), *cars("3")]}, "units"),
    "approximate": (SUM, {"total": [quantity("600", bound="about")], "parts": wan("1")}, "approximate"),
    "at_least": (SUM, {"total": wan("600"), "parts": [quantity("1", bound="at_least")]}, "approximate"),
    "times_that_are_no_whole_number": (POWER, power("9", "3", "1.5"), "mismatch"),
    "times_too_many": (POWER, power("9", "3", "101"), "mismatch"),
    "lengths": (
        WEIGHTED,
        {"total": wan("3"), "rate": percent("7"), "parts": wan("1", "2"), "rates": percent("5")},
        "mismatch",
    ),
}


@pytest.mark.parametrize(("assertion", "binding", "outcome"), CASES.values(), ids=CASES)
def test_outcome(assertion: Expression, binding: Binding, outcome: str) -> None:
    assert evaluate(check(assertion, binding)).outcome == outcome


@pytest.mark.parametrize(("assertion", "binding", "reason"), UNDECIDED.values(), ids=UNDECIDED)
def test_undecided(assertion: Expression, binding: Binding, reason: str) -> None:
    made = check(assertion, binding)
    assert evaluate(made) == Verdict(made, "undecided", None, reason)


@pytest.mark.parametrize(
    ("doubt", "total", "outcome", "reason"),
    [
        ("missing", "3", "undecided", "missing"),
        ("uncertain", "9", "undecided", "uncertain"),
        ("incomplete", "9", "undecided", "incomplete"),
        ("incomplete", "3", "holds", ""),
    ],
)
def test_doubt(doubt: str, total: str, outcome: str, reason: str) -> None:
    verdict = evaluate(check(SUM, parts(total, "1", "2"), doubt))
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("rate", "tolerance", "outcome"),
    [
        ("8.93", "printed-precision", "broken"),
        ("8.92", "truncated", "broken"),
        ("8.93", "truncated", "truncated"),
        ("8.94", "truncated", "holds"),
        ("8.94", "exact", "broken"),
    ],
)
def test_tolerances(rate: str, tolerance: str, outcome: str) -> None:
    """50.13 of 560.90 are 8.937 per cent."""
    made = check(SHARES, share(rate, "50.13", "560.90"), tolerance=tolerance)
    assert evaluate(made).outcome == outcome


def test_arithmetic() -> None:
    verdict = evaluate(check(SUM, parts("10.0", "4.00", "5.98")))
    assert verdict.arithmetic == Arithmetic(
        "==",
        Fraction(100_000),
        Fraction(99_800),
        Interval(Fraction(99_500), Fraction(100_500)),
        Interval(Fraction(99_700), Fraction(99_900)),
    )


def test_arithmetic_of_the_comparison_that_failed() -> None:
    both = Logic("and", (equal(TOTAL, TOTAL), SUM))
    verdict = evaluate(check(both, parts("9", "4", "3")))
    assert verdict.arithmetic is not None
    assert verdict.outcome == "broken"
    assert verdict.arithmetic.computed == 70_000


def replace(index: int, text: str, **values: Any) -> Verdict:
    made = check(SHARES, share("50", "2.00", "8.00"), **values)
    return evaluate(made, {index: quantity(text, PERCENT if index == 0 else made.facts[1].quantity.unit)})


@pytest.mark.parametrize(
    ("index", "text", "outcome"),
    [(0, "26", "broken"), (0, "25", "holds"), (1, "4", "holds"), (9, "1", "broken")],
)
def test_replaced(index: int, text: str, outcome: str) -> None:
    assert replace(index, text).outcome == outcome


def test_replaced_beyond_the_guard() -> None:
    verdict = replace(2, "0.00", when=negated(call("zero", WHOLE)))
    assert (verdict.outcome, verdict.reason) == ("undecided", "not_applicable")
