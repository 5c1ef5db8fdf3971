"""Changes whose causes are told: the parts of a change that the words name behind it, and what was added to a budget.

Causes are rarely told in full. The parts must make up the change only where the vocabulary knows them to be all
kinds of it, or where they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budget_lint.facts.fits import adds_up
from budget_lint.facts.index import FactIndex
from budget_lint.facts.items import Cause, Item
from budget_lint.model.fact import ADJUSTMENT, Fact, Statement
from budget_lint.model.lexicon import Lexicon


class CauseReader:
    """Makes statements of the causes that a register has noted."""

    def __init__(self, lexicon: Lexicon, items: Sequence[Item], index: FactIndex) -> None:
        self.items = items
        self.index = index
        self.known = [entry for entry in lexicon.completeness if entry.measure == "change"]

    def statements(self, causes: Sequence[Cause]) -> Iterator[Statement]:
        """The parts of changes, then budgets with what was added to them."""
        for cause in causes:
            found = self._parts(cause)
            if found is not None:
                yield found
        yield from self._supplemented()

    def _parts(self, cause: Cause) -> Statement | None:
        total = cause.total.get("change")
        inside = self.items[cause.start : cause.end or len(self.items)]
        changes = [change for item in inside if (change := item.get("change")) is not None]
        if total is None or len(changes) < 2 or not all(fact.certain for fact in (total, *changes)):
            return None
        named = {item.name.concept for item in inside if item.get("change") is not None}
        entries = [entry for entry in self.known if cause.total.name.concept in entry.totals]
        complete = any(named == set(entry.parts) for entry in entries) or adds_up(total, changes)
        roles = (("total", (total,)), ("parts", tuple(changes)))
        return Statement("causes", roles, total.figure.extent, frozenset({"complete"} if complete else ()))

    def _supplemented(self) -> Iterator[Statement]:
        """A budget, what was added to it, the rate at which both were spent, and the outcome stated elsewhere."""
        rates: dict[int, list[Fact]] = {}
        for item in self.items:
            if (rate := item.get("execution_rate")) is not None and item.level() is None:
                rates.setdefault(item.paragraph, []).append(rate)
        for item in self.items:
            budget, added = item.get("budget"), item.get("change", ADJUSTMENT)
            near = rates.get(item.paragraph, ())
            if budget is None or added is None or not item.name.concept or not item.name.certain:
                continue
            rate = item.get("execution_rate") or (near[0] if len(near) == 1 else None)
            actual = item.get("amount") or self.index.agreed(item.name.concept, "amount", budget)
            if rate is not None and actual is not None:
                roles = (("budget", (budget,)), ("added", (added,)), ("rate", (rate,)), ("actual", (actual,)))
                yield Statement("supplemented", roles, budget.figure.extent)
