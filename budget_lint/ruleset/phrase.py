"""The phrase language of the lexicon, turned into regular expressions.

Every repetition in it is bounded, so a pattern over a window of bounded length has bounded cost:

    (a|b)     one of several       [x]        x or nothing
    {name}    a gap: up to 40 characters without , ; : ! ? full stop or line end, kept under the name
    {name:n}  a gap of up to n characters (n at most 80); {_} keeps nothing
    <list>    a word of a list     #          one to twelve digits
    ^         the start            ~          no digit follows
    \\x        the character x itself; \\n is a line end

Of several alternatives the longest is tried first. A bracket that is the whole phrase is itself. A gap takes
as few characters as it can, none if need be. A phrase has at most three gaps on a way through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from budget_lint.errors import RuleError
from budget_lint.ruleset.marked import Marked

MAX_GAP = 80
DEFAULT_GAP = 40
MAX_GAPS = 3
_GAP = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?::([0-9]+))?\}")
_LIST = re.compile(r"<([^<>]+)>")
_SPECIAL = re.compile(r"[()\[\]{}<>#^~|\\]")
_SINGLE = {"#": "[0-9]{1,12}", "^": "^", "~": "(?![0-9])"}
_GAP_CLASS = "(?:(?!\u3002)[^,;:!?\\n])"  # a wide character inside a class makes it five times slower to compile
_BRACKETS = tuple("()[]{}<>|")
_DIGITS = 12
_MOST_TEXTS = 24  # a longer list of texts is searched for no faster than a shorter one of their parts


@dataclass(frozen=True, slots=True)
class Piece:
    """A translated stretch: may it begin (``opens``) or end (``closes``) with a gap, may it be ``empty``?

    ``texts`` are all texts that it matches where these are few. Every match holds one of ``needles`` where
    there are any, and has at most ``longest`` characters. ``ends`` are the characters that it can end with, none
    where they are not known.
    """

    source: str
    opens: bool = False
    closes: bool = False
    empty: bool = False
    gaps: int = 0
    texts: tuple[str, ...] = ()
    needles: tuple[str, ...] = ()
    longest: int = 0
    ends: frozenset[str] = frozenset()

    @property
    def last(self) -> str:
        """The characters that a match can end with, in order; empty where it may be any, or none."""
        return "" if self.empty else "".join(sorted(self.ends))


Words = Callable[[Marked, str, int], Piece]
NOTHING = Piece("", empty=True, texts=("",))


def exact(source: str, *texts: str) -> Piece:
    """A piece that matches these texts and nothing else."""
    few = texts if len(texts) <= _MOST_TEXTS else ()
    needles, longest = () if "" in texts else texts, max(map(len, texts))
    return Piece(source, texts=few, needles=needles, longest=longest, ends=frozenset(text[-1:] for text in needles))


def alternation(sources: Sequence[str]) -> str:
    """A group of alternatives.

    Single characters alone would be made a class by ``re``, and a class with wide characters takes a
    millisecond to compile; an alternative that never matches keeps them apart.
    """
    apart = ["(?!)"] if len(sources) > 1 and all(len(source) == 1 for source in sources) else []
    return f"(?:{'|'.join([*sources, *apart])})"


class PhraseParser:
    """Translates one phrase. ``words`` gives the alternatives of a word list, ``spell`` folds literals."""

    def __init__(self, phrase: Marked, words: Words, spell: Callable[[str], str]) -> None:
        self.phrase, self.text, self.at = phrase, phrase.text, 0
        self.words, self.spell = words, spell
        self.gaps: set[str] = set()

    def parse(self) -> str:
        """The regular expression. Raises RuleError at the character that is wrong."""
        return self.piece().source

    def piece(self) -> Piece:
        """The regular expression with what is known of its matches."""
        if self.text in _BRACKETS:
            return exact(re.escape(self.text), self.text)
        piece = self._alternatives()
        if self.at < len(self.text):
            raise self._stray()
        return piece

    def _stray(self) -> RuleError:
        character = self.text[self.at]
        return self.phrase.error(f"RF501 '{character}' closes nothing; write \\{character}", self.at)

    def _alternatives(self) -> Piece:
        options = [self._sequence()]
        while self.text.startswith("|", self.at):
            self.at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        options.sort(key=lambda option: -len(option.source))
        return Piece(
            alternation([option.source for option in options]),
            any(option.opens for option in options),
            any(option.closes for option in options),
            any(option.empty for option in options),
            max(option.gaps for option in options),
            _all([option.texts for option in options]),
            _all([option.needles for option in options]),
            max(option.longest for option in options),
            _either([option.ends for option in options]),
        )

    def _sequence(self) -> Piece:
        whole = NOTHING
        while self.at < len(self.text) and self.text[self.at] not in ")]|":
            start = self.at
            piece = self._item()
            if whole.closes and piece.opens:
                raise self.phrase.error("RF502 a gap directly after a gap; put a word between them", start)
            whole = _joined(whole, piece)
            if whole.gaps > MAX_GAPS:
                raise self.phrase.error(f"RF503 more than {MAX_GAPS} gaps; split the phrase", start)
        return whole

    def _item(self) -> Piece:
        character = self.text[self.at]
        if character in "([":
            return self._group("]" if character == "[" else ")")
        if character == "{":
            return self._gap()
        if character == "<":
            return self._list()
        if character in _SINGLE:
            self.at += 1
            source = _SINGLE[character]
            if character == "#":
                return Piece(source, longest=_DIGITS, ends=frozenset("0123456789"))
            return Piece(source, texts=("",))
        return self._literal()

    def _group(self, closing: str) -> Piece:
        start = self.at
        self.at += 1
        inner = self._alternatives()
        if not self.text.startswith(closing, self.at):
            raise self.phrase.error(f"RF504 '{self.text[start]}' is not closed; '{closing}' is missing", start)
        self.at += 1
        if closing == ")":
            return inner
        texts = ("", *inner.texts) if inner.texts else ()
        return replace(inner, source=f"(?:{inner.source})?", empty=True, texts=texts, needles=())

    def _gap(self) -> Piece:
        match = _GAP.match(self.text, self.at)
        if match is None:
            raise self.phrase.error("RF505 a gap is written {name} or {name:20}", self.at)
        name, bound = match[1], int((match[2] or str(DEFAULT_GAP))[:6])
        if not 1 <= bound <= MAX_GAP:
            raise self.phrase.error(f"RF506 the bound of a gap is 1 to {MAX_GAP}, not {match[2]}", match.start(2))
        if name in self.gaps:
            raise self.phrase.error(f"RF507 the gap {{{name}}} stands twice; name one of them {{_}}", self.at)
        self.at = match.end()
        body = f"{_GAP_CLASS}{{0,{bound}}}?"
        if name == "_":
            return Piece(body, True, True, True, 1, longest=bound)
        self.gaps.add(name)
        return Piece(f"(?P<{name}>{body})", True, True, True, 1, longest=bound)

    def _list(self) -> Piece:
        match = _LIST.match(self.text, self.at)
        if match is None:
            raise self.phrase.error("RF508 a word list is written <list>", self.at)
        self.at = match.end()
        return self.words(self.phrase, match[1], match.start(1))

    def _literal(self) -> Piece:
        if self.text[self.at] == "\\":
            if self.at + 1 == len(self.text):
                raise self.phrase.error("RF509 a backslash at the end escapes nothing", self.at)
            self.at += 2
            escaped = self.text[self.at - 1]
            spelled = "\n" if escaped == "n" else self.spell(escaped)
            return exact("\\n" if escaped == "n" else re.escape(spelled), spelled)
        if self.text[self.at] in "}>":
            raise self._stray()
        following = _SPECIAL.search(self.text, self.at + 1)
        start, self.at = self.at, following.start() if following else len(self.text)
        spelled = self.spell(self.text[start : self.at])
        return exact(re.escape(spelled), spelled)


def _either(options: Sequence[frozenset[str]]) -> frozenset[str]:
    """The characters of all options, none where those of one are not known."""
    return frozenset().union(*options) if all(options) else frozenset()


def _all(options: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The texts of all options, none where one of them is not known."""
    return tuple(dict.fromkeys(text for texts in options for text in texts)) if all(options) else ()


