"""Phrases of one lexicon -> regular expressions, in the spelling of folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from budget_lint.ruleset.builder import nearest
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.phrase import PhraseParser, Piece, alternation, exact

# Full-width forms of the ASCII characters; folded text has the ASCII ones.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def folding_from(entries: Iterable[Marked]) -> dict[str, str]:
    """Each entry holds pairs of characters: the first of a pair is folded to the second."""
    folding: dict[str, str] = {}
    for entry in entries:
        text = entry.text
        if not text or len(text) % 2:
            raise entry.error("RF701 'folding' takes pairs of characters: from, to, from, to …")
        folding.update(zip(text[::2], text[1::2], strict=True))
    return folding


class Translator:
    """Translates the phrases of a lexicon with its word lists and its folding."""

    def __init__(self, folding: Mapping[str, str], words: Mapping[str, tuple[str, ...]]) -> None:
        self._table = str.maketrans(dict(folding)) | _FULL_WIDTH
        self._words = words
        self._lists: dict[str, Piece] = {}

    def __call__(self, phrase: Marked) -> str:
        """The regular expression of a phrase. Raises RuleError at the character that is wrong."""
        return self.parser(phrase).parse()

    def parser(self, phrase: Marked) -> PhraseParser:
        """The parser of a phrase, which knows more of it than its regular expression."""
        return PhraseParser(phrase, self._list, self.spell)

    def spell(self, text: str) -> str:
        """The text as folded text would have it."""
        return text.translate(self._table)

    def known(self, name: Marked, names: Iterable[str], what: str) -> None:
        """Raises RuleError when ``name`` is not among ``names``."""
        options = list(names)
        if name.text not in options:
            raise name.error(f"RF314 unknown {what} '{name.text}'{nearest(name.text, options)}")

    def _list(self, phrase: Marked, name: str, offset: int) -> Piece:
        if name not in self._lists:
            if not self._words.get(name):
                raise phrase.error(f"RF315 unknown word list '{name}'{nearest(name, self._words)}", offset)
            # Longest first: the first alternative that matches is the one that is taken.
            words = sorted({self.spell(word) for word in self._words[name]}, key=lambda word: (-len(word), word))
            self._lists[name] = exact(alternation([re.escape(word) for word in words]), *words)
        return self._lists[name]
