"""The reader of plain text: every line is a block. Tables drawn as in Markdown, and values of charts, are tables."""

from __future__ import annotations

import re
from itertools import count, repeat

from budget_lint.model.document import Block, Document
from budget_lint.model.span import Location, Span
from budget_lint.readers.decoding import decode
from budget_lint.readers.pipes import pipe_tables
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source

MAX_LINES = 500_000
# Other characters that Unicode calls line ends stand inside lines: editors count lines so.
LINE_END = re.compile(r"\r\n?|\n")


def read_text(source: Source) -> Document:
    """The document of a text: its characters as they are, one block per line, line ends included.

    Raises InputError: encoding, damaged, binary, empty, too-many-lines.
    """
    text, encoding = decode(source.path, source.data)
    return from_text(text, source.path, encoding)


def from_text(text: str, path: str, encoding: str = "") -> Document:
    """The document of a text that is there already, without a file; ``path`` is its name in reports.

    Raises InputError: too-many-lines.
    """
    # The number of line ends is known to be small before anything is made for each.
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise problem("too-many-lines", path=path, limit=MAX_LINES)
    starts = line_starts(text)
    if len(starts) > MAX_LINES:
        raise problem("too-many-lines", path=path, limit=MAX_LINES)
    tables = pipe_tables(text, starts)
    if "\t" in text:
        from budget_lint.readers.chartlines import chart_lines  # noqa: PLC0415 - few texts have any

        tables = tuple(sorted([*tables, *chart_lines(text)], key=lambda table: table.span))
    return Document(path, text, _blocks(starts, len(text)), encoding, tables)


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character. A line end at the end of the text begins no line."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    if starts[-1] == len(text):
        starts.pop()
    return starts


def _blocks(starts: list[int], length: int) -> tuple[Block, ...]:
    ends = [*starts[1:], length]
    # map() in place of a loop: a document may have hundreds of thousands of lines
    return tuple(map(Block, map(Span, starts, ends), map(Location, count(1), repeat(1), starts)))
