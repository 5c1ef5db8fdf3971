"""A group of checks that share figures, as a system of rows over boxes; quick ways to see that it can be satisfied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from budget_lint.diagnosis.joint.rows import quotient_of, rows_of
from budget_lint.diagnosis.joint.walk import Walk
from budget_lint.diagnosis.linear import CONSTANT, Terms
from budget_lint.model.check import Check
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import Quantity

SWEEPS = 8


class Row(NamedTuple):
    """``terms`` must not exceed nought; ``check`` is the number of the check that says so."""

    terms: Terms
    check: int


class System(NamedTuple):
    """``rows`` over the figures in ``boxes``, and ``printed`` values to start from."""

    rows: tuple[Row, ...]
    boxes: Mapping[int, Interval]
    printed: Mapping[int, Fraction]

    def only(self, checks: Iterable[int]) -> System:
        """The rows of some of the checks."""
        kept = frozenset(checks)
        return System(tuple(row for row in self.rows if row.check in kept), self.boxes, self.printed)

    @property
    def checks(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(row.check for row in self.rows))

    @property
    def figures(self) -> tuple[int, ...]:
        return tuple(sorted({index for row in self.rows for index in row.terms} - {CONSTANT}))


def system(checks: Mapping[int, Check], quantities: Mapping[int, Quantity], *, cut: bool = False) -> System:
    """The system of some checks (by their numbers). ``cut`` allows that printed digits are cut off, not rounded."""
    rows = [Row(row, number) for number, check in checks.items() for row in rows_of(check, quantities.__getitem__)]
    boxes = {index: _box(quantity, cut) for index, quantity in quantities.items()}
    return System(tuple(rows), boxes, {index: quantity.point for index, quantity in quantities.items()})


def stating(checks: Mapping[int, Check], index: int) -> dict[int, tuple[Terms, Terms]]:
    """The checks in which a figure states a quotient, with dividend and divisor."""
    found = {number: quotient_of(check) for number, check in checks.items()}
    return {number: (item[1], item[2]) for number, item in found.items() if item is not None and item[0] == index}


def satisfiable(of: System) -> bool:
    """True when values are found that satisfy all rows: the printed ones, each moved within its box where need be.

    False says nothing.
    """
    using: dict[int, int] = {}
    for row in of.rows:
        for index in row.terms:
            using[index] = using.get(index, 0) + 1
    walk = Walk(of.boxes, of.printed, using)
    for row in of.rows:
        walk.add(row.terms)
    return any(walk.sweep() is None for _ in range(SWEEPS))


def at_a_glance(
    checks: Mapping[int, Check],
    quantities: Mapping[int, Quantity],
    touching: Mapping[int, Sequence[int]],
    loose: Iterable[int],
) -> bool:
    """The same of checks of which all but the ``loose`` ones are satisfied as printed, at less cost: rows are made only
    of these and of the checks of the figures that are moved. ``touching`` are the checks of each figure.
    """
    boxes = {index: quantity.interval for index, quantity in quantities.items()}
    printed = {index: quantity.point for index, quantity in quantities.items()}
    walk = Walk(boxes, printed, {index: len(touching[index]) for index in quantities})
    made: set[int] = set()
    waiting = list(loose)
    for _ in range(SWEEPS):
        for number in dict.fromkeys(waiting):
            if number not in made:
                made.add(number)
                for terms in rows_of(checks[number], quantities.__getitem__):
                    walk.add(terms)
        moved = walk.sweep()
        if moved is None:
            return True
        waiting = [number for index in moved for number in touching[index]]
    return False


def _box(quantity: Quantity, cut: bool) -> Interval:
    if not cut:
        return quantity.interval
    both = quantity.interval, quantity.cut
    return Interval(min(i.low for i in both), max(i.high for i in both))
