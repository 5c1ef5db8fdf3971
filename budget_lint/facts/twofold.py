"""Names that mean either of two things: a budget of expenditure is with or without what is carried over to next year.

Where nothing is carried over both are the same. Where something is, such a figure is the one of the two that other
places state as it does; where it agrees with neither it is held against the nearer one, and where only one is stated
against none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budget_lint.facts.items import LEVELS, Item, doubt, refile
from budget_lint.model.fact import Fact
from budget_lint.model.lexicon import Twofold

Groups = dict[tuple[object, ...], list[Fact]]


def settle(twofold: Sequence[Twofold], items: Sequence[Item], filed: list[Fact]) -> None:
    """Gives the figures under such names the concept that they are of, among the items and those filed."""
    for entry in twofold:
        named = [fact for fact in filed if _is_named(entry, fact, items[fact.item])]
        if named:
            apart = {fact.period for fact in filed if _is_apart(entry, fact)}
            groups = _groups(entry, filed, {fact.figure.index for fact in named})
            for fact in named:
                stated = [found for concept in entry.concepts if (found := groups.get(_key(concept, fact)))]
                carried = fact.period in apart or (len(stated) > 1 and not _agree(stated[0][0], stated[1][0]))
                if carried and items[fact.item].name.certain:
                    _settle(fact, stated, items[fact.item], filed)


def _settle(fact: Fact, stated: Sequence[Sequence[Fact]], item: Item, filed: list[Fact]) -> None:
    """Names a figure after what it agrees with, or is nearest to, of what is ``stated`` of both things."""
    fitting = [other.concept for group in stated for other in group if _agree(fact, other)]
    if fact.concept in fitting:
        return
    if not fitting and len(stated) < 2:
        doubt(item, filed)
        return
    every = (other for group in stated for other in group)
    nearest = min(every, key=lambda other: abs(other.quantity.point - fact.quantity.point)).concept
    _rename(item, fitting[0] if fitting else nearest, filed)


def _rename(item: Item, concept: str, filed: list[Fact]) -> None:
    item.name = replace(item.name, concept=concept)
    for key, fact in list(item.facts.items()):
        refile(item, key, replace(fact, concept=concept), filed)


def _is_named(entry: Twofold, fact: Fact, item: Item) -> bool:
    plan = fact.measure == "budget" and fact.certain and fact.section >= 0 and not fact.figure.worded
    return plan and fact.concept in entry.concepts and item.name.core.endswith(entry.names)


def _is_apart(entry: Twofold, fact: Fact) -> bool:
    return fact.concept in entry.apart and fact.measure in LEVELS and bool(fact.quantity.value)


def _groups(entry: Twofold, filed: Sequence[Fact], named: set[int]) -> Groups:
    """What is stated of both things under other names."""
    groups: Groups = defaultdict(list)
    for fact in _plain(filed):
        if fact.concept in entry.concepts and fact.figure.index not in named:
            groups[_key(fact.concept, fact)].append(fact)
    return groups


def _plain(filed: Sequence[Fact]) -> Iterator[Fact]:
    return (fact for fact in filed if fact.certain and fact.measure == "budget" and fact.quantity.bound == "exact")


def _key(concept: str, fact: Fact) -> tuple[object, ...]:
    return concept, fact.period, fact.scope, fact.basis


def _agree(one: Fact, other: Fact) -> bool:
    return one.quantity.interval.meets(other.quantity.interval)
