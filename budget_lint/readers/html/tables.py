"""Tables of web pages: from rows and spans to cells in a grid, and which of them only set out the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from budget_lint.readers.draft import Grid, GridCell
from budget_lint.readers.html.marks import is_hidden

_MAX_SPAN = 1000
_FRAME_CELLS = 4  # a table with further tables in it and fewer cells of its own text only sets them out
_FRAME_ROWS, _FRAME_PARAGRAPHS = 2, 6  # so does one of few rows with a cell of many paragraphs
_MAX_WORK = 10_000_000
_SECTIONS = ("thead", "tbody", "tfoot")
_LINES = ("p", "br", "li", "div")


class RawCell(NamedTuple):
    """A cell and its place in the grid, before its text is read."""

    element: etree._Element
    row: int
    column: int
    rows: int
    columns: int


def captions(table: etree._Element) -> list[etree._Element]:
    """The captions of a table, which stand in the text before it."""
    return [inner for inner in table if inner.tag == "caption" and not is_hidden(inner)]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows that are shown, the head first and the foot last as browsers set them."""
    parts = [inner for inner in table if inner.tag in _SECTIONS and not is_hidden(inner)]
    if not parts:
        yield from _shown(table)
        return
    body = [inner for inner in table if inner.tag in ("tbody", "tr")]
    for part in (*(p for p in parts if p.tag == "thead"), *body, *(p for p in parts if p.tag == "tfoot")):
        if part.tag == "tr":
            yield from () if is_hidden(part) else (part,)
        elif not is_hidden(part):
            yield from _shown(part)


def _shown(parent: etree._Element) -> Iterator[etree._Element]:
    return (inner for inner in parent if inner.tag == "tr" and not is_hidden(inner))


def laid_out(table: etree._Element) -> list[RawCell] | None:
    """The cells with their places: a cell takes the first column that none from above covers.

    None where spans cover more than any table needs.
    """
    rows = list(_rows(table))
    cells: list[RawCell] = []
    covered: dict[int, int] = {}  # column to the rows, from here on, that a cell from above covers
    work = 0
    for at, row in enumerate(rows):
        column = 0
        fresh: dict[int, int] = {}
        for element in row:
            if element.tag not in ("td", "th") or is_hidden(element):
                continue
            while column in covered:
                column += 1
            columns = _free(column, _span(element, "colspan"), covered)
            height = min(_span(element, "rowspan", len(rows)), len(rows) - at)
            cells.append(RawCell(element, at, column, height, columns))
            if height > 1:
                fresh |= dict.fromkeys(range(column, column + columns), height)
            column += columns
            work += columns
        covered |= fresh
        work += len(covered)
        if work > _MAX_WORK:
            return None
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
    return cells


def _free(start: int, columns: int, covered: dict[int, int]) -> int:
    """How many columns from a place on are free, up to a number."""
    if not covered:
        return columns
    return next((at - start for at in range(start, start + columns) if at in covered), columns)


def _span(element: etree._Element, name: str, whole: int = 1) -> int:
    """How many rows or columns a cell covers; nought stands for all that follow."""
    text = (element.get(name) or "1").strip()
    if not text.isdecimal() or len(text) > 6:
        return 1
    return min(int(text), _MAX_SPAN) or whole


def is_frame(table: etree._Element, cells: list[RawCell]) -> bool:
    """True for a table that sets out text or other tables and is none of figures."""
    rows = {cell.row for cell in cells}
    if len(rows) == len(cells) or table.get("role") == "presentation":
        return True
    with_tables = [cell for cell in cells if next(cell.element.iter("table"), None) is not None]
    own = sum(_has_text(cell.element) for cell in cells if cell not in with_tables)
    if with_tables and own < _FRAME_CELLS:
        return True
    return len(rows) <= _FRAME_ROWS and any(_paragraphs(cell.element) >= _FRAME_PARAGRAPHS for cell in cells)


def _has_text(element: etree._Element) -> bool:
    return any(not text.isspace() for text in element.itertext())


def _paragraphs(element: etree._Element) -> int:
    return sum(1 for _ in element.iter(*_LINES))


def grid(cells: list[RawCell], text_of: Callable[[etree._Element], str]) -> Grid:
    """The grid of the cells."""
    made = [GridCell(text_of(cell.element), cell.row, cell.column, cell.rows, cell.columns) for cell in cells]
    rows = max((cell.row + cell.rows for cell in cells), default=0)
    columns = max((cell.column + cell.columns for cell in cells), default=0)
    return Grid(made, rows, columns)
