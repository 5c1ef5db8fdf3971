"""Noughts printed without decimals among figures that have some: nothing at all, not something below a half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budget_lint.model.folded import Mark
from budget_lint.model.nought import is_bare, sample, usual
from budget_lint.model.quantity import Quantity, Unit


def sharpened(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of a folded text; a bare nought is as precise as the coarsest other figure of its unit and paragraph.

    Where a paragraph prints amounts with decimals, 0.3 would stand there as 0.30: its ``0`` says that there is none.
    Whole numbers of the same unit in the paragraph leave it as it is; where there are no other figures, or one, those
    of the document tell.
    """
    result = list(marks)
    document: dict[Unit, Quantity | None] = {}
    first = 0
    while first < len(marks):
        end = text.find("\n", marks[first].start)
        last = first + 1
        while last < len(marks) and (end < 0 or marks[last].start < end):
            last += 1
        result[first:last] = _paragraph(marks[first:last], marks, document)
        first = last
    return tuple(result)


def _paragraph(marks: Sequence[Mark], every: Sequence[Mark], document: dict[Unit, Quantity | None]) -> list[Mark]:
    noughts = [mark for mark in marks if is_bare(mark.figure.quantity)]
    if not noughts:
        return list(marks)
    finest: dict[Unit, Quantity | None] = {}
    for unit in dict.fromkeys(mark.figure.quantity.unit for mark in noughts):
        here = _of(unit, marks)
        finest[unit] = sample(here)
        if finest[unit] is None and not any(quantity.value and quantity.quantum >= 1 for quantity in here):
            if unit not in document:
                document[unit] = usual(_of(unit, every))
            finest[unit] = document[unit]
    return [_sharper(m, finest[m.figure.quantity.unit]) if is_bare(m.figure.quantity) else m for m in marks]


def _of(unit: Unit, marks: Sequence[Mark]) -> list[Quantity]:
    return [mark.figure.quantity for mark in marks if mark.figure.quantity.unit == unit]


def _sharper(mark: Mark, other: Quantity | None) -> Mark:
    if other is None:
        return mark
    quantity = replace(mark.figure.quantity, quantum=other.quantum)
    return replace(mark, figure=replace(mark.figure, quantity=quantity))
