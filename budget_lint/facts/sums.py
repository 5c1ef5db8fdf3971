"""Totals that come after or apart from their parts: sums at the end of a sentence, chains, partitions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from budget_lint.facts.fits import closing_prefix
from budget_lint.facts.items import Group, Item, has_level
from budget_lint.facts.lead import Lead
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.register import NEARBY, Register
from budget_lint.model.fact import Measure
from budget_lint.model.lexicon import Lexicon

_CHAIN = 48  # items before a chain among which its headline is looked for


class Sums:
    """Opens the lists of such totals in a register."""

    def __init__(self, lexicon: Lexicon, namer: Namer, register: Register) -> None:
        self.namer = namer
        self.register = register
        self.totals = tuple(lexicon.words.get("total_words", ()))
        self.above = tuple(lexicon.words.get("above_words", ()))
        self.open_ends = tuple(lexicon.words.get("open_ends", ()))
        self.resources = tuple(lexicon.words.get("resources", ()))
        self.divided: dict[str, set[str]] = {}
        for entry in lexicon.completeness:
            for total in entry.totals if not entry.measure else ():
                self.divided.setdefault(total, set()).update(entry.parts)
        self.done = -1  # the last total of a chain
        self.since = 0  # the sentence in which a chain began
        self.adding = re.compile(alternatives(lexicon.words.get("chain_markers", ())))
        self.inside = re.compile(alternatives(lexicon.words.get("within", ())))

    def start_partition(self, label: str) -> None:
        """A list by another criterion begins; its total is one of the levels stated shortly before."""
        register = self.register
        levels = [item for item in register.items[-NEARBY:] if has_level(item)]
        named = [item for item in levels if label and label in item.name.label]
        if levels:
            group = Group(levels[-1], candidates=tuple(reversed(named or levels)))
            register.groups.append(group)
            register.open = [group]

    def leave_lists(self, label: str) -> None:
        """Ends the lists of a sentence, behind a pause, where they cannot hold what is named: another side or fund."""
        register = self.register
        group = register.open[-1] if register.open else None
        if group is None or group.bracket or group.numbered or group.candidates:
            return
        name, total = self.namer.name(label), group.total
        if self.namer.differ(total.name, name) or self.namer.apart(name.stated, total.scope):
            register.close_groups()

    def taken_up(self, words: Lead) -> Lead:
        """The words without a thing stated before that they begin with: something is added to it, or is a part of it.

        ``words`` name several things at once: *the revenue and the subsidies added to it*, *of the revenue the taxes*.
        """
        if words.chain or words.marker or not words.label:
            return words
        for pattern in (self.adding, self.inside) if not self.register.open else (self.adding,):
            for found in pattern.finditer(words.label, 2):
                total = self.register.latest(self.namer.name(words.label[: found.start()]))
                if total is None or total.section != self.register.paragraph.section.index:
                    continue
                if pattern is self.adding:
                    self.start_chain(total)
                    return words._replace(label=words.label[found.start() :])
                self.register.start_group(bracket=False, total=total)
                return words._replace(label=words.label[found.end() :])
        return words

    def start_chain(self, head: Item | None = None) -> None:
        """Further amounts are added to ``head``, or else to one of this paragraph, up to their total."""
        register = self.register
        if register.chain is None:
            register.chain, register.chain_head = len(register.items), head
            self.since = register.sentence
            register.open = []

    def measure(self) -> Measure:
        """What an amount in a chain is: as what it is added to; empty outside of one."""
        register = self.register
        if register.chain is None or register.sentence != self.since:
            return ""
        before = register.items[max(register.paragraph_start, register.chain - 1) : register.chain]
        head = register.chain_head or next(iter(before), None)
        level = head.level() if head is not None else None
        return level.measure if level is not None else ""

    def end_chain(self, name: Name, words: str) -> Item:
        """The total of a chain: a headline of this paragraph and all that was added to it.

        ``words`` are those before its figure. They tell whether what was added is told in full.
        """
        register = self.register
        start, register.chain = register.chain or 0, None
        head, register.chain_head = register.chain_head, None
        first = max(register.paragraph_start, start - _CHAIN)
        before = [head] if head is not None else [item for item in register.items[first:start] if has_level(item)]
        levels = [item for item in register.items[start:] if has_level(item)]
        added = [item for item in levels if item.parent is None or item.parent.id < start]
        total = register.new(replace(name, concept="", generic=False), listed=False)
        if before and added:
            apart = [item for item in before if item.parent is None]
            since = [item for item in apart if item.id > self.done]
            one = head is not None or self._one_sided(name, since)
            full = one and not any(word in words for word in self.open_ends)
            heads = tuple({item.id: item for item in (*since, *apart, *before)}.values())
            register.groups.append(Group(total, parts=added, heads=heads[:NEARBY], full=full))
        self.done = total.id
        return total

    def _one_sided(self, name: Name, before: Sequence[Item]) -> bool:
        """True when one headline of the same side of the accounts is all that the chain may begin with.

        It may as well begin with a part of the headline; if it adds up with none of them, it does not add up.
        """
        side = next((head for head in self.namer.heads if head in name.label), "")
        if len(before) != 1 or not side:
            return False
        plain = side == self.namer.heads[0] and before[0].name.core.endswith(self.resources)
        if side not in before[0].name.label and not plain:
            return False
        concept = self.namer.concepts.get(before[0].name.concept)
        return concept is None or not (concept.contextual or concept.part_of)

    def sum_up(self, name: Name) -> Item:
        """A total that follows its parts in the same sentence. Its list holds only if it adds up,
        unless nothing but a plain list stands before a plain word for a total.
        """
        register = self.register
        parts = register.sentence_levels()[-NEARBY:]
        alike = any(part.name.key == name.key for part in parts)
        listed = all(not part.name.generic and not register.sums(part.name) for part in parts)
        headed = listed and self._of_one_side(name, parts)
        item = register.new(replace(name, concept="") if alike or headed else name, listed=False)
        plain = headed or (listed and name.generic)
        register.groups.append(Group(item, parts=parts, full=plain, tentative=not plain))
        return item

    def _of_one_side(self, name: Name, parts: Sequence[Item]) -> bool:
        """True for the total of one side of the accounts behind its headline and nothing of the other side.

        What is a part of the headline would be added twice: then the list is none of one side's sources.
        """
        first, *others = parts
        one = self._one_sided(name, [first]) and bool(first.name.concept)
        apart = all(part.level() is not None and not self.namer.differ(name, part.name) for part in others)
        known = self.divided.get(first.name.concept, ())
        inside = closing_prefix(first, others, 2) or any(part.name.concept in known for part in others)
        return one and apart and not inside

    def is_of_all_above(self, label: str) -> bool:
        """True for words that make a total one of all that the paragraph stated before it."""
        return bool(self.above and self.totals) and label.startswith(self.above) and label.endswith(self.totals)

    def sum_above(self, name: Name) -> Item:
        """A total of what stands above it in the paragraph, from whichever amount on: its list holds if it adds up."""
        register = self.register
        stated = [item for item in register.recent() if has_level(item)]
        kinds = [fact.measure for item in stated if (fact := item.level()) is not None]
        levels = _undivided([item for item, kind in zip(stated, kinds, strict=True) if kind == kinds[-1]])
        item = register.new(replace(name, concept=""), listed=False)
        for first in range(len(levels) - 1):
            register.groups.append(Group(item, parts=levels[first:], tentative=True))
        return item

    def parts_of(self, whole: str, items: Sequence[Item]) -> None:
        """Several things are stated with their shares of one whole: they are parts of it."""
        total = self.register.latest(self.namer.name(whole))
        if total is not None and len(items) > 1:
            self.register.groups.append(Group(total, parts=list(items)))


def _undivided(items: Sequence[Item]) -> list[Item]:
    """The items without those that right behind one of them make it up."""
    tops: list[Item] = []
    at = 0
    while at < len(items):
        tops.append(items[at])
        at += 1 + closing_prefix(items[at], items[at + 1 :], 2)
    return tops
