"""Documents with tables, written as grids: ``<`` goes on with the cell to the left, ``^`` with the one above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from budget_lint.model.document import Block, Document
from budget_lint.model.finding import DocumentReport
from budget_lint.model.span import Location, Span
from budget_lint.model.table import Cell, Table
from budget_lint.pipeline import Linter

Grid = Sequence[Sequence[str]]


class Writer:
    """Writes a document: lines of text and tables."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def line(self, words: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(words) + 1)
        self.text += words + "\n"
        self.blocks.append(Block(span, Location(line=len(self.blocks) + 1, column=1, offset=span.start)))
        return Span(span.start, span.end - 1)

    def table(self, grid: Grid, name: str = "") -> None:
        start = len(self.text)
        cells = [self._cell(grid, row, column) for row, column in _corners(grid)]
        span = Span(start, len(self.text))
        self.tables.append(Table(span, tuple(cells), len(grid), max(map(len, grid)), name))

    def _cell(self, grid: Grid, row: int, column: int) -> Cell:
        columns = 1
        while column + columns < len(grid[row]) and grid[row][column + columns] == "<":
            columns += 1
        rows = 1
        while row + rows < len(grid) and column < len(grid[row + rows]) and grid[row + rows][column] == "^":
            rows += 1
        words = grid[row][column]
        span = self.line(words) if words else Span(len(self.text), len(self.text))
        return Cell(span, row, column, rows, columns)

    def document(self) -> Document:
        return Document("t.docx", self.text, tuple(self.blocks), tables=tuple(self.tables))


def _corners(grid: Grid) -> Iterable[tuple[int, int]]:
    return ((r, c) for r, row in enumerate(grid) for c, words in enumerate(row) if words not in ("<", "^"))


def grid(text: str) -> list[list[str]]:
    """A grid from lines whose cells are set apart by bars."""
    return [[cell.strip() for cell in line.strip().split("|")] for line in text.strip().splitlines()]


@cache
def linter() -> Linter:
    return Linter()


def lint(*parts: str | list[list[str]], kind: str = "") -> DocumentReport:
    """The report on a document of lines (strings) and tables (grids)."""
    writer = Writer()
    for part in parts:
        if isinstance(part, str):
            for words in part.splitlines():
                writer.line(words)
        else:
            writer.table(part)
    return linter().lint(writer.document(), kind)


Named = tuple[str, str, str, str, str]


def named(report: DocumentReport) -> list[Named]:
    """What every figure is: as printed, concept, measure, period, scope."""
    return [
        (fact.figure.text, fact.concept, fact.measure + (f"/{fact.basis}" if fact.basis else ""), fact.period,
         " ".join(f"{key}={value}" for key, value in fact.scope))
        for fact in sorted(report.reading.facts, key=lambda fact: (fact.figure.span, fact.figure.index))
    ]  # fmt: skip


def sums(report: DocumentReport) -> list[tuple[str, str, str]]:
    """The verdicts on the sums of tables: code, outcome, ``total = parts``."""
    return [
        (v.check.rule.code, v.outcome,
         f"{v.check.facts[0].figure.text} = {' + '.join(fact.figure.text for fact in v.check.facts[1:])}")
        for v in report.verdicts if v.check.rule.code in ("TB101", "TB102", "TB103")
    ]  # fmt: skip
