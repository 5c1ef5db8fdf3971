"""The other side of the accounts, where a word names nothing but the side: the expenditure to an income told before."""

from __future__ import annotations

from collections.abc import Sequence

from budget_lint.facts.items import Item
from budget_lint.facts.names import Name, Namer


def counterpart(namer: Namer, recent: Sequence[Item], name: Name) -> Name | None:
    """The name of the other side of what was told last; ``recent`` are the items of the paragraph so far.

    It is that of the whole, not of a part. What a sentence begins with is such a whole; what follows in it may have
    been added. Else the first whole counts whose other side is known.
    """
    firsts = {item.id for before, item in zip((None, *recent), recent, strict=False) if _begins(before, item)}
    wholes = [item for item in reversed(recent) if item.parent is None and namer.differ(name, item.name)]
    leading = next((item for item in wholes if item.id in firsts), None)
    if leading is not None:
        return namer.compose(leading.name, name)
    composed = (namer.compose(item.name, name) for item in wholes)
    return next((each for each in composed if each.concept), None)


def _begins(before: Item | None, item: Item) -> bool:
    return before is None or before.sentence != item.sentence
