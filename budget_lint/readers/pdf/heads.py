"""The heads above the figures of a table without rules: which lines they are, and what each stands over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budget_lint.readers.pdf.shapes import Glyph
from budget_lint.readers.pdf.tables import DraftCell

_MOST = 5  # lines of heads
_OFF = 12.0  # points by which a head may be off the middle of the columns that it stands over
_COLON = "\uff1a"
_STOPS = "\u3002\uff1b\uff0c"


@dataclass(slots=True)
class Chunk:
    """A part of a line that wide gaps set apart."""

    text: str
    left: float
    right: float
    glyphs: list[Glyph]

    def add(self, glyph: Glyph) -> None:
        """Adds the next character."""
        self.text += glyph.char
        self.right = max(self.right, glyph.right)
        self.glyphs.append(glyph)


def heads(lines: Sequence[Sequence[Chunk]], columns: Sequence[tuple[float, float]]) -> int:
    """How many of the lines above a table are its heads: lines of labels, and single labels above such lines."""
    left, right = columns[0][0], columns[-1][1]
    count = several = 0
    for number, chunks in enumerate(reversed(lines)):
        if number == _MOST or not chunks:
            break
        outside = chunks[0].left < left - 30 or chunks[-1].right > right + 30
        if outside or any(char in chunk.text for chunk in chunks for char in _STOPS):
            break
        if len(chunks) > 1:
            several = count = number + 1
            if any(chunk.text.endswith(_COLON) or _COLON in chunk.text[:-1] for chunk in chunks):
                count = several = number
                break
        elif several != number or _COLON in chunks[0].text or chunks[0].right > right - 2:
            break
        else:
            count = number + 1
    return count


def spread(
    chunks: Sequence[Chunk], below: Sequence[Sequence[Chunk]], xs: Sequence[float]
) -> Iterator[tuple[Chunk, int, int]]:
    """Each head with its first and last column: a head that stands over the middle of several covers them."""
    count = len(xs) - 1
    under = [[b for line in below for b in line if xs[c] <= (b.left + b.right) / 2 < xs[c + 1]] for c in range(count)]
    taken = [_overlapped(chunk, xs) for chunk in chunks]
    for index, chunk in enumerate(chunks):
        low = taken[index - 1][1] + 1 if index else 0
        high = taken[index + 1][0] if index + 1 < len(chunks) else count
        yield chunk, *_widest(chunk, taken[index], under, range(low, high))


def _widest(chunk: Chunk, own: tuple[int, int], under: Sequence[Sequence[Chunk]], free: range) -> tuple[int, int]:
    """The most columns around ``own`` of whose heads, which stand below, the head is in the middle."""
    center = (chunk.left + chunk.right) / 2
    best = own
    for first in range(own[0], free.start - 1, -1):
        for last in range(own[1], free.stop):
            if last - first <= best[1] - best[0] or not all(under[first : last + 1]):
                continue
            inner = [b for column in under[first : last + 1] for b in column]
            middle = (min(b.left for b in inner) + max(b.right for b in inner)) / 2
            if abs(middle - center) < _OFF:
                best = first, last
    return best


def _overlapped(chunk: Chunk, xs: Sequence[float]) -> tuple[int, int]:
    """The first and the last column below a head, by its middle half."""
    quarter = (chunk.right - chunk.left) / 4
    low, high = chunk.left + quarter, chunk.right - quarter
    hit = [c for c in range(len(xs) - 1) if low < xs[c + 1] and high > xs[c]]
    return (hit[0], hit[-1]) if hit else (0, 0)


def settled(cells: Sequence[DraftCell], rows: int) -> tuple[list[DraftCell], int]:
    """Heads and the number of their rows: a head that has its columns for itself covers all rows."""
    alone = [not any(other is not cell and _meet(cell, other) for other in cells) for cell in cells]
    used = sorted({cell.row for cell, free in zip(cells, alone, strict=True) if not free}) or [0]
    places = {row: at for at, row in enumerate(used)}
    done = [
        replace(cell, row=0, rows=len(used)) if free else replace(cell, row=places[cell.row])
        for cell, free in zip(cells, alone, strict=True)
    ]
    return done, len(used) if rows else 0


def _meet(one: DraftCell, two: DraftCell) -> bool:
    return one.column < two.column + two.columns and two.column < one.column + one.columns
