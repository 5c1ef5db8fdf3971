"""Closed intervals of exact rational numbers: the true values that a printed figure may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included."""

    low: Fraction
    high: Fraction

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds one number only."""
        exact = Fraction(value)
        return cls(exact, exact)

    @classmethod
    def hull(cls, values: Iterable[Fraction]) -> Interval:
        """The smallest interval that holds all ``values`` (at least one)."""
        numbers = list(values)
        return cls(min(numbers), max(numbers))

    @property
    def width(self) -> Fraction:
        return self.high - self.low

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        return Interval.hull(a * b for a in (self.low, self.high) for b in (other.low, other.high))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError when ``other`` holds zero: the quotient has no bounds then."""
        if 0 in other:
            raise ZeroDivisionError("the divisor may be zero")
        return Interval.hull(a / b for a in (self.low, self.high) for b in (other.low, other.high))

    def __abs__(self) -> Interval:
        if 0 in self:
            return Interval(Fraction(0), max(-self.low, self.high))
        return self if self.low > 0 else -self

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | Fraction) and self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """True when some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def overlaps(self, other: Interval) -> bool:
        """True when the interiors meet; a point has itself as its interior."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and (self.width == 0 or other.width == 0))
