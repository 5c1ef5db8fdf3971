"""The reader of Markdown: pipe tables become tables, marks of headings and emphasis are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from budget_lint.model.document import Document
from budget_lint.model.span import Location
from budget_lint.readers.decoding import decode
from budget_lint.readers.draft import MAX_LINES, Draft, Grid, GridCell
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source
from budget_lint.readers.text import line_starts

_PREFIX = re.compile(r" {0,3}(?:#{1,6}[ \t]+|>[ \t]?)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_MARK = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # an escaped sign
    r"|\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|`|__|~~|<br ?/?>"
    r"|!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)",  # a link or picture
)
_PIPE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\s{0,99}:?-+:?\s{0,99}\Z")
_HTML_TABLE = re.compile(r"\s{0,99}<table[\s>]", re.IGNORECASE)
_HTML_END = "</table>"


def read_markdown(source: Source) -> Document:
    """The document of a Markdown file; places are lines and columns of the file.

    Raises InputError: encoding, damaged, binary, empty, too-many-lines, too-many-cells.
    """
    text, encoding = decode(source.path, source.data)
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise problem("too-many-lines", path=source.path, limit=MAX_LINES)
    reader = _Reader(Draft(source.path, encoding), text)
    reader.read()
    return reader.draft.document()


class _Reader:
    def __init__(self, draft: Draft, text: str) -> None:
        self.draft = draft
        self.starts = line_starts(text)
        ends = [*self.starts[1:], len(text)]
        self.lines = [text[a:b].rstrip("\r\n") for a, b in zip(self.starts, ends, strict=True)]
        self.page: object = None

    def read(self) -> None:
        at, fenced = 0, False
        while at < len(self.lines):
            line = self.lines[at]
            if _FENCE.match(line):
                fenced = not fenced
                at += 1
            elif not fenced and self._begins_table(at):
                at = self._table(at)
            elif not fenced and _HTML_TABLE.match(line):
                at = self._html_table(at)
            else:
                self._line(at, plain=fenced)
                at += 1

    def _line(self, at: int, plain: bool) -> None:
        line = self.lines[at]
        prefix = None if plain else _PREFIX.match(line)
        ahead = prefix.end() if prefix else 0
        text = line[ahead:] if plain else shown(line[ahead:])
        # where marks inside the line are left out, its columns are no longer those of the file
        whole = text == line[ahead:]
        place = Location(at + 1, ahead + 1, self.starts[at] + ahead) if whole else Location(at + 1)
        self.draft.line(text, place, joins=None)

    def _begins_table(self, at: int) -> bool:
        """True for a line with bars above one of dashes with as many cells."""
        if at + 1 >= len(self.lines) or "|" not in self.lines[at] or "-" not in self.lines[at + 1]:
            return False
        dashes = [text for _, text in _cells(self.lines[at + 1])]
        return len(dashes) == len(list(_cells(self.lines[at]))) and all(map(_DASHES.match, dashes))

    def _table(self, first: int) -> int:
        """Reads a table, and gives the line behind it."""
        last = first + 2
        while last < len(self.lines) and "|" in self.lines[last] and not self.lines[last].isspace():
            last += 1
        grid = Grid()
        places: list[Location] = []
        for row, at in enumerate((first, *range(first + 2, last))):
            for column, (start, text) in enumerate(_cells(self.lines[at])):
                found = shown(text).strip()
                if found:
                    ahead = start + len(text) - len(text.lstrip())
                    places.append(Location(at + 1, ahead + 1, self.starts[at] + ahead))
                    grid.cells.append(GridCell(found, row, column))
                grid.columns = max(grid.columns, column + 1)
            grid.rows = row + 1
        following = iter(places)
        self.draft.table(grid, lambda _: next(following))
        return last

    def _html_table(self, first: int) -> int:
        """Reads a table in HTML, which converters write where cells are merged; gives the line behind it."""
        from budget_lint.readers.html.page import Page  # noqa: PLC0415 - few files have one

        depth, at = 0, first
        while at < len(self.lines):
            lowered = self.lines[at].lower()
            depth += len(re.findall(r"<table[\s>]", lowered)) - lowered.count(_HTML_END)
            at += 1
            if depth <= 0:
                break
        if not isinstance(self.page, Page):
            self.page = Page(self.draft)
        self.page.read("\n".join(self.lines[first:at]))
        return at


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """The cells of a line with their offsets; bars at its ends part nothing."""
    bars = [match.start() for match in _PIPE.finditer(line)]
    low = len(line) - len(line.lstrip())
    high = len(line.rstrip())
    if bars and bars[0] == low:
        low = bars.pop(0) + 1
    if bars and bars[-1] == high - 1:
        high = bars.pop()
    for bar in (*bars, high):
        yield low, line[low:bar]
        low = bar + 1


def shown(text: str) -> str:
    """Text without marks of emphasis, with the words of links, and with what escaped signs and entities stand for."""

    def kept(match: re.Match[str]) -> str:
        escaped, words = match.groups()
        return escaped or words or (" " if match.group().startswith("<") else "")

    text = _MARK.sub(kept, text)
    return unescape(text) if "&" in text else text
