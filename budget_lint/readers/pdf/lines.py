"""From characters to lines, and from lines to text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from budget_lint.model.span import Box
from budget_lint.readers.pdf.shapes import Glyph

_APART = 0.5  # of the size: how far a character may stand off the middle of its line
_WORD_GAP = 0.22  # of the size, between letters
_LETTER_GAP = 0.55  # of the size, between any characters
_DIGIT_GAP = 0.5  # of the size, between digits, which may be spaced out
_COLUMN_GAP = 2.0  # of the size: what is set apart like this belongs to another column
# A whole number, a part of one that may go on, and what may go on with it.
NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


class Line(NamedTuple):
    """A printed line. ``edges`` are the left edges of its characters and the right edge of the last one."""

    text: str
    box: Box
    edges: tuple[float, ...]


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters as lines from top to bottom, each from left to right. Those off the line still belong to it."""
    lines: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        if lines and glyph.middle - middle <= _APART * min(glyph.size, size):
            lines[-1].append(glyph)
            weight = len(lines[-1])
            middle += (glyph.middle - middle) / weight
            size += (glyph.size - size) / weight
        else:
            lines.append([glyph])
            middle, size = glyph.middle, glyph.size
    for line in lines:
        line.sort(key=lambda glyph: glyph.left)
    return lines


def make_line(glyphs: Sequence[Glyph]) -> Line | None:
    """The line of characters that stand from left to right; None for white space alone."""
    chars: list[str] = []
    edges: list[float] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if glyph.char.isspace() and (before is None or before.char.isspace()):
            continue
        spacer = _spacer(before, glyph) if before else ""
        if spacer and before is not None:
            chars.append(spacer)
            edges.append(before.right)
        chars.append(" " if glyph.char.isspace() else glyph.char)
        edges.append(glyph.left)
        before = glyph
    while chars and chars[-1].isspace():
        chars.pop()
        edges.pop()
    if not chars:
        return None
    seen = [glyph for glyph in glyphs if not glyph.char.isspace()]
    right = max(glyph.right for glyph in seen)
    box = edges[0], min(glyph.top for glyph in seen), right, max(glyph.bottom for glyph in seen)
    return Line("".join(chars), box, (*edges, right))


def _spacer(before: Glyph, glyph: Glyph) -> str:
    """What stands for the gap between two characters: a tab for a column, a space for a word, or nothing."""
    gap, size = glyph.left - before.right, min(before.size, glyph.size)
    if gap > _COLUMN_GAP * size:
        return "\t"
    if glyph.char.isspace() or before.char.isspace():
        return ""
    one, two = before.char, glyph.char
    if gap > _LETTER_GAP * size:
        return " "
    if not (one.isascii() and two.isascii()):
        return ""
    digits = (one.isdigit() or one in ".,") and (two.isdigit() or two in ".,%")
    return " " if gap > (_DIGIT_GAP if digits else _WORD_GAP) * size else ""


def cell_line(glyphs: Sequence[Glyph], width: float) -> Line | None:
    """The text of a cell of that width, however it wraps, as one line."""
    if _is_upright(glyphs):
        return _upright_line(glyphs)
    parts = [line for line in map(make_line, rows(glyphs)) if line]
    if len(parts) < 2:
        return parts[0] if parts else None
    text = parts[0].text
    for before, part in pairwise(parts):
        text += _joint(before, part, width) + part.text
    boxes = [part.box for part in parts]
    box = (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )  # fmt: skip
    return Line(text.replace("\t", " "), box, ())


def _is_upright(glyphs: Sequence[Glyph]) -> bool:
    """True for text that was written downwards, or turned by a quarter, as heads of narrow columns are."""
    if len(glyphs) < 3:
        return False
    steps = 0
    for one, two in pairwise(sorted(glyphs, key=lambda glyph: glyph.order)):
        down, aside = abs(two.middle - one.middle), abs(two.center - one.center)
        steps += 0.3 * one.size < down < 2 * one.size and aside < 0.3 * one.size
    return steps >= 0.6 * (len(glyphs) - 1)


def _upright_line(glyphs: Sequence[Glyph]) -> Line | None:
    text = "".join(glyph.char for glyph in sorted(glyphs, key=lambda glyph: glyph.order)).strip()
    box = (
        min(glyph.left for glyph in glyphs), min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs), max(glyph.bottom for glyph in glyphs),
    )  # fmt: skip
    return Line(text, box, ()) if text else None


def is_full(glyphs: Sequence[Glyph], width: float) -> bool:
    """True where the last line of a cell of that width has no room for two more characters."""
    last = rows(glyphs)[-1]
    return last[-1].right - last[0].left + 2 * last[-1].size > width


def merged(one: Line, two: Line) -> Line:
    """A line that goes on in another one, on the next page."""
    return Line(one.text + two.text, one.box, ())


def _joint(before: Line, after: Line, width: float) -> str:
    """What comes between two lines of a cell: a space between words and between numbers of their own."""
    one, two = before.text[-1], after.text[0]
    if not (one.isascii() and two.isascii()):
        return ""
    if one.isalpha() or two.isalpha():
        return " " if (one + two).isalnum() else ""
    tail, head = before.text.split()[-1], after.text.split()[0]
    if not NUMBER.fullmatch(tail + head):
        return " " if NUMBER.fullmatch(tail) and NUMBER.fullmatch(head) else ""
    return "" if _runs_on(before, tail, head, width) else " "


def _runs_on(before: Line, tail: str, head: str, width: float) -> bool:
    """True for a number that goes on in the next line: its first half is none, or no more would have fitted."""
    if not (NUMBER.fullmatch(tail) and NUMBER.fullmatch(head)):
        return True
    digit = (before.edges[-1] - before.edges[0]) / max(1, len(before.text))
    return before.box[2] - before.box[0] + digit * min(2, len(head)) > width - digit
