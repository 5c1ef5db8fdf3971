"""What the columns and rows of a table are: heads, codes, labels, figures; several blocks may stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_lint.facts.openings import alternatives
from budget_lint.facts.tables.sheet import Entry, Sheet
from budget_lint.model.folded import Mark
from budget_lint.model.lexicon import Lexicon

_CODE = re.compile(r"\d{1,7}\Z")
_CODED = re.compile("\\[?(\\d{3}(?:\\d{2}){0,2})\\]?[\\s:.\u3001-]*(?=[^\\d\\s.,%])(.+)\\Z")
_FORMULA = re.compile(r"[\d\s=+()*/-]*\Z")  # how columns are computed from others: 1=2+3
_MIN_COUNTED = 3  # numbers in a row that count the columns
_MAX_LABEL = 60  # characters; a longer cell is prose


class Head(NamedTuple):
    """A column of figures: the words above it, from the widest head down to its own."""

    column: int
    path: tuple[str, ...]


class Row(NamedTuple):
    """A row of one block: its label, its code if it has one, and its figures by column.

    ``left`` is the column in which its label begins, ``start`` the place of its first cell in the folded text.
    """

    number: int
    label: str
    code: str
    values: dict[int, Mark]
    start: int
    left: int = 0


class Block(NamedTuple):
    """Columns that share their labels: one side of a table, or all of it. ``heads`` are its columns of figures,
    ``labels`` those of its labels and codes.
    """

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    labels: tuple[int, ...] = ()

    @property
    def coded(self) -> bool:
        return any(row.code for row in self.rows)

    @property
    def columns(self) -> tuple[int, ...]:
        return tuple(head.column for head in self.heads)


class Layout(NamedTuple):
    """A table taken apart. ``above`` is the words of the rows above the heads, ``prose`` the cells that are text."""

    above: str
    blocks: tuple[Block, ...]
    prose: tuple[Entry, ...]

    @property
    def figures(self) -> set[int]:
        """Indices of the figures in the columns of figures."""
        return {mark.figure.index for block in self.blocks for row in block.rows for mark in row.values.values()}


class LayoutReader:
    """Finds out what the rows and columns of tables are."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self.ordinals = frozenset(words.get("table_ordinals", ()))
        self.headings = [re.compile(style.pattern) for style in lexicon.headings]
        self.pauses = (*words.get("stops", ()), *words.get("pauses", ()), ",")
        self.notes = frozenset(words.get("table_notes", ()))
        self.codes = re.compile(rf"{alternatives(words.get('table_codes', ()))}\Z")
        self.levels = frozenset(words.get("code_heads", ()))

    def read(self, sheet: Sheet) -> Layout:
        """The layout of one table; a table without figures has no blocks."""
        ordinal_rows = {e.cell.row for e in sheet.entries if e.text in self.ordinals and self._numbers(sheet, e)}
        ordinal_rows |= _counted(sheet)
        skipped = {e.cell.column for e in sheet.entries if e.text in self.ordinals and e.cell.row not in ordinal_rows}
        codes = self._code_columns(sheet, skipped)
        values = self._value_columns(sheet, skipped | codes, ordinal_rows)
        end = self._heads_end(sheet, values, ordinal_rows)
        title_end, above = self._above(sheet, end)
        last = max((e.cell.row for e in sheet.entries if e.mark is not None), default=-1)
        outside = [e for e in sheet.entries if not end <= e.cell.row <= last]
        headings = [entry for entry in outside if self._is_heading(sheet, entry)]
        prose = (*(entry for entry in sheet.entries if self._is_prose(entry)), *headings)
        if values:
            values = sorted({*values, *self._blank(sheet, skipped | codes, end)})
        blocks = []
        for columns, figures in self._parts(sheet, values, codes, skipped, end):
            heads = tuple(Head(c, self._path(sheet, c, title_end, end)) for c in figures)
            rows = tuple(self._rows(sheet, columns, figures, codes, end, ordinal_rows))
            blocks.append(Block(heads, rows, tuple(columns)))
        return Layout(above, tuple(blocks), prose)

    def _is_prose(self, entry: Entry) -> bool:
        """True for a cell that holds sentences: long ones, and short ones with figures and marks between words."""
        if entry.mark is not None or len(entry.text) > _MAX_LABEL:
            return entry.mark is None
        figures = any(mark.figure.quantity.unit.kind != "none" for mark in entry.marks)
        return figures and any(mark in entry.text for mark in self.pauses)

    def _is_heading(self, sheet: Sheet, entry: Entry) -> bool:
        """True for a numbered line that stands alone in its row, above or below a table: sheets hold texts as well."""
        if entry.marks or not any(style.match(entry.text) for style in self.headings):
            return False
        return entry.cell.column == 0 and sum(1 for _ in sheet.row(entry.cell.row)) == 1

    def _numbers(self, sheet: Sheet, entry: Entry) -> bool:
        """True when an ordinal word stands before a row of column numbers, not above a column of line numbers."""
        others = [other for other in sheet.row(entry.cell.row) if other.text not in self.ordinals]
        return bool(others) and all(other.mark is not None for other in others)

    def _code_columns(self, sheet: Sheet, skipped: set[int]) -> set[int]:
        """Columns whose heads say that codes stand below, and that hold nothing else."""
        found: set[int] = set()
        for entry in sheet.entries:
            single = entry.cell.columns == 1 and entry.text in self.levels
            if entry.mark is None and (single or self.codes.search(entry.text)):
                found.update(range(entry.cell.column, entry.cell.column + entry.cell.columns))
        by_column: dict[int, list[Entry]] = {}
        for entry in sheet.entries:
            if entry.mark is not None and entry.cell.column not in skipped:
                by_column.setdefault(entry.cell.column, []).append(entry)
        kept = {c for c in found if all(_CODE.match(e.text) for e in by_column.get(c, ()))}
        return kept | {c for c, entries in by_column.items() if c not in kept and self._are_codes(sheet, c, entries)}

    def _are_codes(self, sheet: Sheet, column: int, entries: Sequence[Entry]) -> bool:
        """True for a column of classification codes with names beside them, whatever its head says."""
        right = [sheet.at.get((entry.cell.row, column + 1)) for entry in entries]
        named = all(other is not None and other.mark is None for other in right)
        texts = [entry.text for entry in entries]
        lengths = {len(text) for text in texts}
        return named and len(texts) > 1 and lengths <= {3, 5, 7} and 3 in lengths and all(map(_CODE.match, texts))

    def _value_columns(self, sheet: Sheet, left_out: set[int], ordinal_rows: set[int]) -> list[int]:
        figures = {
            e.cell.column for e in sheet.entries
            if e.mark is not None and e.cell.column not in left_out and e.cell.row not in ordinal_rows
        }  # fmt: skip
        return sorted(figures)

    def _blank(self, sheet: Sheet, left_out: set[int], end: int) -> set[int]:
        """Columns with a head and nothing below it: their figures are nothing, and still they are parts of sums."""
        headed = {e.cell.column for e in sheet.entries if e.mark is None and e.cell.columns == 1 and e.cell.row < end}
        filled = {
            e.cell.column + shift for e in sheet.entries if e.cell.row >= end for shift in range(e.cell.columns)
        }  # fmt: skip
        notes = {e.cell.column for e in sheet.entries if e.text in self.notes}
        return headed - filled - left_out - notes

    def _heads_end(self, sheet: Sheet, values: Sequence[int], ordinal_rows: set[int]) -> int:
        """The first row below the heads: rows with words above a column of figures are heads."""
        first = min(
            (e.cell.row for e in sheet.entries
             if e.mark is not None and e.cell.column in values and e.cell.row not in ordinal_rows),
            default=sheet.table.rows,
        )  # fmt: skip
        end = 0
        for row in range(first):
            words = [sheet.at.get((row, column)) for column in values]
            if any(entry is not None and entry.mark is None for entry in words) or row in ordinal_rows:
                end = row + 1
        return end

    def _above(self, sheet: Sheet, end: int) -> tuple[int, str]:
        """Where the heads begin, and the words of the rows above them: titles and units across the table."""
        texts: list[str] = []
        start = 0
        for row in range(end):
            entries = list(sheet.row(row))
            wide = len(entries) == 1 and (entries[0].cell.columns * 3 >= sheet.table.columns * 2 or row < end - 1)
            lone = len(entries) == 1 and entries[0].cell.columns == 1 and sheet.table.columns > 2
            noted = row < end - 1 and len(entries) > 1 and all(":" in entry.text for entry in entries)
            if row == end - 1 or not (wide or lone or noted):
                break
            texts += [entry.text for entry in entries]
            start = row + 1
        return start, " ".join(texts)

    def _path(self, sheet: Sheet, column: int, start: int, end: int) -> tuple[str, ...]:
        path: list[Entry] = []
        for row in range(start, end):
            entry = sheet.at.get((row, column))
            if entry is not None and entry.mark is None and entry not in path and not _FORMULA.match(entry.text):
                path.append(entry)
        return tuple(entry.text for entry in path)

    def _parts(
        self, sheet: Sheet, values: Sequence[int], codes: set[int], skipped: set[int], end: int
    ) -> Iterator[tuple[list[int], list[int]]]:
        """The blocks from left to right: columns of codes and labels, then columns of figures."""
        worded = {
            e.cell.column + shift for e in sheet.entries if e.mark is None and e.cell.row >= end
            for shift in range(e.cell.columns)
        }  # fmt: skip
        labels: list[int] = []
        figures: list[int] = []
        for column in range(sheet.table.columns):
            if column in values:
                figures.append(column)
            elif column not in skipped and (column in codes or column in worded):
                if figures:
                    yield labels, figures
                    labels, figures = [], []
                labels.append(column)
        if figures:
            yield labels, figures

    def _rows(
        self, sheet: Sheet, labels: Sequence[int], figures: Sequence[int], codes: set[int], end: int,
        ordinal_rows: set[int],
    ) -> Iterator[Row]:  # fmt: skip
        for number in range(end, sheet.table.rows):
            if number in ordinal_rows:
                continue
            parts = [e for c in labels if (e := sheet.at.get((number, c))) is not None]
            code = "".join(
                e.text for c in labels if c in codes and (e := sheet.at.get((number, c))) and _CODE.match(e.text)
            )
            words = list(dict.fromkeys(e.text for e in parts if not _CODE.match(e.text)))
            label = words[-1] if words else ""
            coded = _CODED.match(label)
            if coded and not code:
                code, label = coded.group(1), coded.group(2)
            values = {
                c: e.mark for c in figures
                if (e := sheet.at.get((number, c))) is not None and e.mark is not None and e.cell.row == number
            }  # fmt: skip
            if values or label:
                first = parts[0] if parts else next((sheet.at[number, c] for c in values), None)
                left = min((e.cell.column for e in parts), default=0)
                yield Row(number, label, code, values, first.start if first else sheet.start, left)


def _counted(sheet: Sheet) -> set[int]:
    """The first row of numbers where it only counts the columns: 1, 2, 3 …"""
    first = min((entry.cell.row for entry in sheet.entries if entry.mark is not None), default=-1)
    texts = [entry.text for entry in sheet.row(first)]
    if len(texts) < _MIN_COUNTED or not all(text.isdecimal() for text in texts):
        return set()
    counts = [int(text) for text in texts]
    return {first} if counts == list(range(counts[0], counts[0] + len(counts))) and counts[0] <= 1 else set()
