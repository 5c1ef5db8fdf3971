"""Lists that no word opens, told by their shares: several things of one paragraph each have a share of something.

As no word says of what, the total is the level ahead of them that most of the shares are of where they make a hundred,
or else one that the things add up to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from budget_lint.facts.fits import is_share, summed
from budget_lint.facts.items import Item
from budget_lint.facts.ladders import Ladder, worth

_BACK = 24  # items ahead of a list among which its total is looked for
_LINES = 4  # paragraphs ahead of it in which it may stand
_HUNDRED = Fraction(100)
_LEAST = 2  # parts; fewer make no list


def shared(items: Sequence[Item]) -> Iterator[Ladder]:
    """The things of each paragraph that have a level and a share and belong to no list, and the levels before them."""
    for paragraph, run in groupby(items, key=lambda item: item.paragraph):
        parts = [item for item in run if item.get("share") is not None]
        if len(parts) < _LEAST or not all(map(_is_open, parts)):
            continue
        first = parts[0].id
        before = [item for item in items[max(0, first - _BACK) : first] if paragraph - item.paragraph <= _LINES]
        totals = tuple(item for item in reversed(before) if worth(item))
        if totals:
            yield Ladder(totals, tuple(parts))


def _is_open(item: Item) -> bool:
    share = item.get("share")
    named = share is not None and share.figure.index in item.wholes
    return item.section >= 0 and item.parent is None and item.level() is not None and not named


def by_shares(candidates: Sequence[Item], parts: Sequence[Item]) -> Item | None:
    """The total that most of the parts' shares are of, where they all have one and these make a hundred."""
    pairs = [(item.level(), item.get("share")) for item in parts]
    told = [(level, share) for level, share in pairs if level is not None and share is not None]
    if len(told) < 2 or len(told) < len(pairs) or _HUNDRED not in summed([share for _, share in told]):
        return None
    for total in candidates:
        whole = total.level()
        if whole is not None and 2 * sum(is_share(share, level, whole) for level, share in told) > len(told):
            return total
    return None
