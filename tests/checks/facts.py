"""Facts, statements and rules in short notation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from budget_lint.model.check import Check
from budget_lint.model.expression import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Logic,
    Name,
    Number,
)
from budget_lint.model.fact import Fact, Figure, Measure, Reading, Scope, Statement
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Bound, Quantity, Unit
from budget_lint.model.rule import Rule, Ruleset
from budget_lint.model.span import Span

WAN = Unit("wan", "money", Fraction(10_000))
YI = Unit("yi", "money", Fraction(100_000_000))
PERCENT = Unit("%", "percent")
LISTS = {"figures", "parts", "rates"}
POINT = Unit("pp", "point")
CARS = Unit("car", "count", Fraction(1), "car")
VISITS = Unit("visit", "count", Fraction(1), "visit")


def quantity(text: str, unit: Unit = WAN, bound: Bound = "exact") -> Quantity:
    """The quantity of digits as printed: their last place is the quantum."""
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Quantity(value, Decimal(1).scaleb(exponent), unit, bound)


def fact(
    text: str,
    place: int,
    concept: str = "",
    *,
    unit: Unit = WAN,
    bound: Bound = "exact",
    measure: Measure = "amount",
    period: str = "2022",
    scope: Scope = (),
    basis: str = "",
    certain: bool = True,
    section: int = 0,
    paragraph: int = 0,
    column: int = -1,
) -> Fact:
    """A fact whose figure has the index ``place`` and stands at ten times of it."""
    span = Span(10 * place, 10 * place + len(text))
    figure = Figure(place, text, span, span, quantity(text, unit, bound))
    return Fact(figure, figure.quantity, concept, concept, measure, period, scope, basis, certain,
                section=section, paragraph=paragraph, column=column)  # fmt: skip


def statement(kind: str, tags: frozenset[str] = frozenset(), **roles: list[Fact]) -> Statement:
    return Statement(kind, tuple((role, tuple(facts)) for role, facts in roles.items()), Span(0, 1), tags)


def rule(assertion: Expression, **values: Any) -> Rule:
    return Rule(**{"name": "r", "code": "R1", "family": "f", "severity": "error", "assertion": assertion,
                   "title": {}, "why": {}, "message": {}, **values})  # fmt: skip


def check(
    assertion: Expression, binding: Mapping[str, list[Quantity]], doubt: str = "", **values: Any
) -> Check:
    """A check over quantities; the roles in ``LISTS`` bind several."""
    place = 0
    bound = []
    for role, quantities in binding.items():
        facts = []
        for item in quantities:
            figure = Figure(place, str(item.value), Span(place, place + 1), Span(place, place + 1), item)
            facts.append(Fact(figure, item, "", "", "amount", "", ()))
            place += 1
        bound.append((role, tuple(facts)))
    lists = tuple(role for role in binding if role in LISTS)
    return Check(rule(assertion, **{"lists": lists, **values}), tuple(bound), doubt)


def reading(facts: list[Fact], *statements: Statement) -> Reading:
    return Reading(tuple(item.figure for item in facts), tuple(facts), statements, "", "2022")


def ruleset(*rules: Rule) -> Ruleset:
    return Ruleset(rules)


def arithmetic(operator: str, left: Expression, right: Expression) -> Expression:
    return Arithmetic(operator, left, right)


def equal(left: Expression, right: Expression) -> Expression:
    return Comparison("==", left, right)


def number(value: int) -> Expression:
    return Number(Fraction(value))


def negated(operand: Expression) -> Expression:
    return Logic("not", (operand,))


def call(function: str, argument: Expression) -> Expression:
    return Call(function, (argument,))


LEXICON = Lexicon()
TOTAL, PARTS = Name("total"), Name("parts")
SHARE, PART, WHOLE = Name("share"), Name("part"), Name("whole")
RATE, CURRENT, PREVIOUS = Name("rate"), Name("current"), Name("previous")
SUM = equal(TOTAL, call("sum", PARTS))
SHARES = equal(SHARE, arithmetic("*", arithmetic("/", PART, WHOLE), number(100)))
GROWTH = equal(
    RATE, arithmetic("*", arithmetic("/", arithmetic("-", CURRENT, PREVIOUS), PREVIOUS), number(100))
)
