"""The value of an expression over points or over intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from typing import Generic, NamedTuple, TypeVar

from budget_lint.model.expression import Arithmetic, Call, Expression, Name, Negation, Number
from budget_lint.model.interval import Interval

MOST_TIMES = 100  # that a number is multiplied
V = TypeVar("V", Fraction, Interval)


class LengthError(ValueError):
    """Two lists that belong together have different lengths, or a power is none of a whole number of times."""


class Algebra(NamedTuple, Generic[V]):
    """What differs between points and intervals."""

    number: Callable[[Fraction], V]
    sign: Callable[[V], Fraction]
    least: Callable[[V, V], V]
    greatest: Callable[[V, V], V]
    whole: Callable[[V], Fraction | None]  # the one number that it is, None for several


def _sign(value: Fraction) -> Fraction:
    return Fraction((value > 0) - (value < 0))


def _no_sign(value: Interval) -> Fraction:
    raise TypeError(f"the sign is one of printed values, not of {value}")


POINTS: Algebra[Fraction] = Algebra(number=Fraction, sign=_sign, least=min, greatest=max, whole=Fraction)
INTERVALS: Algebra[Interval] = Algebra(
    number=Interval.point,
    sign=_no_sign,
    least=lambda a, b: Interval(min(a.low, b.low), min(a.high, b.high)),
    greatest=lambda a, b: Interval(max(a.low, b.low), max(a.high, b.high)),
    whole=lambda a: a.low if a.low == a.high else None,
)


class Values(Generic[V]):
    """The values of the names of an expression. A name without values counts as nought.

    ``lists`` are the names that stand for several values.
    """

    __slots__ = ("algebra", "lists", "names")

    def __init__(self, algebra: Algebra[V], names: Mapping[str, tuple[V, ...]], lists: frozenset[str]) -> None:
        self.algebra: Algebra[V] = algebra
        self.names: Mapping[str, tuple[V, ...]] = names
        self.lists = lists

    def of(self, node: Expression) -> V:
        """The value of a numeric expression. Raises ZeroDivisionError and LengthError."""
        value = self._evaluate(node)
        if isinstance(value, tuple):
            raise TypeError("a list stands where a number is expected")
        return value

    def _evaluate(self, node: Expression) -> V | tuple[V, ...]:
        match node:
            case Number(number):
                return self.algebra.number(number)
            case Name(role):
                found = self.names.get(role, ())
                if role in self.lists:
                    return found
                return found[0] if found else self.algebra.number(Fraction(0))
            case Negation(operand):
                value = self._evaluate(operand)
                return tuple([-item for item in value]) if isinstance(value, tuple) else -value
            case Arithmetic(operator, left, right):
                return self._arithmetic(operator, self._evaluate(left), self._evaluate(right))
            case Call(function, arguments):
                return self._call(function, arguments)
            case _:
                raise TypeError("a truth stands where a number is expected")

    def _arithmetic(self, operator: str, left: V | tuple[V, ...], right: V | tuple[V, ...]) -> V | tuple[V, ...]:
        """Numbers give a number; a list and a number, or two lists of one length, give a list."""
        if not isinstance(left, tuple):
            if not isinstance(right, tuple):
                return _operate(operator, left, right)
            return tuple([_operate(operator, left, item) for item in right])
        if not isinstance(right, tuple):
            return tuple([_operate(operator, item, right) for item in left])
        if len(left) != len(right):
            raise LengthError(f"{len(left)} and {len(right)} values")
        return tuple([_operate(operator, a, b) for a, b in zip(left, right, strict=True)])

    def _call(self, function: str, arguments: tuple[Expression, ...]) -> V:
        if function == "sum":
            value = self._evaluate(arguments[0])
            items = value if isinstance(value, tuple) else (value,)
            return reduce(lambda a, b: a + b, items, self.algebra.number(Fraction(0)))
        if function == "count":
            value = self._evaluate(arguments[0])
            return self.algebra.number(Fraction(len(value) if isinstance(value, tuple) else 1))
        values = [self.of(argument) for argument in arguments]
        if function == "abs":
            return abs(values[0])
        if function == "sign":
            return self.algebra.number(self.algebra.sign(values[0]))
        if function == "power":
            return self._power(values[0], self.algebra.whole(values[1]))
        return reduce({"min": self.algebra.least, "max": self.algebra.greatest}[function], values)


    def _power(self, value: V, times: Fraction | None) -> V:
        """A number times itself. Raises LengthError unless the times are a whole number up to ``MOST_TIMES``."""
        if times is None or times.denominator != 1 or not 0 <= times <= MOST_TIMES:
            raise LengthError(f"power() of {times} times")
        return reduce(lambda a, b: a * b, [value] * int(times), self.algebra.number(Fraction(1)))


def _operate(operator: str, left: V, right: V) -> V:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right
