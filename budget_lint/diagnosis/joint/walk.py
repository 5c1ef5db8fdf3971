"""Moving printed values within their boxes until they satisfy rows, in whole numbers: those are fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import lcm

from budget_lint.diagnosis.linear import CONSTANT, Terms
from budget_lint.model.interval import Interval

STEPS = 64  # of the grid, between values as precise as any that is printed
_Row = tuple[int, tuple[tuple[int, int], ...]]  # a constant, then figures with their factors


class Walk:
    """Values on a grid that the ends of all boxes lie on. ``using`` counts the rows of each figure."""

    def __init__(
        self, boxes: Mapping[int, Interval], printed: Mapping[int, Fraction], using: Mapping[int, int]
    ) -> None:
        ends = [end.denominator for box in boxes.values() for end in (box.low, box.high)]
        self.grain = STEPS * lcm(*ends, *(value.denominator for value in printed.values()))
        self.low = {index: self._whole(box.low) for index, box in boxes.items()}
        self.high = {index: self._whole(box.high) for index, box in boxes.items()}
        self.values = {index: self._whole(value) for index, value in printed.items()}
        self.using = using
        self.rows: list[_Row] = []

    def add(self, terms: Terms) -> None:
        """Takes in a row: the sum of ``terms`` must not exceed nought."""
        constant = terms.get(CONSTANT, Fraction(0)) * self.grain
        scale = lcm(constant.denominator, *(factor.denominator for factor in terms.values()))
        figures = sorted(terms.keys() - {CONSTANT}, key=lambda index: (self.using[index], index))
        factors = tuple((index, int(terms[index] * scale)) for index in figures)
        self.rows.append((int(constant * scale), factors))

    def sweep(self) -> list[int] | None:
        """Mends each broken row once, and gives the figures that were moved; None where no row is broken."""
        broken = [row for row in self.rows if self._excess(row) > 0]
        return list(self._mend(broken)) if broken else None

    def _excess(self, row: _Row) -> int:
        values = self.values
        return row[0] + sum([factor * values[index] for index, factor in row[1]])

    def _mend(self, rows: Iterable[_Row]) -> Iterator[int]:
        """Moves the figures of a row as far as it takes, those first that are in few rows.

        It goes in steps of the grid, and so sometimes a little too far.
        """
        for row in rows:
            left = self._excess(row)
            for index, factor in row[1]:
                if left <= 0:
                    break
                size = abs(factor)
                room = self.values[index] - self.low[index] if factor > 0 else self.high[index] - self.values[index]
                move = min(-(-left // size), room)
                if move:
                    self.values[index] += move if factor < 0 else -move
                    left -= move * size
                    yield index

    def _whole(self, value: Fraction) -> int:
        return int(value * self.grain)
