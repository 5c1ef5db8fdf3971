"""Rates and amounts of growth a year over several years: the figures at both ends, and how many years lie between.

The number of years is sure where both ends name their year, or where an end and the words for a span agree. Else
a statement has it only if the figures come out with one of the numbers that the words may mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from budget_lint.facts.items import Item
from budget_lint.facts.register import NEARBY, Register
from budget_lint.facts.spans import Spans, Told
from budget_lint.model.fact import Fact, Figure, Statement
from budget_lint.model.folded import Folded
from budget_lint.model.interval import Interval
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import NO_UNIT, Quantity

AVERAGE = "average"  # the role of forms, and the basis of figures, of growth a year
_ONE, _MOST = 1, 60  # years


class _Years(NamedTuple):
    """Numbers of years that may be meant, the likeliest first, whether the first is sure, and the words for them."""

    counts: tuple[int, ...]
    sure: bool
    words: tuple[int, int]  # where they stand in the folded text


class GrowthReader:
    """Notes such figures as they are filed, and makes statements of them."""

    def __init__(self, lexicon: Lexicon, folded: Folded, register: Register) -> None:
        self.folded, self.register = folded, register
        self.spans = Spans(lexicon)
        self.stops = "".join(lexicon.words.get("stops", ()))
        self.statements: list[Statement] = []

    def note(self, start: int, verb: tuple[int, int], index: int) -> Iterator[Fact]:
        """Looks at the average that was filed last, with the words from ``start`` on up to those of its form.

        Yields the number of years as a fact of its own, with the index ``index``, where there is one.
        """
        item, grown = self.register.current, self.register.facts[-1]
        now = _level(item) if item is not None else None
        if item is None or now is None or grown.basis != AVERAGE or not grown.certain:
            return
        before = self._before(item, now)
        text = self.folded.text[start : verb[1]]
        cut = max((text.rfind(stop) for stop in self.stops), default=-1) + 1
        years = self._years(before, now, start + cut, verb)
        if before is None or years is None:
            return
        kind = "compound" if grown.quantity.unit.kind == "percent" else "average_change"
        count = next((n for n in years.counts if _ONE <= n <= _MOST and _fits(kind, grown, now, before, n)), 0)
        count = count or (years.counts[0] if years.sure else 0)
        fact = self._fact(item, count, years.words, index) if count else None
        roles = (("rate" if kind == "compound" else "change", grown), ("end", now), ("start", before), ("years", fact))
        told = tuple((role, (each,)) for role, each in roles if each is not None)
        self.statements.append(Statement(kind, told, grown.figure.extent))
        if fact is not None:
            yield fact

    def _before(self, item: Item, now: Fact) -> Fact | None:
        """What the same thing was at the beginning: named with the growth, or stated in the sentence for one year."""
        own = item.get(now.measure, "previous")
        if own is not None:
            return own
        same = [
            fact
            for other in self.register.recent()[-NEARBY:]
            if other.name.key == item.name.key and other.scope == item.scope and other.sentence == item.sentence
            if (fact := _level(other)) is not None and fact.measure == now.measure and fact.period < now.period
        ]
        return same[0] if len(same) == 1 else None

    def _years(self, before: Fact | None, now: Fact, start: int, verb: tuple[int, int]) -> _Years | None:
        told = self.spans.told(self.folded.text[start : verb[1]])
        words = (start + told.at[0], start + told.at[1]) if told else verb
        apart = _apart(before, now)
        if not apart:
            return _Years(told.counts, False, words) if told else None
        named = now.period_from in ("form", "label")
        if (named if told is None else _agrees(told, apart, int(now.period), named)):
            return _Years((apart,), True, words)
        return _Years((apart, apart - 1, *(told.counts if told else ())), False, words)

    def _fact(self, item: Item, count: int, words: tuple[int, int], index: int) -> Fact:
        span = self.folded.span(*words)
        text = self.folded.text[slice(*words)]
        quantity = Quantity(Decimal(count), Decimal(0), NO_UNIT)
        figure = Figure(index, text, span, span, quantity, worded=True)
        return self.register.file(item, figure, quantity, "", "years")


def _level(item: Item) -> Fact | None:
    """How much there is of a thing in its own year."""
    return item.get("amount", "") or item.get("count")


def _agrees(told: Told, apart: int, last: int, named: bool) -> bool:
    """True when words for a span mean as many years as lie between two figures, the last of them of a named year."""
    if told.last:
        return told.last == last and last - apart in (told.first, told.first - 1)
    return named and apart <= told.counts[0] if told.within else apart == told.counts[0]


def _apart(before: Fact | None, now: Fact) -> int:
    """The years between two figures; 0 where a year is not named: growth a year is told of more than one."""
    periods = (before.period if before else "", now.period)
    if not all(period.isdigit() for period in periods):
        return 0
    years = int(periods[1]) - int(periods[0])
    return years if years > _ONE else 0


def _fits(kind: str, grown: Fact, now: Fact, before: Fact, years: int) -> bool:
    step, made = grown.quantity.interval, before.quantity.interval
    if kind == "average_change":
        return (made + step * Interval.point(years)).meets(now.quantity.interval)
    factor = Interval(1 + step.low / 100, 1 + step.high / 100)
    for _ in range(years):
        made = made * factor
    return made.meets(now.quantity.interval)


