"""The public body that a document is about, and the words that say nothing but its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEAD = 20_000  # characters at the start of a document in which a body's name is looked for
_TITLE = 80  # characters of a title; a longer first line is a sentence
_TITLE_LINES = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_MIN_MENTIONS = 2  # a body's name stands there at least so often


class Bodies:
    """Recognises general words and the name of the body that a document is about.

    ``endings`` are how names of bodies end. ``plain`` and ``declares`` are patterns of words that do not narrow what
    follows, and of what stands before the body's name.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]], text: str, plain: str, declares: str) -> None:
        self.head = text[:_HEAD]
        self.plain = re.compile(rf"(?:{plain})*+\Z")
        self.places = tuple(words.get("places", ()))
        self.endings = tuple(words.get("bodies", ()))
        self.first = ""
        self.title = _title(text)
        self.declared = {m.group(1) for m in re.finditer(rf"{declares}:([^\s:,;]{{2,40}})", self.head)}
        self.titled = all(any(map(self.title.__contains__, known)) for known in (self.endings, self.places))

    def is_general(self, words: str) -> bool:
        """True for words that do not narrow what they stand before: general ones, or the body's name."""
        rest = words.strip(" \t,:")
        if self.plain.match(rest):
            return True
        for ending in self.endings:
            cut = rest.rfind(ending)
            name, after = rest[: cut + len(ending)], rest[cut + len(ending) :]
            if cut >= 0 and self.plain.match(after) and self._is_body(name):
                return True
        return False

    def _is_body(self, name: str) -> bool:
        """True for the body that the document is about: it is declared or titled so, or named often or first.

        A document that goes on with other bodies states figures of several; theirs are kept apart.
        """
        if name in self.declared:
            return True
        if self.titled:
            return name in self.title
        if self.head.count(name) >= _MIN_MENTIONS:
            return True
        if self.places and any(place in name[1:-1] for place in self.places):
            self.first = self.first or name
        return name == self.first


def _title(text: str) -> str:
    """The first line; where it has no year, with the next ones up to one that has: long titles take several lines."""
    lines = text[: 2 * _TITLE].split("\n")[:_TITLE_LINES]
    last = next((at for at, line in enumerate(lines) if _YEAR.search(line)), 0)
    return "".join(lines[: last + 1])[:_TITLE]
