"""The ranges of both sides of a comparison, when every name ranges over its interval.

Interval arithmetic is exact for an expression that holds each name once. A name that stands several times
would vary independently of itself, which makes the result too wide. An expression that is a quotient of
linear terms in such a name is monotone in it, so the two ends of its interval give the range: all
combinations of the ends of all such names are evaluated. Where an expression is not of that form the wide
result stays: it is never too narrow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from budget_lint.checks.values import INTERVALS, POINTS, Values
from budget_lint.model.expression import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Name,
    Negation,
    Number,
    children,
    names,
)
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import Quantity

MAX_REPEATED = 5
Quantities = Mapping[str, tuple[Quantity, ...]]


class Ranges(NamedTuple):
    """The ranges of the left side, the right side, and of left less right."""

    left: Interval
    right: Interval
    difference: Interval


def points(quantities: Quantities, lists: frozenset[str]) -> Values[Fraction]:
    """The printed values of the names."""
    printed = {role: tuple([item.point for item in items]) for role, items in quantities.items()}
    return Values(POINTS, printed, lists)


def ranges(node: Comparison, quantities: Quantities, lists: frozenset[str], *, cut: bool = False) -> Ranges:
    """The ranges of a comparison, of figures that were rounded or, with ``cut``, whose further digits were cut off.

    Raises ZeroDivisionError when a divisor may be zero.
    """
    whole, signs, repeats = _plan(node)
    if signs:
        whole = Arithmetic("-", _settled(node.left, quantities, lists), _settled(node.right, quantities, lists))
        repeats = _repeated(whole)
    intervals = {
        role: tuple([item.cut if cut else item.interval for item in items]) for role, items in quantities.items()
    }
    plain = _ranges(whole, intervals, lists)
    repeated = [role for role in repeats if role not in lists and intervals.get(role)]
    repeated = repeated[:MAX_REPEATED]
    if not repeated:
        return plain
    corners = [_ranges(whole, corner, lists) for corner in _corners(intervals, repeated)]
    return Ranges(*map(_hull, zip(*corners, strict=True)))


def _ranges(whole: Arithmetic, intervals: Mapping[str, tuple[Interval, ...]], lists: frozenset[str]) -> Ranges:
    values = Values(INTERVALS, intervals, lists)
    left, right = values.of(whole.left), values.of(whole.right)
    return Ranges(left, right, left - right)


def _hull(intervals: tuple[Interval, ...]) -> Interval:
    return Interval(min(item.low for item in intervals), max(item.high for item in intervals))


def _corners(
    intervals: Mapping[str, tuple[Interval, ...]], repeated: list[str]
) -> Iterator[dict[str, tuple[Interval, ...]]]:
    ends = [(intervals[role][0].low, intervals[role][0].high) for role in repeated]
    for corner in product(*ends):
        fixed = {role: (Interval.point(end),) for role, end in zip(repeated, corner, strict=True)}
        yield {**intervals, **fixed}


# What depends on a rule alone is found once for each rule; rules are few and checks are many.
@lru_cache(maxsize=1024)
def _plan(node: Comparison) -> tuple[Arithmetic, bool, tuple[str, ...]]:
    """Left less right, whether it holds a sign(), and the names that it is monotone in and has repeatedly."""
    whole = Arithmetic("-", node.left, node.right)
    signs = any(isinstance(part, Call) and part.function == "sign" for part in _parts(whole))
    return whole, signs, () if signs else _repeated(whole)


def _repeated(whole: Arithmetic) -> tuple[str, ...]:
    """The names that stand several times and in which the expression is monotone."""
    counts = Counter(names(whole))
    return tuple(role for role, count in counts.items() if count > 1 and _monotone(whole, role))


def _monotone(node: Expression, role: str) -> bool:
    degrees = _degrees(node, role)
    return degrees is not None and max(degrees) <= 1


def _degrees(node: Expression, role: str) -> tuple[int, int] | None:
    """Degrees in ``role`` of the numerator and denominator of a rational expression, None for others."""
    match node:
        case Number():
            return 0, 0
        case Name(name):
            return int(name == role), 0
        case Negation(operand):
            return _degrees(operand, role)
        case Arithmetic(operator, left, right):
            a, b = _degrees(left, role), _degrees(right, role)
            return None if a is None or b is None else _combined(operator, a, b)
        case Call("sum", (operand,)):
            inner = _degrees(operand, role)
            # Terms with denominators of their own would multiply them; a plain sum keeps the degree.
            return inner if inner is not None and inner[1] == 0 else None
        case _:
            return None if role in names(node) else (0, 0)


def _combined(operator: str, a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    if operator in "+-":
        return max(a[0] + b[1], b[0] + a[1]), a[1] + b[1]
    if operator == "*":
        return a[0] + b[0], a[1] + b[1]
    return a[0] + b[1], a[1] + b[0]


def _settled(node: Expression, quantities: Quantities, lists: frozenset[str]) -> Expression:
    """The expression with each ``sign(x)`` replaced by the sign of the printed value."""
    match node:
        case Call("sign"):
            return Number(points(quantities, lists).of(node))
        case Negation(operand):
            return Negation(_settled(operand, quantities, lists))
        case Arithmetic(operator, left, right):
            return Arithmetic(operator, _settled(left, quantities, lists), _settled(right, quantities, lists))
        case Call(function, arguments):
            return Call(function, tuple(_settled(part, quantities, lists) for part in arguments))
        case _:
            return node


def _parts(node: Expression) -> Iterator[Expression]:
    yield node
    for child in children(node):
        yield from _parts(child)
