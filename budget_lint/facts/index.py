"""Facts by what they are about, to find what another place says of the same thing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from budget_lint.facts.items import LEVELS, SERVING, Item
from budget_lint.facts.names import Name
from budget_lint.facts.periods import Periods
from budget_lint.model.fact import BODY, Fact, Scope

_NEAR = 40  # facts of one name looked at on either side of a place
_CLOSE = 3  # paragraphs within which equal labels without a concept mean the same


class FactIndex:
    """The level facts (amounts, budgets, counts) of a document, by concept and by label, in reading order."""

    def __init__(self, facts: Sequence[Fact], items: Sequence[Item]) -> None:
        self.by_concept: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.by_thing: dict[tuple[str, str, str, Scope], list[Fact]] = defaultdict(list)
        self.by_year: dict[tuple[str, str, str, Scope], list[Fact]] = defaultdict(list)
        self.by_label: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.concept and fact.certain and fact.measure in LEVELS and fact.basis in ("", "previous"):
                self.by_year[fact.concept, fact.measure, fact.period, fact.scope].append(fact)
            if fact.measure not in LEVELS or fact.basis in SERVING:
                continue
            if fact.concept and fact.certain:
                self.by_concept[fact.concept, fact.measure].append(fact)
                self.by_thing[fact.concept, fact.measure, fact.period, fact.scope].append(fact)
            elif not fact.concept:
                self.by_label[items[fact.item].name.core].append(fact)
        self.values = {key: {_printed(fact) for fact in same} for key, same in self.by_thing.items()}

    def agreed(self, concept: str, measure: str, near: Fact) -> Fact | None:
        """The nearest fact of the same period and scope, if all of them are printed alike."""
        key = (concept, measure, near.period, near.scope)
        if len(self.values.get(key, ())) != 1:
            return None
        at = near.figure.span.start
        return min(_around(self.by_thing[key], near), key=lambda fact: abs(fact.figure.span.start - at))

    def a_year_before(self, fact: Fact) -> Fact | None:
        """The same thing a year earlier, where it is stated as it is and everywhere alike."""
        earlier = Periods.before(fact.period)  # nothing where the document names no year
        stated = self.by_year.get((fact.concept, fact.measure, earlier, fact.scope), []) if earlier else []
        alike = len({_printed(one) for one in stated}) == 1 and fact.certain and not fact.figure.worded
        return stated[0] if alike else None

    def states(self, concept: str, measure: str, near: Fact) -> bool:
        """True when some place states it, of the same period and scope."""
        return (concept, measure, near.period, near.scope) in self.values

    def wholes(self, name: Name, share: Fact, item: Item) -> list[Fact]:
        """Candidates for the whole that a share names, the most likely first.

        A whole that is known by a concept may lie in another section and then in a wider scope; the scope that
        the words state must be its own, and its year, where one is stated. A whole without concept must be named alike
        nearby.
        """
        if name.concept:
            scope = {**name.scope, BODY: dict(share.scope).get(BODY, "")}
            near = [f for m in LEVELS for f in _around(self.by_concept[name.concept, m], share)]
            stated = [
                f for f in near
                if (f.period == share.period or item.period_from == "document")
                and (f.concept, f.scope) != (share.concept, share.scope)
                and all(dict(f.scope).get(k, "") == v for k, v in scope.items())
            ]  # fmt: skip
            plain = [f for f in stated if dict(f.scope) == {k: v for k, v in scope.items() if v}]
            candidates = (plain or stated) if name.certain else []
        else:
            alike = _around(self.by_label[name.core], share)
            candidates = [f for f in alike if abs(f.paragraph - share.paragraph) <= _CLOSE]
        level = item.level()
        kept = [f for f in candidates if level is None or f.quantity.unit.kind == level.quantity.unit.kind]
        return sorted(kept, key=lambda fact: (abs(fact.paragraph - share.paragraph), fact.figure.span))


def _printed(fact: Fact) -> tuple[Decimal, str]:
    return fact.quantity.value, fact.quantity.unit.name


def _around(facts: Sequence[Fact], near: Fact) -> Sequence[Fact]:
    """The facts closest to a place, at most ``_NEAR`` on either side."""
    if len(facts) <= 2 * _NEAR:
        return facts
    at = bisect_left(facts, near.figure.span.start, key=lambda fact: fact.figure.span.start)
    return facts[max(0, at - _NEAR) : at + _NEAR]
