"""What the vocabulary knows of lists: which parts a total has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budget_lint.facts.items import Item
from budget_lint.facts.openings import alternatives
from budget_lint.model.lexicon import Completeness, Lexicon

_NEAR = 8  # items on either side of a list among which a further part of it may stand
_CLOSE = 3  # paragraphs on either side in which it may


class KnownLists:
    """The lists of a lexicon that are known to hold all parts of their totals.

    ``listed`` is how many items a table of the document lists, 0 where none does: where it is another number than
    that of a list that is known by its labels, that list does not have all parts.
    """

    def __init__(self, lexicon: Lexicon, items: Sequence[Item], listed: int = 0) -> None:
        self.items = items
        self.listed = listed
        entries = [entry for entry in lexicon.completeness if not entry.measure]
        plain = [entry for entry in entries if not entry.closing and not entry.values]
        self.entries = [(entry, re.compile(entry.labels) if entry.labels else None) for entry in plain]
        self.own = re.compile(alternatives(lexicon.words.get("own_words", ())))
        self.shared = [entry for entry in entries if entry.values]
        self.closed = [(entry, re.compile(rf"(?:{entry.closing})\Z")) for entry in entries if entry.closing]

    def labelled(self, items: Sequence[Item]) -> Iterator[Completeness]:
        """The lists that are known by the labels of their parts, and whose parts these may be."""
        for entry, labels in self.entries:
            if labels and all(labels.search(item.name.label) for item in items):
                yield entry

    def knows(self, total: Item, parts: Sequence[Item]) -> bool:
        """True when these are known to be all parts of the total."""
        if any(_matches(entry, labels, total, parts, self.listed) for entry, labels in self.entries):
            return True
        if any(self._shared_out(entry, total, parts) for entry in self.shared):
            return True
        return any(total.name.concept in entry.totals and _closed(last, total, parts) for entry, last in self.closed)

    def goes_on(self, parts: Sequence[Item]) -> bool:
        """True when things labelled like all the parts stand right before or behind them, so that some are missing."""
        first, last = parts[0].id, max(item.id for item in parts)
        inside = {item.id for item in parts}
        around = [*self.items[max(0, first - _NEAR) : first], *self.items[last + 1 : last + 1 + _NEAR]]
        near = range(parts[0].paragraph - _CLOSE, parts[-1].paragraph + _CLOSE + 1)
        apart = [item.name.label for item in around if item.paragraph in near and item.id not in inside]
        patterns = [labels for _, labels in self.entries if labels and all(labels.search(p.name.label) for p in parts)]
        return any(labels.search(label) for labels in patterns for label in apart)

    def _shared_out(self, entry: Completeness, total: Item, parts: Sequence[Item]) -> bool:
        """True when the parts are what the total is, one for each of some narrower scopes, which make up its own."""
        if len(parts) != len(entry.values) or any(total.scope.get(key) != value for key, value in entry.scope):
            return False
        told = sorted(value for part in parts for key, _ in entry.scope if (value := part.name.stated.get(key)))
        return told == sorted(entry.values) and all(self._is_alike(total, part) for part in parts)

    def _is_alike(self, total: Item, part: Item) -> bool:
        """True when a part is named as the total, or by a general word that its name holds."""
        same = bool(part.name.concept) and part.name.concept == total.name.concept
        core = self.own.sub("", part.name.core)
        return same or bool(core and core in total.name.core)


def _matches(
    entry: Completeness, labels: re.Pattern[str] | None, total: Item, parts: Sequence[Item], listed: int
) -> bool:
    if total.name.concept not in entry.totals or not parts:
        return False
    if labels:
        return listed in (0, len(parts)) and all(labels.search(item.name.label) for item in parts)
    found = {item.name.concept for item in parts}
    return found == set(entry.parts)


def _closed(last: re.Pattern[str], total: Item, parts: Sequence[Item]) -> bool:
    """True when the last part in the total's unit, and none ahead of it, is all the others."""
    bases = [fact.quantity.unit.base if (fact := item.level()) else "" for item in (total, *parts)]
    count = next((at for at, base in enumerate(bases) if base != bases[0]), len(bases)) - 1
    if count < 2 or bases[0] in bases[count + 1 :]:
        return False
    found = [bool(last.search(item.name.label)) for item in parts[:count]]
    return found[-1] and sum(found) == 1
