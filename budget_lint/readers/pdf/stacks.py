"""Rows of a ruled table that no rule parts: figures that stand below one another in one cell of each column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from budget_lint.readers.pdf.lines import make_line, rows
from budget_lint.readers.pdf.shapes import Glyph

_WHOLE = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+%?")  # a figure that goes on in no other line
_LEVEL = 0.5  # of the size: how far the cells of a row may be off its line


def stacked(cells: Sequence[Sequence[Glyph]]) -> list[list[list[Glyph]]] | None:
    """The rows in the cells of one row, each with the characters of every cell; None where it is one row.

    It is more than one where a cell holds several whole figures below one another.
    """
    lines = [rows(glyphs) if glyphs else [] for glyphs in cells]
    if not any(_figures(column) > 1 for column in lines):
        return None
    levels = _levels(line for column in lines for line in column)
    if len(levels) < 2:
        return None
    parts: list[list[list[Glyph]]] = [[[] for _ in cells] for _ in levels]
    for column, content in enumerate(lines):
        for line in content:
            middle = _middle(line)
            level = min(range(len(levels)), key=lambda at: abs(levels[at] - middle))
            parts[level][column].extend(line)
    return parts


def _figures(lines: Sequence[Sequence[Glyph]]) -> int:
    texts = [line.text for line in map(make_line, lines) if line]
    return sum(bool(_WHOLE.fullmatch(text)) for text in texts)


def _middle(line: Sequence[Glyph]) -> float:
    return sum(glyph.middle for glyph in line) / len(line)


def _levels(lines: Iterable[Sequence[Glyph]]) -> list[float]:
    """The heights at which lines stand, over all cells."""
    levels: list[float] = []
    for middle, size in sorted((_middle(line), line[0].size) for line in lines):
        if not levels or middle - levels[-1] > _LEVEL * size:
            levels.append(middle)
    return levels
