"""Spans of years that words tell: five years, a five-year plan, from 2020 to 2024."""

from __future__ import annotations

import re
from typing import NamedTuple

from budget_lint.facts.openings import alternatives
from budget_lint.model.lexicon import Lexicon

_YEARS_OF_A_PLAN = 5


class Told(NamedTuple):
    """Words for a span: where they stand in their text, the numbers of years that they may mean, the likeliest first.

    ``first`` and ``last`` are the years that they name, 0 where they name none; one ``within`` a plan may be shorter.
    """

    at: tuple[int, int]
    counts: tuple[int, ...]
    first: int = 0
    last: int = 0
    within: bool = False


class Spans:
    """Finds such words. How many times a figure grew in them is open where no year is told that it began with."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        numerals = words.get("numerals", ())
        self.values = {word: at for at, word in enumerate(numerals, 1)}
        heads, ends = alternatives(words.get("span_heads", ())), alternatives(words.get("span_ends", ()))
        digits = "".join(map(re.escape, numerals))
        self.count = re.compile(rf"{heads}?(?<![0-9{digits}])([0-9]{{1,2}}|{alternatives(numerals)}){ends}")
        plans, tails = alternatives(words.get("plan_spans", ())), alternatives(words.get("span_tails", ()))
        self.plan = re.compile(rf"{plans}{tails}?")
        year = r"((?:19|20)[0-9]{2})"
        self.range = re.compile(rf"(?<![0-9]){year}{ends}?{alternatives(words.get('span_joiners', ()))}{year}{ends}")

    def strip(self, label: str) -> str:
        """A label without such words."""
        for pattern in (self.range, self.plan, self.count):
            label = pattern.sub("", label)
        return label

    def told(self, text: str) -> Told | None:
        """The last such words of a text."""
        found = [match for pattern in (self.range, self.count, self.plan) for match in pattern.finditer(text)]
        if not found:
            return None
        last = max(found, key=lambda match: (match.end(), -match.start()))
        if last.re is self.range:
            first, end = int(last[1]), int(last[2])
            return Told(last.span(), (end - first, end - first + 1), first, end)
        if last.re is self.plan:
            return Told(last.span(), (_YEARS_OF_A_PLAN, _YEARS_OF_A_PLAN - 1), within=True)
        count = self.values.get(last[1]) or int(last[1])
        return Told(last.span(), (count, count - 1))
