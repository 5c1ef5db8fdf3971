"""Names in a row that stand for the whole of what they name: *fees, costs and fares*, or *fees (all three)*."""

from __future__ import annotations

import re
from collections.abc import Callable

from budget_lint.model.lexicon import Concept, Lexicon

_FEW = 3  # parts; two in a row are as often two things


class NamesInARow:
    """Finds the whole of the parts that a label names; ``named`` gives the concept that a text ends with."""

    def __init__(self, lexicon: Lexicon, named: Callable[[str], Concept | None]) -> None:
        words = lexicon.words
        self.named = named
        self.concepts = lexicon.concepts
        self.particles = {ord(char): None for char in "".join(words.get("particles", ()))}
        self.names = {name.translate(self.particles): c for c in lexicon.concepts.values() for name in c.names}
        self.commas = tuple(words.get("enumerators", ()))
        last = sorted(words.get("last_enumerators", ()), key=lambda word: (-len(word), word))
        self.last = re.compile("|".join(map(re.escape, last)) or r"(?!)")
        known = (entry for entry in lexicon.completeness if entry.parts and not entry.measure)
        self.lists = {frozenset(entry.parts): entry.totals[0] for entry in known}

    def whole(self, text: str) -> str:
        """The name of the whole that a label means, empty where it is no such row."""
        return self._of_all_parts(text) or self._in_bracket(text)

    def _in_bracket(self, text: str) -> str:
        """The name in a bracket behind names of parts, where it sums them up."""
        parts, opened, rest = text.rpartition("(")
        whole, closed, _ = rest.partition(")")
        total = self.names.get(whole.translate(self.particles)) if opened and closed and parts else None
        last = self.named(parts) if total is not None else None
        return whole if total and last and total is not last and self._root(last) == total.id else ""

    def _of_all_parts(self, text: str) -> str:
        """The name of the whole where a label names all of its parts."""
        pieces = [text]
        for mark in self.commas:
            pieces = [part for piece in pieces for part in piece.split(mark)]
        if len(pieces) < _FEW - 1:
            return ""
        cuts = [(pieces[-1][: cut.start()], pieces[-1][cut.end() :]) for cut in self.last.finditer(pieces[-1])]
        for tail in ((pieces[-1],), *cuts):
            concepts = [self.named(piece) for piece in (*pieces[:-1], *tail)]
            known = {concept.id for concept in concepts if concept}
            if len(concepts) == len(known) >= _FEW and frozenset(known) in self.lists:
                return self.concepts[self.lists[frozenset(known)]].names[0]
        return ""

    def _root(self, concept: Concept) -> str:
        at = concept.id
        while self.concepts[at].part_of:
            at = self.concepts[at].part_of
        return at
