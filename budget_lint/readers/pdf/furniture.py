"""What is printed on many pages and belongs to none: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from budget_lint.readers.pdf.drafts import DraftLine, DraftTable, Item

_ZONE = 0.09  # of the page's height, at its top and at its bottom
_SAME = 4.0  # points by which furniture may move from page to page
_OFTEN = 3  # pages on which the same words make furniture
_DIGITS = re.compile(r"\d+")
_BARE = re.compile(r"[\W_]*\d{1,4}[\W_]*")


def without_furniture(pages: Sequence[tuple[float, list[Item]]]) -> list[list[Item]]:
    """The items of each page, given with the page's height, without what only accompanies them."""
    spots: dict[tuple[str, int], list[tuple[int, DraftLine]]] = defaultdict(list)
    for index, (height, items) in enumerate(pages):
        for item in _outer(height, items):
            words = _DIGITS.sub("#", item.line.text)
            for level in {round((item.top + shift) / (2 * _SAME)) for shift in (0, _SAME)}:
                spots[words, level].append((index, item))
    dropped: set[int] = set()
    for (words, _), found in spots.items():
        if _counts_pages(words, found) or (len({index for index, _ in found}) >= _OFTEN and _is_constant(found)):
            dropped.update(id(item) for _, item in found)
    return [[item for item in items if id(item) not in dropped] for _, items in pages]


def _outer(height: float, items: list[Item]) -> list[DraftLine]:
    """The lines in the margins above and below everything else, set apart from it."""
    found: list[DraftLine] = []
    for order, inner in ((items, 1), (items[::-1], -1)):
        for at, item in enumerate(order):
            edge = item.bottom if inner == 1 else height - item.top
            if not isinstance(item, DraftLine) or edge > _ZONE * height:
                break
            following = order[at + 1] if at + 1 < len(order) else None
            if following is None or _apart(item, following):
                found.append(item)
    return found


def _apart(item: DraftLine, other: Item) -> bool:
    """True where more than the space between lines parts them; a title right above its table belongs to it."""
    gap = max(other.top - item.bottom, item.top - other.bottom)
    return gap > (2.0 if isinstance(other, DraftTable) else 0.8) * (item.bottom - item.top)


def _counts_pages(words: str, found: list[tuple[int, DraftLine]]) -> bool:
    """True for page numbers: they rise with the pages. A bare number may stand on one page only."""
    if "#" not in words:
        return False
    offsets = {int(number.group()) - index for index, item in found if (number := _DIGITS.search(item.line.text))}
    pages = {index for index, _ in found}
    if len(pages) > 1:
        return len(offsets) == 1
    return bool(_BARE.fullmatch(found[0][1].line.text)) and offsets == {1}


def _is_constant(found: list[tuple[int, DraftLine]]) -> bool:
    return len({item.line.text for _, item in found}) == 1
