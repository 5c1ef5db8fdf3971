"""The headings of a document and the paragraphs below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from budget_lint.facts.names import Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.model.fact import Measure
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Lexicon

THING = "thing"  # the dimension of scope that headings about one thing of several have
_MIN_THING = 2  # characters of its name ahead of what sort of thing it is
_MAX_TAIL = 8  # characters behind the name of an insurance fund
_MAX_HEADING = 60  # characters
_MAX_STOPPED = 30  # characters of one that ends in a full stop, as sentences do, or has no list number
_ABOVE, _BELOW = 0, 9  # ranks of headings without a list number, above and below all that have one


@dataclass(frozen=True, slots=True)
class Section:
    """A heading: its place in the order, the scope its words and those above it state.

    ``measure`` and ``period`` are set where these words tell of an outcome or of a plan, and of which year.
    """

    index: int
    title: str
    rank: int
    number: int
    scope: Mapping[str, str] = field(default_factory=dict)
    measure: Measure = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of folded text with its figures. ``body`` is the offset behind its list number.

    ``style`` and ``number`` tell its list number (empty and 0 without one).
    """

    index: int
    start: int
    body: int
    end: int
    marks: tuple[Mark, ...]
    section: Section
    style: str = ""
    number: int = 0
    heading: bool = False


class Outliner:
    """Splits a folded text into paragraphs and follows its headings, also where the numbering is uneven."""

    def __init__(self, lexicon: Lexicon, namer: Namer, periods: Periods, kind: str = "") -> None:
        things = lexicon.profiles[kind].things if kind in lexicon.profiles else ""
        self.things = re.compile(rf"(?:{things or '(?!)'})\Z")
        funds = alternatives(lexicon.words.get("insurance_funds", ()))
        self.insured = re.compile(rf"(?:{funds})\w{{0,{_MAX_TAIL}}}\Z")
        self.periods = periods
        self.outcomes = re.compile(alternatives(lexicon.words.get("outcome_heads", ())))
        self.plans = re.compile(alternatives(lexicon.words.get("plan_heads", ())))
        self.styles = [(style, re.compile(style.pattern)) for style in lexicon.headings]
        self.namer = namer
        self.numerals = {char: n for n, char in enumerate(lexicon.words.get("numerals", ()), 1)}
        self.closers = tuple(lexicon.words.get("heading_ends_not", ()))
        self.table_ends = tuple(lexicon.words.get("table_ends", ())) or ("\n",)
        self.stack: list[Section] = [Section(0, "", 0, 0)]
        self.count = 0

    def paragraphs(
        self, folded: Folded, marks: Sequence[Mark], in_table: Callable[[int], bool] = lambda _: False
    ) -> list[Paragraph]:
        """All paragraphs in order; every mark belongs to exactly one. Lines that begin ``in_table`` are no headings."""
        result: list[Paragraph] = []
        start, first = 0, 0
        for index, line in enumerate(folded.text.split("\n")):
            end = start + len(line)
            last = first
            while last < len(marks) and marks[last].start < end:
                last += 1
            inside = tuple(marks[first:last])
            if in_table(start):
                self._leave_title()
                result.append(Paragraph(index, start, start, end, inside, self.stack[-1]))
            else:
                result.append(self._paragraph(index, line, start, inside))
            start, first = end + 1, last
        return result

    def _paragraph(self, index: int, line: str, start: int, marks: tuple[Mark, ...]) -> Paragraph:
        end = start + len(line)
        for style, pattern in self.styles:
            match = pattern.match(line[:_MAX_HEADING])
            if not match:
                continue
            number = list_number(match.group(), self.numerals)
            body = start + match.end()
            bare = [mark for mark in marks if mark.start >= body and _counts(mark)]
            title = line[match.end() :]
            ends = not line.endswith(self.closers) or self._is_title(title)
            heading = not bare and len(line) <= _MAX_HEADING and ends
            if heading:
                self._enter(title.rstrip("".join(self.closers)), style.rank, number)
            inside = tuple(mark for mark in marks if mark.start >= body)
            return Paragraph(index, start, body, end, inside, self.stack[-1], style.id, number, heading)
        title = line.strip()
        plain = 0 < len(title) <= _MAX_STOPPED and not title.endswith((*self.closers, *self.table_ends, ":"))
        if index and plain and not any(_counts(mark) for mark in marks):
            self._enter_plain(title)
        return Paragraph(index, start, start, end, marks, self.stack[-1])

    def _enter_plain(self, title: str) -> None:
        """A short line without a list number, below the title of the document, that tells of one insurance fund, or of
        the outcome or the plan of another year.

        One of a year stands above all numbered headings where the first of such lines did; others are the lowest.
        """
        if self.insured.search(title):
            self._enter(title, _BELOW, 0)
            return
        year, (measure, _) = self.periods.find(title), self._time(title)
        if not year or (year == (self.stack[-1].period or self.periods.year) and measure == self.stack[-1].measure):
            return
        if bool(self.outcomes.search(title)) == bool(self.plans.search(title)):
            return
        above = len(self.stack) == 1 or self.stack[1].rank == _ABOVE
        self._enter(title, _ABOVE if above else _BELOW, 0)

    def _is_title(self, title: str) -> bool:
        """True for a short line that names a part of the accounts, an outcome or a plan, and ends in a stop."""
        words = title[:-1]
        if len(title) > _MAX_STOPPED or any(mark in words for mark in self.closers):
            return False
        return bool(self.namer.name(words).stated or self.outcomes.search(words) or self.plans.search(words))

    def _leave_title(self) -> None:
        """Behind a table the heading that was its title says nothing of what follows."""
        if len(self.stack) > 1 and self.stack[-1].title.endswith(self.table_ends):
            self.count += 1
            self.stack[-1] = replace(self.stack[-1], index=self.count, title="", scope=self.stack[-2].scope)

    def _enter(self, title: str, rank: int, number: int) -> None:
        """Opens a section. A number that continues an open one stands beside it, whatever its style.

        Unless one of its own style is open, beside which it stands: chapter four does not continue part three.
        """
        self.count += 1
        alone = all(section.rank != rank for section in self.stack[1:])
        for at in range(len(self.stack) - 1, 0, -1):
            open_section = self.stack[at]
            continues = alone and number == open_section.number + 1 and number > 1
            if open_section.rank >= rank or (continues and at == len(self.stack) - 1):
                rank = min(rank, open_section.rank)
                del self.stack[at:]
        scope = {**self.stack[-1].scope, **self.namer.name(title).scope, **self._thing(title)}
        measure, period = self._time(title)
        self.stack.append(Section(self.count, title, rank, number, scope, measure, period))

    def _thing(self, title: str) -> dict[str, str]:
        """The dimension of scope that tells one of several things of a sort from the others, where a title names it."""
        found = self.things.search(title)
        named = found is not None and found.start() >= _MIN_THING
        return {THING: title} if named or self.insured.search(title) else {}

    def _time(self, title: str) -> tuple[Measure, str]:
        """Whether a heading, or else the one above it, tells of an outcome or of a plan, and of which year."""
        outcome, plan = bool(self.outcomes.search(title)), bool(self.plans.search(title))
        above = self.stack[-1]
        if outcome == plan:
            return above.measure, above.period
        return "amount" if outcome else "budget", self.periods.find(title) or above.period


def _counts(mark: Mark) -> bool:
    """True for a figure with a unit."""
    return mark.figure.quantity.unit.kind != "none"


def list_number(mark: str, numerals: Mapping[str, int]) -> int:
    """The value of a list number in digits or numerals, 0 where it has none."""
    digits = re.search(r"\d+", mark)
    if digits:
        return int(digits.group())
    value = 0
    for char in mark:
        digit = numerals.get(char, 0)
        value = (max(value, 1) * 10 if digit == 10 else value + digit) if digit else value
    return value
