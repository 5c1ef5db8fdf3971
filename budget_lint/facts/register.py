"""The items of a document in the making: finding the one a figure belongs to, opening new ones, filing facts."""

from __future__ import annotations

from dataclasses import replace

from budget_lint.facts.items import LEVELS, Group, Item
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.outline import Paragraph
from budget_lint.model.fact import Fact, Figure, Measure
from budget_lint.model.quantity import Quantity


class Register:
    """All items of a document in order, and what is being spoken of at the moment."""

    def __init__(self, namer: Namer, period: str) -> None:
        self.namer = namer
        self.period = period
        self.items: list[Item] = []
        self.groups: list[Group] = []
        self.facts: list[Fact] = []
        self.open: list[Group] = []
        self.current: Item | None = None
        self.subject: Name | None = None
        self.paragraph: Paragraph
        self.sentence = 0
        self.paragraph_start = 0
        self.paragraph_period = ""
        self.sentence_start = 0

    def enter(self, paragraph: Paragraph) -> None:
        """Starts a paragraph: nothing of the last one is spoken of any more."""
        self.paragraph = paragraph
        self.current = self.subject = None
        self.paragraph_start = self.sentence_start = len(self.items)
        self.paragraph_period = ""
        self.sentence += 1
        self.open = []

    def end_sentence(self) -> None:
        self.sentence += 1
        self.sentence_start = len(self.items)
        self.close_groups()

    def close_groups(self) -> None:
        """Ends the lists of a sentence; brackets and lists over several paragraphs are ended by their own signs."""
        self.open = [group for group in self.open if group.numbered]

    def known(self, name: Name) -> Item | None:
        """The item of this paragraph with that name, the last one if there are several."""
        for item in reversed(self.items[self.paragraph_start :]):
            if item.name.key == name.key and _within(item, name):
                return item
        return None

    def new(self, name: Name, *, listed: bool = True) -> Item:
        """Opens an item; inside a list it becomes a part."""
        group = self.open[-1] if self.open and listed else None
        parent = group.total if group else None
        scope = dict(parent.scope) if parent else self._around()
        scope.update(name.scope)
        for dimension in [key for key, value in scope.items() if not value]:
            del scope[dimension]
        item = Item(
            len(self.items), name, self.paragraph_period or self.period, scope,
            self.paragraph.section.index, self.paragraph.index, self.sentence, parent=parent,
        )  # fmt: skip
        self.items.append(item)
        if group:
            group.parts.append(item)
        return item

    def _around(self) -> dict[str, str]:
        """The scope that the heading states, completed by the first item of the paragraph."""
        scope = dict(self.paragraph.section.scope)
        if self.paragraph_start < len(self.items):
            first = self.items[self.paragraph_start]
            for dimension, value in first.name.scope.items():
                if dimension not in first_fixed(first):
                    scope.setdefault(dimension, value)
        return {dimension: value for dimension, value in scope.items() if value}

    def latest(self, name: Name) -> Item | None:
        """The last item of the document with that name that says how much there is."""
        if name.generic:
            return None
        for item in reversed(self.items):
            if item.name.key == name.key and has_level(item) and _within(item, name):
                return item
        return None

    def start_group(self, *, bracket: bool, total: Item | None = None) -> None:
        """A list of parts of what is spoken of begins, if that has a level to be parted."""
        total = total or self.current
        if total is None or total.level() is None and total.get("change") is None:
            return
        group = Group(total, bracket=bracket)
        self.groups.append(group)
        self.open.append(group)

    def file(
        self, item: Item, figure: Figure, quantity: Quantity, measure: Measure, basis: str, *, certain: bool = True,
        period: str = "",
    ) -> Fact:  # fmt: skip
        """Files a figure as a fact of an item; a second one of the same measure and basis restates the first.

        A fact whose direction the words leave open is filed and listed, but no statement rests on it.
        """
        fact = Fact(
            figure, quantity, item.name.label or item.name.core, item.name.concept, measure, period or item.period,
            tuple(sorted(item.scope.items())), basis, item.name.certain and certain and not item.name.generic,
            item.id, item.section, item.paragraph,
        )  # fmt: skip
        if certain:
            item.facts.setdefault((measure, basis), fact)
        self.facts.append(fact)
        return fact

    def level_item(self, name: Name, measure: Measure, basis: str) -> Item:
        """The item for a figure that says how much there is of ``name``."""
        here = self.current
        free = here is not None and (measure, basis) not in here.facts
        if here is not None and here.sentence == self.sentence or here is not None and name.generic and not name.core:
            same = not name.generic and here.name.key == name.key
            if free and (name.generic or same):
                return here
        if name.generic and here is not None and free and self.subject is not None:
            return here
        if name.generic:
            name = self._composed(name)
        return self.new(name)

    def _composed(self, name: Name) -> Name:
        """A label that names nothing by itself, with the thing that is spoken of."""
        spoken = self.subject or (self.current.name if self.current and not name.core else None)
        if spoken is None or spoken.generic:
            return name
        if name.core and spoken.concept:
            return replace(spoken, label=spoken.label + name.label, budget=name.budget, actual=name.actual)
        joined = self.namer.name(spoken.label + name.core) if name.core else spoken
        return replace(joined, budget=name.budget, actual=name.actual)

    def rated_item(self, name: Name) -> Item:
        """The item for a share, a rate or a change of ``name``: one spoken of already, where there is one."""
        if name.generic:
            if self.current is not None:
                return self.current
            return self.new(self._composed(name))
        return self.known(name) or self.new(name)


def first_fixed(item: Item) -> frozenset[str]:
    """The scope dimensions of an item that come from its concept and not from the words."""
    return frozenset(key for key, value in item.name.scope.items() if not value)


def _within(item: Item, name: Name) -> bool:
    return all(item.scope.get(key, "") == value for key, value in name.scope.items())


def has_level(item: Item) -> bool:
    return any(item.get(measure) for measure in LEVELS)
