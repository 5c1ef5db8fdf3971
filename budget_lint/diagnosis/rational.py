"""Rational functions of one unknown, with intervals as coefficients: what an assertion says of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from budget_lint.model.interval import Interval

# Coefficients by rising power; the zero polynomial is empty.
Polynomial = tuple[Interval, ...]

ZERO = Interval.point(0)
ONE = Interval.point(1)
DEGREE = 2


class UnsolvableError(Exception):
    """The equation has no solution that this arithmetic finds."""


def polynomial(*coefficients: Interval) -> Polynomial:
    """The polynomial without leading zeros. Raises UnsolvableError above the degree that is of use."""
    size = len(coefficients)
    while size and coefficients[size - 1] == ZERO:
        size -= 1
    if size > DEGREE + 1:
        raise UnsolvableError
    return coefficients[:size]


def added(left: Polynomial, right: Polynomial) -> Polynomial:
    short, long = sorted((left, right), key=len)
    return polynomial(*(a + b for a, b in zip(short, long, strict=False)), *long[len(short) :])


def multiplied(left: Polynomial, right: Polynomial) -> Polynomial:
    if not left or not right:
        return ()
    product = [ZERO] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            product[i + j] = product[i + j] + a * b
    return polynomial(*product)


@dataclass(frozen=True, slots=True)
class Ratio:
    """``top / bottom``; a constant bottom is always one."""

    top: Polynomial
    bottom: Polynomial = (ONE,)

    @classmethod
    def constant(cls, value: Interval) -> Ratio:
        return cls(polynomial(value))

    @property
    def value(self) -> Interval | None:
        """The value where the unknown does not occur, None where it does."""
        if len(self.top) > 1 or len(self.bottom) > 1:
            return None
        return self.top[0] if self.top else ZERO

    def __neg__(self) -> Ratio:
        return Ratio(tuple(-a for a in self.top), self.bottom)

    def __add__(self, other: Ratio) -> Ratio:
        if self.bottom == other.bottom:
            return Ratio(added(self.top, other.top), self.bottom)
        top = added(multiplied(self.top, other.bottom), multiplied(other.top, self.bottom))
        return Ratio(top, multiplied(self.bottom, other.bottom))

    def __sub__(self, other: Ratio) -> Ratio:
        return self + -other

    def __mul__(self, other: Ratio) -> Ratio:
        return Ratio(multiplied(self.top, other.top), multiplied(self.bottom, other.bottom))

    def __truediv__(self, other: Ratio) -> Ratio:
        """Raises UnsolvableError when the divisor may be zero whatever the unknown is."""
        top, bottom = multiplied(self.top, other.bottom), multiplied(self.bottom, other.top)
        if len(bottom) > 1:
            return Ratio(top, bottom)
        if not bottom or 0 in bottom[0]:
            raise UnsolvableError
        return Ratio(tuple(a / bottom[0] for a in top))

    def root(self) -> Interval:
        """Where the ratio is zero. Raises UnsolvableError unless the unknown occurs, and linearly."""
        if len(self.top) != 2 or 0 in self.top[1]:
            raise UnsolvableError
        return -self.top[0] / self.top[1]


UNKNOWN = Ratio((ZERO, ONE))


def total(terms: list[Ratio]) -> Ratio:
    """The sum of many terms, most of them constant."""
    constants = [value for value in (term.value for term in terms) if value is not None]
    low = sum((value.low for value in constants), Fraction(0))
    high = sum((value.high for value in constants), Fraction(0))
    result = Ratio.constant(Interval(low, high))
    for term in terms:
        if term.value is None:
            result = result + term
    return result
