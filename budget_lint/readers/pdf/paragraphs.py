"""Which lines go on in the next one: the margins and the indents of a page tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from budget_lint.readers.pdf.tables import DraftLine, Item

_STOPS = "\u3002\uff01\uff1f.!?"
_ENDS = "\u3002\uff01\uff1f.!?\uff1a:"  # what a last line of a paragraph may end in
_LEADER = re.compile("[.\u2026\u00b7\u2025]{4}")  # what leads from an entry of the contents to its page
# What moves to the next line as a whole: a number, a word or a character, with the marks that cling to it.
_UNBROKEN = re.compile(
    "[(\uff08\u201c\u300a]*(?:[0-9A-Za-z.,%+-]+|.)[)\uff09\u201d\u300b\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f]*"
)


def continued(items: Sequence[Item]) -> dict[int, bool]:
    """For lines by their place among the items: whether the paragraph goes on in the next line.

    A line that the layout does not tell of is left out.
    """
    lines = [item for item in items if isinstance(item, DraftLine) and "\t" not in item.line.text]
    margins = _Margins(lines)
    found: dict[int, bool] = {}
    for index, (item, following) in enumerate(pairwise([*items, None])):
        if isinstance(item, DraftLine):
            if not isinstance(following, DraftLine) or "\t" in item.line.text + following.line.text:
                found[index] = False
            else:
                goes_on = margins.goes_on(item, following)
                if goes_on is not None:
                    found[index] = goes_on
    return found


class _Margins:
    """The left and right margins of the running text, page by page."""

    def __init__(self, lines: Iterable[DraftLine]) -> None:
        pages: dict[int, list[DraftLine]] = defaultdict(list)
        for line in lines:
            pages[line.page].append(line)
        self.left = {page: min(one.line.box[0] for one in group) for page, group in pages.items()}
        self.right = {page: _margin(group) for page, group in pages.items()}
        self.gap = {page: _usual_gap(group) for page, group in pages.items()}
        self.indented = {page for page, group in pages.items() if _is_indented(group, self.left[page])}
        known = [page for page, group in pages.items() if _is_justified(group, self.right[page])]
        # A page with few lines has the margins of another that has the same, or none
        self.known = {
            page
            for page in pages
            if page in known
            or any(
                abs(self.right[page] - self.right[other]) < _em(pages[page][0])
                and abs(self.left[page] - self.left[other]) < _em(pages[page][0])
                for other in known
            )
        }

    def goes_on(self, line: DraftLine, following: DraftLine) -> bool | None:
        """Whether the paragraph of a line goes on in the following one; None where the layout does not tell."""
        if line.page not in self.known:
            return None
        if self._is_apart(line, following):
            return False
        if following.page not in self.known:
            return None
        em, ending = _em(line), line.line.text[-1]
        if not self._is_full(line, following, em):
            return False if ending in _ENDS else None
        indent = following.line.box[0] - self.left[following.page]
        if indent > 0.8 * em:
            # centred lines stand in as well
            return None if indent > 3 * em else False
        # a sentence may end at the margin by chance; where paragraphs begin with an indent, their ends are known
        return True if ending not in _STOPS or following.page in self.indented else None

    def _is_apart(self, line: DraftLine, following: DraftLine) -> bool:
        """True for lines of other sizes, those that more than the usual space parts, and entries of the contents."""
        em = _em(line)
        far = line.page == following.page and following.top - line.bottom > self.gap[line.page] + 0.8 * em
        leads = any(_LEADER.search(one.line.text[-12:]) for one in (line, following))
        return far or leads or not 0.8 * em < _em(following) < 1.25 * em

    def _is_full(self, line: DraftLine, following: DraftLine, em: float) -> bool:
        """True where what the next line begins with would not have fitted."""
        begin = _UNBROKEN.match(following.line.text)
        edges = following.line.edges
        wide = edges[min(begin.end(), len(edges) - 1)] - edges[0] if begin else 0.0
        return line.line.box[2] + max(wide, em) + 0.5 * em > self.right[line.page]


def _em(line: DraftLine) -> float:
    return line.line.box[3] - line.line.box[1]


def _margin(lines: Sequence[DraftLine]) -> float:
    """The right margin: where the widest line ends, or several lines do, if a mark hangs out of it there."""
    ends = sorted((line.line.box[2] for line in lines), reverse=True)
    em = _em(max(lines, key=lambda line: line.line.box[2]))
    near = [end for end in ends if ends[0] - end < 1.6 * em]
    return next((end for end, third in zip(near, near[2:], strict=False) if end - third < em / 2), ends[0])


def _is_justified(lines: Sequence[DraftLine], right: float) -> bool:
    """True where several lines end at the margin."""
    return sum(right - line.line.box[2] < 1.5 * _em(line) for line in lines) > 2


def _is_indented(lines: Sequence[DraftLine], left: float) -> bool:
    """True where paragraphs begin with an indent of about two characters."""
    begin = [1.2 * _em(line) < line.line.box[0] - left < 3.2 * _em(line) for line in lines]
    return sum(begin) > 1 and not all(begin)


def _usual_gap(lines: Sequence[DraftLine]) -> float:
    return median([two.top - one.bottom for one, two in pairwise(lines)] or [0.0])
