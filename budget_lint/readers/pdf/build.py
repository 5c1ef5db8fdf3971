"""From drafts to a document: text, blocks with their places, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from budget_lint.model.document import Block, Document, Remark
from budget_lint.model.span import Location, Span
from budget_lint.model.table import Cell, Table
from budget_lint.readers.pdf.lines import Line
from budget_lint.readers.pdf.paragraphs import continued
from budget_lint.readers.pdf.shapes import Frame
from budget_lint.readers.pdf.tables import DraftCell, DraftTable, Item


class Builder:
    """Writes items one after the other into the text of a document."""

    def __init__(self, frames: Mapping[int, Frame]) -> None:
        self.frames = frames
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.page = self.line = 0

    def add(self, items: Sequence[Item]) -> None:
        """Adds lines and tables in their order."""
        joins = continued(items)
        for index, item in enumerate(items):
            if isinstance(item, DraftTable):
                self._add_table(item)
            else:
                self._count(item.page)
                self._write(item.line, item.page, joins.get(index))

    def document(self, path: str, remarks: tuple[Remark, ...]) -> Document:
        """The document of what was added."""
        text = "".join(self.pieces)
        return Document(path, text, tuple(self.blocks), tables=tuple(self.tables), remarks=remarks)

    def _add_table(self, table: DraftTable) -> None:
        start = self.length
        cells = []
        for _, row in groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), _row):
            for index, cell in enumerate(row):
                if index == 0:
                    self._count(cell.page)
                span = self._write(cell.line, cell.page, joins=False)
                cells.append(Cell(span, cell.row, cell.column, cell.rows, cell.columns))
        self.tables.append(Table(Span(start, self.length), tuple(cells), table.rows, table.columns))

    def _count(self, page: int) -> None:
        """Goes on to the next line of a page."""
        self.line = self.line + 1 if page == self.page else 1
        self.page = page

    def _write(self, line: Line, page: int, joins: bool | None) -> Span:
        frame = self.frames[page]
        left, top, right, bottom = frame.display(line.box)
        box = round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
        # the edges of characters are those of the page as it is read
        edges = tuple(round(x, 2) for x in line.edges) if frame.turn == frame.shown else ()
        span = Span(self.length, self.length + len(line.text))
        place = Location(line=self.line, page=page, bbox=box)
        self.blocks.append(Block(Span(span.start, span.end + 1), place, edges, joins))
        self.pieces.append(line.text + "\n")
        self.length = span.end + 1
        return span


def _row(cell: DraftCell) -> int:
    return cell.row
