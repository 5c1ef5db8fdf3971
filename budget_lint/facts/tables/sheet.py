"""A table as a grid of what its cells say: words, or one number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from budget_lint.model.folded import Folded, Mark
from budget_lint.model.table import Cell, Table

_MAX_CELLS = 1_000_000  # grid positions of one table that are looked at
_NOTHING = re.compile(r"[-\u2014\u2013\u2015/*\s]*\Z")  # a dash says that there is nothing
_START = attrgetter("start")


class Entry(NamedTuple):
    """A cell that is not blank: its folded ``text``, its place in the folded text, its number if it is one.

    ``marks`` are all figures in it: words may hold some, too.
    """

    cell: Cell
    text: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table's entries by position; a merged cell stands at each position that it covers."""

    table: Table
    index: int
    start: int
    end: int
    entries: tuple[Entry, ...]
    at: dict[tuple[int, int], Entry] = field(default_factory=dict, repr=False)

    def row(self, row: int) -> Iterator[Entry]:
        """The entries of a row from left to right, each once."""
        last: Entry | None = None
        for column in range(self.table.columns):
            entry = self.at.get((row, column))
            if entry is not None and entry is not last:
                yield entry
            last = entry


def sheets(folded: Folded, marks: Sequence[Mark], tables: Sequence[Table]) -> Iterator[Sheet]:
    """The tables of a document, with the figures in their cells."""
    for index, table in enumerate(tables):
        if table.rows * table.columns > _MAX_CELLS:
            continue
        start = bisect_left(folded.origin, table.span.start)
        end = bisect_left(folded.origin, table.span.end)
        entries = [entry for cell in table.cells if (entry := _entry(folded, marks, cell)) is not None]
        sheet = Sheet(table, index, start, end, tuple(entries))
        for entry in entries:
            cell = entry.cell
            for row in range(cell.row, min(cell.row + cell.rows, table.rows)):
                for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                    sheet.at.setdefault((row, column), entry)
        yield sheet


def _entry(folded: Folded, marks: Sequence[Mark], cell: Cell) -> Entry | None:
    if cell.span.start >= cell.span.end:
        return None
    start, end = bisect_left(folded.origin, cell.span.start), bisect_left(folded.origin, cell.span.end)
    text = folded.text[start:end].strip()
    if not text or _NOTHING.match(text):
        return None
    first, last = bisect_left(marks, start, key=_START), bisect_left(marks, end, key=_START)
    inside = tuple(marks[first:last])
    alone = len(inside) == 1 and not (folded.text[start : inside[0].start] + folded.text[inside[0].end : end]).strip()
    return Entry(cell, text, start, end, inside, inside[0] if alone else None)
