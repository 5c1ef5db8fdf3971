"""A page's content in reading order: its lines and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from budget_lint.readers.pdf.cells import Filling
from budget_lint.readers.pdf.lines import cell_line, is_full, make_line, rows
from budget_lint.readers.pdf.ruling import Grid, Region, grids, joined
from budget_lint.readers.pdf.shapes import Glyph, Page
from budget_lint.readers.pdf.stacks import stacked
from budget_lint.readers.pdf.tables import DraftCell, DraftLine, DraftTable, Item
from budget_lint.readers.pdf.unruled import unruled

_CUT = 0.25  # of the size: how far a line stands in the grid at least
_INSIDE = 1.0  # points by which a character may stand outside the grid it belongs to


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
    more, lines = unruled(page.number, rows(free), joined(page.across))
    items.extend(more)
    items.extend(DraftLine(page.number, line) for line in map(make_line, lines) if line)
    return sorted(items, key=lambda item: (item.top, item.left))


def _by_size(found: list[Grid]) -> list[Grid]:
    """Small grids last: what stands in one inside another belongs to the inner one."""
    return sorted(found, key=lambda g: (g.box[2] - g.box[0]) * (g.box[3] - g.box[1]), reverse=True)


def _split(glyphs: list[Glyph], grid: Grid) -> tuple[list[Glyph], list[Glyph]]:
    left, top, right, bottom = grid.box
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        within = left - _INSIDE <= glyph.center <= right + _INSIDE
        # a line that the border cuts belongs to the cell that it is too high for
        cut = _CUT * glyph.size
        fits = top - _INSIDE <= glyph.middle and glyph.top < bottom - cut and glyph.middle < bottom + glyph.size / 2
        (inside if within and fits else outside).append(glyph)
    return inside, outside


def _table(page: int, grid: Grid, glyphs: list[Glyph]) -> DraftTable | None:
    """The table in a grid; None where fewer than two cells hold text: such rules frame something else."""
    filling = Filling(grid)
    filling.add(glyphs)
    table = DraftTable(page, grid.xs, grid.box[1], grid.box[3], len(grid.ys) - 1)
    _fill(table, grid, filling)
    return table if len(table.cells) > 1 else None


def _fill(table: DraftTable, grid: Grid, filling: Filling) -> None:
    """Makes the cells; rows of the grid that hold several rows of figures become as many."""
    shift = 0
    whole = zip(grid.regions, filling.cells, strict=True)
    for row, group in groupby(whole, key=lambda part: part[0].row):
        cells = list(group)
        parts = None
        if all(region.rows == 1 for region, _ in cells) and not _is_crossed(grid, row):
            parts = stacked([glyphs for _, glyphs in cells])
        for number, part in enumerate(parts or [[glyphs for _, glyphs in cells]]):
            for (region, _), glyphs in zip(cells, part, strict=True):
                table.cells.extend(_cell(table.page, region._replace(row=row + shift + number), glyphs))
        shift += len(parts) - 1 if parts else 0
    table.rows += shift


def _is_crossed(grid: Grid, row: int) -> bool:
    """True where a cell that begins above reaches into the row."""
    return any(region.row < row < region.row + region.rows for region in grid.regions)


def _cell(page: int, region: Region, glyphs: list[Glyph]) -> Iterator[DraftCell]:
    width = region.box[2] - region.box[0]
    line = cell_line(glyphs, width) if glyphs else None
    if line:
        full = is_full(glyphs, width)
        yield DraftCell(line, region.row, region.column, region.rows, region.columns, page, full)
