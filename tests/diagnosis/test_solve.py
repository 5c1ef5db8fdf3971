"""What a check implies for one of its figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from budget_lint.diagnosis.solve import LIMIT, Unknown, bounds, common, roots
from budget_lint.model.expression import Call, Comparison, Expression, Logic, Name, Negation, Number
from budget_lint.model.interval import Interval
from tests.diagnosis.accounts import (
    AGREE,
    INCLUSION,
    NEVER,
    PERCENT,
    RATE,
    SHARE,
    TOTAL,
    Accounts,
    arithmetic,
    names,
    rule,
)

Expected = tuple[str, str, str]  # root, low, high
ONE, HUNDRED = Number(Fraction(1)), Number(Fraction(100))


def unknown(text: str, assertion: Expression, **roles: str) -> Unknown:
    """A check whose roles bind the figures printed in ``roles``; the unknown is the one printed ``text``."""
    accounts = Accounts()
    facts = {
        role: [accounts.fact(word, unit=PERCENT) for word in words.split()] for role, words in roles.items()
    }
    accounts.check(rule("test", assertion), "", **facts)
    index = next((fact.figure.index for fact in accounts.facts if fact.figure.text == text), -1)
    return Unknown(accounts.checks[0], index, {})


EQUAL_SQUARES = Comparison("==", Name("a"), arithmetic("*", Name("b"), Name("b")))
CUBED = arithmetic("*", arithmetic("*", Name("b"), Name("b")), arithmetic("*", Name("b"), Name("b")))
RATED = Comparison(
    "==",
    arithmetic("/", Name("total"), arithmetic("/", Name("rate"), HUNDRED)),
    Call("sum", (arithmetic("/", Name("parts"), arithmetic("/", Name("rates"), HUNDRED)),)),
)


@pytest.mark.parametrize(
    ("text", "assertion", "roles"),
    [
        pytest.param("9", NEVER.assertion, {"a": "9"}, id="does-not-occur"),
        pytest.param("9", TOTAL.assertion, {"total": "1 2", "parts": "9"}, id="list-for-a-single-one"),
        pytest.param("3", EQUAL_SQUARES, {"a": "9", "b": "3"}, id="not-linear"),
        pytest.param("3", Comparison("==", Name("a"), CUBED), {"a": "9", "b": "3"}, id="of-high-degree"),
        pytest.param("9", SHARE.assertion, {"share": "5", "part": "9", "whole": "0"}, id="zero-divisor"),
        pytest.param("9", RATED, {"total": "1", "rate": "1", "parts": "9 1", "rates": "1 1 1"}, id="lengths"),
        pytest.param("9", Comparison("==", Call("abs", (CUBED,)), ONE), {"a": "9", "b": "3"}, id="no-rational"),
        pytest.param("9", Comparison("!=", Name("a"), ONE), {"a": "9"}, id="unequal"),
        pytest.param("9", INCLUSION.assertion, {"narrow": "9", "wide": "3"}, id="inequality"),
        pytest.param("9", Logic("or", (TOTAL.assertion,)), {"total": "9", "parts": "1"}, id="or"),
        pytest.param("9", TOTAL.assertion, {"total": "9", "parts": "1 " * LIMIT}, id="too-many"),
    ],
)
def test_nothing_is_implied(text: str, assertion: Expression, roles: dict[str, str]) -> None:
    figure = unknown(text, assertion, **roles)
    assert (roots(figure), bounds(figure)) == ((), None)


@pytest.mark.parametrize(
    ("text", "assertion", "roles", "expected"),
    [
        pytest.param("9", TOTAL.assertion, {"total": "9", "parts": "1 2"}, ("3", "2", "4"), id="total"),
        pytest.param("9", TOTAL.assertion, {"total": "5", "parts": "9 2"}, ("3", "2", "4"), id="part"),
        pytest.param("9", TOTAL.assertion, {"total": "9"}, ("0", "0", "0"), id="absent-parts-are-nought"),
        pytest.param(
            "9",
            SHARE.assertion,
            {"share": "20", "part": "9", "whole": "50"},
            ("10", "3861/400", "4141/400"),
            id="part-of-a-share",
        ),
        pytest.param(
            "9",
            SHARE.assertion,
            {"share": "20", "part": "10", "whole": "9"},
            ("50", "1900/41", "700/13"),
            id="whole-of-a-share",
        ),
        pytest.param(
            "9",
            RATED,
            {"total": "4", "rate": "50", "parts": "9 2", "rates": "100 50"},
            ("4", "18706/9999", "6834/1111"),
            id="part-with-a-rate",
        ),
        pytest.param(
            "9",
            RATED,
            {"total": "4", "rate": "9", "parts": "4 2", "rates": "100 50"},
            ("50", "137907/3772", "182709/2620"),
            id="common-rate",
        ),
        pytest.param(
            "9",
            RATE.assertion,
            {"rate": "25", "change": "9", "current": "100"},
            ("20", "9751/502", "3417/166"),
            id="change-twice",
        ),
        pytest.param(
            "9",
            Comparison("==", Negation(Name("a")), Call("count", names("b"))),
            {"a": "9", "b": "5 5"},
            ("-2", "-2", "-2"),
            id="negation-and-count",
        ),
        pytest.param(
            "9",
            Logic("and", (TOTAL.assertion, NEVER.assertion)),
            {"total": "9", "parts": "3"},
            ("3", "5/2", "7/2"),
            id="and",
        ),
        pytest.param("9", AGREE.assertion, {"stated": "9 3 3.2"}, ("3", "63/20", "13/4"), id="restated"),
    ],
)
def test_implied(text: str, assertion: Expression, roles: dict[str, str], expected: Expected) -> None:
    root, low, high = expected
    figure = unknown(text, assertion, **roles)
    found = bounds(figure)
    assert roots(figure)[0] == Fraction(root)
    assert found is not None
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


def test_restated_values_that_differ_leave_nothing() -> None:
    figure = unknown("9", AGREE.assertion, stated="9 3 5")
    found = bounds(figure)
    assert roots(figure) == (Fraction(3), Fraction(5))
    assert found is not None
    assert found.low > found.high


def test_values_in_place_of_printed_ones() -> None:
    figure = unknown("9", TOTAL.assertion, total="9", parts="1 2")
    two = figure.check.facts[2]
    replaced = {two.figure.index: two.quantity.negated()}
    assert roots(Unknown(figure.check, figure.index, replaced)) == (Fraction(-1),)


def test_common() -> None:
    left, right = Interval(Fraction(0), Fraction(2)), Interval(Fraction(1), Fraction(3))
    assert common(left, right) == Interval(Fraction(1), Fraction(2))
    assert (common(left, None), common(None, right), common(None, None)) == (left, right, None)
