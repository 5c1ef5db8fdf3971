"""From the charts of a document to facts, and to statements of what text and tables say of the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from budget_lint.facts.charts.points import Chart, Point
from budget_lint.facts.charts.subjects import SubjectReader
from budget_lint.facts.charts.units import Compared, inferred
from budget_lint.facts.charts.witness import Stated, Witnesses, chosen
from budget_lint.facts.charts.words import ChartWords, Part
from budget_lint.facts.items import LEVELS
from budget_lint.model.fact import Fact, Figure, Statement
from budget_lint.model.interval import Interval
from budget_lint.model.nought import is_bare, sample
from budget_lint.model.quantity import Quantity, Unit

_SLICES = 2  # of a whole, at least
_RATES = ("share", "change_rate", "execution_rate")


class Placed(NamedTuple):
    """A value of a chart as a fact, with what it is compared with."""

    fact: Fact
    point: Point
    compared: Compared


class ChartReader:
    """Reads charts one by one. ``first`` is the number of the first item that charts may use for their own."""

    def __init__(
        self, words: ChartWords, subjects: SubjectReader, witnesses: Witnesses, units: Mapping[str, Unit], first: int
    ) -> None:
        self.words, self.subjects, self.witnesses = words, subjects, witnesses
        self.units = dict.fromkeys(units.values())
        self.item = first
        self.facts: list[Fact] = []
        self.statements: list[Statement] = []

    def read(self, chart: Chart, section: int) -> None:
        """Files all values of a chart under a number that tells it from tables and other charts."""
        title = self.words.title(chart.title)
        placed = [self._placed(chart, title, point, section) for point in chart.points]
        unit = self._unit(chart, title, placed)
        placed = _sharpened([_in_unit(one, unit) for one in placed])
        self.facts += [one.fact for one in placed]
        self.statements += [statement for one in placed if (statement := self._statement(one)) is not None]
        self.statements += self._shares(placed)

    def _placed(self, chart: Chart, title: Part, point: Point, section: int) -> Placed:
        figure = point.mark.figure
        kind = figure.quantity.unit.kind
        percent = kind == "percent"
        subject = self.subjects.subject(chart, title, point, percent=percent)
        fact = Fact(
            figure, figure.quantity, subject.label, subject.concept, subject.measure or "amount", subject.period,
            subject.scope, subject.basis, False, self.item, section, point.start,
        )  # fmt: skip
        self.item += 1
        own, others = self.witnesses.of(subject) if kind in ("none", "money", "percent") else ([], [])
        return Placed(fact, point, Compared(subject, figure.quantity, own, others))

    def _unit(self, chart: Chart, title: Part, placed: Sequence[Placed]) -> Unit | None:
        """The unit of the amounts that have none of their own."""
        stated = title.unit or self.words.unit_of(chart.axis)
        named = [self.words.part(text).unit for text in chart.series]
        stated = stated or (named[0] if named and len(set(named)) == 1 else None)
        levels = [one.compared for one in placed if _bare(one) and one.fact.measure in LEVELS]
        return stated or inferred(levels, self.units)

    # --- statements --------------------------------------------------------------------------------------------

    def _statement(self, one: Placed) -> Statement | None:
        """What a value is held against: the same stated elsewhere, or what follows from this year's and its change."""
        fact, kind = one.fact, one.fact.quantity.unit.kind
        if kind != ("percent" if fact.measure in _RATES else "money"):
            return None
        value = fact.quantity.interval
        found = chosen(value, *_of_unit(fact, one.compared.own, one.compared.others))
        if found is not None:
            return _statement("chart_value", fact, ("chart", (fact,)), ("stated", found.facts))
        if one.compared.own:
            return None
        found = chosen(value, *_of_unit(fact, *self.witnesses.before(one.compared.subject)))
        if found is None:
            return None
        level, change = found.facts
        return _statement("chart_before", fact, ("chart", (fact,)), ("current", (level,)), ("change", (change,)))

    def _shares(self, placed: Sequence[Placed]) -> Iterator[Statement]:
        """The shares that the text states of exactly the categories of a chart of one series: those of its sum.

        Only where these shares make a hundred, and where no amounts are stated that tell more.
        """
        amounts = any(one.compared.own or one.compared.others for one in placed)
        if amounts or len(placed) < _SLICES or len({one.point.series for one in placed}) != 1:
            return
        known = [share for one in placed if (share := self._share(one)) is not None]
        total = sum((fact.quantity.interval for fact in known), Interval.point(0))
        if len(known) < len(placed) or 100 not in total:
            return
        slices = tuple(one.fact for one in placed)
        for one, share in zip(slices, known, strict=True):
            if one.measure in LEVELS:
                yield _statement("chart_share", share, ("share", (share,)), ("part", (one,)), ("slices", slices))

    def _share(self, one: Placed) -> Fact | None:
        """The one share that the text states of what a value is of."""
        own, _ = self.witnesses.of(one.compared.subject._replace(measure="share"))
        facts = {(stated.facts[0].quantity.point, stated.facts[0].quantity.half): stated.facts[0] for stated in own}
        return next(iter(facts.values())) if len(facts) == 1 else None


def _bare(one: Placed) -> bool:
    return one.fact.quantity.unit.kind == "none"


def _of_unit(fact: Fact, *stated: Sequence[Stated]) -> Iterator[list[Stated]]:
    """Of each of some lists what can be compared with a fact."""
    unit = fact.quantity.unit
    for each in stated:
        yield [one for one in each if one.base == unit.base and one.facts[0].quantity.unit.kind == unit.kind]


def _in_unit(one: Placed, unit: Unit | None) -> Placed:
    if unit is None or not _bare(one) or one.fact.measure not in LEVELS:
        return one
    return _with(one, replace(one.fact.figure, quantity=replace(one.fact.quantity, unit=unit)))


def _with(one: Placed, figure: Figure) -> Placed:
    return one._replace(fact=replace(one.fact, figure=figure, quantity=figure.quantity))


def _sharpened(placed: Sequence[Placed]) -> list[Placed]:
    """The values of a chart, bare noughts as precise as the others of their unit."""
    by_unit: dict[Unit, list[Quantity]] = {}
    for one in placed:
        by_unit.setdefault(one.fact.quantity.unit, []).append(one.fact.quantity)
    samples = {unit: sample(quantities) for unit, quantities in by_unit.items()}
    return [_sharp(one, samples[one.fact.quantity.unit]) for one in placed]


def _sharp(one: Placed, other: Quantity | None) -> Placed:
    quantity = one.fact.quantity
    if other is None or not is_bare(quantity):
        return one
    return _with(one, replace(one.fact.figure, quantity=replace(quantity, quantum=other.quantum)))


def _statement(kind: str, at: Fact, *roles: tuple[str, tuple[Fact, ...]]) -> Statement:
    return Statement(kind, roles, at.figure.extent)
