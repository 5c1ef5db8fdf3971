"""Relations that no word of a sentence states, taken only where its figures come out: they are never found broken.

A sentence may part a total without a word that opens a list (of 50 cases 40 are settled and 10 in hand), or give a
rate behind the figures it follows from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from budget_lint.facts.fits import closing, closing_prefix
from budget_lint.facts.items import LEVELS, SERVING, Item
from budget_lint.facts.names import Namer
from budget_lint.facts.openings import alternatives
from budget_lint.model.fact import Fact, Statement
from budget_lint.model.interval import Interval
from budget_lint.model.lexicon import Lexicon

_SECTION = 12  # things of a section before a total of them
_MOST = 24  # things of a sentence that are looked at
_FEW = 4  # budgets and outcomes of a sentence that a rate may be of; with more, chance would find a pair
_NEAR = 8  # rates before points that they may be the difference of
_ALL_ROLES = 3  # of an execution: rate, outcome, budget


class ImpliedReader:
    """Finds such relations sentence by sentence."""

    def __init__(
        self, lexicon: Lexicon, namer: Namer, items: Sequence[Item], stated: Iterable[Statement]
    ) -> None:
        self.namer = namer
        self.totals = re.compile(alternatives(lexicon.words.get("total_words", ())))
        self.items = items
        self.settled = {s.roles[0][1][0].figure.index for s in stated if s.kind == "breakdown" and "complete" in s.tags}
        self.shared = {s.role("share")[0].figure.index for s in stated if s.kind == "share" and s.role("whole")}
        self.rated = {
            s.role("rate")[0].figure.index for s in stated if s.kind == "execution" and len(s.roles) == _ALL_ROLES
        }

    def statements(self) -> Iterator[Statement]:
        """Totals of what follows them, and rates of execution."""
        for _, group in groupby(self.items, key=lambda item: item.sentence):
            sentence = [item for item in group if item.section >= 0][:_MOST]
            yield from self._totals([item for item in sentence if item.parent is None])
            for parent in {item.parent.id: item.parent for item in sentence if item.parent is not None}.values():
                yield from self._totals([item for item in sentence if item.parent is parent], parent)
            yield from self._executions(sentence)
            yield from self._shares(sentence)
        for _, section in groupby(self.items, key=lambda item: item.section):
            yield from self._of_one_side([item for item in section if item.section >= 0])

    def _totals(self, items: Sequence[Item], parent: Item | None = None) -> Iterator[Statement]:
        """Totals among items side by side, the parts of ``parent``; if they make that up, none is another's part."""
        levels = [item for item in items if item.level() is not None]
        if parent is not None and closing_prefix(parent, levels, len(levels)):
            return
        for at, total in enumerate(levels):
            for whole in _levels(total):
                if not whole.quantity.value or whole.figure.index in self.settled:
                    continue
                if whole.quantity.unit.kind == "score":
                    continue  # what evaluations give are small whole numbers: chance would find sums
                stated = [_alike_in(item, whole) for item in levels[at + 1 :]]
                alike = [(item, fact) for item, fact in zip(levels[at + 1 :], stated, strict=True) if fact is not None]
                alike = alike[: closing(whole, [fact for _, fact in alike], 2)]
                opposed = any(self.namer.differ(total.name, item.name) for item, _ in alike)
                if sum(bool(fact.quantity.value) for _, fact in alike) > 1 and not opposed:
                    yield _breakdown(whole, [fact for _, fact in alike])

    def _of_one_side(self, items: Sequence[Item]) -> Iterator[Statement]:
        """A total of one side of the accounts at the end of a section, of all that the section states of that side."""
        for at, total in enumerate(items):
            head = next((head for head in self.namer.heads if head in total.name.label), "")
            if not head or not self.totals.search(total.name.label):
                continue
            for whole in _levels(total):
                before = [item for item in items[max(0, at - _SECTION) : at] if head in item.name.label]
                told = [_alike_in(item, whole) for item in before if item.parent is None]
                parts = [fact for fact in told if fact is not None]
                apart = whole.figure.index not in self.settled and len({fact.paragraph for fact in parts}) > 1
                if apart and whole.quantity.value and closing(whole, parts, 2) == len(parts):
                    yield _breakdown(whole, parts)

    def _shares(self, sentence: Sequence[Item]) -> Iterator[Statement]:
        """Rates of a thing of which the words name no whole (50 problems, 40 settled, a rate of 80 %)."""
        for at, item in enumerate(sentence):
            share, part = item.get("share"), item.level()
            if share is None or part is None or share.figure.index in self.shared or item.wholes:
                continue
            before = [fact for other in sentence[max(0, at - _FEW) : at] if (fact := other.level()) is not None]
            wholes = [whole for whole in before if _is_rate(share, part, whole)]
            if len(wholes) == 1:
                roles = (("share", (share,)), ("part", (part,)), ("whole", (wholes[0],)))
                yield Statement("share", roles, share.figure.extent)

    def _executions(self, sentence: Sequence[Item]) -> Iterator[Statement]:
        rates = [rate for item in sentence if (rate := item.get("execution_rate")) is not None]
        budgets = [fact for item in sentence if (fact := item.get("budget")) is not None]
        amounts = [fact for item in sentence if (fact := item.get("amount")) is not None]
        for rate in rates if max(len(budgets), len(amounts)) <= _FEW else ():
            if rate.figure.index in self.rated:
                continue
            pairs = [(actual, budget) for budget in budgets for actual in amounts if _is_rate(rate, actual, budget)]
            if len(pairs) == 1:
                roles = (("rate", (rate,)), ("actual", pairs[0][:1]), ("budget", pairs[0][1:]))
                yield Statement("execution", roles, rate.figure.extent)


