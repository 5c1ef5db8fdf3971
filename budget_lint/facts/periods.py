"""Of when a figure is: years, parts of years, and the year of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from budget_lint.model.lexicon import Lexicon

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_HEAD = 400  # characters of a document in which its title stands


class Periods:
    """Finds the period that words state: ``2024``; of a part of a year ``2024-1..5``, of several years their words."""

    def __init__(self, lexicon: Lexicon, year: str) -> None:
        self.patterns = [(p.id, re.compile(p.pattern)) for p in lexicon.periods]
        self.years = [pattern for kind, pattern in self.patterns if kind == "year"]
        self.year = year[:4]

    def find(self, text: str) -> str:
        """The last period that a stretch of words names, empty where there is none."""
        best: tuple[int, int, str, str] | None = None
        for order, (kind, pattern) in enumerate(self.patterns):
            for found in pattern.finditer(text):
                best = max(best or (-1, 0, "", ""), (found.end(), -order, kind, found.group()))
        return self._period(best[2], best[3]) if best else ""

    def _period(self, kind: str, words: str) -> str:
        if kind == "span":
            return words
        numbers = re.findall(r"\d+", words)
        year = numbers.pop(0) if numbers and _YEAR.fullmatch(numbers[0]) else self.year
        if kind in ("year", "day", "month") or (kind == "until" and numbers[-1:] == ["12"]):
            return year
        if kind == "until":
            numbers.insert(0, "1")
        ahead = next((found for pattern in self.years if (found := pattern.match(words))), None)
        words = words[ahead.end() :] if ahead is not None else words
        part = "..".join(numbers) or re.sub(r"\d", "", words)
        return f"{year}-{part}"

    @staticmethod
    def before(period: str) -> str:
        """The same period a year earlier."""
        return f"{int(period[:4]) - 1}{period[4:]}" if period[:4].isdigit() else ""


def part_of(period: str, other: str) -> str:
    """The other period where it is a part of the year of the first one and more than a month, else nothing."""
    year, mark, part = other.partition("-")
    return other if mark and not part.isdigit() and year == period.partition("-")[0] else ""


def is_later(period: str, other: str) -> bool:
    """True for the same year or part of a year, some years later."""
    (year, _, part), (before, _, same) = period.partition("-"), other.partition("-")
    return part == same and year > before


def document_year(text: str, lexicon: Lexicon, figures: Iterable[int] = ()) -> str:
    """The year a document is about: the first in its title, else the one it names most.

    Digits at which one of the ``figures`` starts are no year, and a day in the title tells when it was written.
    """
    taken = set(figures)
    days = [re.compile(period.pattern) for period in lexicon.periods if period.id == "day"]
    for day in (found for pattern in days for found in pattern.finditer(text[:_HEAD])):
        taken.update(range(*day.span()))
    found = [(match.start(), match.group()) for match in _YEAR.finditer(text) if match.start() not in taken]
    end = text.find("\n", 0, _HEAD)
    title = next((year for at, year in found if at < (end if end >= 0 else _HEAD)), "")
    if title:
        return title
    years = Counter(year for _, year in found)
    return min(years, key=lambda year: (-years[year], year)) if years else ""
