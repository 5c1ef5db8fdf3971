"""The unit of a chart's amounts: as its words state it, else the only one in which its values are those of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from budget_lint.facts.charts.subjects import Subject
from budget_lint.facts.charts.witness import Stated
from budget_lint.model.quantity import Quantity, Unit

_TELLING = 3  # digits of a value that is not the same as another by chance
_COARSE = 500  # widths of an interval in a value that is printed to three digits


class Compared(NamedTuple):
    """A value of a chart with what it is of, and what is stated of that in its own scope and in others."""

    subject: Subject
    quantity: Quantity
    own: Sequence[Stated]
    others: Sequence[Stated]


def inferred(values: Sequence[Compared], units: Iterable[Unit]) -> Unit | None:
    """The only unit of money in which some values are what is stated of the same; None for none and for several.

    Only values count that have some digits, and only facts that are printed to the last of these; or else all values,
    where each of them is stated.
    """
    money = [unit for unit in units if unit.kind == "money"]
    telling = [each for each in values if _digits(each.quantity) >= _TELLING]
    fitting = {unit for unit in money if any(_is_stated(each, unit) for each in telling)}
    if not fitting and any(each.quantity.value for each in values):
        fitting = {unit for unit in money if all(_agrees(each, unit) for each in values)}
    return fitting.pop() if len(fitting) == 1 else None


def _agrees(each: Compared, unit: Unit) -> bool:
    """True for a value that is what is stated in its own scope, as it is printed there."""
    value = replace(each.quantity, unit=unit)
    return any(value.point in one.value for one in each.own if one.base == unit.base)


def _is_stated(each: Compared, unit: Unit) -> bool:
    """True where a fact says it to all of its digits."""
    value = replace(each.quantity, unit=unit).point
    return any(value in one.value for one in each.own if one.base == unit.base and _is_fine(one))


def _is_fine(one: Stated) -> bool:
    """True for a statement as precise as three digits of its value: a coarse one is met by chance."""
    return one.value.width * _COARSE <= max(abs(one.value.low), abs(one.value.high))


def _digits(quantity: Quantity) -> int:
    return len(quantity.value.normalize().as_tuple().digits) if quantity.value else 0
