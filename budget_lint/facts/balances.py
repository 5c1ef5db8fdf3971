"""Balances: what is left when one side of the accounts is taken from the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from budget_lint.facts.fits import adds_up
from budget_lint.facts.items import Item
from budget_lint.facts.openings import alternatives
from budget_lint.model.fact import Fact, Statement
from budget_lint.model.lexicon import Lexicon

_BACK = 24  # items back in which they are looked for
_REACH = 1  # paragraphs back in which the two sides are looked for


class BalanceReader:
    """Finds surpluses and deficits and the two sides that they come from."""

    def __init__(self, lexicon: Lexicon, items: Sequence[Item]) -> None:
        words = lexicon.words
        self.items = items
        self.surplus = tuple(words.get("surplus_words", ()))
        self.deficit = tuple(words.get("deficit_words", ()))
        self.opening = tuple(words.get("opening_words", ()))
        self.closing = tuple(words.get("closing_words", ()))
        totals, tails = alternatives(words.get("total_words", ())), alternatives(words.get("tails", ()))
        self.totals = re.compile(rf"{totals}(?:{tails})*+\Z")
        heads = tuple(words.get("heads", ()))
        self.income, self.outlay = heads if len(heads) == 2 else ("", "")

    def statements(self) -> Iterator[Statement]:
        """One statement for each balance whose two sides are certain: only one pair, or one that comes out."""
        for item in self.items:
            result = item.level()
            if result is None or not self.income:
                continue
            if item.name.core.endswith(self.surplus):
                sides = self._sides(item, self.income), self._sides(item, self.outlay)
            elif item.name.core.endswith(self.deficit):
                sides = self._sides(item, self.outlay), self._sides(item, self.income)
            else:
                continue
            if self._alone(item):
                near = [[fact for fact in side if fact.paragraph == item.paragraph] for side in sides]
                sides = (near[0], near[1]) if all(near) else sides
            pair = _choose(result, *sides, alone=self._alone(item)) or self._totals(item, sides)
            if pair:
                roles = (("result", (result,)), ("minuend", pair[:1]), ("subtrahend", pair[1:]))
                yield Statement("balance", roles, result.figure.extent)

    def rolls(self) -> Iterator[Statement]:
        """What is left at the end of a year: what was left a year before, and the year's surplus.

        Only where a paragraph states each of the three once.
        """
        paragraphs: dict[int, list[Item]] = {}
        for item in self.items:
            if item.section >= 0:
                paragraphs.setdefault(item.paragraph, []).append(item)
        for items in paragraphs.values():
            opening = _only(item for item in items if item.name.core.endswith(self.opening))
            rest = [item for item in items if not item.name.core.endswith(self.opening)]
            closing = _only(item for item in rest if item.name.core.endswith(self.closing))
            flow = _only(item for item in rest if item.name.core.endswith(self.surplus) and not
                         item.name.core.endswith(self.closing))  # fmt: skip
            if opening and closing and flow and closing.quantity.unit.kind == "money":
                roles = (("closing", (closing,)), ("opening", (opening,)), ("flow", (flow,)))
                yield Statement("roll_forward", roles, closing.figure.extent)

    def _totals(self, item: Item, sides: Sequence[Sequence[Fact]]) -> tuple[Fact, Fact] | None:
        """The totals of both sides, where the balance stands alone right behind them and they are not equal.

        Equal totals hold what is left already.
        """
        here = [[f for f in side if f.paragraph == item.paragraph and self.totals.search(f.label)] for side in sides]
        if [len(side) for side in here] != [1, 1] or here[0][0].quantity.point == here[1][0].quantity.point:
            return None
        around = [i for i in self.items[item.id - 1 : item.id + 2] if i.paragraph == item.paragraph]
        behind = any(i.id > item.id and i.sentence == item.sentence and i.level() for i in around)
        ahead = any(i.id < item.id and i.level() in (here[0][0], here[1][0]) for i in around)
        return (here[0][0], here[1][0]) if ahead and not behind else None

    def _alone(self, item: Item) -> bool:
        """True when the paragraph states just two amounts before the balance: nothing else can enter it."""
        before = [i for i in self.items[max(0, item.id - _BACK) : item.id] if i.paragraph == item.paragraph]
        return sum(i.get("amount") is not None and i.parent is None for i in before) == 2

    def _sides(self, item: Item, head: str) -> list[Fact]:
        """The levels of one side stated shortly before a balance, planned like it or not, the nearest first."""
        level = item.level()
        kind = level.measure if level is not None else "amount"
        other = self.outlay if head == self.income else self.income
        found: list[Fact] = []
        for before in reversed(self.items[max(0, item.id - _BACK) : item.id]):
            if before.paragraph < item.paragraph - _REACH:
                break
            fact = before.level()
            label = before.name.label
            if fact and fact.measure == kind and head in label and other not in label:
                found.append(fact)
        return found


def _only(items: Iterable[Item]) -> Fact | None:
    """The level of the only one of the items that has one."""
    levels = [level for item in items if (level := item.get("amount")) is not None]
    return levels[0] if len(levels) == 1 else None


def _choose(
    result: Fact, minuends: Sequence[Fact], subtrahends: Sequence[Fact], *, alone: bool
) -> tuple[Fact, Fact] | None:
    """The pair that makes the balance; if none does, the only pair there is."""
    for minuend in minuends:
        for subtrahend in subtrahends:
            if adds_up(minuend, (subtrahend, result)):
                return minuend, subtrahend
    if alone and len(minuends) == 1 and len(subtrahends) == 1:
        equal = minuends[0].quantity.value == subtrahends[0].quantity.value  # then they hold the balance themselves
        return None if equal and result.quantity.value else (minuends[0], subtrahends[0])
    return None
