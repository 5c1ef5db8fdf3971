"""From the rules drawn on a page to grids: which positions a grid has, and which of them make one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from budget_lint.model.span import Box
from budget_lint.readers.pdf.shapes import Rule

_SAME = 1.2  # points by which pieces of one rule may be off its line
_GAP = 4.0  # points between pieces of one rule: dashes, or the thickness of a rule that it crosses
_NEAR = 3.0  # points by which rules that meet may miss each other
_LEAST = 3.6  # points; rules that are nearer make a double one
_SHORTEST = 6.0  # points; a shorter rule bounds no cell
_MOST = 3000  # rules of a page after their pieces are joined; more are a picture


class Region(NamedTuple):
    """A cell of a grid: its first row and column, how many it covers, and its box on the page."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Grid(NamedTuple):
    """The lines between the columns (``xs``) and the rows (``ys``) of a table, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """The grids that rules make, from the top of the page to its bottom. Rules that meet belong together."""
    flat, upright = joined(across), joined(down)
    if len(flat) > _MOST or len(upright) > _MOST:
        return []
    found = [_grid(*group) for group in _groups(flat, upright) if len(group[0]) > 1 and group[1]]
    return sorted((grid for grid in found if len(grid.regions) > 1), key=lambda grid: (grid.box[1], grid.box[0]))


def joined(pieces: Sequence[Rule]) -> list[Rule]:
    """Rules out of pieces that lie on one line and touch, in the order of their lines; stubs are left out."""
    lines: list[list[Rule]] = []
    for piece in sorted(pieces, key=lambda rule: rule.at):
        if lines and piece.at - lines[-1][0].at <= _SAME:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    rules: list[Rule] = []
    for line in lines:
        line.sort(key=lambda rule: rule.low)
        start = len(rules)
        for piece in line:
            if len(rules) > start and piece.low - rules[-1].high <= _GAP:
                rules[-1].high = max(rules[-1].high, piece.high)
            else:
                rules.append(Rule(piece.at, piece.low, piece.high))
    return [rule for rule in rules if rule.high - rule.low >= _SHORTEST]


def _groups(flat: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others."""
    parent = list(range(len(flat) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    places = [rule.at for rule in upright]
    for index, rule in enumerate(flat):
        first, last = bisect_left(places, rule.low - _NEAR), bisect_right(places, rule.high + _NEAR)
        for other in range(first, last):
            if upright[other].low - _NEAR <= rule.at <= upright[other].high + _NEAR:
                parent[root(len(flat) + other)] = root(index)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*flat, *upright]):
        groups.setdefault(root(index), ([], []))[index >= len(flat)].append(rule)
    return list(groups.values())


def _grid(flat: list[Rule], upright: list[Rule]) -> Grid:
    """The grid of rules that belong together. A side without a rule ends where the rules across it end."""
    xs = _lines([rule.at for rule in upright], [end for rule in flat for end in (rule.low, rule.high)])
    ys = _lines([rule.at for rule in flat], [end for rule in upright for end in (rule.low, rule.high)])
    # below[r][c]: a rule runs below the position; behind[r][c]: one runs to its right
    below = _walls(flat, ys, xs)
    behind = _walls(upright, xs, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    regions = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide, high = _extent(row, column, below, behind, taken)
            for r in range(row, row + high):
                for c in range(column, column + wide):
                    taken[r][c] = True
            box = xs[column], ys[row], xs[column + wide], ys[row + high]
            regions.append(Region(row, column, high, wide, box))
    return Grid(tuple(xs), tuple(ys), tuple(regions))


def _lines(places: list[float], ends: list[float]) -> list[float]:
    """Places of rules, nearly equal ones merged, with the outermost ends where no rule closes the side."""
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _LEAST:
            merged.append(place)
    low, high = min(ends), max(ends)
    if low < merged[0] - 2 * _LEAST:
        merged.insert(0, low)
    if high > merged[-1] + 2 * _LEAST:
        merged.append(high)
    return merged


def _walls(rules: list[Rule], lines: list[float], crossing: list[float]) -> dict[tuple[int, int], bool]:
    """(index of a line, index of an interval of the crossing lines): a rule runs there."""
    walls: dict[tuple[int, int], bool] = {}
    middles = [(one + two) / 2 for one, two in pairwise(crossing)]
    for rule in rules:
        line = max(0, bisect_right(lines, rule.at + 0.01) - 1)
        for interval in range(bisect_left(middles, rule.low), bisect_right(middles, rule.high)):
            walls[line, interval] = True
    return walls


def _extent(
    row: int,
    column: int,
    below: dict[tuple[int, int], bool],
    behind: dict[tuple[int, int], bool],
    taken: list[list[bool]],
) -> tuple[int, int]:
    """How many columns and rows the cell covers whose first corner is there: as far as no rule comes between."""
    wide = 1
    while column + wide < len(taken[0]) and not taken[row][column + wide] and not behind.get((column + wide, row)):
        wide += 1
    high = 1
    while row + high < len(taken) and not any(
        below.get((row + high, c)) or taken[row + high][c] for c in range(column, column + wide)
    ):
        if any(behind.get((c, row + high)) for c in range(column + 1, column + wide)):
            break
        high += 1
    return wide, high
