"""Checks as linear relations of their figures, where they are such: sums, differences, comparisons of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from budget_lint.model.check import Check
from budget_lint.model.expression import Arithmetic, Call, Comparison, Expression, Name, Negation, Number
from budget_lint.model.fact import Fact
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import Quantity

Terms = Mapping[int, Fraction]  # figure index -> coefficient; CONSTANT for the term without a figure
CONSTANT = -1
SIGNS = {"+": 1, "-": -1}
RELATIONS = ("==", "<=", ">=")


class NotLinearError(Exception):
    """The expression is no linear one of its names."""


class Linear(NamedTuple):
    """``terms`` compared with nought: left less right of a comparison, by figures (base units)."""

    terms: Terms
    operator: str

    def rest(self, index: int, ranges: Mapping[int, Interval]) -> Interval:
        """The range of all terms but that of one figure, when figures range as told."""
        low = high = self.terms.get(CONSTANT, Fraction(0))
        for key, factor in self.terms.items():
            if key not in (CONSTANT, index):
                term = ranges[key]
                low += factor * (term.low if factor > 0 else term.high)
                high += factor * (term.high if factor > 0 else term.low)
        return Interval(low, high)

    def solved(self, index: int, rest: Interval) -> Interval:
        """The values of a figure with which an equation holds, given the range of the rest."""
        factor = self.terms[index]
        ends = -rest.high / factor, -rest.low / factor
        return Interval(min(ends), max(ends))


def linear(node: Expression, check: Check) -> Linear | None:
    """A comparison as a linear relation of the figures of a check, None if it is none."""
    if not isinstance(node, Comparison) or node.operator not in RELATIONS:
        return None
    try:
        terms = _one(_sum("-", _terms(node.left, check), _terms(node.right, check)))
    except NotLinearError:
        return None
    return Linear({key: factor for key, factor in terms.items() if factor}, node.operator)


def combined(*scaled: tuple[Fraction | int, Terms]) -> Terms:
    """The sum of terms, each times a number; coefficients of nought stay out."""
    result: dict[int, Fraction] = {}
    for factor, terms in scaled:
        for key, value in terms.items():
            result[key] = result.get(key, Fraction(0)) + factor * value
    return {key: value for key, value in result.items() if value}


def terms_of(node: Expression, check: Check) -> Terms:
    """A numeric expression as terms. Raises NotLinearError."""
    return _one(_terms(node, check))


def tolerant(quantity: Quantity, truncation: bool) -> Interval:
    """What a figure may stand for; with ``truncation`` also what is printed so with its digits cut off."""
    if not truncation:
        return quantity.interval
    both = quantity.interval, quantity.cut
    return Interval(min(i.low for i in both), max(i.high for i in both))


def facts_of(check: Check, role: str) -> tuple[Fact, ...]:
    """The facts in a role of a check, none where it is absent."""
    return next((facts for key, facts in check.binding if key == role), ())


def _terms(node: Expression, check: Check) -> list[Terms]:
    """One for a number, one for each fact of a list."""
    match node:
        case Number(value):
            found: list[Terms] = [{CONSTANT: value}]
        case Name(role):
            # A role that is optional and absent counts as nought.
            found = [{fact.figure.index: Fraction(1)} for fact in facts_of(check, role)] or [{}]
        case Negation(operand):
            found = [combined((-1, terms)) for terms in _terms(operand, check)]
        case Call("sum", (operand,)):
            found = [_added(_terms(operand, check))]
        case Call("count", (Name(role),)):
            found = [{CONSTANT: Fraction(len(facts_of(check, role)))}]
        case Arithmetic(operator, left, right):
            combine = _sum if operator in SIGNS else _scaled
            found = combine(operator, _terms(left, check), _terms(right, check))
        case _:
            raise NotLinearError
    return found


def _added(items: Iterable[Terms]) -> Terms:
    result: dict[int, Fraction] = {}
    for terms in items:
        for key, value in terms.items():
            result[key] = result.get(key, Fraction(0)) + value
    return result


def _sum(operator: str, left: list[Terms], right: list[Terms]) -> list[Terms]:
    if 1 not in (len(left), len(right)) and len(left) != len(right):
        raise NotLinearError
    size = max(len(left), len(right))
    pairs = zip(left * (size // len(left)), right * (size // len(right)), strict=True)
    return [combined((1, a), (SIGNS[operator], b)) for a, b in pairs]


def _scaled(operator: str, left: list[Terms], right: list[Terms]) -> list[Terms]:
    """A product with a constant or a quotient by one."""
    if operator == "*" and all(set(terms) <= {CONSTANT} for terms in left):
        left, right = right, left
    if len(right) != 1 or not set(right[0]) <= {CONSTANT}:
        raise NotLinearError
    number = right[0].get(CONSTANT, Fraction(0))
    if operator == "/" and not number:
        raise NotLinearError
    factor = number if operator == "*" else 1 / number
    return [combined((factor, terms)) for terms in left]


def _one(items: list[Terms]) -> Terms:
    if len(items) != 1:
        raise NotLinearError
    return items[0]