def _joined(left: Piece, right: Piece) -> Piece:
    texts: tuple[str, ...] = ()
    if left.texts and right.texts and len(left.texts) * len(right.texts) <= _MOST_TEXTS:
        texts = tuple(dict.fromkeys(a + b for a, b in product(left.texts, right.texts)))
    needles = texts if texts and "" not in texts else max(left.needles, right.needles, key=_telling)
    return Piece(
        left.source + right.source,
        left.opens or (left.empty and right.opens),
        right.closes or (right.empty and left.closes),
        left.empty and right.empty,
        left.gaps + right.gaps,
        texts,
        needles,
        left.longest + right.longest,
        _ends(left, right),
    )


def _ends(left: Piece, right: Piece) -> frozenset[str]:
    """What the last character of both may be: that of the right one, or of the left one where that may be nothing."""
    if right.texts == ("",):
        return left.ends
    if not right.empty:
        return right.ends
    if left.texts == ("",):  # nothing, or a place: behind a place that is all, the match may be empty
        return right.ends if left.empty else frozenset()
    return _either([left.ends, right.ends])


def _telling(needles: tuple[str, ...]) -> tuple[int, int]:
    """Sorts lists of needles: long ones are rare in a text, few of them are quickly looked for."""
    return min(map(len, needles), default=0), -len(needles)
