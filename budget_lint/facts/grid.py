"""Tables that stand in plain text: cells between bars or tabs, or one cell in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_lint.facts.outline import Paragraph
from budget_lint.model.folded import Mark
from budget_lint.model.lexicon import Lexicon

_BARS = re.compile(r"[|\t]")
_MAX_LABEL = 40  # characters; a longer line is a sentence
_ABOVE = 4  # lines above a table that may say what it is about
_MIN_NUMBERS = 2  # fewer make no table


class Cell(NamedTuple):
    """A label or, with ``mark``, a number. ``row`` counts the rows that bars show."""

    text: str
    mark: Mark | None
    line: int
    row: int


class Grid(NamedTuple):
    """Consecutive lines that form a table: the words above it, its cells, its lines."""

    heading: str
    cells: tuple[Cell, ...]
    lines: tuple[Paragraph, ...]


class Row(NamedTuple):
    """A row: its label, its numbers in order, and the labels of their columns as far as they are known."""

    label: str
    numbers: tuple[Mark, ...]
    columns: tuple[str, ...] = ()


class GridFinder:
    """Finds the tables among the paragraphs of a text."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.text = text
        self.stops = (*lexicon.words.get("stops", ()), *lexicon.words.get("pauses", ()))

    def find(self, paragraphs: Sequence[Paragraph]) -> dict[int, Grid]:
        """The tables by the index of their first paragraph."""
        found: dict[int, Grid] = {}
        for start, lines in self._blocks(paragraphs):
            cells = tuple(self._cells(lines))
            if sum(cell.mark is not None for cell in cells) >= _MIN_NUMBERS:
                above = " ".join(self.text[p.start : p.end] for p in paragraphs[max(0, start - _ABOVE) : start])
                found[lines[0].index] = Grid(above, cells, tuple(lines))
        return found

    def _blocks(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, list[Paragraph]]]:
        lines: list[Paragraph] = []
        start = 0
        for index, paragraph in enumerate(paragraphs):
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            bridge = bool(lines and following and self._is_label(paragraph) and self._is_line(following))
            if self._is_line(paragraph) or bridge:
                if not lines:
                    start = index
                lines.append(paragraph)
            elif lines:
                yield start, lines
                lines = []
        if lines:
            yield start, lines

    def _is_line(self, paragraph: Paragraph) -> bool:
        """True for a line of short cells between bars or tabs."""
        line = self.text[paragraph.start : paragraph.end]
        if any(stop in line for stop in self.stops):
            return False
        cells = [cell.strip() for cell in _BARS.split(line)]
        return len(cells) > 1 and all(len(cell) <= _MAX_LABEL for cell in cells)

    def _is_label(self, paragraph: Paragraph) -> bool:
        """True for a line that may be a row whose numbers are all blank."""
        line = self.text[paragraph.start : paragraph.end]
        return 0 < len(line) <= _MAX_LABEL and not any(stop in line for stop in self.stops)

    def _cells(self, lines: Sequence[Paragraph]) -> Iterator[Cell]:
        row = 0
        for number, paragraph in enumerate(lines):
            line = self.text[paragraph.start : paragraph.end]
            row += line.strip().count("||")
            at = paragraph.start
            for text in _BARS.split(line):
                if text.strip():
                    yield Cell(text.strip(), self._number(paragraph, at, text), number, row)
                at += len(text) + 1

    @staticmethod
    def _number(paragraph: Paragraph, at: int, text: str) -> Mark | None:
        """The figure that fills a cell, None for a label."""
        start = at + len(text) - len(text.lstrip())
        end = at + len(text.rstrip())
        return next((mark for mark in paragraph.marks if mark.start == start and mark.end == end), None)


def rows(grid: Grid) -> list[Row]:
    """The rows of a table: by lines where a line holds label and numbers, else by the order of the cells."""
    by_line: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        by_line.setdefault(cell.line, []).append(cell)
    if any(cells[0].mark is None and any(c.mark for c in cells[1:]) for cells in by_line.values()):
        return _line_rows(list(by_line.values()))
    return _sequence_rows(grid.cells)


def _line_rows(lines: Sequence[Sequence[Cell]]) -> list[Row]:
    result: list[Row] = []
    header: tuple[str, ...] = ()
    for cells in lines:
        numbers = tuple(cell.mark for cell in cells[1:] if cell.mark is not None)
        if cells[0].mark is None and numbers and len(numbers) == len(cells) - 1:
            result.append(Row(cells[0].text, numbers, header if len(header) == len(numbers) else ()))
        elif not numbers and not result:
            header = tuple(cell.text for cell in cells[1:])
        elif len(cells) == 1 and cells[0].mark is None:
            result.append(Row(cells[0].text, ()))
    return result


def _sequence_rows(cells: Sequence[Cell]) -> list[Row]:
    """Rows of a table with one cell in a line: labels, then the numbers that belong to the last label."""
    segments: list[tuple[list[Cell], list[Mark]]] = []
    for cell in cells:
        if cell.mark is None:
            if not segments or segments[-1][1]:
                segments.append(([], []))
            segments[-1][0].append(cell)
        elif segments:
            segments[-1][1].append(cell.mark)
    segments = [(labels, numbers) for labels, numbers in segments if numbers]
    if not segments:
        return []
    if len(segments) == 1:
        return _columns(*segments[0])
    width = len(segments[0][1])
    head = [cell.text for cell in segments[0][0][:-1]]
    columns = tuple(head[-width:]) if len(head) > width else ()
    if any(len(numbers) != width for _, numbers in segments):
        return []
    return [Row(labels[-1].text, tuple(numbers), columns) for labels, numbers in segments]


def _columns(labels: Sequence[Cell], numbers: Sequence[Mark]) -> list[Row]:
    """A table of one row: as many leaf columns as numbers, where one column may be parted in a second row."""
    first = [cell for cell in labels if cell.row == labels[0].row]
    second = [cell for cell in labels if cell.row != labels[0].row]
    if len(labels) == len(numbers) and not second:
        return [Row(cell.text, (mark,)) for cell, mark in zip(labels, numbers, strict=True)]
    if not second or len(first) - 1 + len(second) != len(numbers):
        return []
    parted = _parted(first, second)
    if parted < 0:
        return []
    # The first column below a parted one is its subtotal and bears its name.
    leaves = [cell.text for cell in (*first[: parted + 1], *second[1:], *first[parted + 1 :])]
    return [Row(label, (mark,)) for label, mark in zip(leaves, numbers, strict=True)]


def _parted(first: Sequence[Cell], second: Sequence[Cell]) -> int:
    """The column of the first row whose name shares the most characters with those of the second row."""
    below = set("".join(cell.text for cell in second[1:]))
    overlap = [len(below & set(cell.text)) for cell in first]
    best = max(range(len(first)), key=lambda index: overlap[index])
    return best if overlap.count(overlap[best]) == 1 else -1
