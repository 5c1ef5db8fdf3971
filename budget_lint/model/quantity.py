"""A printed number with its unit and its printed precision."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from budget_lint.model.interval import Interval

UnitKind = Literal["money", "percent", "point", "count", "score", "none"]
Bound = Literal["exact", "about", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``factor`` of it make one base unit's worth (ten thousand yuan: 10000).

    Money is based on the currency's main unit, per cent and percentage points on one per cent, counts on one
    thing of their own kind: ``base`` tells cars from visits, which never compare.
    """

    name: str
    kind: UnitKind
    factor: Fraction = Fraction(1)
    base: str = ""


NO_UNIT = Unit("", "none")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's value. ``value`` is signed and in ``unit``, ``quantum`` one unit of its last printed digit.

    ``bound`` is not ``exact`` where the words make the number an approximation (about, at least, at most).
    """

    value: Decimal
    quantum: Decimal
    unit: Unit
    bound: Bound = "exact"
    # Point, half and interval from the first time that one is asked for: every check asks again.
    _kept: tuple[Fraction, Fraction, Interval] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def point(self) -> Fraction:
        """The printed value in base units."""
        return (self._kept or self._computed())[0]

    @property
    def half(self) -> Fraction:
        """Half a unit of the last printed digit, in base units."""
        return (self._kept or self._computed())[1]

    @property
    def interval(self) -> Interval:
        """The true values, in base units, that round to what is printed."""
        return (self._kept or self._computed())[2]

    def _computed(self) -> tuple[Fraction, Fraction, Interval]:
        factor = self.unit.factor
        point, half = Fraction(self.value) * factor, Fraction(self.quantum) * factor / 2
        kept = point, half, Interval(point - half, point + half)
        object.__setattr__(self, "_kept", kept)
        return kept

    @property
    def cut(self) -> Interval:
        """The true values, in base units, that give what is printed when the further digits are cut off."""
        point, whole = self.point, 2 * self.half
        return Interval(point, point + whole) if self.value >= 0 else Interval(point - whole, point)

    def negated(self) -> Quantity:
        return replace(self, value=-self.value)
