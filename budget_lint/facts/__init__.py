"""From figures to facts: what each figure measures, and the statements that tie figures together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from budget_lint.facts.adjustments import AdjustmentReader
from budget_lint.facts.assemble import Assembler
from budget_lint.facts.balances import BalanceReader
from budget_lint.facts.causes import CauseReader
from budget_lint.facts.filing import Settings
from budget_lint.facts.implied import ImpliedReader, spreads
from budget_lint.facts.index import FactIndex
from budget_lint.facts.items import numbered_lists
from budget_lint.facts.ladders import ladders
from budget_lint.facts.lists import ListReader
from budget_lint.facts.names import Namer
from budget_lint.facts.namesakes import namesakes
from budget_lint.facts.outline import Outliner, Paragraph
from budget_lint.facts.periods import Periods, document_year
from budget_lint.facts.points import PointReader
from budget_lint.facts.register import Register
from budget_lint.facts.relations import RelationReader, statement
from budget_lint.facts.restate import RestatementReader
from budget_lint.facts.scores import ScoreReader
from budget_lint.facts.shared import shared
from budget_lint.facts.twofold import settle
from budget_lint.model.fact import Fact, Measure, Reading, Statement
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Lexicon, Pattern
from budget_lint.model.quantity import Unit
from budget_lint.model.table import Table

if TYPE_CHECKING:
    from budget_lint.facts.charts.document import Charts
    from budget_lint.facts.tables.document import Tables

__all__ = ["understand"]

_HEAD = 2000  # characters at the start of a document that tell its kind


def understand(
    folded: Folded, marks: Sequence[Mark], lexicon: Lexicon, kind: str = "", tables: Sequence[Table] = ()
) -> Reading:
    """Names the figures of a document and finds its statements.

    ``kind`` overrides the recognised kind of document; ``tables`` are those of the document. Marks without a
    unit whose place does not say what they measure are dropped; every other figure is kept, named or not.
    """
    found, words = _kind(folded.text, lexicon, kind)
    united = [mark.start for mark in marks if mark.figure.quantity.unit.kind != "none"]
    period = document_year(folded.text, lexicon, united)
    found_tables = _tables(folded, marks, lexicon, period, tables)
    namer = Namer(lexicon, folded.text)
    outliner = Outliner(lexicon, namer, Periods(lexicon, period), found.id)
    if found_tables:
        found_tables.teach(namer)
        paragraphs = outliner.paragraphs(folded, marks, found_tables.at)
    else:
        paragraphs = outliner.paragraphs(folded, marks)
    default: Measure = found.measure or "amount"
    settings = Settings(period, default, _usual_units(marks, lexicon))
    assembler = Assembler(lexicon, folded, namer, settings, len(marks), found_tables)
    register = assembler.read(paragraphs)
    if found_tables and found_tables.of_units:
        found_tables.units.settle(register.items, register.facts)
    settle(lexicon.twofold, register.items, register.facts)
    charts = _charts(lexicon, folded, found_tables, register, paragraphs, default)
    if charts:
        for fact in charts.facts:
            assembler.kept[fact.figure.index] = fact.figure
            assembler.kept_bare.add(fact.figure.index)
    figures = [assembler.kept.get(mark.figure.index, mark.figure) for mark in marks]
    kept = [f for f in figures if f.quantity.unit.kind != "none" or f.index in assembler.kept_bare]
    worded = [fact.figure for fact in register.facts if fact.figure.worded]
    everything = sorted((*kept, *worded), key=lambda figure: (figure.span, figure.index))
    structure = _structure(lexicon, folded, found_tables, register)
    shown = charts.statements if charts else ()
    statements = (*_statements(lexicon, namer, register, assembler), *shown, *structure)
    told_by = folded.span(*words) if words else None
    facts = (*register.facts, *charts.facts) if charts else register.facts
    return Reading(tuple(everything), tuple(facts), statements, found.id, period, told_by)


def _tables(
    folded: Folded, marks: Sequence[Mark], lexicon: Lexicon, period: str, tables: Sequence[Table]
) -> Tables | None:
    if not tables:
        return None
    from budget_lint.facts.tables.document import Tables  # noqa: PLC0415 - much to import, and many texts have none

    return Tables(lexicon, folded, marks, Namer(lexicon, folded.text), Periods(lexicon, period), tables)


def _charts(
    lexicon: Lexicon, folded: Folded, tables: Tables | None, register: Register, paragraphs: Sequence[Paragraph],
    default: Measure,
) -> Charts | None:  # fmt: skip
    if tables is None or not tables.charts:
        return None
    from budget_lint.facts.charts.document import Charts  # noqa: PLC0415 - few documents have charts that can be read

    return Charts(lexicon, folded, tables, register, paragraphs, default)


def _structure(
    lexicon: Lexicon, folded: Folded, tables: Tables | None, register: Register
) -> Iterator[Statement]:
    if tables:
        from budget_lint.facts.tables.structure import StructureReader  # noqa: PLC0415 - as above

        yield from StructureReader(lexicon, folded, tables, register).statements()
    charts = tables.charts if tables else ()
    if charts or "\t" in folded.text:
        from budget_lint.facts.charts.defaults import Defaults  # noqa: PLC0415 - few documents have charts

        yield from Defaults(lexicon).statements(folded, charts)


def _statements(
    lexicon: Lexicon, namer: Namer, register: Register, assembler: Assembler
) -> Iterator[Statement]:
    lists = ListReader(lexicon, namer, register.items)
    listed = [*lists.statements(register.groups), *lists.orphans(numbered_lists(register.numbered.values()))]
    climbed = [
        *lists.ladders(ladders(assembler.rungs, register.items)), *lists.shared(shared(register.items)),
    ]  # fmt: skip
    summed = {s.role("total")[0].figure.index for s in climbed if s.kind == "breakdown"}
    # What is now known with all its parts needs no list with some of them.
    stated = [s for s in listed if not _is_partial(s) or s.role("total")[0].figure.index not in summed] + climbed
    index = FactIndex(register.facts, register.items)
    relations = RelationReader(index, namer, register.items)
    for item in register.items:
        stated += relations.statements(item)
    yield from stated
    yield from ImpliedReader(lexicon, namer, register.items, stated).statements()
    yield from spreads(register.facts)
    yield from ScoreReader(lexicon).statements(register.items)
    yield from PointReader(lexicon).statements(register.facts)
    yield from AdjustmentReader(namer, register.items, register.facts).statements(register.causes)
    yield from CauseReader(lexicon, register.items, index).statements(register.causes)
    for item, word in assembler.worded.directions:
        found = statement(
            "direction", ("word", word), ("subject", item.get("amount")),
            ("reference", item.get("budget", assembler.leads.plan_of(word.figure.text)) or item.plan()),
        )  # fmt: skip
        if found is not None:
            yield found
    yield from assembler.table_statements
    yield from assembler.growth.statements
    balances = BalanceReader(lexicon, register.items)
    yield from balances.statements()
    yield from balances.rolls()
    yield from RestatementReader(lexicon, register.facts, listed).statements()
    yield from namesakes(register.facts)
    yield from _missing_units(register.facts)


def _is_partial(statement: Statement) -> bool:
    return statement.kind in ("breakdown", "member") and "complete" not in statement.tags


def _missing_units(facts: Sequence[Fact]) -> Iterator[Statement]:
    for fact in facts:
        if fact.figure.unit_missing:
            yield Statement("missing_unit", (("figure", (fact,)),), fact.figure.extent)


def _kind(text: str, lexicon: Lexicon, wanted: str) -> tuple[Pattern, tuple[int, int] | None]:
    """The kind of document that was asked for, else the one whose words come first in it, and these words."""
    if wanted:
        given = Pattern(wanted, "", measure="amount")
        return next((kind for kind in lexicon.kinds if kind.id == wanted), given), None
    hits = []
    for order, kind in enumerate(lexicon.kinds):
        match = re.compile(kind.pattern).search(text[:_HEAD])
        if match:
            hits.append((match.start(), order, kind, match.span()))
    return min(hits)[2:] if hits else (Pattern("other", "", measure="amount"), None)


def _usual_units(marks: Sequence[Mark], lexicon: Lexicon) -> dict[str, Unit]:
    """The unit of money that the document uses most, and per cent: what a missing unit stands for."""
    money = Counter(mark.figure.quantity.unit for mark in marks if mark.figure.quantity.unit.kind == "money")
    units: dict[str, Unit] = {}
    if money:
        units["money"] = min(money, key=lambda unit: (-money[unit], unit.factor))
    percent = [unit for unit in lexicon.units.values() if unit.kind == "percent"]
    if percent:
        units["percent"] = percent[0]
    return units
