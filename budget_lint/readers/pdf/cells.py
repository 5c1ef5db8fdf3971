"""Which characters stand in which cell of a grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from budget_lint.readers.pdf.lines import NUMBER
from budget_lint.readers.pdf.ruling import Grid
from budget_lint.readers.pdf.shapes import Glyph

_SAME_RUN = 0.4  # of the size: the gap up to which characters written one after the other make a run
_GAP = 0.15  # of the size: the gap that parts runs which meet at a rule
_REACH = 5  # characters around a rule among which such a gap is looked for
_CUT_DOWN = 0.25  # of the size: what a rule across must cut off of a line at least
_CUT = 0.08  # of the size: a rule that is nearer to a character than that does not cut it


class Filling:
    """The characters of a grid by the number of their region.

    A run of characters may be wider than its cell and run over the rule; it is not cut there. Two runs may
    touch at the rule; they are kept apart.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.owner: dict[tuple[int, int], int] = {}
        for index, region in enumerate(grid.regions):
            for row in range(region.row, region.row + region.rows):
                for column in range(region.column, region.column + region.columns):
                    self.owner[row, column] = index
        self.cells: list[list[Glyph]] = [[] for _ in grid.regions]

    def add(self, glyphs: Iterable[Glyph]) -> None:
        """Adds characters, which all stand within the grid."""
        for stack in _stacks(_runs(sorted(glyphs, key=lambda glyph: glyph.order))):
            home = self._overflown(stack) if len(stack) > 1 else None
            for run in stack:
                if home is None:
                    self._add_run(run)
                else:
                    self.cells[home].extend(run)

    def _overflown(self, stack: Sequence[Sequence[Glyph]]) -> int | None:
        """The cell of a text that wraps and is higher than its row: a rule cuts one of its lines."""
        if not any(self._is_cut(run) for run in stack):
            return None
        center = (stack[0][0].left + stack[0][-1].right) / 2
        return self._at(center, (stack[0][0].top + stack[-1][0].bottom) / 2)

    def _is_cut(self, run: Sequence[Glyph]) -> bool:
        first = run[0]
        low, high = first.top + _CUT_DOWN * first.size, first.bottom - _CUT_DOWN * first.size
        return self._at(first.center, low) != self._at(first.center, high) or high > self.grid.ys[-1]

    def _add_run(self, run: Sequence[Glyph]) -> None:
        homes = [self._home(glyph) for glyph in run]
        if homes[0] == homes[-1]:
            self.cells[homes[0]].extend(run)
            return
        crossing = next(at for at in range(1, len(run)) if homes[at] != homes[at - 1])
        cut = self._cut(run, crossing)
        if cut:
            self._add_run(run[:cut])
            self._add_run(run[cut:])
        else:
            home = max(dict.fromkeys(homes), key=homes.count)
            self.cells[home].extend(run)

    def _cut(self, run: Sequence[Glyph], crossing: int) -> int:
        """Where a run is two runs: at a gap, where a number ends, where the rule cuts nothing; 0 for nowhere."""
        near = sorted(range(1, len(run)), key=lambda at: abs(at - crossing))
        size = run[0].size
        for at in near[:_REACH]:
            if run[at].left - run[at - 1].right > _GAP * size:
                return at
        text = "".join(glyph.char for glyph in run)
        if NUMBER.fullmatch(text.strip()):
            return 0
        for at in near:
            if _ends_number(text[:at].strip(), text[at:].strip()):
                return at
        rule = self.grid.xs[min(bisect_right(self.grid.xs, run[crossing].center), len(self.grid.xs) - 1) - 1]
        fits = run[crossing - 1].right - _CUT * size <= rule <= run[crossing].left + _CUT * size
        return crossing if fits else 0

    def _home(self, glyph: Glyph) -> int:
        return self._at(glyph.center, glyph.middle)

    def _at(self, x: float, y: float) -> int:
        """The region at a point, or the nearest one."""
        xs, ys = self.grid.xs, self.grid.ys
        column = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
        row = min(max(bisect_right(ys, y) - 1, 0), len(ys) - 2)
        return self.owner[row, column]


def _runs(glyphs: Sequence[Glyph]) -> Iterable[list[Glyph]]:
    """Characters that were written one after the other from left to right in one line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last = run[-1]
            gap = glyph.left - last.right
            level = abs(glyph.middle - last.middle) <= 0.4 * min(glyph.size, last.size)
            if not (level and -0.6 * last.size <= gap <= _SAME_RUN * last.size):
                yield run
                run = []
        run.append(glyph)
    if run:
        yield run


def _stacks(runs: Iterable[list[Glyph]]) -> Iterable[list[list[Glyph]]]:
    """Runs that were written one after the other as the lines of one text: below each other, at one side."""
    stack: list[list[Glyph]] = []
    for run in runs:
        if stack and not (_follows(stack[-1], run) and _keeps_step(stack, run)):
            yield stack
            stack = []
        stack.append(run)
    if stack:
        yield stack


def _keeps_step(stack: Sequence[Sequence[Glyph]], run: Sequence[Glyph]) -> bool:
    """True where the lines of a text stand as far from each other as before."""
    if len(stack) < 2:
        return True
    usual = stack[1][0].middle - stack[0][0].middle
    return abs(run[0].middle - stack[-1][0].middle - usual) < 0.05 * usual


def _follows(above: Sequence[Glyph], run: Sequence[Glyph]) -> bool:
    one, two = above[0], run[0]
    step = two.middle - one.middle
    overlap = min(above[-1].right, run[-1].right) - max(one.left, two.left)
    narrow = min(above[-1].right - one.left, run[-1].right - two.left)
    return 0.7 * one.size < step < 2.0 * one.size and overlap > 0.5 * narrow


def _ends_number(head: str, tail: str) -> bool:
    """True between a number and what cannot be part of it, or between a label and a number."""
    if NUMBER.fullmatch(head):
        return not tail[0].isascii() or ("." in head and bool(NUMBER.fullmatch(tail)))
    return bool(head and tail) and not head[-1].isascii() and bool(NUMBER.fullmatch(tail))
