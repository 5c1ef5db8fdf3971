"""The words before a figure, taken apart: sentence ends, brackets, list markers, basis, and the label itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from budget_lint.facts.names import Namer
from budget_lint.facts.openings import alternatives
from budget_lint.model.lexicon import Lexicon

_REMARK = re.compile(r"\([^()]*,[^()]*\)")  # words in brackets with a comma; the leads searched are short
_TITLE = 60  # characters; a longer first line is a sentence


class Lead(NamedTuple):
    """What stands between two figures. ``label`` is the words that name the second one, maybe empty.

    ``stops`` and ``pauses`` tell that a sentence or a part of it ends; ``closes`` and ``opens`` count
    brackets; ``marker`` is the word that starts a list; ``reason`` is set where the words turn to causes.
    ``topics`` are the stretches of the same clause ahead of the label, ``compared`` the words of the basis;
    ``excludes`` is set where the clause tells what is not counted in, ``some`` where the label is of
    bodies that were just counted (of 21 offices the costs).
    """

    label: str
    topics: tuple[str, ...] = ()
    stops: bool = False
    pauses: bool = False
    closes: int = 0
    opens: bool = False
    marker: str = ""
    reason: bool = False
    basis: str = ""
    joined: bool = False
    chain: bool = False
    partition: bool = False
    excludes: bool = False
    some: bool = False
    before_marker: str = ""
    text: str = ""
    compared: str = ""


def without(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> str:
    """A stretch of a text without what stands at some places in it."""
    said = ""
    for first, last in sorted(places):
        if start <= first and last <= end:
            said, start = said + text[start:first], last
    return said + text[start:end]


class LeadReader:
    """Takes leads apart with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, namer: Namer) -> None:
        words = lexicon.words
        self.namer = namer
        self.stops = frozenset("".join(words.get("stops", ())))
        self.ends = re.compile(alternatives(words.get("stops", ())))
        self.pauses = frozenset("".join(words.get("pauses", ())))
        negations, markers = words.get("negations", ()), alternatives(words.get("list_markers", ()))
        self.markers = re.compile("".join(f"(?<!{re.escape(word)})" for word in negations) + markers)
        self.exclusions = re.compile(alternatives(negations) + markers)
        self.strong = re.compile(alternatives(words.get("strong_markers", ())))
        self.reasons = re.compile(alternatives(words.get("reasons", ())))
        self.negations = tuple(words.get("negations", ()))
        self.joiners = frozenset(words.get("joiners", ()))
        self.chains = re.compile(alternatives(words.get("chain_markers", ())))
        partitions = [form.before for form in lexicon.forms if form.role == "partition"]
        self.partitions = re.compile("|".join(partitions) or r"(?!)")
        self.bases = [(p.id, re.compile(p.pattern)) for p in lexicon.bases if not p.measure]
        modes = words.get("modes", ())
        self.modes = re.compile(alternatives(word for v in lexicon.scopes if v.dimension in modes for word in v.words))
        self.plans = [(p.id, re.compile(p.pattern)) for p in lexicon.bases if p.measure]

    def read(self, text: str) -> Lead:
        """Takes the words before a figure (without those of its form) apart."""
        if text in self.joiners:
            return Lead("", joined=True)
        text = _REMARK.sub("", text)
        closes, cut, opens = self._brackets(text)
        outside = text[:cut] if opens else text
        stop = max((outside.rfind(char) for char in self.stops), default=-1)
        clause = text[max(cut, stop + 1) :] if not opens else text[cut:]
        pause = max((clause.rfind(char) for char in self.pauses), default=-1)
        strong = self._last(self.strong, clause[: pause + 1])[1]
        basis, compared, clause = self.split_basis(clause[pause + 1 :])
        before, marker, clause = self._last(self.markers, clause)
        before, marker = ("", strong) if strong and not marker else (before, marker)
        ahead, parted, clause = self._last(self.partitions, clause)
        _, reason, clause = self._last(self.reasons, clause)
        label, topics = self._label(clause)
        return Lead(
            label, topics, stop >= 0, pause >= 0 or self._any_pause(text), closes, opens, marker, bool(reason), basis,
            chain=bool(self.chains.match(label) or any(self.chains.match(topic) for topic in topics)),
            partition=bool(parted), before_marker=ahead.strip(" \t,:") if parted else before, text=text,
            compared=compared,
            excludes=bool(self.exclusions.search(clause)),
        )  # fmt: skip

    def title(self, text: str) -> str:
        """A document's first line; of a sentence only the words up to its first mark."""
        return text if len(text) <= _TITLE else re.split("[,:]|" + self.ends.pattern, text, maxsplit=1)[0]

    @staticmethod
    def _last(pattern: re.Pattern[str], clause: str) -> tuple[str, str, str]:
        """The clause around the last place where a pattern matches; all of it behind where there is none."""
        matches = list(pattern.finditer(clause))
        if not matches:
            return "", "", clause
        found = matches[-1]
        return clause[: found.start()], found.group(), clause[found.end() :]

    def starts_with_basis(self, text: str, at: int) -> bool:
        """True when a paragraph begins with a comparison, so that it goes on about what the last one said."""
        mode = self.modes.match(text, at)
        at = mode.end() if mode else at
        return any(pattern.match(text, at) for _, pattern in self.bases)

    def _any_pause(self, text: str) -> bool:
        return any(char in text for char in self.pauses)

    def split_basis(self, clause: str) -> tuple[str, str, str]:
        """The basis of comparison that a clause names, the words that name it, and the clause without them."""
        hits = [(name, found) for name, pattern in self.bases if (found := pattern.search(clause))]
        if not hits:
            return "", "", clause
        name, longest = max(hits, key=lambda hit: hit[1].end() - hit[1].start())
        return name, longest.group(), clause[: longest.start()] + clause[longest.end() :]

    def plan_of(self, text: str) -> str:
        """Which budget (initial, adjusted …) the words mean, empty where they do not say."""
        return next((name for name, pattern in self.plans if pattern.search(text)), "")

    @staticmethod
    def _brackets(text: str) -> tuple[int, int, bool]:
        """How many outer brackets close, where the text behind the last odd one begins, whether it opens."""
        closes, cut, odd = 0, 0, []
        for at, char in enumerate(text):
            if char == "(":
                odd.append(at)
            elif char == ")":
                if odd:
                    odd.pop()
                else:
                    closes, cut = closes + 1, at + 1
        return (closes, odd[-1] + 1, True) if odd else (closes, cut, False)

    def _label(self, clause: str) -> tuple[str, tuple[str, ...]]:
        """The last stretch that says something, and the stretches ahead of it."""
        pieces = [piece for piece in clause.split(",") if piece.strip() and not _is_remark(piece)]
        if not pieces:
            return "", ()
        *topics, last = pieces
        head, colon, tail = last.rpartition(":")
        if colon and head:
            if self.namer.name(tail).generic:
                last = head + tail
            else:
                topics, last = [*topics, head], tail
        return last, tuple(topics)


def _is_remark(piece: str) -> bool:
    """True for words that stand wholly in brackets: they add to what was said before."""
    return piece.startswith("(") and piece.find(")") == len(piece) - 1
