"""Closed intervals of exact rational numbers: the true values that a printed figure may stand for."""

from __future__ import annotations

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
        low, high, least, most = self.low, self.high, other.low, other.high
        if low.numerator >= 0 and least.numerator >= 0:  # the common case, at half the cost
            return Interval(low * least, high * most)
        products = (low * least, low * most, high * least, high * most)
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError when ``other`` holds zero: the quotient has no bounds then."""
        low, high, least, most = self.low, self.high, other.low, other.high
        if least.numerator <= 0 <= most.numerator:
            raise ZeroDivisionError("the divisor may be zero")
        if low.numerator >= 0 and least.numerator > 0:
            return Interval(low / most, high / least)
        quotients = (low / least, low / most, high / least, high / most)
        return Interval(min(quotients), max(quotients))

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
