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
        for run in _runs(sorted(glyphs, key=lambda glyph: glyph.order)):
            self._add_run(run)

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
        xs, ys = self.grid.xs, self.grid.ys
        column = min(max(bisect_right(xs, glyph.center) - 1, 0), len(xs) - 2)
        row = min(max(bisect_right(ys, glyph.middle) - 1, 0), len(ys) - 2)
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


def _ends_number(head: str, tail: str) -> bool:
    """True between a number and what cannot be part of it, or between a label and a number."""
    if NUMBER.fullmatch(head):
        return not tail[0].isascii() or ("." in head and bool(NUMBER.fullmatch(tail)))
    return bool(head and tail) and not head[-1].isascii() and bool(NUMBER.fullmatch(tail))
