"""Facts by what they state, and the nearest of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from budget_lint.model.fact import ADJUSTED, Fact, Measure
from budget_lint.model.rule import Place

CHANGES = ("change", "change_rate")


class Key(NamedTuple):
    """What two facts must share to be taken together.

    ``basis`` is empty for figures that are no changes; only adjusted budgets are apart from other ones.
    """

    concept: str
    measure: Measure
    period: str
    scope: frozenset[tuple[str, str]]
    basis: str


class View(NamedTuple):
    """Which facts are looked at, and what of them counts.

    ``dimensions`` are the period and the dimensions of scope that tell facts apart, None for all; ``place``
    keeps to the text or to tables.
    """

    dimensions: frozenset[str] | None = None
    place: Place = ""

    def shows(self, fact: Fact) -> bool:
        return not self.place or (fact.section < 0) is (self.place == "table")

    def has(self, dimension: str) -> bool:
        return self.dimensions is None or dimension in self.dimensions


EVERYTHING = View()


def key_of(fact: Fact, view: View = EVERYTHING) -> Key:
    """What a fact states, as far as it counts."""
    basis = fact.basis if fact.measure in CHANGES or _is_adjusted(fact) else ""
    if view.dimensions is None:
        return Key(fact.concept, fact.measure, fact.period, frozenset(fact.scope), basis)
    scope = frozenset(pair for pair in fact.scope if view.has(pair[0]))
    return Key(fact.concept, fact.measure, fact.period if view.has("period") else "", scope, basis)


def _is_adjusted(fact: Fact) -> bool:
    return fact.measure == "budget" and fact.basis == ADJUSTED


def position(fact: Fact) -> int:
    """Where a fact's figure stands."""
    return fact.figure.span.start


class Index:
    """The facts of a view that have a concept, in the order of the text."""

    def __init__(self, facts: Iterable[Fact], view: View = EVERYTHING) -> None:
        self.by_name: dict[tuple[str, Measure], list[Fact]] = {}
        self._uncertain: set[Key] = set()
        self._anywhere: dict[Key, list[Fact]] = {}
        self._in_section: dict[tuple[Key, int], list[Fact]] = {}
        self._in_paragraph: dict[tuple[Key, int], list[Fact]] = {}
        for fact in sorted((fact for fact in facts if fact.concept and view.shows(fact)), key=position):
            key = key_of(fact, view)
            if not fact.certain:
                self._uncertain.add(key)
                continue
            self.by_name.setdefault((fact.concept, fact.measure), []).append(fact)
            self._anywhere.setdefault(key, []).append(fact)
            self._in_section.setdefault((key, fact.section), []).append(fact)
            self._in_paragraph.setdefault((key, fact.paragraph), []).append(fact)

    def nearest(self, key: Key, start: Fact, taken: Collection[int], near: bool) -> Fact | None:
        """The fact of ``key`` closest to ``start``: of its paragraph first, then of its section, then of all.

        ``taken`` are indices of figures that are in use already. ``near`` keeps to the section.
        """
        choices = [self._in_paragraph.get((key, start.paragraph)), self._in_section.get((key, start.section))]
        if not near:
            choices.append(self._anywhere.get(key))
        found = (_closest(facts, position(start), taken) for facts in choices if facts)
        return next((fact for fact in found if fact is not None), None)

    def doubtful(self, key: Key) -> bool:
        """Whether facts of ``key`` exist whose names are not fully understood."""
        return key in self._uncertain


def _closest(facts: Sequence[Fact], place: int, taken: Collection[int]) -> Fact | None:
    """Looks outwards from ``place``; only figures in ``taken`` are passed over, so the way is short."""
    right = bisect_left(facts, place, key=position)
    left = right - 1
    index = attrgetter("figure.index")
    while left >= 0 and index(facts[left]) in taken:
        left -= 1
    while right < len(facts) and index(facts[right]) in taken:
        right += 1
    sides = [facts[left]] if left >= 0 else []
    sides += facts[right : right + 1]
    return min(sides, key=lambda fact: (abs(position(fact) - place), position(fact)), default=None)
