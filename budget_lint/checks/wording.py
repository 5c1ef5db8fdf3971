"""Rules over the words of a document -> checks with a quote as their evidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property, partial

from budget_lint.checks.brackets import unclosed
from budget_lint.checks.contents import missing
from budget_lint.checks.sections import Sections
from budget_lint.checks.truth import Judge
from budget_lint.model.check import Check
from budget_lint.model.fact import Fact, Reading
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import NO_UNIT, Quantity
from budget_lint.model.rule import Phrase, Rule, Wording
from budget_lint.model.span import Quote, Span

_AROUND = 12  # characters to either side that tell one place from another
_TITLE = 60  # characters of the first line, which stands for a document that lacks words
_EDGES = "\n\t ,;:.\u3002"  # what a quote does not begin or end with
_NUMBER = re.compile("[0-9]{1,12}")
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
Counts = Callable[[re.Match[str]], bool]


class WordReader:
    """Finds in one document what rules forbid, and tells what it lacks of what they require."""

    def __init__(self, folded: Folded, reading: Reading, lexicon: Lexicon) -> None:
        self.folded = folded
        self.reading = reading
        self.sections = Sections(folded.text, lexicon.headings)
        self.stops = tuple(lexicon.words.get("stops", ()))
        self.contents = tuple(lexicon.words.get("contents_heads", ()))
        self.facts = sorted(reading.facts, key=_start)
        self.starts = [_start(fact) for fact in self.facts]

    @cached_property
    def year(self) -> str:
        """The year of the document where its title and its text agree on it, else empty."""
        years = Counter(_YEAR.findall(self.folded.text))
        most = max(years.values(), default=0)
        year = self.reading.period[:4]
        return year if years[year] == most else ""

    def checks(self, rule: Rule) -> Iterator[Check]:
        """One check for each place with forbidden words, or one at the title where required words are missing."""
        wording = rule.wording or Wording()
        found = (match for phrase in wording.required for match in _matches(phrase, self.folded.text))
        if wording.required and next(found, None) is None:
            yield from self._lacking(rule)
        for start, end in _merged(self._hits(rule, wording)):
            yield self._check(rule, start, end)

    def _hits(self, rule: Rule, wording: Wording) -> Iterator[tuple[int, int]]:
        text = self.folded.text
        for phrase in wording.forbidden:
            for match in _matches(phrase, text, lambda match: self._counts(rule, match)):
                if not self._excepted(wording, *match.span()):
                    yield match.span()
        for pair in wording.unclosed:
            yield from unclosed(text, pair, self.stops)
        if wording.listed:
            patterns = [_compiled(phrase.pattern) for phrase in wording.listed]
            fits = partial(_any, patterns)
            yield from missing(text, self.contents, self.sections.headings, fits)

    def _counts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Whether the guard is true of the numbers in the gaps and of the year of the document."""
        if rule.when is None:
            return True
        named = {**match.groupdict(), "period": self.year}
        numbers = {name: text for name, text in named.items() if text and _NUMBER.fullmatch(text)}
        quantities = {name: (Quantity(Decimal(text), Decimal(1), NO_UNIT),) for name, text in numbers.items()}
        return bool(Judge(quantities, frozenset()).guard(rule.when))

    def _excepted(self, wording: Wording, start: int, end: int) -> bool:
        text = self.folded.text
        for phrase in wording.unless:
            window = max(0, start - phrase.longest), min(len(text), end + phrase.longest)
            for match in _compiled(phrase.pattern).finditer(text, *window):
                if match.start() < end and start < match.end():
                    return True
        titles = tuple(_compiled(phrase.pattern) for phrase in wording.outside)
        return bool(titles) and self.sections.below(start, titles)

    def _lacking(self, rule: Rule) -> Iterator[Check]:
        text = self.folded.text
        title = text.lstrip("\n")[:_TITLE].split("\n", 1)[0]
        if title:
            start = text.index(title)
            yield self._check(rule, start, start + len(title))

    def _check(self, rule: Rule, start: int, end: int) -> Check:
        text = self.folded.text
        if any(map(str.isalnum, text[start:end])):
            start, end = end - len(text[start:end].lstrip(_EDGES)), start + len(text[start:end].rstrip(_EDGES))
        span = self.folded.span(start, end)
        before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        around = before.rpartition("\n")[2] + "|" + behind.partition("\n")[0]
        inside = tuple(self._inside(span))
        binding = (("figure", inside),) if inside else ()
        return Check(rule, binding, quote=Quote(span, text[start:end], around))

    def _inside(self, span: Span) -> Iterator[Fact]:
        for fact in self.facts[bisect_left(self.starts, span.start) :]:
            if fact.figure.span.start >= span.end:
                return
            if fact.figure.span.end <= span.end and not fact.figure.worded:
                yield fact


def _start(fact: Fact) -> int:
    return fact.figure.span.start


def _any(patterns: Sequence[re.Pattern[str]], title: str) -> bool:
    return any(pattern.search(title) for pattern in patterns)


def _always(_: re.Match[str]) -> bool:
    return True


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _matches(phrase: Phrase, text: str, counts: Counts = _always) -> Iterator[re.Match[str]]:
    """The matches that count; one that does not lets another begin within it.

    Only the surroundings of needles are looked at: most phrases are in no document at all.
    """
    places = [place for needle in phrase.needles for place in _places(needle, text)]
    for start, end in _merged((place - phrase.longest, place + phrase.longest + 1) for place in places):
        at = max(0, start)
        while match := _compiled(phrase.pattern).search(text, at, min(len(text), end)):
            counted = counts(match)
            if counted:
                yield match
            at = match.end() if counted else match.start() + 1


def _places(needle: str, text: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in their order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
