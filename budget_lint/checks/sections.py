"""The parts of a text that stand below certain headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from budget_lint.model.lexicon import Pattern

_LONGEST = 60  # characters of a heading
_PLAIN = 16  # characters of a heading without a number
_TOP = 1  # rank of such a heading: it is a part of its own


class Sections:
    """The sections of a folded text, found when first asked for."""

    def __init__(self, text: str, headings: Sequence[Pattern]) -> None:
        self.text, self.headings = text, headings
        self.styles = [(re.compile(style.pattern), style.rank) for style in headings]
        self._found: dict[tuple[re.Pattern[str], ...], list[tuple[int, int]]] = {}

    def below(self, offset: int, titles: tuple[re.Pattern[str], ...]) -> bool:
        """Whether ``offset`` lies in a section whose heading, or a heading above it, has a match of ``titles``.

        A short line that is such a match from end to end is a heading too, with or without a number.
        """
        if titles not in self._found:
            self._found[titles] = list(self._sections(titles))
        sections = self._found[titles]
        at = bisect_right(sections, (offset, len(self.text))) - 1
        return at >= 0 and sections[at][0] <= offset < sections[at][1]

    def _sections(self, titles: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
        start, least, at = -1, 0, 0
        for line in self.text.split("\n"):
            rank = self._rank(line, titles)
            if rank is not None:
                if start >= 0 and rank <= least:
                    yield start, at
                    start = -1
                if start < 0 and any(title.search(line) for title in titles):
                    start, least = at, rank
            at += len(line) + 1
        if start >= 0:
            yield start, len(self.text)

    def _rank(self, line: str, titles: Sequence[re.Pattern[str]]) -> int | None:
        """The rank of a heading, None for another line."""
        if not 0 < len(line) <= _LONGEST:
            return None
        if len(line) <= _PLAIN and any(title.fullmatch(line) for title in titles):
            return _TOP
        return next((rank for pattern, rank in self.styles if pattern.match(line)), None)
