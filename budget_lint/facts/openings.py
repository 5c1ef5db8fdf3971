"""What stands at the start of a label and says nothing of what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from budget_lint.model.lexicon import Lexicon


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; one that never matches when there are none."""
    ordered = sorted((word for word in words if word), key=lambda word: (-len(word), word))
    # The last alternative never matches: it keeps ``re`` from making a slow class of single characters.
    return "(?:" + "|".join([*map(re.escape, ordered), "(?!)"]) + ")" if ordered else r"(?!)"


def _openings(words: Mapping[str, tuple[str, ...]]) -> str:
    """A pattern for connecting words ahead of a name, none of which takes the start of an ``uncut`` word.

    Where *add* and *add up* both are such words, and *upper* is uncut, only *add* stands ahead of *upper*.
    """
    known = sorted(words.get("lead_ins", ()), key=lambda word: (-len(word), word))
    patterns = []
    for word in known:
        rests = [
            uncut[size:]
            for uncut in words.get("uncut", ())
            for size in range(1, min(len(uncut), len(word)))
            if word.endswith(uncut[:size])
        ]
        ahead = "".join(f"(?!{re.escape(rest)})" for rest in rests)
        patterns.append(re.escape(word) + ahead)
    return "|".join([*patterns, "(?!)"])


class Openings:
    """Takes list numbers, connecting words and circumstances off the start of labels."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self.lead_in = re.compile(rf"(?:{_openings(words)}|[\s:,])+")
        self.numbering = [re.compile(style.pattern) for style in lexicon.headings]
        self.deeds = re.compile(alternatives(words.get("deeds", ())))
        self.circumstances = tuple(words.get("circumstances", ()))

    def without(self, text: str) -> str:
        """The words without list numbers and connecting words ahead of them."""
        for leading in (self.lead_in, *self.numbering, self.lead_in):
            found = leading.match(text)
            text = text[found.end() :] if found else text
        return text

    def behind_deeds(self, text: str) -> Iterator[str]:
        """What stands behind words of who approved or assigned it, the shortest first."""
        ends = [found.end() for found in self.deeds.finditer(text)]
        return (text[end:] for end in reversed(ends) if end < len(text))

    def is_circumstance(self, text: str) -> bool:
        """True for words that tell why or under what something is stated, not what."""
        return text.startswith(self.circumstances)
