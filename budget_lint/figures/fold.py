"""A document's text in one spelling: characters folded one to one, then stripped of what no reader sees."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator

from budget_lint.figures.wrap import Wrapping, columns
from budget_lint.model.document import Document
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon

# Full-width forms of ASCII, the ideographic space, and the typographic minus and dash.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0x202F: 0x20,
    0x2212: 0x2D, 0x2013: 0x2D, 0xFE6A: 0x25, 0xFE63: 0x2D, 0x0C: 0x20, 0x0B: 0x20,
}  # fmt: skip
_SPACE = re.compile(r"[ \t\u200b\u200c\u200d\u2060\ufeff\xad]+")
_COLUMNS = re.compile(r"\S(?:\t| {3,})")  # what sets the cells of a table apart
_WORDY = re.compile(r"[0-9A-Za-z.,%]")
# A gap at a decimal point, not behind a list number.
_POINT = re.compile(r"(?:[0-9]|[^\W_])[0-9]\. [0-9]|.{0,2}[0-9] \.[0-9]")
_GROUP = re.compile(r"\d{3}(?!\d)")


def fold(document: Document, lexicon: Lexicon) -> Folded:
    """The folded text of a document; paragraphs end in ``\\n``. Cost is linear in the length of the text."""
    text = document.text.translate(spelling(lexicon))
    noise = re.compile("|".join(lexicon.noise)) if lexicon.noise else None
    pieces: list[str] = []
    origin = array("Q")
    for start, end, joint in _lines(document, text, lexicon):
        for low, high, spacer in _visible(text, start, end, noise):
            pieces.append(text[low:high])
            origin.extend(range(low, high))
            if spacer:
                pieces.append(spacer)
                origin.append(high)
        if joint:
            pieces.append(joint)
            origin.append(max(start, min(end, len(text) - 1)))
    return Folded("".join(pieces), origin)


def spelling(lexicon: Lexicon) -> dict[int, int | str]:
    """What each character is written as in folded text."""
    return _WIDTH | {ord(key): value for key, value in lexicon.folding.items()}


def _lines(document: Document, text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Start and end of each line that is not blank, and what joins it to the next one."""
    spans = []
    joins: list[bool | None] = []
    for block in document.blocks:
        line = text[block.span.start : block.span.end]
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if left < right:
            spans.append((block.span.start + left, block.span.start + right))
            joins.append(block.joins)
    alone = _alone(document, spans)
    raw = [document.text[a:b] for a, b in spans]
    known = [joins[index] is not None or index in alone for index in range(len(spans))]
    widths = [0 if told or _COLUMNS.search(line) else columns(line) for line, told in zip(raw, known, strict=True)]
    wrapping = Wrapping([text[a:b] for a, b in spans], widths, lexicon)
    for index, (start, end) in enumerate(spans):
        if joins[index] is None:
            goes_on = wrapping.continues(index)
        else:
            joined = bool(joins[index]) and index + 1 < len(spans) and not wrapping.is_heading(index + 1)
            goes_on = joined or wrapping.breaks_off(index)
        yield start, end, "" if goes_on and index not in alone else "\n"


def _alone(document: Document, spans: list[tuple[int, int]]) -> set[int]:
    """Lines that nothing follows in their paragraph: those of tables, and the line in front of each."""
    starts = [start for start, _ in spans]
    alone: set[int] = set()
    for table in document.tables:
        first, last = bisect_left(starts, table.span.start), bisect_left(starts, table.span.end)
        alone.update(range(max(0, first - 1), last))
    return alone


def _visible(text: str, start: int, end: int, noise: re.Pattern[str] | None) -> Iterator[tuple[int, int, str]]:
    """The stretches of one line that a reader sees, each with the spacer that follows it."""
    low = start
    for gap_start, gap_end in _gaps(text, start, end, noise):
        if low < gap_start:
            yield low, gap_start, _spacer(text, gap_start, gap_end, end)
        low = gap_end
    if low < end:
        yield low, end, ""


def _gaps(text: str, start: int, end: int, noise: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """White space and noise of a line, in order, neighbours merged."""
    found = [match.span() for match in _SPACE.finditer(text, start, end)]
    if noise:
        found = sorted(found + [match.span() for match in noise.finditer(text, start, end)])
    merged: list[tuple[int, int]] = []
    for low, high in found:
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return iter(merged)


def _spacer(text: str, low: int, high: int, end: int) -> str:
    """What stands for a gap: a tab between columns, a space between Latin words, nothing inside a word.

    A space beside a thousands separator is no gap: ``1, 537.4`` is one number.
    """
    if high >= end:
        return ""
    gap, before, after = text[low:high], text[low - 1], text[high]
    if "\t" in gap or gap.count(" ") > 2:
        return "\t"
    if _GROUP.match(text, high if before == "," else high + 1) and _at_comma(text[low - 2], before, after):
        return ""
    if _POINT.match(text[max(0, low - 3) : high + 2].replace(gap, " ", 1)):
        return ""
    if after == "%" or not (_WORDY.match(before) and _WORDY.match(after)):
        return ""
    return " "


def _at_comma(ahead: str, before: str, after: str) -> bool:
    """True for a gap beside a separator of thousands."""
    return (before == "," and ahead.isdigit()) or (after == "," and before.isdigit())
