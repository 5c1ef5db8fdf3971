"""Of when a figure is: years, parts of years, and the year of the document."""

from __future__ import annotations

import re
from collections import Counter

from budget_lint.model.lexicon import Lexicon

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_HEAD = 400  # characters of a document in which its title stands


class Periods:
    """Finds the period that words state; ``2024`` or, for a part of a year, ``2024-1..5``."""

    def __init__(self, lexicon: Lexicon, year: str) -> None:
        self.patterns = [(p.id, re.compile(p.pattern)) for p in lexicon.periods]
        self.year = year[:4]

    def find(self, text: str) -> str:
        """The last period that a stretch of words names, empty where there is none."""
        best: tuple[int, int, str, str] | None = None
        for order, (kind, pattern) in enumerate(self.patterns):
            for found in pattern.finditer(text):
                best = max(best or (-1, 0, "", ""), (found.end(), -order, kind, found.group()))
        return self._period(best[2], best[3]) if best else ""

    def _period(self, kind: str, words: str) -> str:
        numbers = re.findall(r"\d+", words)
        year = numbers.pop(0) if numbers and _YEAR.fullmatch(numbers[0]) else self.year
        if kind in ("year", "day", "month"):
            return year
        part = "..".join(numbers) or re.sub(r"\d", "", words)
        return f"{year}-{part}"

    @staticmethod
    def before(period: str) -> str:
        """The same period a year earlier."""
        return f"{int(period[:4]) - 1}{period[4:]}" if period[:4].isdigit() else ""


def document_year(text: str) -> str:
    """The year a document is about: the first in its title, else the one it names most."""
    title = _YEAR.findall(text[:_HEAD].split("\n", 1)[0])
    if title:
        return str(title[0])
    years = Counter(_YEAR.findall(text))
    return min(years, key=lambda year: (-years[year], year)) if years else ""
