"""Facts of the tables that stand in plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from budget_lint.facts.cells import UNIT_IN_BRACKETS, as_unit, one_of_money
from budget_lint.facts.grid import Grid, Row, rows
from budget_lint.facts.items import Group, Item
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.model.fact import Figure, Measure
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Unit


class _Column(NamedTuple):
    """What the head of a column says: when, and whether it is planned."""

    period: str
    measure: Measure


class GridReader:
    """Files the figures of text tables: rows are items, the first row with the table's own name is their total."""

    def __init__(self, lexicon: Lexicon, namer: Namer, register: Register, periods: Periods, default: Measure) -> None:
        self.units = lexicon.units
        self.namer = namer
        self.register = register
        self.periods = periods
        self.default = default
        self.totals = tuple(lexicon.words.get("total_words", ()))
        self.part = re.compile(rf"{alternatives(lexicon.words.get('list_markers', ()))}")
        heads = alternatives(lexicon.words.get("unit_heads", ()))
        self.unit_line = re.compile(rf"{heads}[:]?\s*(\S{{1,6}})")
        self.title_ends = re.compile(rf"{alternatives(lexicon.words.get('table_ends', ()))}.*\Z")

    def read(self, grid: Grid, kept: dict[int, Figure]) -> None:
        """Files all rows of a table whose unit is stated; a table without unit is left alone."""
        usual = self._stated_unit(grid.heading + " " + " ".join(cell.text for cell in grid.cells if not cell.mark))
        title = self._title(grid)
        total: Group | None = None
        inner: Group | None = None
        for row in rows(grid):
            unit = self._row_unit(row.label) or usual
            if unit is None:
                continue
            marked = self.part.match(row.label)
            item = self._item(row, title, grid.lines[0])
            if not row.numbers and not item.name.concept:
                continue
            item.blank = not row.numbers
            self._file(item, row, unit, kept)
            if marked and total and total.parts:
                inner = Group(total.parts[-1])
                self.register.groups.append(inner)
            if inner is not None and (marked or self._belongs(item, inner)):
                self._add(inner, item)
            elif total is None and item.name.key == title.key and not title.generic:
                total = Group(item)
                self.register.groups.append(total)
            elif total is not None and unit.kind == "money":
                inner = None
                self._add(total, item)

    def _belongs(self, item: Item, inner: Group) -> bool:
        concept = self.namer.concepts.get(item.name.concept)
        return bool(concept and concept.part_of and concept.part_of == inner.total.name.concept)

    @staticmethod
    def _add(group: Group, item: Item) -> None:
        item.parent = group.total
        group.parts.append(item)

    def _title(self, grid: Grid) -> Name:
        for line in reversed(grid.heading.split(" ")):
            name = self.namer.name(self.title_ends.sub("", line))
            if name.concept:
                return name
        return self.namer.name("")

    def _stated_unit(self, text: str) -> Unit | None:
        stated = [match.group(1) for match in self.unit_line.finditer(text)] + UNIT_IN_BRACKETS.findall(text)
        return one_of_money([self.units[word] for word in stated if word in self.units])

    def _row_unit(self, label: str) -> Unit | None:
        """The counter that a row's label names in brackets."""
        named = [self.units.get(word) for word in UNIT_IN_BRACKETS.findall(label)]
        return next((unit for unit in named if unit is not None), None)

    def _item(self, row: Row, title: Name, first: Paragraph) -> Item:
        self.register.paragraph = first
        label = UNIT_IN_BRACKETS.sub(self._without_unit, row.label)
        name = self.namer.name(label)
        sums = name.generic or (bool(self.totals) and name.core.endswith(self.totals))
        if sums and not title.generic:
            name = replace(title, label=title.label)
        return self.register.new(name, listed=False)

    def _without_unit(self, match: re.Match[str]) -> str:
        return "" if match.group(1) in self.units else match.group()

    def _column(self, row: Row, index: int) -> _Column:
        head = row.columns[index] if row.columns else ""
        name = self.namer.name(head)
        measure: Measure = "budget" if name.budget and not name.actual else "amount" if name.actual else self.default
        return _Column(self.periods.find(head), measure)

    def _file(self, item: Item, row: Row, unit: Unit, kept: dict[int, Figure]) -> None:
        # Numbers side by side of which nothing tells them apart are of no one thing.
        told = [self._column(row, index) for index in range(len(row.numbers))]
        certain = len(set(told)) == len(told)
        for index, mark in enumerate(row.numbers):
            if mark.figure.quantity.unit.kind not in ("none", unit.kind):
                continue
            column = self._column(row, index)
            figure = as_unit(mark, unit)
            kept[figure.index] = figure
            measure: Measure = "count" if unit.kind == "count" else column.measure
            self.register.file(item, figure, figure.quantity, measure, "", period=column.period, certain=certain)
