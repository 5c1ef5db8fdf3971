"""From the tables of a document to facts and to statements of what must add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from budget_lint.facts.cells import one_of_money
from budget_lint.facts.fits import adds_up
from budget_lint.facts.items import LEVELS, Item
from budget_lint.facts.lead import LeadReader
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.facts.tables.codes import Codes
from budget_lint.facts.tables.heads import Column, HeadReader
from budget_lint.facts.tables.layout import Block, Layout
from budget_lint.facts.tables.naming import CellNamer, Context, Subject
from budget_lint.facts.tables.rows import Line, LineReader
from budget_lint.facts.tables.sums import Place, Sums
from budget_lint.facts.tables.titles import Title
from budget_lint.model.fact import Fact, Figure, Measure, Statement
from budget_lint.model.folded import Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.nought import is_bare, sample
from budget_lint.model.quantity import NO_UNIT, Unit

_IN_BRACKETS = re.compile(r"\(([^()]{1,6})\)")


class _Cell(NamedTuple):
    """A figure with what it is."""

    line: Line
    column: Column
    mark: Mark
    subject: Subject
    unit: Unit | None

    @property
    def key(self) -> tuple[object, ...]:
        """What two figures of one table must not share."""
        return self.subject.concept, tuple(sorted(self.subject.scope.items())), self.column.measure, self.column.period


class TableReader:
    """Files the figures of tables into the register of a document."""

    def __init__(
        self, lexicon: Lexicon, namer: Namer, register: Register, periods: Periods, leads: LeadReader, codes: Codes,
        default: Measure,
    ) -> None:  # fmt: skip
        self.namer = namer
        self.register = register
        self.leads = leads
        self.default = default
        self.units = lexicon.units
        self.heads = HeadReader(lexicon, namer, periods)
        self.lines = LineReader(lexicon, namer)
        self.cells = CellNamer(namer, codes)
        words = lexicon.words
        self.sums = Sums(words.get("table_totals", ()), words.get("table_within", ()))
        self.unit_heads = re.compile(rf"{alternatives(words.get('unit_heads', ()))}[:]?\s*(\S{{1,6}})")
        self.statements: list[Statement] = []

    def read(self, layout: Layout, title: Title, kept: dict[int, Figure], section: int) -> None:
        """Files all figures of a table. ``section`` is a number that tells it from all other tables."""
        unit = self._stated_unit(title.words) or self._stated_unit(layout.above)
        facts: dict[Place, Fact] = {}
        first = len(self.register.facts)
        found: list[Statement] = []
        for block, lines in zip(layout.blocks, self.lines.read(layout.blocks), strict=True):
            level: Measure = title.measure or self.default
            columns = self.heads.read(block.heads, level, title.period or self.register.period)
            side = self._side(block, title)
            scope = {**self.register.around.base, **title.scope}
            total = _total_concept(title, columns) or side
            context = Context(title.form, scope, side, total, bool(block.labels))
            facts |= self._file(list(self._cells(lines, columns, context, unit)), title, kept, section)
            found += self.sums.statements(columns, lines, facts, known=title.form is not None)
        self.statements += found
        if _misread(found):
            facts_here = self.register.facts[first:]
            self.register.facts[first:] = [replace(fact, certain=False) for fact in facts_here]

    def _cells(
        self, lines: Sequence[Line], columns: Sequence[Column], context: Context, usual: Unit | None
    ) -> Iterator[_Cell]:
        for line in lines:
            for column in columns:
                mark = line.row.values.get(column.column)
                if mark is not None:
                    subject = self.cells.subject(line, column, context)
                    yield _Cell(line, column, mark, subject, self._unit(mark, line, column, usual))

    def _unit(self, mark: Mark, line: Line, column: Column, usual: Unit | None) -> Unit | None:
        """The unit of a figure: its own, that of its row or column, that of the table; None where none is stated."""
        if mark.figure.quantity.unit is not NO_UNIT:
            return mark.figure.quantity.unit
        named = [self.units[word] for word in _IN_BRACKETS.findall(line.row.label) if word in self.units]
        return column.unit or (named[-1] if named else usual)

    def _file(self, cells: Sequence[_Cell], title: Title, kept: dict[int, Figure], section: int) -> dict[Place, Fact]:
        twice = Counter(cell.key for cell in cells if cell.subject.concept)
        facts: dict[Place, Fact] = {}
        items: dict[tuple[int, str, tuple[tuple[str, str], ...], str], Item] = {}
        figures = _sharpened([self._figure(cell) for cell in cells])
        for cell, figure in zip(cells, figures, strict=True):
            kept[figure.index] = figure
            scope = tuple(sorted((k, v) for k, v in cell.subject.scope.items() if v))
            label = cell.subject.label if not cell.subject.concept else ""
            item = items.setdefault(
                (cell.line.row.number, cell.subject.concept, scope, label), self._item(cell, section)
            )
            certain = title.certain and cell.unit is not None and cell.subject.certain and twice[cell.key] <= 1
            facts[cell.line.row.number, cell.column.column] = self._fact(cell, figure, item, certain)
        return facts

    def _item(self, cell: _Cell, section: int) -> Item:
        subject = cell.subject
        scope = {key: value for key, value in subject.scope.items() if value}
        name = Name(subject.label, subject.label, subject.concept, scope, {}, certain=subject.certain)
        return Item(-1, name, cell.column.period, scope, section, cell.line.row.start, 0)

    def _fact(self, cell: _Cell, figure: Figure, item: Item, certain: bool) -> Fact:
        if item.id < 0:
            item.id = len(self.register.items)
            self.register.items.append(item)
        column = cell.column
        basis = column.basis
        if column.measure == "budget":
            basis = self.leads.plan_of("/".join((*column.tree, *column.kind)))
        elif column.measure in LEVELS and column.period != self.register.period:
            basis = "previous"
        elif column.measure == "execution_rate":
            plan = item.plan()
            basis = plan.basis if plan is not None else ""
        measure: Measure = "count" if figure.quantity.unit.kind in ("count", "score") else column.measure
        fact = Fact(
            figure, figure.quantity, cell.subject.label, cell.subject.concept, measure, column.period,
            tuple(sorted(item.scope.items())), basis, certain, item.id, item.section, item.paragraph,
            column=column.column,
        )  # fmt: skip
        if measure in LEVELS or cell.unit is not None:
            item.facts.setdefault((measure, basis), fact)
        self.register.facts.append(fact)
        return fact

    @staticmethod
    def _figure(cell: _Cell) -> Figure:
        quantity = cell.mark.figure.quantity
        if cell.unit is None or quantity.unit is cell.unit:
            return cell.mark.figure
        return replace(cell.mark.figure, quantity=replace(quantity, unit=cell.unit))

    def _stated_unit(self, text: str) -> Unit | None:
        stated = [match.group(1) for match in self.unit_heads.finditer(text)] + _IN_BRACKETS.findall(text)
        trimmed = [word.strip("):; \n") for word in stated]
        return one_of_money([self.units[word] for word in trimmed if word in self.units])

    def _side(self, block: Block, title: Title) -> str:
        """The side of the accounts that a block is on: what its heads say, else what the table is of."""
        for head in block.heads:
            for text in head.path:
                sides = [self.namer.side(word) for word in self.namer.heads if word in text]
                if len(sides) == 1:
                    return sides[0]
        return title.form.concept if title.form and title.form.concept in self.namer.sides else ""


def _total_concept(title: Title, columns: Sequence[Column]) -> str:
    """What the totals of a table are of."""
    if title.form is None:
        return ""
    named = [column.name.concept for column in columns if column.name is not None]
    return next((title.form.instead[n] for n in named if n in title.form.instead), title.form.concept)


def _misread(sums: Sequence[Statement]) -> bool:
    """True where most sums of a table fail: it was not read as it was meant."""
    held = [adds_up(one.role("total")[0], one.role("parts")) for one in sums if len(one.role("parts")) > 1]
    return held.count(False) > 1 and held.count(False) * 2 > len(held)


def _sharpened(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a block, bare noughts as precise as the other figures of their unit."""
    if not any(is_bare(figure.quantity) for figure in figures):
        return list(figures)
    others = {unit: sample([f.quantity for f in figures if f.quantity.unit == unit]) for unit in _units(figures)}
    return [
        replace(figure, quantity=replace(figure.quantity, quantum=other.quantum))
        if is_bare(figure.quantity) and (other := others[figure.quantity.unit]) is not None
        else figure
        for figure in figures
    ]


def _units(figures: Sequence[Figure]) -> set[Unit]:
    return {figure.quantity.unit for figure in figures}
