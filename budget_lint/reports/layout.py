"""Lines of a given width for text of narrow and wide characters. Widths are in terminal cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.text import Text

from budget_lint.model.span import Span

_OPENING = frozenset({"Ps", "Pi"})
_CLOSING = frozenset({"Pe", "Pf", "Po"})


def wrap(text: Text, width: int, keep: Sequence[Span] = ()) -> list[Text]:
    """``text`` in lines of at most ``width`` cells. Words, numbers and what lies in ``keep`` stay whole
    unless they are wider than a line; no line begins with a closing mark or ends with an opening one.
    """
    offsets, used = [], 0
    for start, end in _units(text.plain, keep):
        piece = text.plain[start:end]
        if used and used + cell_len(piece.rstrip()) > width:
            offsets.append(start)
            used = 0
        cuts = list(_folds(piece.rstrip(), start, width))
        offsets += cuts
        used += cell_len(text.plain[cuts[-1] if cuts else start : end])
    lines = list(text.divide(offsets))
    for line in lines:
        line.rstrip()
    return lines


def hanging(label: Text, body: Text, width: int, indent: int, keep: Sequence[Span] = ()) -> Iterator[Text]:
    """``label`` and then ``body`` in lines that all begin at ``indent``."""
    for number, line in enumerate(wrap(body, width - indent, keep)):
        yield Text.assemble(pad(label if number == 0 else Text(), indent), line)


def pad(text: Text, width: int) -> Text:
    """A copy of ``text`` filled with blanks up to ``width`` cells."""
    filled = text.copy()
    filled.append(" " * max(0, width - cell_len(text.plain)))
    return filled


def _units(text: str, keep: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that a line end must not divide."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]) and not any(span.start < at < span.end for span in keep):
            yield start, at
            start = at
    if text:
        yield start, len(text)


@lru_cache(maxsize=8192)
def _may_break(left: str, right: str) -> bool:
    if right.isspace():
        return False
    if left.isspace():
        return True
    wide = cell_len(left) > 1 or cell_len(right) > 1
    if not wide or unicodedata.category(right) in _CLOSING or unicodedata.category(left) in _OPENING:
        return False
    # a number stays with its counter: 2022 and the word for year, 3 and the word for cars
    return not (left.isdecimal() and cell_len(right) > 1)


def _folds(piece: str, start: int, width: int) -> Iterator[int]:
    """The offsets at which a piece that is wider than a line is divided."""
    used = 0
    for at, character in enumerate(piece):
        size = cell_len(character)
        if used and used + size > width:
            yield start + at
            used = 0
        used += size
