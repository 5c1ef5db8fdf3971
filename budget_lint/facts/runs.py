"""Runs: several figures in a row with one verb, one for each of several things named before."""

from __future__ import annotations

from collections.abc import Sequence

from budget_lint.facts.items import Item
from budget_lint.model.folded import Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Unit


class Runs:
    """Recognises runs; ``items`` are the things of the last one, for a later run without labels."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.text = text
        self.joiners = frozenset(lexicon.words.get("joiners", ()))
        self.commas = tuple(lexicon.words.get("enumerators", ()))
        self.last = tuple(lexicon.words.get("last_enumerators", ()))
        self.each = tuple(lexicon.words.get("respectively", ()))
        self.items: list[Item] = []

    def length(self, marks: Sequence[Mark], index: int) -> int:
        """How many figures of one kind stand in a row from ``index`` with nothing but joiners between them."""
        first = marks[index].figure.quantity.unit
        stop = index + 1
        while (
            first.kind != "none" and stop < len(marks) and _alike(first, marks[stop].figure.quantity.unit)
            and self.text[marks[stop - 1].end : marks[stop].start] in self.joiners
        ):  # fmt: skip
            stop += 1
        return stop - index

    def named_before(self, items: Sequence[Item], count: int, lead: str) -> list[Item]:
        """The things that figures with ``respectively`` are of: all of the sentence, if they are so many."""
        if len(items) == count and any(word in lead for word in self.each):
            return list(items)
        return []

    def split(self, label: str, count: int) -> list[str]:
        """The ``count`` labels of an enumeration, empty when it does not have so many."""
        parts = [label]
        for comma in self.commas:
            parts = [piece for part in parts for piece in part.split(comma)]
        if len(parts) == count:
            return parts
        for word in self.last:
            head, joined, tail = parts[-1].partition(word)
            if joined and head and tail and len(parts) == count - 1:
                return [*parts[:-1], head, tail]
        return []


def _alike(one: Unit, other: Unit) -> bool:
    return one.kind == other.kind and one.base == other.base
