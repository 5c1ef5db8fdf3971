"""A printed number with its unit and its printed precision."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from budget_lint.model.interval import Interval

UnitKind = Literal["money", "percent", "point", "count", "score", "none"]
Bound = Literal["exact", "about", "at_least", "at_most", "parted"]


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
STEP = 10**12  # steps to a base unit, see ``Quantity.steps``


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's value. ``value`` is signed and in ``unit``, ``quantum`` one unit of its last printed digit.

    ``bound`` is not ``exact`` where the words make the number an approximation (about, at least, at most), and
    ``parted`` where a space leaves open whether digits before it belong to the number.
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
    def steps(self) -> tuple[int, int] | None:
        """Point and half in steps of 10^-12 of a base unit, None where they are not whole numbers of them.

        Whole numbers are added and compared many times as fast as fractions.
        """
        factor = self.unit.factor
        if factor.denominator != 1:
            return None
        number, below = self.value.as_integer_ratio()
        times, rest = divmod(STEP * factor.numerator, below)
        half = _half_steps(self.quantum, factor.numerator)
        return None if rest or half is None else (number * times, half)

    @property
    def digit(self) -> Decimal:
        """One unit of the last digit, in ``unit``: the quantum, or that of an exact number, which has none."""
        exponent = self.value.as_tuple().exponent
        return self.quantum or Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)

    @property
    def cut(self) -> Interval:
        """The true values, in base units, that give what is printed when the further digits are cut off.

        The end away from nought is none of them, though it belongs to the interval: that prints the next digit. A
        nought is what is left of both signs.
        """
        point, whole = self.point, 2 * self.half
        low, high = point if self.value > 0 else point - whole, point if self.value < 0 else point + whole
        return Interval(low, high)

    def cut_from(self, values: Interval) -> bool:
        """True when cutting off further digits of some of ``values`` gives what is printed."""
        cut = self.cut
        if cut.width == 0:
            return cut.low in values
        above = values.high >= cut.low if self.value > 0 else values.high > cut.low
        below = values.low <= cut.high if self.value < 0 else values.low < cut.high
        return above and below

    def negated(self) -> Quantity:
        return replace(self, value=-self.value)


@lru_cache(maxsize=1024)
def _half_steps(quantum: Decimal, factor: int) -> int | None:
    number, below = quantum.as_integer_ratio()
    half, rest = divmod(STEP * number * factor, 2 * below)
    return None if rest else half
