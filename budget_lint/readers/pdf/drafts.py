"""A page's content in reading order: lines, and tables that are not yet part of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from budget_lint.readers.pdf.cells import Filling
from budget_lint.readers.pdf.lines import Line, cell_line, make_line, rows
from budget_lint.readers.pdf.ruling import Grid, grids
from budget_lint.readers.pdf.shapes import Glyph, Page

_INSIDE = 1.0  # points by which a character may stand outside the grid it belongs to


@dataclass(slots=True)
class DraftCell:
    """A cell with text, its place in the grid, and the page it stands on."""

    line: Line
    row: int
    column: int
    rows: int
    columns: int
    page: int


@dataclass(slots=True)
class DraftTable:
    """A table, or the part of one that stands on a page. ``xs`` are the lines between its columns."""

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: int
    cells: list[DraftCell] = field(default_factory=list)

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
    def top(self) -> float:
        return self.line.box[1]

    @property
    def bottom(self) -> float:
        return self.line.box[3]


Item = DraftLine | DraftTable


def draft(page: Page) -> list[Item]:
    """The lines and tables of a page from top to bottom."""
    items: list[Item] = []
    free = page.glyphs
    for grid in reversed(_by_size(grids(page.across, page.down))):
        inside, outside = _split(free, grid)
        table = _table(page.number, grid, inside)
        if table is not None:
            items.append(table)
            free = outside
    items.extend(DraftLine(page.number, line) for line in map(make_line, rows(free)) if line)
    return sorted(items, key=lambda item: item.top)


def _by_size(found: list[Grid]) -> list[Grid]:
    """Small grids last: what stands in one inside another belongs to the inner one."""
    return sorted(found, key=lambda g: (g.box[2] - g.box[0]) * (g.box[3] - g.box[1]), reverse=True)


def _split(glyphs: list[Glyph], grid: Grid) -> tuple[list[Glyph], list[Glyph]]:
    left, top, right, bottom = grid.box
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        fits = left - _INSIDE <= glyph.center <= right + _INSIDE and top - _INSIDE <= glyph.middle <= bottom + _INSIDE
        (inside if fits else outside).append(glyph)
    return inside, outside


def _table(page: int, grid: Grid, glyphs: list[Glyph]) -> DraftTable | None:
    """The table in a grid; None where fewer than two cells hold text: such rules frame something else."""
    filling = Filling(grid)
    filling.add(glyphs)
    table = DraftTable(page, grid.xs, grid.box[1], grid.box[3], len(grid.ys) - 1)
    table.cells = list(_cells(page, grid, filling))
    return table if len(table.cells) > 1 else None


def _cells(page: int, grid: Grid, filling: Filling) -> Iterator[DraftCell]:
    for region, glyphs in zip(grid.regions, filling.cells, strict=True):
        line = cell_line(glyphs, region.box[2] - region.box[0]) if glyphs else None
        if line:
            yield DraftCell(line, region.row, region.column, region.rows, region.columns, page)
