"""What is printed on many pages and belongs to none: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from budget_lint.readers.pdf.tables import DraftLine, DraftTable, Item

_ZONE = 0.1  # of the page's height, at its top and at its bottom
_SAME = 4.0  # points by which furniture may move from page to page
_OFTEN = 3  # pages on which the same words make furniture
_DIGITS = re.compile(r"\d+")
_BARE = re.compile(r"[\W_]*\d{1,4}[\W_]*")
Spot = tuple[str, int]  # words without their digits, and about where they stand


def without_furniture(pages: Sequence[tuple[float, list[Item]]]) -> list[list[Item]]:
    """The items of each page, given with the page's height, without what only accompanies them."""
    found: dict[Spot, list[tuple[int, DraftLine]]] = defaultdict(list)
    for index, (height, items) in enumerate(pages):
        for line in (*_margin(height, items), *_margin(height, items, below=True)):
            for spot in _spots(line):
                found[spot].append((index, line))
    usual = {spot for spot, lines in found.items() if _is_furniture(spot[0], lines, len(pages))}
    dropped: set[int] = set()
    for height, items in pages:
        for lines in (_margin(height, items), _margin(height, items, below=True)):
            for line in lines:
                # what stands inside of something else is a part of the page
                if usual.isdisjoint(_spots(line)):
                    break
                dropped.add(id(line))
    return [[item for item in items if id(item) not in dropped] for _, items in pages]


def _margin(height: float, items: Sequence[Item], *, below: bool = False) -> Iterator[DraftLine]:
    """The lines at the top of a page, or at its bottom, from the outermost inwards."""
    for item in reversed(items) if below else items:
        inner = height - item.top if below else item.bottom
        if isinstance(item, DraftTable) or inner > _ZONE * height:
            return
        yield item


def _spots(line: DraftLine) -> set[Spot]:
    words = _DIGITS.sub("#", line.line.text)
    return {(words, round((line.top + shift) / (2 * _SAME))) for shift in (0, _SAME)}


def _is_furniture(words: str, found: Sequence[tuple[int, DraftLine]], count: int) -> bool:
    """True for the same words on several of ``count`` pages, and for page numbers."""
    texts = {line.line.text for _, line in found}
    pages = {index for index, _ in found}
    if len(texts) == 1 and len(pages) >= _OFTEN:
        return True
    if "#" not in words:
        return False
    numbers = [
        (index, int(number.group()))
        for index, line in sorted(found, key=lambda spot: spot[0])
        if (number := _DIGITS.search(line.line.text))
    ]
    offsets = [number - index for index, number in numbers]
    if len(set(offsets)) == 1:
        # a bare number on a single page is its number where it says so
        return len(pages) > 1 or (offsets[0] == 1 and all(_BARE.fullmatch(text) for text in texts))
    # the parts of a document may count their pages each from one
    rising = sum(one == two for one, two in pairwise(offsets))
    return 2 * rising >= len(offsets) - 1 and all(number <= count for _, number in numbers)
