"""What words deny, and of when: the names behind a negation or ahead of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budget_lint.facts.lead import LeadReader
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.model.lexicon import Lexicon

_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Denied:
    """Reads the words around a negation: whether they leave it in doubt, and of when they are."""

    def __init__(self, lexicon: Lexicon, leads: LeadReader, periods: Periods, year: str) -> None:
        words = lexicon.words
        self.leads = leads
        self.periods = periods
        self.year = year
        self.doubting = re.compile(alternatives(words.get("nought_doubts", ())))
        self.own = re.compile(alternatives(words.get("own_year", ())))
        self.last = re.compile(alternatives(words.get("last_year", ())))
        self.patterns = [re.compile(period.pattern) for period in lexicon.periods]

    def is_doubtful(self, before: str) -> bool:
        """True where words earlier in the sentence leave open what is denied: nothing but ..., if there is no ..."""
        return bool(self.doubting.search(before))

    def gives_reasons(self, before: str) -> bool:
        """True where the sentence has turned to causes, which may be of any year."""
        return bool(self.leads.reasons.search(before))

    def last_part(self, before: str) -> str:
        """The words behind the last pause."""
        return before[1 + max((before.rfind(pause) for pause in self.leads.pauses), default=-1) :]

    def period(self, ahead: str, label: str, topics: Sequence[str]) -> tuple[str, bool]:
        """The period that the words name, and whether they are those next to the negation.

        Empty where there are none; ``?`` where others of the sentence name one that is not the document's.
        """
        for words in (ahead, label):
            found = self._named(words)
            if found:
                return found, True
        others = self._named(" ".join(topics))
        return others if others in ("", self.year) else "?", False

    def _named(self, words: str) -> str:
        found = self.periods.find(words)
        if found:
            return found
        bare = _BARE_YEAR.findall(words)
        if bare:
            return str(bare[-1])
        if self.last.search(words):
            return self.periods.before(self.year)
        return self.year if self.own.search(words) else ""

    def without_periods(self, words: str) -> str:
        """The words without those of when."""
        for pattern in (*self.patterns, _BARE_YEAR, self.last, self.own):
            words = pattern.sub("", words)
        return words


class Namings:
    """Names what is denied; only names that are understood to the last word count."""

    def __init__(self, lexicon: Lexicon, namer: Namer) -> None:
        words = lexicon.words
        self.namer = namer
        self.concepts = lexicon.concepts
        self.particles = tuple(words.get("particles", ()))
        self.not_denied = re.compile(alternatives(words.get("nought_not", ())))
        self.adverbs = re.compile(f"{alternatives(words.get('nought_adverbs', ()))}\\Z")
        self.tails = re.compile(f"{alternatives(words.get('nought_tails', ()))}\\Z")
        self.title_tails = re.compile(f"{alternatives(words.get('title_tails', ()))}\\Z")
        self.enumerators = re.compile(alternatives(words.get("enumerators", ())))
        self.last_enumerators = words.get("last_enumerators", ())
        self.sides = re.compile(alternatives(words.get("both_sides", ())))

    def of(self, ahead: str, label: str) -> list[Name]:
        """The things that a label names, each with the words ahead of it; none where it is not understood."""
        if self.not_denied.search(ahead + label) or label.endswith(self.particles):
            return []  # words that go on to say of what there is none, such as units
        whole = self.namer.name(ahead + label)
        ahead = self._trimmed(self.adverbs, ahead)
        label = self._trimmed(self.adverbs, label)
        heads = self.namer.heads
        if len(heads) > 1:
            label = self.sides.sub(f"{heads[0]}{self.last_enumerators[0]}{heads[1]}", label)
        return [replace(name, budget=whole.budget, actual=whole.actual) for name in self._each(ahead, label)]

    def of_title(self, title: str) -> list[Name]:
        """What a heading names."""
        return self.of("", self._trimmed(self.title_tails, title))

    def is_plain(self, words: str) -> bool:
        """True for words that name nothing: general ones, or the body that the document is about."""
        return self.namer.bodies.is_general(self._trimmed(self.adverbs, words))

    def _each(self, ahead: str, label: str) -> Iterator[Name]:
        """The names of an enumeration, none where its last part is none: that may turn the ones before it."""
        names: list[Name | None] = []
        for part in self.enumerators.split(label):
            for piece in self._pieces(ahead, part):
                last = next((name for name in reversed(names) if name is not None), None)
                names.append(self._other_side(piece, last) or self._known(ahead + piece))
        return (name for name in names if name is not None and names[-1] is not None)

    def _other_side(self, piece: str, last: Name | None) -> Name | None:
        """The counterpart of the thing before it, where a piece is just the word for its side of the accounts."""
        if last is None or piece not in self.namer.heads or not self.namer.differ(self.namer.name(piece), last):
            return None
        return self._known(self.namer.compose(last, self.namer.name(piece)).label)

    def _pieces(self, ahead: str, part: str) -> list[str]:
        """A part of an enumeration, parted at the word before its last thing where the whole of it is no name."""
        if self._known(ahead + part) is not None:
            return [part]
        for word in self.last_enumerators:
            left, found, right = part.partition(word)
            if found and self._known(ahead + left) is not None:
                return [left, right]
        return [part]

    def _known(self, label: str) -> Name | None:
        """The name of a thing of the vocabulary of which no word is left over."""
        words = label.translate(self.namer.quotes)
        while words:
            name = self.namer.name(words)
            if name.concept and name.certain and self.namer.is_exact(name):
                return name
            tail = self.tails.search(words)
            words = words[: tail.start()] if tail else ""
        return None

    @staticmethod
    def _trimmed(pattern: re.Pattern[str], words: str) -> str:
        words = words.strip(" \t,:")
        while words and (found := pattern.search(words)):
            words = words[: found.start()]
        return words
