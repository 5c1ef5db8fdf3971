"""What the words of a chart say: its title, the names of its series and of its categories."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from budget_lint.facts.cells import UNIT_IN_BRACKETS, one_of_money
from budget_lint.facts.charts.defaults import Defaults
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.model.fact import Measure
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Unit

_YEAR = re.compile(r"(?:19|20)\d{2}\Z")
_BLANK = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_LAST = re.compile(r"\(([^()]*)\)\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """What one name says. ``name`` is None where it is of nothing: of a year, a unit, a kind of figure, or a default.

    ``years`` is the number of periods that it names, ``measure`` is set where it says a kind of figure.
    """

    name: Name | None = None
    period: str = ""
    years: int = 0
    unit: Unit | None = None
    measure: Measure = ""
    basis: str = ""


class ChartWords:
    """Reads the words of charts with a lexicon."""

    def __init__(self, lexicon: Lexicon, namer: Namer, periods: Periods) -> None:
        words = lexicon.words
        self.namer, self.periods, self.units = namer, periods, lexicon.units
        self.folding = {ord(key): value for key, value in lexicon.folding.items()}
        self.when = [re.compile(p.pattern) for p in lexicon.periods]
        self.special = [(p, re.compile(p.pattern)) for p in lexicon.table_heads]
        self.tails = re.compile(rf"{alternatives(words.get('chart_tails', ()))}+\Z")
        self.joins = re.compile(rf"{alternatives(words.get('chart_joins', ()))}+")
        self.sides = re.compile(alternatives(words.get("both_sides", ())))
        self.shares = re.compile(alternatives(words.get("chart_shares", ())))
        self.caption = re.compile(rf"\(?{alternatives(words.get('caption_heads', ()))}[\d.-]{{1,6}}[:.\s\u3001]*")
        self.captions = tuple(words.get("caption_ends", ()))
        self.default = Defaults(lexicon).name
        heads = alternatives(words.get("unit_heads", ()))
        self.unit_line = re.compile(rf"{heads}[:]?\s*([^\s()]{{1,6}})")

    def folded(self, text: str) -> str:
        """Words that the source keeps apart from its text, spelt as its text is folded."""
        return _BLANK.sub("", unicodedata.normalize("NFKC", text).translate(self.folding)).strip()

    def is_caption(self, line: str) -> bool:
        return line.endswith(self.captions)

    def unit_of(self, *texts: str) -> Unit | None:
        """The one unit of money that words state, alone, in brackets, or behind a word for units."""
        stated = [
            word for text in texts for word in (text, *UNIT_IN_BRACKETS.findall(text), *self.unit_line.findall(text))
        ]
        return one_of_money([self.units[word] for word in stated if word in self.units])

    def title(self, text: str) -> Part:
        """What a title is of: its words without years and without those that only say how it is shown."""
        bare = self.caption.sub("", text, count=1) if self.caption.match(text) else text
        while (last := _LAST.search(bare)) and (self.unit_of(last.group(1)) or self.tails.fullmatch(last.group(1))):
            bare = bare[: last.start()]
        core = self._without_periods(bare).strip("() ")
        while (tail := self.tails.search(core)) and tail.start():
            core = core[: tail.start()].strip("() ")
        periods = {period for period in self._periods(text) if period}
        name = self.namer.name(core) if core else None
        period = min(periods) if len(periods) == 1 else ""
        return Part(name, period, len(periods), self.unit_of(text), self._level(name))

    def part(self, text: str) -> Part:
        """What the name of a series or of a category says."""
        if not text or self.default.match(text):
            return Part()
        unit = self.unit_of(text)
        if text in self.units:
            return Part(unit=unit)
        bare = UNIT_IN_BRACKETS.sub(lambda match: "" if match.group(1) in self.units else match.group(), text)
        period = text if _YEAR.match(text) else self.periods.find(text)
        bare = "" if _YEAR.match(text) else self._without_periods(bare)
        special = next((p for p, pattern in self.special if pattern.search(bare)), None)
        if special is not None:
            return Part(None, period, 1 if period else 0, unit, special.measure, special.id)
        name = self.namer.name(bare) if bare else None
        measure = self._level(name)
        if name is not None and name.generic and name.core not in self.namer.heads:
            name = None
        return Part(name, period, 1 if period else 0, unit, measure)

    def shows_shares(self, *texts: str) -> bool:
        return any(self.shares.search(text) for text in texts)

    def one_side(self, title: Name, head: str) -> Name:
        """The name of one side of what a title names with both."""
        return self.namer.name(self.sides.sub(head, title.label, count=1))

    def _level(self, name: Name | None) -> Measure:
        if name is None or not (name.budget or name.actual):
            return ""
        return "amount" if name.actual else "budget"

    def _periods(self, text: str) -> list[str]:
        return [self.periods.find(found.group()) for pattern in self.when for found in pattern.finditer(text)]

    def _without_periods(self, text: str) -> str:
        """The words without periods, and without what joins these at their beginning."""
        for pattern in self.when:
            text = pattern.sub("\0", text)
        parts = [part for part in text.split("\0") if not self.joins.fullmatch(part)]
        return "".join(parts) if "\0" in text else text
