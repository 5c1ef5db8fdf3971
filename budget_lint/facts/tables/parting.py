"""Tables that stand below each other on one sheet, parted at their titles and where heads come again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from budget_lint.facts.tables.sheet import Entry, Sheet
from budget_lint.model.table import Cell

_CODE = re.compile(r"\d{1,7}\Z")  # may be a code or a line number, below which words are no heads
_AGAIN = 2  # columns of figures with words in a row that make it one of heads


def parted(sheet: Sheet, is_title: Callable[[str], bool]) -> Iterator[Sheet]:
    """The tables of a sheet from the top down: itself where it holds one."""
    rows: dict[int, list[Entry]] = {}
    for entry in sheet.entries:
        rows.setdefault(entry.cell.row, []).append(entry)
    begins = list(_begins(rows, is_title))
    if len(begins) < 2:
        yield sheet
        return
    for first, end in zip(begins, [*begins[1:], sheet.table.rows], strict=True):
        entries = [entry for row in range(first, end) for entry in rows.get(row, ())]
        if entries:
            yield _part(sheet, entries, first, end)


def _begins(rows: dict[int, list[Entry]], is_title: Callable[[str], bool]) -> Iterator[int]:
    """The rows in which a table begins; lone rows above heads, such as its unit, belong to it."""
    yield 0
    numbers: set[int] = set()
    lone = -1
    for row in sorted(rows):
        entries = rows[row]
        single = len(entries) == 1 and entries[0].mark is None
        words = {entry.cell.column for entry in entries if entry.mark is None}
        again = len(words & numbers) >= _AGAIN
        if numbers and (again or (single and is_title(entries[0].text))):
            yield lone if lone >= 0 and again else row
            numbers = set()
        lone = (lone if lone >= 0 else row) if single else -1
        numbers |= {e.cell.column for e in entries if e.mark is not None and not _CODE.match(e.text)}


def _part(sheet: Sheet, entries: Sequence[Entry], first: int, end: int) -> Sheet:
    moved = {entry.start: entry._replace(cell=_moved(entry.cell, first, end)) for entry in entries}
    span = entries[0].cell.span.hull(entries[-1].cell.span)
    table = replace(sheet.table, span=span, cells=tuple(e.cell for e in moved.values()), rows=end - first)
    at = {
        (row - first, column): moved[entry.start]
        for (row, column), entry in sheet.at.items()
        if first <= row < end and entry.start in moved
    }
    return Sheet(table, sheet.index, entries[0].start, max(e.end for e in entries), tuple(moved.values()), at)


def _moved(cell: Cell, first: int, end: int) -> Cell:
    return replace(cell, row=cell.row - first, rows=min(cell.rows, end - cell.row))
