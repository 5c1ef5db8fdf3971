"""Figures that say what a neighbouring one says: last year's left standing, the line above, another scope's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from budget_lint.model.document import Document
from budget_lint.model.fact import Fact, Figure
from budget_lint.model.table import Cell, Table

LEAST = 3  # digits that must agree: short figures are equal by chance
KINDS = ("last_year", "line_above", "other_scope")
_Names = dict[tuple[str, str], list[Fact]]


@dataclass(frozen=True, slots=True)
class Copies:
    """The facts of a document by what they state, and its figures in the order of the text and of its tables."""

    facts: Mapping[int, Fact]
    names: Mapping[tuple[str, str], list[Fact]]
    before: Mapping[int, Figure]
    above: Mapping[int, Figure]
    _values: dict[tuple[str, str], dict[object, list[Fact]]] = field(default_factory=dict)

    def slip(self, index: int) -> str:
        """Which other figure may have been copied in place of this one: one of ``KINDS``, empty for none."""
        fact = self.facts[index]
        if len(fact.figure.text.replace(",", "").replace(".", "").strip("0")) < LEAST:
            return ""
        value = abs(fact.quantity.point)
        if any(other.period != fact.period for other in self._alike(fact)):
            return "last_year"
        if any(_says(neighbours.get(index), fact, value) for neighbours in (self.above, self.before)):
            return "line_above"
        return "other_scope" if any(other.scope != fact.scope for other in self._alike(fact)) else ""

    def _alike(self, fact: Fact) -> list[Fact]:
        """The facts of the same name that print its value, whatever their year and scope."""
        name = fact.concept or fact.label, fact.measure
        values = self._values.get(name)
        if values is None:  # a name that is asked for once is asked for again, and may have thousands of facts
            values = self._values[name] = {}
            for other in self.names.get(name, ()):
                values.setdefault(_size(other), []).append(other)
        return [other for other in values.get(_size(fact), ()) if other is not fact]


def copies(document: Document, facts: Iterable[Fact]) -> Copies:
    """What there is to compare figures with."""
    first: dict[int, Fact] = {}
    named: _Names = {}
    for fact in facts:
        first.setdefault(fact.figure.index, fact)
        named.setdefault((fact.concept or fact.label, fact.measure), []).append(fact)
    figures = sorted((fact.figure for fact in first.values()), key=lambda figure: figure.span)
    return Copies(first, named, _before(figures), _above(document, figures))


def _size(fact: Fact) -> object:
    """What equal values have in common, without their sign."""
    steps = fact.quantity.steps
    return abs(fact.quantity.point) if steps is None else abs(steps[0])


def _says(other: Figure | None, fact: Fact, value: Fraction) -> bool:
    return (
        other is not None
        and other.quantity.unit.kind == fact.quantity.unit.kind
        and abs(other.quantity.point) == value
    )


def _before(figures: list[Figure]) -> dict[int, Figure]:
    """For each figure the one of its kind of unit that stands before it."""
    latest: dict[str, Figure] = {}
    found = {}
    for figure in figures:
        kind = figure.quantity.unit.kind
        if kind in latest:
            found[figure.index] = latest[kind]
        latest[kind] = figure
    return found


def _above(document: Document, figures: list[Figure]) -> dict[int, Figure]:
    """For each figure in a table the one in the row above it."""
    found = {}
    for table in document.tables:
        placed = dict(_placed(table, figures))
        for (row, column), figure in placed.items():
            if (row - 1, column) in placed:
                found[figure.index] = placed[row - 1, column]
    return found


def _placed(table: Table, figures: list[Figure]) -> Iterable[tuple[tuple[int, int], Figure]]:
    cells: list[Cell] = sorted(table.cells, key=lambda cell: cell.span)
    starts = [cell.span.start for cell in cells]
    low = bisect_right(figures, table.span.start - 1, key=lambda figure: figure.span.start)
    high = bisect_right(figures, table.span.end, key=lambda figure: figure.span.start)
    for figure in figures[low:high]:
        place = bisect_right(starts, figure.span.start) - 1
        if place >= 0 and figure.span.start in cells[place].span:
            yield (cells[place].row, cells[place].column), figure
