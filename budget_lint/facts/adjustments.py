"""Budgets that were changed in the year: the budget before, what was added and taken away, the budget after.

A sentence that states all three of one thing tells the change in full. Causes that are told of it seldom are in full,
and a total of the same side that the adjusted figure is called may hold more than the thing that was changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from budget_lint.facts.items import Cause, Item
from budget_lint.facts.names import Namer
from budget_lint.model.fact import ADJUSTED, ADJUSTMENT, Fact, Statement

_MOST = 24  # changes of one thing that are looked at
_BACK = 4  # items before an adjusted total in which the budget that was changed is looked for
COMPLETE = frozenset({"complete"})
SOME: frozenset[str] = frozenset()


class AdjustmentReader:
    """Makes statements of the adjusted budgets of a document."""

    def __init__(self, namer: Namer, items: Sequence[Item], facts: Sequence[Fact]) -> None:
        self.namer, self.items = namer, items
        self.changes: dict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.measure == "change" and fact.basis == ADJUSTMENT and not fact.figure.worded:
                self.changes[fact.item].append(fact)

    def statements(self, causes: Sequence[Cause]) -> Iterator[Statement]:
        """One for each adjusted budget with the budget before it and the changes of that, and with what was spent."""
        told = {cause.total.id: cause for cause in causes}
        for item in self.items:
            adjusted = item.get("budget", ADJUSTED)
            if adjusted is None:
                continue
            spent = item.get("amount", "")
            if spent is not None and self._is_outlay(item) and _alike(spent, adjusted):
                yield Statement("spending", (("actual", (spent,)), ("budget", (adjusted,))), spent.figure.extent)
            found = self._own(item, adjusted) or self._of_side(item, adjusted)
            if found is None and item.id in told:
                found = self._by_causes(item, adjusted, told[item.id])
            if found is not None:
                yield found

    def _is_outlay(self, item: Item) -> bool:
        """True for a thing of the side of the accounts that is named second, and of that alone."""
        sides = [head for head in self.namer.heads if head in item.name.label]
        return sides == list(self.namer.heads[1:])

    def _own(self, item: Item, adjusted: Fact) -> Statement | None:
        """The changes that are stated of the thing itself."""
        original, changes = item.original(), self.changes[item.id][:_MOST]
        if original is None or not changes or not _alike(adjusted, original, *changes):
            return None
        net, rest = changes[0], changes[1:]
        open_ = self._shared(item)
        # The net change may stand first, and what it is made of, or the largest part of that, behind it.
        if len(rest) > 1 and _meet(net, *rest):
            changes = [net]
        elif rest and _meet(adjusted, original, net):
            open_ = open_ or any((fact.quantity.value < 0) == (net.quantity.value < 0) for fact in rest)
        return _statement(adjusted, original, changes, SOME if open_ else COMPLETE)

    def _shared(self, item: Item) -> bool:
        """True when another budget of the clause has no adjusted one of its own: the change may be of both."""
        others = [other for other in self.items[max(0, item.id - _BACK) : item.id] if other.sentence == item.sentence]
        return any(other.original() is not None and other.get("budget", ADJUSTED) is None for other in others)

    def _of_side(self, item: Item, adjusted: Fact) -> Statement | None:
        """An adjusted total of the side of the accounts that shortly before it a budget and its changes are of."""
        for before in reversed(self.items[max(0, item.id - _BACK) : item.id]):
            if before.sentence != item.sentence or item.original() is not None:
                return None
            original, changes = before.original(), self.changes[before.id][:_MOST]
            if original and changes and before.get("budget", ADJUSTED) is None and _alike(adjusted, original, *changes):
                opposed = self.namer.differ(item.name, before.name)
                return None if opposed else _statement(adjusted, original, changes, SOME)
        return None

    def _by_causes(self, item: Item, adjusted: Fact, cause: Cause) -> Statement | None:
        """What the causes of a change tell of it, where its amount is not stated."""
        inside = self.items[cause.start : cause.end or len(self.items)][:_MOST]
        changes = [fact for part in inside for fact in self.changes[part.id]]
        original = item.original()
        if original is None or len(changes) < 2 or not _alike(adjusted, original, *changes):
            return None
        return _statement(adjusted, original, changes, SOME)


def _alike(*facts: Fact) -> bool:
    return all(fact.quantity.unit.kind == "money" for fact in facts)


def _meet(total: Fact, first: Fact, *others: Fact) -> bool:
    """True when figures may add up to a total."""
    made = first.quantity.interval
    for fact in others:
        made = made + fact.quantity.interval
    return made.meets(total.quantity.interval)


def _statement(adjusted: Fact, original: Fact, changes: Sequence[Fact], tags: frozenset[str]) -> Statement:
    roles = (("adjusted", (adjusted,)), ("original", (original,)), ("changes", tuple(changes)))
    return Statement("adjustment", roles, adjusted.figure.extent, tags)
