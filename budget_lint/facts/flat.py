"""Tables that a converter has flattened into one line: the heads of the columns, then label and numbers of each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from budget_lint.facts.cells import as_unit, unit_in_brackets
from budget_lint.facts.items import Group
from budget_lint.facts.names import Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.register import Register
from budget_lint.model.fact import Figure, Measure
from budget_lint.model.folded import Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Unit, UnitKind

_MAX_LABEL = 30  # characters of the label of a row
_MIN_COLUMNS, _MAX_COLUMNS = 3, 12
_EDGES = " \t:,-/|\u2014"  # blanks and the marks of empty cells around a label
_UNIT_BACK = 60  # characters before the heads in which the unit stands


class _Column(NamedTuple):
    """What the numbers of a column are."""

    measure: Measure
    kind: UnitKind
    basis: str


class FlatTables:
    """Finds flattened tables by their heads and files their figures."""

    def __init__(self, lexicon: Lexicon, namer: Namer, register: Register, text: str) -> None:
        words = lexicon.words
        self.text, self.namer, self.register, self.units = text, namer, register, lexicon.units
        self.head = re.compile(alternatives(words.get("flat_heads", ())))
        self.heads = re.compile(rf"(?:{self.head.pattern}[ \t]?){{{_MIN_COLUMNS},{_MAX_COLUMNS}}}+")
        self.rates = frozenset(words.get("rate_name", ()))
        self.scores = frozenset(words.get("score_heads", ()))
        self.stops = frozenset("".join(words.get("stops", ())))
        self.plans = [(p.id, re.compile(p.pattern)) for p in lexicon.bases if p.measure]

    def read(self, paragraph: Paragraph, kept: dict[int, Figure]) -> int:
        """Files the figures of a table in a paragraph; returns how many of its marks are ahead of the table's end."""
        if len(paragraph.marks) < _MIN_COLUMNS:
            return 0
        found = self.heads.search(self.text, paragraph.body, paragraph.end)
        unit = self._unit(paragraph.start, found.start()) if found else None
        if found is None or unit is None:
            return 0
        columns = self._columns(match.group() for match in self.head.finditer(found.group()))
        ahead = [mark for mark in paragraph.marks if mark.start < found.end()]
        return len(ahead) + self._rows(paragraph, paragraph.marks[len(ahead) :], found.end(), (columns, unit), kept)

    def _unit(self, start: int, end: int) -> Unit | None:
        return unit_in_brackets(self.text[max(start, end - _UNIT_BACK) : end], self.units)

    def _columns(self, heads: Iterable[str]) -> list[_Column]:
        """The columns; a rate of execution is of the last budget before it."""
        columns: list[_Column] = []
        for head in heads:
            column = self._column(head)
            plans = [each.basis for each in columns if each.measure == "budget"]
            if column.measure == "execution_rate" and plans:
                column = column._replace(basis=plans[-1])
            columns.append(column)
        return columns

    def _column(self, head: str) -> _Column:
        if head in self.rates:
            return _Column("execution_rate", "percent", "")
        if head in self.scores:
            return _Column("count", "score", "")
        plan = next((name for name, pattern in self.plans if pattern.search(head)), "")
        name = self.namer.name(head)
        return _Column("budget" if name.budget and not name.actual else "amount", "money", plan)

    def _rows(
        self, paragraph: Paragraph, marks: Sequence[Mark], at: int, layout: tuple[list[_Column], Unit],
        kept: dict[int, Figure],
    ) -> int:  # fmt: skip
        """Files row after row; returns the number of marks that were rows."""
        columns, unit = layout
        done = 0
        total: Group | None = None
        for label, numbers in self._split(marks, at):
            if not 0 < len(label) <= _MAX_LABEL or len(numbers) > len(columns) or self.stops.intersection(label):
                break
            self.register.paragraph = paragraph
            item = self.register.new(self.namer.name(label), listed=False)
            if total is None:
                total = Group(item)
                self.register.groups.append(total)
            else:
                item.parent = total.total
                total.parts.append(item)
            # A row that was left at nought says nothing of a rate.
            told = any(m.figure.quantity.value for m, c in zip(numbers, columns, strict=False) if c.kind == "money")
            for mark, column in zip(numbers, columns, strict=False):
                figure = as_unit(mark, unit if column.kind == "money" else self._of_kind(column.kind))
                kept[figure.index] = figure
                # Points are no things that are counted; nothing is compared with them.
                certain = column.kind == "money" or (told and column.kind == "percent")
                self.register.file(item, figure, figure.quantity, column.measure, column.basis, certain=certain)
            done += len(numbers)
        return done

    def _of_kind(self, kind: UnitKind) -> Unit:
        return next(unit for unit in self.units.values() if unit.kind == kind)

    def _split(self, marks: Sequence[Mark], at: int) -> Iterator[tuple[str, list[Mark]]]:
        """Labels with the numbers behind them, which only white space divides."""
        row: list[Mark] = []
        label = ""
        for mark in marks:
            between = self.text[at : mark.start]
            if between.strip(" \t"):
                if row:
                    yield label, row
                label, row = between.strip(_EDGES), []
            row.append(mark)
            at = mark.end
        if row:
            yield label, row
