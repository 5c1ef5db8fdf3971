"""Whether printed figures may belong together: as a total and its parts, a share, a change."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from budget_lint.facts.items import LEVELS, Item
from budget_lint.model.fact import Fact
from budget_lint.model.interval import Interval


def adds_up(total: Fact, parts: Sequence[Fact]) -> bool:
    """True when true values that print like this may add up; all must be exact and of one kind of unit."""
    if not _comparable([total, *parts]):
        return False
    return summed(parts).meets(total.quantity.interval)


def closing_prefix(total: Item, items: Sequence[Item], least: int) -> int:
    """How many of the first items make up the total: the most that do, at least ``least``, else none."""
    for measure in LEVELS:
        whole = total.get(measure)
        if whole is None:
            continue
        best = closing(whole, [item.get(measure) for item in items], least)
        if best:
            return best
    return 0


def closing(whole: Fact, facts: Sequence[Fact | None], least: int) -> int:
    """How many of the first facts make up the whole: the most that do, at least ``least``, else none."""
    low = high = Fraction(0)
    best = 0
    for count, fact in enumerate(facts, 1):
        if fact is None or not _comparable([whole, fact]):
            break
        low, high = low + fact.quantity.interval.low, high + fact.quantity.interval.high
        if count >= least and Interval(low, high).meets(whole.quantity.interval):
            best = count
    return best


def summed(facts: Sequence[Fact]) -> Interval:
    """The sums of true values that print like this."""
    low = sum((fact.quantity.interval.low for fact in facts), Fraction(0))
    return Interval(low, sum((fact.quantity.interval.high for fact in facts), Fraction(0)))


def _comparable(facts: Sequence[Fact]) -> bool:
    units = {(fact.quantity.unit.kind, fact.quantity.unit.base) for fact in facts if not fact.figure.worded}
    return len(units) == 1 and all(fact.quantity.bound == "exact" for fact in facts)


def same_unit(one: Fact, other: Fact) -> bool:
    """True for figures of one kind of unit."""
    first, second = one.quantity.unit, other.quantity.unit
    return first.kind == second.kind and first.base == second.base


def is_change(change: Fact, rate: Fact, current: Fact | None) -> bool:
    """True when a rate may follow from a change to a current figure."""
    if current is None:
        return False
    before = current.quantity.interval - change.quantity.interval
    if 0 in before:
        return False
    ratio = change.quantity.interval / before
    stated = rate.quantity.interval
    return ratio.low * 100 <= stated.high and stated.low <= ratio.high * 100


def is_share(share: Fact, part: Fact, whole: Fact) -> bool:
    """True when a share may follow from the part and the whole as printed."""
    if not same_unit(part, whole) or 0 in whole.quantity.interval:
        return False
    ratio = part.quantity.interval / whole.quantity.interval
    stated = share.quantity.interval
    return ratio.low * 100 <= stated.high and stated.low <= ratio.high * 100


def may_be_of_another(whole: Fact, part: Fact, around: Sequence[Item]) -> bool:
    """True for a part larger than its total that stands in another paragraph, or beside a level that could hold it."""
    if part.quantity.interval.low <= whole.quantity.interval.high:
        return False
    if part.paragraph != whole.paragraph:
        return True
    levels = [item.level() for item in around if item.paragraph == whole.paragraph]
    return any(f and _comparable([f, part]) and f.quantity.value >= part.quantity.value for f in levels)
