"""A sheet as its readers fill it, and the table that comes of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from budget_lint.model.span import Location
from budget_lint.readers.draft import MAX_CELLS, Draft, Grid, GridCell
from budget_lint.readers.problems import problem

MAX_ROWS, MAX_COLUMNS = 1 << 20, 1 << 14
MAX_GAP = 20  # blank rows or columns in one place that are kept
_NAMED = 20  # sheets that a remark names
_MAX_MERGED = 2_000_000  # positions under merged cells
_MAX_AREA = 50_000_000  # positions of a table

Area = tuple[int, int, int, int]  # first row and column, last row and column


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet that hold something, by row and column from 0, and what is merged or hidden."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)  # first and last
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    uncomputed: int = 0  # formulas of which the file holds no value

    def put(self, row: int, column: int, text: str, path: str) -> None:
        """Sets a cell. Raises InputError: too-wide, too-many-cells."""
        if row >= MAX_ROWS or column >= MAX_COLUMNS:
            raise problem("too-wide", path=path, rows=MAX_ROWS, columns=MAX_COLUMNS)
        if text and not text.isspace():
            self.cells[row, column] = text
            if len(self.cells) > MAX_CELLS:
                raise problem("too-many-cells", path=path, limit=MAX_CELLS)


class _Axis:
    """The rows or the columns that are shown: their places in the table, with long gaps shortened."""

    def __init__(self, used: Iterable[int], hidden: list[tuple[int, int]]) -> None:
        self.hidden = _united(hidden)
        self.starts = [first for first, _ in self.hidden]
        self.before: list[int] = []  # how many are hidden ahead of each start
        count = 0
        for first, last in self.hidden:
            self.before.append(count)
            count += last - first + 1
        self.used = [number for number in sorted(set(used)) if not self.hides(number)]
        self.places: list[int] = []
        for at, number in enumerate(self.used):
            if at:
                gap = self._shown_until(number) - self._shown_until(self.used[at - 1])
                self.places.append(self.places[-1] + min(gap, MAX_GAP + 1))
            else:
                self.places.append(0)

    @property
    def size(self) -> int:
        return self.places[-1] + 1 if self.places else 0

    def hides(self, number: int) -> bool:
        at = bisect_right(self.starts, number) - 1
        return at >= 0 and number <= self.hidden[at][1]

    def _shown_until(self, number: int) -> int:
        """How many are shown ahead of one that is shown itself."""
        at = bisect_right(self.starts, number) - 1
        return number if at < 0 else number - self.before[at] - (self.hidden[at][1] - self.hidden[at][0] + 1)

    def first_shown(self, first: int, last: int) -> int | None:
        """The first one of a range that is shown."""
        at = bisect_right(self.starts, first) - 1
        while first <= last and at >= 0 and first <= self.hidden[at][1]:
            first = self.hidden[at][1] + 1
            at = bisect_right(self.starts, first) - 1
        return first if first <= last else None

    def extent(self, first: int, last: int) -> int:
        """How many places of the table a range covers, the first of which is used."""
        at = bisect_right(self.used, last) - 1
        following = bisect_left(self.used, first)
        end = self.places[at]
        if at + 1 < len(self.places):
            end = min(end + self._after(at, last), self.places[at + 1] - 1)
        return end - self.places[following] + 1

    def _after(self, at: int, last: int) -> int:
        """How many are shown behind a used one up to a number."""
        shown = last - self.used[at]
        for first, end in self.hidden[bisect_right(self.starts, self.used[at]) :]:
            if first > last:
                break
            shown -= min(end, last) - first + 1
        return shown

    def place(self, number: int) -> int:
        return self.places[bisect_left(self.used, number)]


def _united(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch made one."""
    result: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1] = result[-1][0], max(result[-1][1], last)
        elif first <= last:
            result.append((first, last))
    return result


def add(draft: Draft, sheet: Sheet) -> None:
    """Adds the table of a sheet to a draft; nothing for a sheet that shows nothing."""
    hidden = _Axis((), sheet.hidden_rows), _Axis((), sheet.hidden_columns)
    spans = _unmerge(sheet, hidden, draft.path)
    rows = _Axis((row for row, _ in sheet.cells), sheet.hidden_rows)
    columns = _Axis((column for _, column in sheet.cells), sheet.hidden_columns)
    if rows.size * columns.size > _MAX_AREA:
        raise problem("too-many-cells", path=draft.path, limit=_MAX_AREA)
    grid = Grid(rows=rows.size, columns=columns.size, name=sheet.name)
    origins: list[tuple[int, int]] = []
    unseen = 0
    for row, column in sorted(sheet.cells):
        if rows.hides(row) or columns.hides(column):
            unseen += 1
            continue
        last_row, last_column = spans.get((row, column), (row, column))
        cell = GridCell(sheet.cells[row, column], rows.place(row), columns.place(column))
        if last_row > row:
            cell.rows = rows.extent(row, last_row)
        if last_column > column:
            cell.columns = columns.extent(column, last_column)
        grid.cells.append(cell)
        origins.append((row, column))
    if grid.cells:
        places = iter(origins)
        draft.table(grid, lambda _: Location(sheet=sheet.name, cell=cell_name(*next(places))))
    if unseen:
        draft.remark("hidden-cells", sheet=sheet.name, number=unseen)
    if sheet.uncomputed:
        draft.remark("formulas-without-values", sheet=sheet.name, number=sheet.uncomputed)


def leave_out(draft: Draft, names: list[str]) -> None:
    """Says which sheets are hidden and so not read."""
    if names:
        more = ["\u2026"] if len(names) > _NAMED else []
        draft.remark("hidden-sheets", names=", ".join([*names[:_NAMED], *more]))


def _unmerge(sheet: Sheet, hidden: tuple[_Axis, _Axis], path: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Leaves of merged cells only the first that is shown, with the text; gives the last row and column of each."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    last_row = max((row for row, _ in sheet.cells), default=0)
    last_column = max((column for _, column in sheet.cells), default=0)
    work = 0
    clipped = ((top, left, min(low, last_row), min(far, last_column)) for top, left, low, far in sheet.merged)
    for top, left, bottom, right in sorted(clipped):
        row, column = hidden[0].first_shown(top, bottom), hidden[1].first_shown(left, right)
        if (top, left) not in sheet.cells or row is None or column is None or (bottom, right) == (top, left):
            continue
        work += (bottom - top + 1) * (right - left + 1)
        if work > _MAX_MERGED:
            raise problem("too-many-cells", path=path, limit=_MAX_MERGED)
        area = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if area & covered:  # merged areas never overlap in a sound file
            continue
        covered |= area
        text = sheet.cells[top, left]
        for position in area & sheet.cells.keys():
            del sheet.cells[position]
        sheet.cells[row, column] = text
        spans[row, column] = bottom, right
    return spans


def cell_name(row: int, column: int) -> str:
    """The name of a cell, such as C7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