def _levels(item: Item) -> list[Fact]:
    """The levels that an item states, one for each thing that is counted."""
    return [fact for (measure, basis), fact in item.facts.items() if measure in LEVELS and basis not in SERVING]


def _alike_in(item: Item, whole: Fact) -> Fact | None:
    """What an item states in the measure and unit of another figure."""
    return next((f for f in _levels(item) if f.measure == whole.measure and _is_alike(f, whole)), None)


def _breakdown(whole: Fact, parts: Sequence[Fact]) -> Statement:
    roles = (("total", (whole,)), ("parts", tuple(parts)))
    return Statement("breakdown", roles, whole.figure.extent, frozenset({"complete"}))


def _is_alike(fact: Fact | None, other: Fact) -> bool:
    if fact is None:
        return False
    one, two = fact.quantity.unit, other.quantity.unit
    return one.kind == two.kind and one.base == two.base and fact.quantity.bound == "exact"


def _is_rate(rate: Fact, actual: Fact, budget: Fact) -> bool:
    whole = budget.quantity.interval
    if 0 in whole or not _is_alike(actual, budget) or actual.figure.index == budget.figure.index:
        return False
    ratio = actual.quantity.interval / whole
    return Interval(ratio.low * 100, ratio.high * 100).meets(rate.quantity.interval)


def spreads(facts: Sequence[Fact]) -> Iterator[Statement]:
    """Points that two rates shortly before them lie apart; only where just one pair does."""
    for at, points in enumerate(facts):
        if points.measure != "percentage_point" or points.quantity.bound != "exact" or not points.quantity.value:
            continue
        near = facts[max(0, at - _NEAR) : at]
        rates = [f for f in near if f.quantity.unit.kind == "percent" and f.paragraph == points.paragraph]
        pairs = [
            (high, low)
            for high in rates
            for low in rates
            if high.measure == low.measure and high.quantity.value > low.quantity.value
            and (high.quantity.interval - low.quantity.interval).meets(abs(points.quantity.interval))
        ]  # fmt: skip
        if len(pairs) == 1:
            roles = (("points", (points,)), ("high", pairs[0][:1]), ("low", pairs[0][1:]))
            yield Statement("spread", roles, points.figure.extent)
