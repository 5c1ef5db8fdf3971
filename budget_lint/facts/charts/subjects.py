"""What a value of a chart is of: its series, its category and the chart's title together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from budget_lint.facts.charts.points import Chart, Point
from budget_lint.facts.charts.words import ChartWords, Part
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.tables.codes import Codes
from budget_lint.model.fact import Measure, Scope

_MIN_LABEL = 4  # characters; shorter words stand for many things


class Thing(NamedTuple):
    """What facts of other places may be of to be of the same: a concept, or a label without one, in a scope."""

    concept: str
    core: str
    scope: Scope


class Subject(NamedTuple):
    """What a value is of. ``things`` are what the text may call it, none where that is not certain."""

    label: str
    concept: str = ""
    scope: Scope = ()
    measure: Measure = ""
    period: str = ""
    basis: str = ""
    things: tuple[Thing, ...] = ()


class SubjectReader:
    """Names the values of charts. ``base`` is the scope that the document states of itself."""

    def __init__(
        self, words: ChartWords, codes: Codes | None, base: Mapping[str, str], year: str, default: Measure
    ) -> None:
        self.words, self.codes = words, codes
        self.namer: Namer = words.namer
        self.base, self.year, self.default = base, year, default

    def subject(self, chart: Chart, title: Part, point: Point, *, percent: bool) -> Subject:
        """What one value is of; ``percent`` tells that it is one of per cent."""
        series, category = self.words.part(point.series), self.words.part(point.category)
        period = category.period or series.period or title.period or ("" if title.years > 1 else self.year)
        measure = self._measure(chart, title, (series, category), percent=percent)
        basis = series.basis or category.basis
        label = " ".join(dict.fromkeys(text for text in (point.series, point.category) if text))
        name, certain = self._name(series.name, category.name, title.name)
        if name is None or not (period and measure):
            return Subject(label, measure=measure, period=period or self.year, basis=basis)
        scope = self._scope(chart, title.name, name)
        things = tuple(self._things(name, title.name, scope)) if certain else ()
        return Subject(label, name.concept, _sorted(scope), measure, period, basis, things)

    def _measure(self, chart: Chart, title: Part, parts: tuple[Part, Part], *, percent: bool) -> Measure:
        stated: Measure = next((part.measure for part in parts if part.measure), "")
        if not percent:
            return stated or title.measure or self.default
        if stated not in ("", "amount", "budget"):
            return stated
        return "share" if chart.kind in ("pie", "doughnut") or self.words.shows_shares(chart.title) else ""

    # --- names -------------------------------------------------------------------------------------------------

    def _name(self, series: Name | None, category: Name | None, title: Name | None) -> tuple[Name | None, bool]:
        """The name of what a value is of, and whether it is certain."""
        if series is not None and category is not None:
            return self._of_two(series, category, title)
        own = series or category
        if own is None:
            return title, title is not None and bool(title.concept) and title.certain
        return self._below(own, title)

    def _of_two(self, series: Name, category: Name, title: Name | None) -> tuple[Name | None, bool]:
        """A series and categories that both name something: a thing in several funds, or a whole and its parts."""
        joined = self.namer.name(category.label + series.label)
        if category.scope and not category.concept and joined.concept:
            return joined, joined.certain
        joined = self.namer.name(series.label + category.label)
        if series.scope and not series.concept and joined.concept:
            return joined, joined.certain
        if series.concept and self.namer.holds(series, category):
            return self._below(category, series)
        if title is not None and series.concept == title.concept and series.scope == title.scope:
            return self._below(category, title)
        return None, False

    def _below(self, own: Name, title: Name | None) -> tuple[Name | None, bool]:
        """The name of one of the things that a title sums up."""
        if title is None:
            return own, own.certain and not own.generic
        if own.core in self.namer.heads:
            name = self.words.one_side(title, own.core) if self.words.sides.search(title.label) else own
            return name, bool(name.concept) and name.certain
        if own.concept:
            return own, own.certain and self._goes_with(own, title)
        head = next((head for head in self.namer.heads if head in title.label), "")
        if own.scope and head and head not in own.label:
            name = self.namer.name(own.label + head)
            return name, bool(name.concept) and name.certain
        return own, own.certain and not own.generic

    def _goes_with(self, own: Name, title: Name) -> bool:
        if self.words.sides.search(title.label):
            return True
        same = not title.concept or own.concept == title.concept or self.namer.holds(title, own)
        return same and not self.namer.differ(title, own)

    # --- where to look for the same ----------------------------------------------------------------------------

    def _scope(self, chart: Chart, title: Name | None, name: Name) -> dict[str, str]:
        stated = [chart.section, title.scope if title else {}, name.scope]
        scope = dict(self.base)
        for further in stated:
            scope.update(further)
        return {key: value for key, value in scope.items() if value}

    def _things(self, name: Name, title: Name | None, scope: Mapping[str, str]) -> list[Thing]:
        """Its own name first; one side of accounts that balance is as large as both."""
        found = []
        if name.concept:
            found.append(Thing(name.concept, "", _sorted(scope)))
        else:
            found += [Thing(concept, "", _sorted({**scope, **item})) for concept, item in self._items(name)]
            if len(name.core) >= _MIN_LABEL:
                found.append(Thing("", name.core, _sorted(scope)))
        if title is not None and name.concept and title.concept and self.words.sides.search(title.label):
            found.append(Thing(title.concept, "", _sorted(scope)))
        return found

    def _items(self, name: Name) -> list[tuple[str, dict[str, str]]]:
        """The class of a classification that the tables of the document list under a name."""
        if self.codes is None:
            return []
        codes = [(path, self.codes.of(path.dimension).classes.get(name.label, "")) for path, _ in self.codes.paths]
        return [(path.concept, {path.dimension: code}) for path, code in codes if code]


def _sorted(scope: Mapping[str, str]) -> Scope:
    return tuple(sorted(scope.items()))
