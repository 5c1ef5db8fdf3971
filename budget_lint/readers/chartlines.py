"""The data of charts in texts that a converter made of office documents.

Apache Tika, and what is built upon it, writes the values that a file keeps of a chart one after the other with a tab
behind each, series by series: its name, all its categories, all its numbers. The title of a chart stands in the line
before; where charts follow each other it is the rest of the last one's line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_lint.model.span import Span
from budget_lint.model.table import Cell, Chart, Table

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?%?\Z")
_YEAR = re.compile(r"(?:19|20)\d{2}\Z")
_LINE_END = re.compile(r"[\r\n]")
_LEAST = 5  # pieces of a line: the name of a series, two categories, two numbers
_MOST = 10_000  # pieces of a line that are looked at
_MAX_NAME = 60  # characters of a name; a longer piece is prose
_MAX_TITLE = 120  # characters


class Piece(NamedTuple):
    """What stands between two tabs."""

    text: str
    span: Span

    @property
    def is_number(self) -> bool:
        return bool(_NUMBER.match(self.text))


class Series(NamedTuple):
    """A series as it is written."""

    name: Piece
    categories: tuple[Piece, ...]
    numbers: tuple[Piece, ...]


def chart_lines(text: str) -> Iterator[Table]:
    """The charts of a text in order. Takes time in proportion to the text."""
    end = -1
    while (tab := text.find("\t", end + 1)) >= 0:
        start = max(text.rfind("\n", end + 1, tab), text.rfind("\r", end + 1, tab), end) + 1
        found = _LINE_END.search(text, tab)
        end = found.start() if found else len(text)
        line = text[start:end]
        if line.count("\t") + 1 < _LEAST or line[0] == "\t" or "|" in line:
            continue
        pieces = list(_pieces(text, start, end))
        if len(pieces) <= _MOST:
            # Each value has a tab behind it. What stands behind the last one is of another kind.
            series = _series(pieces[:-1]) or (_series(pieces) if pieces[-1].is_number else ())
            if series:
                yield _table(series, _title(text, start))


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    for piece in text[start:end].split("\t"):
        bare = piece.strip()
        low = start + (piece.index(bare) if bare else 0)
        yield Piece(bare, Span(low, low + len(bare)))
        start += len(piece) + 1


def _series(pieces: Sequence[Piece]) -> tuple[Series, ...]:
    """The series that pieces are from the first to the last one; none where they are anything else."""
    found: list[Series] = []
    at = 0
    while at < len(pieces):
        one = _one(pieces, at)
        if one is None or (found and len(one.numbers) != len(found[0].numbers)):
            return ()
        found.append(one)
        at += 1 + 2 * len(one.numbers)
    # Series of one chart name the same categories; a single value is no chart.
    alike = len({tuple(piece.text for piece in one.categories) for one in found}) == 1
    return tuple(found) if alike and len(found[0].numbers) > 1 else ()


def _one(pieces: Sequence[Piece], at: int) -> Series | None:
    """The series that begins at a piece: a name, then names or years, then as many numbers."""
    if not _is_name(pieces[at]):
        return None
    end = at + 1
    if end < len(pieces) and _YEAR.match(pieces[end].text):
        while end < len(pieces) and _YEAR.match(pieces[end].text):
            end += 1
        size = end - at - 1
    else:
        while end < len(pieces) and _is_name(pieces[end]):
            end += 1
        size = end - at - 1
    numbers = pieces[end : end + size]
    if not size or len(numbers) < size or not all(piece.is_number for piece in numbers):
        return None
    return Series(pieces[at], tuple(pieces[at + 1 : end]), tuple(numbers))


def _is_name(piece: Piece) -> bool:
    return 0 < len(piece.text) <= _MAX_NAME and not piece.is_number


def _title(text: str, start: int) -> str:
    """The words before a line of values: the rest of the line before, or all of it."""
    end = start
    while end and text[end - 1] in "\r\n":
        end -= 1
    ahead = text[max(0, end - _MAX_TITLE) : end]
    return re.split(r"[\t\r\n]", ahead)[-1].strip()


def _table(series: Sequence[Series], title: str) -> Table:
    """A row for each category, a column for each series; the categories stand where the first series names them."""
    cells = [Cell(one.name.span, 0, column) for column, one in enumerate(series, 1)]
    cells += [Cell(piece.span, row, 0) for row, piece in enumerate(series[0].categories, 1)]
    cells += [
        Cell(piece.span, row, column)
        for column, one in enumerate(series, 1)
        for row, piece in enumerate(one.numbers, 1)
    ]
    cells.sort(key=lambda cell: cell.span)
    span = Span(cells[0].span.start, cells[-1].span.end)
    return Table(span, tuple(cells), len(series[0].categories) + 1, len(series) + 1, title, Chart())
