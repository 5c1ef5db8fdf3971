"""What text and tables state of the same things as a chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from budget_lint.facts.charts.subjects import Subject, Thing
from budget_lint.facts.items import LEVELS, Item
from budget_lint.model.fact import Fact, Measure
from budget_lint.model.interval import Interval

_LEVEL_BASES = ("", "previous")
_FEW = 64  # facts of one thing that are looked at


class Stated(NamedTuple):
    """Facts that state one thing together: one alone, or those that it follows from, and what they make of it."""

    facts: tuple[Fact, ...]
    value: Interval

    @property
    def base(self) -> str:
        """What its unit is based on: currencies never compare."""
        return self.facts[0].quantity.unit.base


class Witnesses:
    """The facts of a document by what they are of, charts left out."""

    def __init__(self, facts: Iterable[Fact], items: Sequence[Item]) -> None:
        self.by_name: dict[tuple[str, str, Measure, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.quantity.bound != "exact" or fact.figure.worded or fact.basis not in _LEVEL_BASES:
                continue
            if fact.concept and fact.certain:
                self.by_name[fact.concept, "", fact.measure, fact.period].append(fact)
            elif not fact.concept and fact.section >= 0:
                self.by_name["", items[fact.item].name.core, fact.measure, fact.period].append(fact)

    def of(self, subject: Subject) -> tuple[list[Stated], list[Stated]]:
        """What is stated of a subject in its own scope, and what is in others."""
        own: list[Stated] = []
        others: list[Stated] = []
        for thing in subject.things:
            for fact in self._facts(thing, subject.measure, subject.period):
                (own if fact.scope == thing.scope else others).append(Stated((fact,), fact.quantity.interval))
        return own, others

    def before(self, subject: Subject) -> tuple[list[Stated], list[Stated]]:
        """What follows for the year of a subject from a level of the next year and its change."""
        own: list[Stated] = []
        others: list[Stated] = []
        if subject.measure not in LEVELS or not subject.period.isdigit():
            return own, others
        following = str(int(subject.period) + 1)
        for thing in subject.things:
            levels = self._facts(thing, subject.measure, following)
            for change in self._facts(thing, "change", following):
                level = next((fact for fact in levels if fact.scope == change.scope and not fact.basis), None)
                if level is not None and change.basis == "previous":
                    value = level.quantity.interval - change.quantity.interval
                    (own if change.scope == thing.scope else others).append(Stated((level, change), value))
        return own, others

    def _facts(self, thing: Thing, measure: Measure, period: str) -> Sequence[Fact]:
        return self.by_name.get((thing.concept, thing.core, measure, period), [])[:_FEW]


def chosen(value: Interval, own: Sequence[Stated], others: Sequence[Stated]) -> Stated | None:
    """The statement that a value is held against, None where it is left open which.

    One that says the same goes first. A value that is not what its own scope states is compared only where that states
    one value, and no other scope states this one: then the chart is of that.
    """
    agreeing = next((one for one in own if one.value.meets(value)), None)
    if agreeing is not None:
        return agreeing
    if not own or any(one.value.meets(value) for one in others):
        return None
    return own[0] if all(one.value.meets(own[0].value) for one in own) else None
