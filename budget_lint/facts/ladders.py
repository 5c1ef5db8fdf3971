"""Numbered lists that no word opens: a paragraph states a total, and the numbered ones behind it its parts.

Lists within such lists count as well, and so do items whose title stands in a line of its own. As no word says that the
paragraphs are parts, they are taken as such only where they add up to the last digit that rounding leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_lint.facts.items import Item

_BACK = 24  # items ahead of a list among which its total is looked for
_DEPTH = 6  # lists within lists; an older one that has not gone on is over
_LEAST = 2  # parts; fewer make no list


class Rung(NamedTuple):
    """A numbered paragraph or line: the style of its number, the number, and the first item stated from there on."""

    style: str
    number: int
    start: int


class Ladder(NamedTuple):
    """The first levels of paragraphs numbered from one on, and the levels stated right ahead of them."""

    totals: tuple[Item, ...]
    parts: tuple[Item, ...]


def ladders(rungs: Sequence[Rung], items: Sequence[Item]) -> Iterator[Ladder]:
    """All lists of numbered paragraphs that state a level each, inner lists among them."""
    open_lists: list[list[int]] = []
    done: list[list[int]] = []
    for at, rung in enumerate(rungs):
        level = next((n for n in range(len(open_lists) - 1, -1, -1) if _goes_on(rungs, open_lists[n], rung)), -1)
        if level >= 0:
            done += open_lists[level + 1 :]
            del open_lists[level + 1 :]
            open_lists[level].append(at)
        elif rung.number == 1:
            open_lists.append([at])
            done += open_lists[:-_DEPTH]
            del open_lists[:-_DEPTH]
    ends = [*(rung.start for rung in rungs[1:]), len(items)]
    for steps in sorted([*done, *open_lists]):
        above = items[rungs[steps[0] - 1].start if steps[0] else 0 : rungs[steps[0]].start]
        totals = tuple(item for item in reversed(above[-_BACK:]) if worth(item))
        parts = [_first_level(items[rungs[at].start : ends[at]]) for at in steps]
        known = tuple(item for item in parts if item is not None)
        if totals and len(known) == len(parts) >= _LEAST:
            yield Ladder(totals, known)


def _goes_on(rungs: Sequence[Rung], steps: Sequence[int], rung: Rung) -> bool:
    last = rungs[steps[-1]]
    return last.style == rung.style and rung.number == last.number + 1


def _first_level(items: Sequence[Item]) -> Item | None:
    return next((item for item in items if item.level() is not None), None)


def worth(item: Item) -> bool:
    """True for money that may add up to something: noughts and small counts add up by chance."""
    level = item.level()
    return level is not None and level.quantity.unit.kind == "money" and bool(level.quantity.value)
