"""Runs: several figures in a row with one verb, one for each of several things named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budget_lint.facts.items import Item
from budget_lint.facts.names import Namer
from budget_lint.facts.openings import alternatives
from budget_lint.model.folded import Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Unit


class Runs:
    """Recognises runs; ``items`` are the things of the last one, for a later run without labels."""

    def __init__(self, lexicon: Lexicon, namer: Namer, text: str) -> None:
        self.text = text
        self.namer = namer
        self.heads = namer.heads
        verbs = alternatives((*lexicon.words.get("up", ()), *lexicon.words.get("down", ())))
        self.turn = re.compile(rf"{alternatives(lexicon.words.get('joiners', ()))}{verbs}")
        self.joiners = frozenset(lexicon.words.get("joiners", ()))
        self.unit_joiners = frozenset(lexicon.words.get("unit_joiners", ()))
        self.commas = tuple(lexicon.words.get("enumerators", ()))
        self.last = tuple(lexicon.words.get("last_enumerators", ()))
        self.each = tuple(lexicon.words.get("respectively", ()))
        self.items: list[Item] = []

    def length(self, marks: Sequence[Mark], index: int) -> int:
        """How many figures of one kind stand in a row from ``index`` with only joiners, or those and verbs, between."""
        first = marks[index].figure.quantity.unit
        stop = index + 1
        while (
            first.kind != "none" and stop < len(marks) and _alike(first, marks[stop].figure.quantity.unit)
            and (self._joined(marks, stop) or self.turns(marks, stop))
        ):  # fmt: skip
            stop += 1
        return stop - index

    def _joined(self, marks: Sequence[Mark], index: int) -> bool:
        """True where only a joiner stands before a figure; some join figures with one unit behind the last alone."""
        end = marks[index - 1].end
        between = self.text[end : marks[index].start]
        return between in self.joiners or (between in self.unit_joiners and self.text[end - 1].isdigit())

    def turns(self, marks: Sequence[Mark], index: int) -> bool:
        """True where a figure of a run has a verb of its own: ``rose by 2 %, fell by 3 %``."""
        return bool(self.turn.fullmatch(self.text, marks[index - 1].end, marks[index].start))

    def named_before(self, items: Sequence[Item], count: int, lead: str) -> list[Item]:
        """The things that figures with ``respectively`` are of: all of the sentence, if they are so many."""
        if len(items) == count and any(word in lead for word in self.each):
            return list(items)
        return []

    def split(self, label: str, count: int) -> list[str]:
        """The ``count`` labels of an enumeration, empty when it does not have so many.

        What the last label ends with may be meant for all: *goods, works and services purchased*.
        """
        return self._completed(self._pieces(label, count))

    def _completed(self, labels: list[str]) -> list[str]:
        *others, last = labels or [""]
        if others and last in self.heads:  # the other side of what the first one names
            side = next((head for head in self.heads if head in others[0] and head != last), "")
            last = others[0].replace(side, last) if side else last
        core = last
        while not self._is_named(core) and (tail := self.namer.tails.search(core)) and tail.start():
            core = core[: tail.start()]
        named = self.namer.name(core).concept
        done = []
        for label in others:
            endings = [core[at:] for at in range(1, len(core))] if named else []
            known = [label + end for end in endings if self.namer.name(label + end).concept]
            side = next((head for head in self.heads if core.endswith(head)), "")
            plain = label if self.namer.name(label).concept or not side or side in label else label + side
            done.append(known[0] if known and not self.namer.name(label).concept else plain)
        return [*done, last] if labels else []

    def _is_named(self, core: str) -> bool:
        return core.endswith(self.heads) or core in self.namer.names

    def _pieces(self, label: str, count: int) -> list[str]:
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
