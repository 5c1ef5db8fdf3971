"""Tables as a reader delivers them: cells with their places in the text and in the grid."""

from __future__ import annotations

from dataclasses import dataclass

from budget_lint.model.span import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: ``row`` and ``column`` of its first corner, from 0, and how many ``rows`` and ``columns`` it covers.

    ``span`` is its text in ``Document.text``: one line without line break, however the source wraps it, and
    empty for a blank cell.
    """

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Chart:
    """That a table is the data of a chart: the names of its series are the heads of its columns, those of its
    categories of its rows.

    ``kind`` is how the chart is drawn (bar, pie, line), empty where the source does not tell; ``axis`` the words at
    the axis of its values. An ``anchored`` chart stands in the text where it is shown, others are listed apart.
    """

    kind: str = ""
    axis: str = ""
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ``rows`` by ``columns``, as published: title rows and column heads are ordinary cells.

    ``cells`` are in reading order and do not overlap; positions without a cell are blank. ``span`` covers the
    text of all cells, in which every cell that is not blank ends with a line break; the caption, the unit
    line and the notes that the source sets around the grid stand in the text before and after. A table that
    continues on further pages is one table, the heads that are printed again left out. ``name`` is what the
    source calls it, such as a sheet's name or a chart's title. ``chart`` is set where it is the data of one.
    """

    span: Span
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    name: str = ""
    chart: Chart | None = None

    def heads(self) -> tuple[dict[int, Span], dict[int, Span]]:
        """The names of columns in the first row, and those of rows in the first column, by their numbers."""
        columns = {cell.column: cell.span for cell in reversed(self.cells) if cell.row == 0}
        rows = {cell.row: cell.span for cell in reversed(self.cells) if cell.column == 0}
        return columns, rows
