"""Tables without rules between their columns: what stands below one another makes a column.

Evidence is needed: several lines in a row with figures, whose gaps stand below one another. What gives less is
left as lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from budget_lint.readers.pdf.heads import Chunk, heads, settled, spread
from budget_lint.readers.pdf.lines import NUMBER, cell_line
from budget_lint.readers.pdf.shapes import Glyph, Rule
from budget_lint.readers.pdf.tables import DraftCell, DraftTable

_GAP = 0.55  # of the size, between chunks of a line
_RIVER = 0.5  # of the size: the least gap between columns
_APART = 3.0  # of the size: lines further apart belong to different tables
_FIGURE = re.compile(r"[-+(]?\d[\d,]*[.,]\d+\)?%?|[-+]?\d{5,}")  # what nobody takes for a page number
_SENTENCE = re.compile("[\u3002\uff1b]|.{16}\uff0c|\uff0c.{16}|[.\u2026\u00b7\u2025_-]{5}")
OFF = 20.0  # points by which columns may be off on the next page


@dataclass(slots=True)
class _Row:
    """A line of characters, in chunks."""

    glyphs: list[Glyph]
    chunks: list[Chunk]

    @property
    def top(self) -> float:
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return max(glyph.bottom for glyph in self.glyphs)

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    def is_figures(self) -> bool:
        """True for a row of a table: a figure, alone or set apart from what else the line holds."""
        found = any(NUMBER.fullmatch(chunk.text) for chunk in self.chunks)
        alone = len(self.chunks) == 1 and not _FIGURE.fullmatch(self.chunks[0].text)
        return found and not alone and self.is_label()

    def is_label(self) -> bool:
        return not any(_SENTENCE.search(chunk.text) for chunk in self.chunks)


def unruled(
    page: int, lines: Sequence[list[Glyph]], across: Sequence[Rule]
) -> tuple[list[DraftTable], list[list[Glyph]]]:
    """The tables among the lines of a page, and the lines that are left."""
    rows = [_Row(line, _chunks(line)) for line in lines]
    tables: list[DraftTable] = []
    left: list[list[Glyph]] = []
    done = 0
    for found in _runs(rows):
        start, end = found
        # a label between the rows may run over several columns
        columns = _columns(rows[start:end]) or _columns([row for row in rows[start:end] if row.is_figures()])
        if columns is None:
            continue
        while start > done and _overlap(rows[start - 1], rows[start]):
            start -= 1
        while end < len(rows) and _overlap(rows[end - 1], rows[end]):
            end += 1
        first = heads([row.chunks for row in rows[done:start]], columns)
        begin = start - first
        table = _Builder(page, rows[begin:end], start - begin, columns, across).table()
        left.extend(row.glyphs for row in rows[done:begin])
        tables.append(table)
        done = end
    left.extend(row.glyphs for row in rows[done:])
    return tables, left


def _overlap(one: _Row, two: _Row) -> bool:
    """True for lines that stand partly beside each other: they belong to one row, in which a label wraps."""
    return two.top < one.bottom - 0.15 * one.size


def _chunks(line: Sequence[Glyph]) -> list[Chunk]:
    chunks: list[Chunk] = []
    for glyph in line:
        if glyph.char.isspace():
            continue
        if chunks and glyph.left - chunks[-1].right <= _GAP * glyph.size:
            chunks[-1].add(glyph)
        else:
            chunks.append(Chunk(glyph.char, glyph.left, glyph.right, [glyph]))
    return chunks


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that begin and end with figures, with at most two lines of labels between two of them."""
    start = last = -1
    for index, row in enumerate(rows):
        near = last >= 0 and row.top - rows[index - 1].bottom <= _APART * row.size
        if row.is_figures():
            if last < 0 or not near or index - last > 3:
                if last > start:
                    yield start, last + 1
                start = index
            last = index
        elif not (near and row.is_label()) and last >= 0:
            if last > start:
                yield start, last + 1
            start = last = -1
    if last > start:
        yield start, last + 1


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]] | None:
    """The columns of rows, each from left to right; None where the rows do not make a table."""
    figures = sum(any(_FIGURE.fullmatch(chunk.text) for chunk in row.chunks) for row in rows)
    if figures < 2:
        return None
    spans = sorted((chunk.left, chunk.right) for row in rows for chunk in row.chunks)
    columns: list[list[float]] = []
    least = _RIVER * rows[0].size
    for left, right in spans:
        if columns and left - columns[-1][1] < least:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    if len(columns) < 2 or (figures < 3 and len(columns) < 3):
        return None
    whole = all(_is_cell(row, columns) for row in rows)
    return [(left, right) for left, right in columns] if whole else None


