"""A document in the making: readers add lines and tables in reading order, and get offsets and blocks for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from budget_lint.model.document import Block, Document, Remark
from budget_lint.model.span import Location, Span
from budget_lint.model.table import Cell, Chart, Table
from budget_lint.readers.problems import problem

MAX_CELLS = 500_000  # of all tables, blank ones without a span of their own not counted
MAX_LINES = 500_000
MAX_TEXT = 24_000_000  # characters

_LINE_END = re.compile(r"\r\n?|\n")
_GAP = re.compile(r"[\r\n\t]+")


@dataclass(slots=True)
class GridCell:
    """A cell before it has a place in the text. Line breaks in ``text`` are those of the source."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Grid:
    """A table before it has a place in the text; the cells are in reading order and do not overlap."""

    cells: list[GridCell] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    name: str = ""
    chart: Chart | None = None


class Draft:
    """Collects the text, the blocks and the tables of one document. Raises InputError beyond the limits."""

    def __init__(self, path: str, encoding: str = "") -> None:
        self.path = path
        self.encoding = encoding
        self.length = 0
        self.cells = 0
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._remarks: list[Remark] = []

    def line(self, text: str, place: Location, joins: bool | None = False) -> None:
        """Adds a paragraph; it may hold line breaks, and lines without a visible character are left out.

        ``joins`` tells whether its last line goes on in what is added next, None where that is not known.
        """
        lines = [line for line in _LINE_END.split(text) if line and not line.isspace()]
        for line in lines[:-1]:
            self._add(line, place, None)
        if lines:
            self._add(lines[-1], place, joins)

    def table(self, grid: Grid, place: Callable[[GridCell], Location]) -> None:
        """Adds a table; ``place`` tells where in the source a cell stands."""
        start = self.length
        self.cells += len(grid.cells)
        if self.cells > MAX_CELLS:
            raise problem("too-many-cells", path=self.path, limit=MAX_CELLS)
        cells = []
        for cell in grid.cells:
            text = one_line(cell.text)
            span = self._add(text, place(cell)) if text else Span(self.length, self.length)
            cells.append(Cell(span, cell.row, cell.column, cell.rows, cell.columns))
        span = Span(start, self.length)
        self._tables.append(Table(span, tuple(cells), grid.rows, grid.columns, grid.name, grid.chart))

    def remark(self, key: str, **values: str | int) -> None:
        """Notes something that is left out."""
        self._remarks.append(Remark(key, tuple(values.items())))

    def document(self) -> Document:
        """What was collected. Raises InputError: empty."""
        if not self._blocks:
            raise problem("empty", path=self.path)
        text = "".join(self._parts)
        return Document(self.path, text, tuple(self._blocks), self.encoding, tuple(self._tables), tuple(self._remarks))

    def _add(self, line: str, place: Location, joins: bool | None = False) -> Span:
        """Adds one line, and gives the span of it without its line break."""
        start = self.length
        self.length += len(line) + 1
        if len(self._blocks) >= MAX_LINES:
            raise problem("too-many-lines", path=self.path, limit=MAX_LINES)
        if self.length > MAX_TEXT:
            raise problem("too-much-text", path=self.path, limit=MAX_TEXT // 1_000_000)
        self._parts += (line, "\n")
        self._blocks.append(Block(Span(start, self.length), place, joins=joins))
        return Span(start, self.length - 1)


def one_line(text: str) -> str:
    """The text of a cell without its outer white space: a space stands for line breaks and tabs."""
    if not _GAP.search(text):
        return text.strip()
    return " ".join(part for part in map(str.strip, _GAP.split(text)) if part)
