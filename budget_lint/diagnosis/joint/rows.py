"""Checks as rows of a linear program: sums of figures that are not larger than nought.

A quotient that is stated, such as a share, makes two rows: the dividend lies between the divisor times either end of
what the share may stand for. These say less than the check does, never more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from budget_lint.diagnosis.linear import (
    CONSTANT,
    NotLinearError,
    Terms,
    combined,
    facts_of,
    linear,
    terms_of,
    tolerant,
)
from budget_lint.model.check import Check
from budget_lint.model.expression import Arithmetic, Call, Comparison, Expression, Logic, Name
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import Quantity

Quantities = Callable[[int], Quantity]  # of a figure
ONE: Terms = {CONSTANT: Fraction(1)}


def rows_of(check: Check, quantity: Quantities) -> tuple[Terms, ...]:
    """The rows of a check; none where it says nothing linear."""
    return tuple(_rows(check.rule.assertion, check, quantity))


def quotient_of(check: Check) -> tuple[int, Terms, Terms] | None:
    """The figure that states a quotient, with the dividend and the divisor; None for other checks."""
    node = check.rule.assertion
    if not isinstance(node, Comparison) or node.operator != "==" or linear(node, check) is not None:
        return None
    for side, other in ((node.left, node.right), (node.right, node.left)):
        facts = facts_of(check, side.role) if isinstance(side, Name) else ()
        if len(facts) == 1:
            try:
                return facts[0].figure.index, *_quotient(other, check)
            except NotLinearError:
                continue
    return None


def ranging(terms: Terms, box: Callable[[int], Interval]) -> Interval:
    """What a sum of figures may be when each is in its box."""
    low = high = terms.get(CONSTANT, Fraction(0))
    for index, factor in terms.items():
        if index != CONSTANT:
            ends = factor * box(index).low, factor * box(index).high
            low, high = low + min(ends), high + max(ends)
    return Interval(low, high)


def _rows(node: Expression, check: Check, quantity: Quantities) -> Iterator[Terms]:
    match node:
        case Logic("and", operands):
            for operand in operands:
                yield from _rows(operand, check, quantity)
        case Call("agree", (Name(role),)):
            for one, other in pairwise(fact.figure.index for fact in facts_of(check, role)):
                difference = {one: Fraction(1), other: Fraction(-1)}
                yield from (difference, combined((-1, difference)))
        case Comparison():
            form = linear(node, check)
            if form is None:
                yield from _quotient_rows(check, quantity)
                return
            if form.operator in ("==", "<="):
                yield form.terms
            if form.operator in ("==", ">="):
                yield combined((-1, form.terms))


def _quotient_rows(check: Check, quantity: Quantities) -> Iterator[Terms]:
    found = quotient_of(check)
    if found is None:
        return
    index, top, bottom = found
    size = ranging(bottom, lambda i: quantity(i).interval)
    if size.low <= 0 <= size.high:  # the direction of the rows would depend on the values
        return
    stated, sign = tolerant(quantity(index), check.rule.truncation), 1 if size.low > 0 else -1
    yield combined((sign * stated.low, bottom), (-sign, top))
    yield combined((sign, top), (-sign * stated.high, bottom))


def _quotient(node: Expression, check: Check) -> tuple[Terms, Terms]:
    """An expression as a quotient of sums. Raises NotLinearError."""
    if not isinstance(node, Arithmetic) or node.operator not in ("*", "/"):
        return terms_of(node, check), ONE
    (a, b), (c, d) = _quotient(node.left, check), _quotient(node.right, check)
    return (_times(a, c), _times(b, d)) if node.operator == "*" else (_times(a, d), _times(b, c))


def _times(left: Terms, right: Terms) -> Terms:
    if not set(left) <= {CONSTANT}:
        left, right = right, left
    if not set(left) <= {CONSTANT}:
        raise NotLinearError
    return combined((left.get(CONSTANT, Fraction(0)), right))
