"""A page's content on its way to a document: lines, and tables that are not yet part of a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from budget_lint.readers.pdf.lines import Line

OFF = 4.0  # points by which ruled columns may be off on the next page


@dataclass(slots=True)
class DraftCell:
    """A cell with text, its place in the grid, and the page it stands on. ``full``: its last line fills its width."""

    line: Line
    row: int
    column: int
    rows: int
    columns: int
    page: int
    full: bool = False


@dataclass(slots=True)
class DraftTable:
    """A table, or the part of one that stands on a page. ``xs`` are the lines between its columns, which may be
    ``off`` by so much on another page.
    """

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: int
    cells: list[DraftCell] = field(default_factory=list)
    off: float = OFF

    @property
    def left(self) -> float:
        return self.xs[0]

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    def row(self, number: int) -> list[tuple[int, int, int, str]]:
        """Column, extent and text of the cells that begin in a row."""
        return [(c.column, c.columns, c.rows, c.line.text) for c in self.cells if c.row == number]


@dataclass(slots=True)
class DraftLine:
    """A line of text and its page."""

    page: int
    line: Line

    @property
    def left(self) -> float:
        return self.line.box[0]

    @property
    def top(self) -> float:
        return self.line.box[1]

    @property
    def bottom(self) -> float:
        return self.line.box[3]


Item = DraftLine | DraftTable