def _is_cell(row: _Row, columns: Sequence[Sequence[float]]) -> bool:
    """True when no column takes two figures of the row."""
    for left, right in columns:
        inside = [c for c in row.chunks if left <= c.left and c.right <= right and NUMBER.fullmatch(c.text)]
        if len(inside) > 1:
            return False
    return True


class _Builder:
    """Puts the lines of a table into cells."""

    def __init__(
        self, page: int, rows: Sequence[_Row], first: int, columns: list[tuple[float, float]], across: Sequence[Rule]
    ) -> None:
        self.page, self.rows, self.first, self.columns = page, rows, first, columns
        middles = [(one[1] + two[0]) / 2 for one, two in pairwise(columns)]
        left = min(chunk.left for row in rows for chunk in row.chunks)
        right = max(chunk.right for row in rows for chunk in row.chunks)
        self.xs = (min(left, columns[0][0]), *middles, max(right, columns[-1][1]))
        wide = self.xs[-1] - self.xs[0]
        self.rules = [rule.at for rule in across if min(rule.high, self.xs[-1]) - max(rule.low, self.xs[0]) > wide / 2]

    def table(self) -> DraftTable:
        cells: list[DraftCell] = []
        for number, row in enumerate(self.rows[: self.first]):
            below = [other.chunks for other in self.rows[number + 1 : self.first]]
            cells.extend(self._head(number, row, below))
        cells, count = settled(cells, self.first)
        body = self._bands(self.rows[self.first :])
        for number, band in enumerate(body, count):
            cells.extend(self._body(number, [chunk for row in band for chunk in row.chunks]))
        return DraftTable(self.page, self.xs, self.rows[0].top, self.rows[-1].bottom, count + len(body), cells, OFF)

    def _head(self, number: int, row: _Row, below: Sequence[Sequence[Chunk]]) -> Iterator[DraftCell]:
        for chunk, first, last in spread(row.chunks, below, self.xs):
            line = cell_line(chunk.glyphs, chunk.right - chunk.left)
            if line:
                yield DraftCell(line, number, first, 1, last - first + 1, self.page)

    def _body(self, number: int, chunks: Sequence[Chunk]) -> Iterator[DraftCell]:
        cells: dict[int, list[Glyph]] = {}
        for chunk in chunks:
            place = (chunk.left + chunk.right) / 2 if NUMBER.fullmatch(chunk.text) else chunk.left
            column = min(max(bisect_right(self.xs, place) - 1, 0), len(self.xs) - 2)
            cells.setdefault(column, []).extend(chunk.glyphs)
        for column, glyphs in sorted(cells.items()):
            line = cell_line(glyphs, self.xs[column + 1] - self.xs[column])
            if line:
                yield DraftCell(line, number, column, 1, 1, self.page)

    def _bands(self, rows: Sequence[_Row]) -> list[list[_Row]]:
        """Lines that make one row of the table: those nearer to each other than the rows are, or between two rules."""
        gaps = [two.top - one.bottom for one, two in pairwise(rows)]
        ruled = [any(one.bottom - 2 < at < two.top + 2 for at in self.rules) for one, two in pairwise(rows)]
        if 2 * sum(ruled) > len(ruled):
            breaks = ruled
        elif gaps and max(gaps) - min(gaps) > 0.35 * rows[0].size:
            limit = (max(gaps) + min(gaps)) / 2
            breaks = [gap > limit for gap in gaps]
        else:
            breaks = [True] * len(gaps)
        bands = [[rows[0]]]
        for row, parted in zip(rows[1:], breaks, strict=True):
            if parted:
                bands.append([row])
            else:
                bands[-1].append(row)
        sound = all(self._is_one(band) for band in bands)
        return bands if sound else [[row] for row in rows]

    def _is_one(self, band: Sequence[_Row]) -> bool:
        """True where no column of the band holds two whole figures."""
        figures = [chunk for row in band for chunk in row.chunks if _FIGURE.fullmatch(chunk.text)]
        middles = [(chunk.left + chunk.right) / 2 for chunk in figures]
        return all(sum(left <= x < right for x in middles) < 2 for left, right in pairwise(self.xs))
