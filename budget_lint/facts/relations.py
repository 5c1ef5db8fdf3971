"""Shares, changes and executions: what the figures about one thing must agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from budget_lint.facts.fits import is_change, is_share, same_unit
from budget_lint.facts.index import FactIndex
from budget_lint.facts.items import Item
from budget_lint.facts.names import Namer
from budget_lint.model.fact import ADJUSTED, ADJUSTMENT, Fact, Statement

_TWICE = 2
_NO_YEAR = ("average", "threshold")  # what is filed so is no change of one year
Roles = tuple[tuple[str, Fact | None], ...]


def statement(kind: str, *roles: tuple[str, Fact | None], tags: frozenset[str] = frozenset()) -> Statement | None:
    """A statement of the roles that are there; None when fewer than two are."""
    present = tuple((name, (fact,)) for name, fact in roles if fact is not None)
    if len(present) < 2:
        return None
    return Statement(kind, present, present[0][1][0].figure.extent, tags)


class RelationReader:
    """Makes the statements about single items."""

    def __init__(self, index: FactIndex, namer: Namer, items: Sequence[Item] = ()) -> None:
        self.index = index
        self.namer = namer
        self.nicknames = self._nicknames(items)

    def _nicknames(self, items: Sequence[Item]) -> dict[tuple[str, str], Fact]:
        """Totals by other names: what two shares at least, of parts of it, call it, if both come out.

        By the name and the period. A name that is given to several totals is none.
        """
        called: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for item in items:
            whole, part = item.parent.level() if item.parent else None, item.level()
            for (measure, _), share in item.facts.items():
                label = item.wholes.get(share.figure.index) if measure == "share" else None
                if label and whole and part and is_share(share, part, whole):
                    called[label, share.period].append(whole)
        return {
            name: wholes[0]
            for name, wholes in called.items()
            if len(wholes) >= _TWICE and len({whole.quantity.value for whole in wholes}) == 1
        }

    def statements(self, item: Item) -> Iterator[Statement]:
        """The shares, changes and executions that an item states."""
        for found in (*self._shares(item), *self._changes(item), *self._executions(item)):
            if found is not None:
                yield found

    # --- shares ------------------------------------------------------------------------------------------------

    def _shares(self, item: Item) -> Iterator[Statement | None]:
        for (measure, _), share in item.facts.items():
            if measure == "share":
                part = item.level() or self._elsewhere(item, "amount", share)
                whole = self._whole(item, share, part)
                above = item.parent.level() if item.parent else None
                if above and part and whole and above is not whole and not is_share(share, part, whole):
                    # Behind a list the words may turn back to what the list is of.
                    part = above if is_share(share, above, whole) else part
                yield statement("share", ("share", share), ("part", part), ("whole", whole))

    def _whole(self, item: Item, share: Fact, part: Fact | None) -> Fact | None:
        inline = item.get("amount", "whole")
        if inline is not None:
            return inline
        label = item.wholes.get(share.figure.index)
        parent = item.parent.level() if item.parent else None
        if label is None:
            return parent if parent and part and same_unit(parent, part) else None
        name = self.namer.name(label)
        above = item.parent.name if item.parent else None
        if above is not None and parent is not None and (name.key == above.key or label in above.label):
            return parent
        candidates = self.index.wholes(name, share, item)
        if candidates:
            return _one_of(candidates, share, part)
        if (label, share.period) in self.nicknames:
            return self.nicknames[label, share.period]
        # Called by another name, but what the list is of, and it comes out.
        comes_out = parent is not None and part is not None and is_share(share, part, parent)
        return parent if comes_out else None

    # --- changes -----------------------------------------------------------------------------------------------

    def _changes(self, item: Item) -> Iterator[Statement | None]:
        for basis in item.bases("change", "change_rate"):
            change, rate = item.get("change", basis), item.get("change_rate", basis)
            first = change or rate
            if first is None or basis in _NO_YEAR:
                continue
            if basis == ADJUSTMENT:
                yield _rate_of_adjustment(item, rate)
                continue
            current = self._current(item, basis, first)
            if item.instead is not None and change and rate and not is_change(change, rate, current):
                # Only figures that agree tell which of two things the words are about.
                other = self._current(item.instead, basis, first)
                current = other if is_change(change, rate, other) else None
            previous = None
            if basis == "budget":
                previous = _budget_before(item, current) or self._elsewhere(item, "budget", first)
                previous = None if previous is current else previous
            if "/" not in basis and basis != "budget":
                previous = item.get("amount", "previous") or item.get("budget", "previous")
                previous = previous or self._a_year_before(basis, current)
            if change is not None and change.figure.worded and rate is None and previous is None:
                continue
            yield statement(
                "change", ("change", change), ("rate", rate), ("current", current), ("previous", previous)
            )  # fmt: skip

    def _a_year_before(self, basis: str, current: Fact | None) -> Fact | None:
        """What another place states of the year before. Of what a budget is compared with the words say too little."""
        if current is None or current.measure != ("budget" if basis == "previous_budget" else "amount"):
            return None
        return self.index.a_year_before(current) if basis in ("previous", "previous_budget") else None

    def _current(self, item: Item, basis: str, change: Fact) -> Fact | None:
        basis = basis.partition("/")[0]
        if basis != "budget" and item.get("amount", "") is None and _adjusted(item):
            return None  # it may be told of the budget before its change or of the one behind it
        first = item.get("budget") if basis == "previous_budget" else None
        if basis == "budget" and item.get("amount", "") is None:
            first = item.get("budget", ADJUSTED)
        for fact in (first, item.get("amount", ""), item.get("budget"), item.get("count")):
            if fact is not None and fact is not first and fact.figure.index in item.inline:
                continue
            if fact is not None and (change.quantity.unit.kind in ("percent", "none") or same_unit(fact, change)):
                return fact
        for kind in ("budget", "amount") if basis == "previous_budget" else ("amount", "budget"):
            if self.index.states(item.name.concept, kind, change):
                return self._elsewhere(item, kind, change)  # where places disagree, another measure is no way out
        return None

    # --- executions --------------------------------------------------------------------------------------------

    def _executions(self, item: Item) -> Iterator[Statement | None]:
        for (measure, basis), rate in item.facts.items():
            if measure == "execution_rate":
                actual = item.get("amount", "") or self._elsewhere(item, "amount", rate)
                budget = item.get("budget", basis) or _budget(item, rate, actual)
                budget = budget or self._elsewhere(item, "budget", rate)
                yield statement("execution", ("rate", rate), ("actual", actual), ("budget", budget))
                gap = item.get("change", "budget")
                if actual is not None and gap is not None and item.budget_meant == basis and _told(gap):
                    yield statement("execution_gap", ("rate", rate), ("actual", actual), ("gap", gap))

    def _elsewhere(self, item: Item, measure: str, near: Fact) -> Fact | None:
        """The figure that another place states of the same thing, when all that state it agree."""
        if not item.name.concept or not item.name.certain:
            return None
        return self.index.agreed(item.name.concept, measure, near)


def _one_of(candidates: Sequence[Fact], share: Fact, part: Fact | None) -> Fact | None:
    """The total that a share is of: one that it comes out with, else the first, unless they are of several years.

    Where nothing says of which year a share is, it may be of a total that is not stated.
    """
    fitting = [fact for fact in candidates if part is not None and is_share(share, part, fact)]
    if not fitting and len({fact.period for fact in candidates}) > 1:
        return None
    return (fitting or list(candidates))[0]


def _told(change: Fact) -> bool:
    """True for a change in figures that is not left open."""
    return change.certain and not change.figure.worded and change.quantity.bound == "exact"


def _adjusted(item: Item) -> bool:
    return item.get("budget", ADJUSTED) is not None and item.original() is not None


def _budget(item: Item, rate: Fact, actual: Fact | None) -> Fact | None:
    """The budget that a rate is of which does not say so: of one before and after its change the one that fits."""
    if not _adjusted(item) or actual is None:
        return item.get("budget")
    both = item.get("budget", ADJUSTED), item.original()
    return next((budget for budget in both if budget is not None and is_share(rate, actual, budget)), None)


def _budget_before(item: Item, current: Fact | None) -> Fact | None:
    """The budget that a change is told of."""
    before = item.original() if current is not None and current.measure == "budget" else item.get("budget")
    return None if before is current else before


def _rate_of_adjustment(item: Item, rate: Fact | None) -> Statement | None:
    """A rate behind the change of a budget, where it is that of the change: it may be one against last year."""
    adjusted, original = item.get("budget", ADJUSTED), item.original()
    if rate is None or adjusted is None or original is None or 0 in original.quantity.interval:
        return None
    ratio = (adjusted.quantity.interval - original.quantity.interval) / original.quantity.interval
    if not (ratio.low * 100 <= rate.quantity.interval.high and rate.quantity.interval.low <= ratio.high * 100):
        return None
    return statement("change", ("rate", rate), ("current", adjusted), ("previous", original))
