"""Tables that a text draws with bars: with a row of dashes below their heads, as Markdown does, or framed by bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from budget_lint.model.span import Span
from budget_lint.model.table import Cell, Table

_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)*[ \t]*:?-{3,}:?[ \t]*\|?[ \t]*\r?\n?\Z")
_FRAME = re.compile(r"[ \t]*\|.*\|[ \t]*\r?\n?\Z")
LEAST_BARS, LEAST_LINES = 3, 3
_BAR = re.compile(r"(?<!\\)\|")


def pipe_tables(text: str, starts: Sequence[int]) -> tuple[Table, ...]:
    """The tables of a text whose lines begin at ``starts``. Takes time in proportion to the text."""
    if "|" not in text:
        return ()
    ends = [*starts[1:], len(text)]
    ruled = list(_ruled(text, starts, ends)) if "---" in text else []
    framed = (table for table in _framed(text, starts, ends) if not any(_meet(table, other) for other in ruled))
    return tuple(sorted([*ruled, *framed], key=lambda table: table.span))


def _meet(one: Table, other: Table) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _framed(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Table]:
    """Lines below each other, three at least, that begin and end with a bar and have as many cells each."""
    lines = map(text.__getitem__, map(slice, starts, ends))
    sizes = [len(_BAR.findall(line)) if _FRAME.match(line) else 0 for line in lines]
    at = 0
    for size, group in groupby(sizes):
        count = len(list(group))
        if size >= LEAST_BARS and count >= LEAST_LINES:
            yield _table(text, [(starts[line], ends[line]) for line in range(at, at + count)])
        at += count


def _ruled(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Table]:
    at = 1
    while at < len(starts):
        rule = text[starts[at] : ends[at]]
        if not ("|" in rule and _RULE.match(rule) and "|" in text[starts[at - 1] : ends[at - 1]]):
            at += 1
            continue
        last = at + 1
        while last < len(starts) and "|" in text[starts[last] : ends[last]]:
            last += 1
        lines = [at - 1, *range(at + 1, last)]
        yield _table(text, [(starts[line], ends[line]) for line in lines])
        at = last + 1


def _table(text: str, lines: Sequence[tuple[int, int]]) -> Table:
    cells: list[Cell] = []
    columns = 0
    for row, (start, end) in enumerate(lines):
        spans = list(_cells(text, start, end))
        columns = max(columns, len(spans))
        cells += [Cell(span, row, column) for column, span in enumerate(spans) if span.start < span.end]
    return Table(Span(lines[0][0], lines[-1][1]), tuple(cells), len(lines), columns)


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between the bars of one line, without white space around them."""
    bars = [start - 1, *(match.start() for match in _BAR.finditer(text, start, end)), end]
    if not text[start : bars[1]].strip():
        bars = bars[1:]
    if not text[bars[-2] + 1 : end].strip():
        bars = bars[:-1]
    for left, right in pairwise(bars):
        piece = text[left + 1 : right]
        low = left + 1 + len(piece) - len(piece.lstrip())
        yield Span(low, max(low, left + 1 + len(piece.rstrip())))
