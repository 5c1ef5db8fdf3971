"""Facts by what they are about, to find what another place says of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from budget_lint.facts.items import LEVELS, Item
from budget_lint.facts.names import Name
from budget_lint.model.fact import Fact


class FactIndex:
    """The level facts (amounts, budgets, counts) of a document, by concept and by label."""

    def __init__(self, facts: Sequence[Fact], items: Sequence[Item]) -> None:
        self.by_concept: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.by_label: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.measure not in LEVELS or fact.basis in ("previous", "whole"):
                continue
            if fact.concept and fact.certain:
                self.by_concept[fact.concept, fact.measure].append(fact)
            elif not fact.concept:
                self.by_label[items[fact.item].name.core].append(fact)

    def agreed(self, concept: str, measure: str, near: Fact) -> Fact | None:
        """The nearest fact of the same period and scope, if all of them are printed alike."""
        same = [f for f in self.by_concept[concept, measure] if f.period == near.period and f.scope == near.scope]
        if not same or len({(fact.quantity.value, fact.quantity.unit.name) for fact in same}) > 1:
            return None
        return min(same, key=lambda fact: abs(fact.figure.index - near.figure.index))

    def wholes(self, name: Name, share: Fact, item: Item) -> list[Fact]:
        """Candidates for the whole that a share names, the most likely first.

        A whole that is known by a concept may lie in another section and then in a wider scope; the scope that
        the words state must be its own. A whole without concept must be named alike nearby.
        """
        if name.concept:
            if not name.certain:
                return []
            near = [f for m in LEVELS for f in self.by_concept[name.concept, m] if f.period == share.period]
            stated = [f for f in near if all(dict(f.scope).get(k, "") == v for k, v in name.scope.items())]
            plain = [f for f in stated if dict(f.scope) == {k: v for k, v in name.scope.items() if v}]
            candidates = plain or stated
        else:
            candidates = [f for f in self.by_label[name.core] if abs(f.paragraph - share.paragraph) <= 3]
        level = item.level()
        kept = [f for f in candidates if level is None or f.quantity.unit.kind == level.quantity.unit.kind]
        return sorted(kept, key=lambda fact: (abs(fact.paragraph - share.paragraph), fact.figure.index))
