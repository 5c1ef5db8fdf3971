"""The items of a document in the making: finding the one a figure belongs to, opening new ones, filing facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from budget_lint.facts.counterparts import counterpart
from budget_lint.facts.items import Cause, Group, Item, doubt, has_level, is_less, refile, widen, within
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.periods import is_later, part_of
from budget_lint.facts.scopes import Layer, layered
from budget_lint.facts.surroundings import Surroundings
from budget_lint.model.fact import ADJUSTMENT, Fact, Figure, Measure, Source
from budget_lint.model.quantity import Quantity

_MAX_DEPTH = 16  # lists within lists; no text that people write has more
_SENTENCE = 48  # items back in a sentence that its words may be about
NEARBY = 24  # items back in which the total of a partition is looked for


class Register:
    """All items of a document in order, and what is being spoken of at the moment."""

    def __init__(self, namer: Namer, period: str, carried: Sequence[str], totals: Sequence[str]) -> None:
        self.namer = namer
        self.around = Surroundings(carried)
        self.numbered: dict[int, tuple[int, Item]] = {}
        self.total = re.compile(rf"{alternatives(totals)}{namer.endings.pattern}")
        self.chain: int | None = None
        self.chain_head: Item | None = None
        self.compared = ""  # basis of the paragraph's changes
        self.reason = False
        self.causes: list[Cause] = []
        self.period = period
        self.items: list[Item] = []
        self.by_key: dict[str, list[Item]] = {}
        self.groups: list[Group] = []
        self.facts: list[Fact] = []
        self.open: list[Group] = []
        self.current: Item | None = None
        self.elided: Item | None = None
        self.subject: Name | None = None
        self.paragraph: Paragraph
        self.sentence = self.sentence_start = self.paragraph_start = self.groups_start = 0
        self.paragraph_period = ""
        self.period_from: Source = "carried"

    @property
    def first(self) -> Item | None:
        """The first item of the paragraph that a figure is of."""
        places = range(self.paragraph_start, len(self.items))  # a slice would go through all items before
        return next((self.items[at] for at in places if not self.items[at].told), None)

    def enter(self, paragraph: Paragraph) -> None:
        """Starts a paragraph: nothing of the last one is spoken of any more."""
        self._end_reasons()
        if self.first is not None:
            self.around.leave(self.first.section, self.first.scope)
        period = part_of(paragraph.section.period or self.period, self.paragraph_period)
        self.paragraph = paragraph
        self.chain, self.chain_head, self.compared = None, None, ""
        self.current = self.subject = self.elided = None
        self.paragraph_start = self.sentence_start = len(self.items)
        self.groups_start = len(self.groups)
        self.paragraph_period = period if paragraph.section.index == self.around.carry[0] else ""
        self.period_from = "carried"
        self.sentence += 1
        self.open = []

    def end_sentence(self) -> None:
        """Ends a sentence. Behind a list the next one may go on about its total or about its last part."""
        lists = [group for group in self.open if not group.numbered and not group.candidates]
        if lists and self.current is not None and self.current is not lists[0].total:
            self.elided, self.current = self.current, lists[0].total
        else:
            self.elided = None
        self.sentence += 1
        self.sentence_start = len(self.items)
        self._end_reasons()
        self.close_groups()

    def give_reasons(self) -> None:
        """What follows are causes: figures of other things, and no parts of a list."""
        if self.current is not None:
            self.causes.append(Cause(self.current, len(self.items)))
        self.current = None
        self.reason = True
        self.close_groups()

    def _end_reasons(self) -> None:
        if self.reason and self.causes:
            self.causes[-1].end = self.causes[-1].end or len(self.items)
        self.reason = False

    def close_groups(self) -> None:
        """Ends the lists of a sentence; brackets and lists over several paragraphs are ended by their own signs."""
        self.open = [group for group in self.open if group.numbered or group.candidates]

    def known(self, name: Name) -> Item | None:
        """The item of this paragraph with that name, the last one if there are several.

        One of just the scope that the words state goes before those of narrower ones.
        """
        here = [i for i in reversed(self.by_key.get(name.key, [])[-NEARBY:]) if i.id >= self.paragraph_start]
        fitting = [item for item in here if within(item, name)]
        if fitting:
            scope, _ = layered([*self._around(), ("concept", name.scope)])
            return next((item for item in fitting if item.scope == scope), fitting[0])
        if self.reason:
            return None
        # A total may be taken up by a shorter name (the total of the fees, the fees rose by …).
        longer = [i for i in self.recent() if name.label in i.name.label and has_level(i)]
        return longer[0] if len(longer) == 1 and longer[0].scope.items() >= name.scope.items() else None

    def new(self, name: Name, *, listed: bool = True) -> Item:
        """Opens an item; inside a list it becomes a part."""
        group = self.open[-1] if self.open and listed and not self.open[-1].aside else None
        parent = group.total if group else None
        name = self.namer.under(parent.name, name) if parent else name
        inherits = group is not None and not group.candidates
        layers = [("list", parent.scope)] if parent is not None and inherits else self._around()
        scope, origins = layered([*layers, ("label", name.stated), ("concept", name.scope)])
        same = group is not None and name.concept == group.total.name.concept != "" and scope == group.total.scope
        if same and inherits and not (group and group.bracket):  # a part is not the whole, though it is called so
            name = replace(name, certain=False)
        item = Item(
            len(self.items), name, self.paragraph_period or self.paragraph.section.period or self.period, scope,
            self.paragraph.section.index, self.paragraph.index, self.sentence, parent=parent,
            scope_from=origins, period_from=self.period_from if self.paragraph_period else
            "heading" if self.paragraph.section.period else "document",
        )  # fmt: skip
        self.items.append(item)
        self.elided = None
        self.by_key.setdefault(name.key, []).append(item)
        if self.paragraph.number:
            self.numbered.setdefault(self.paragraph.index, (self.paragraph.number, item))
        if group:
            group.parts.append(item)
            if same:
                self._widen(group.total, name)
        return item

    def _widen(self, total: Item, part: Name) -> None:
        """A part that states by itself what its total has only from around it: the total is of more than that.

        So is all that the paragraph states beside it, and what the section goes on with.
        """
        apart = {key for key, value in part.stated.items() if total.name.stated.get(key) != value}
        self.around.loosen(self.paragraph.section.index, apart)
        for item in self.items[self.paragraph_start :] if apart else ():
            dropped = apart - item.name.stated.keys() - item.name.scope.keys()
            if dropped & item.scope.keys():
                widen(item, dropped, self.facts)

    def _around(self) -> list[Layer]:
        leading = self.items[self.sentence_start] if self.sentence_start < len(self.items) else None
        first, lead = (item.name.stated if item is not None else {} for item in (self.first, leading))
        return self.around.layers(self.paragraph.section, first, lead)

    def latest(self, name: Name, period: str = "") -> Item | None:
        """The last item of the document with that name that says how much there is, of a period if one is given."""
        if name.generic:
            return None
        named = reversed(self.by_key.get(name.key, [])[-NEARBY:])
        fitting = (item for item in named if has_level(item) and within(item, name))
        return next((item for item in fitting if period in ("", item.period)), None)

    def recent(self) -> list[Item]:
        """The last items of the paragraph."""
        return [item for item in self.items[max(self.paragraph_start, len(self.items) - NEARBY) :] if not item.told]

    def start_group(
        self, *, bracket: bool, total: Item | None = None, aside: bool = False, loose: bool = False,
    ) -> None:  # fmt: skip
        """A list of parts of what is spoken of begins, if that has a level to be parted.

        What is told ``aside``, in a bracket, are no parts of it.
        """
        total = total or self._parted()
        if total is None or len(self.open) >= _MAX_DEPTH:
            return
        group = Group(total, bracket=bracket, aside=aside, loose=loose)
        self.groups.append(group)
        self.open.append(group)

    def _parted(self) -> Item | None:
        """What a list that begins here is of: what is spoken of, but nought has no parts, another fund's level may."""
        here = self.current
        if here is not None and here.level() is None and here.get("change") is None:  # rates have no parts
            return next(reversed(self.sentence_items()), None)
        if here is None or not here.name.concept or (level := here.level()) is None or level.quantity.value:
            return here
        same = [item for item in self.sentence_levels() if item.name.concept == here.name.concept]
        stated = [item for item in same if (other := item.level()) is not None and other.quantity.value]
        return stated[0] if len(stated) == 1 else here

    def file(
        self, item: Item, figure: Figure, quantity: Quantity, measure: Measure, basis: str, *, certain: bool = True,
        period: str = "", form: str = "",
    ) -> Fact:  # fmt: skip
        """Files a figure as a fact of an item; a second one of the same measure and basis restates the first.

        A fact whose direction the words leave open is filed and listed, but no statement rests on it.
        """
        known = item.facts.get((measure, basis))
        if known is not None and known.figure.worded and known.quantity.bound == "about":
            del item.facts[measure, basis]  # a figure behind such words says what they mean
        # Two changes of one thing against one basis are its parts, such as more here and less there.
        repeated = measure in ("change", "change_rate") and (measure, basis) in item.facts
        fact = Fact(
            figure, quantity, item.name.label or item.name.core, item.name.concept, measure, period or item.period,
            tuple(sorted(item.scope.items())), basis,
            item.name.certain and certain and not item.name.generic and not repeated,
            item.id, item.section, item.paragraph, form, tuple(sorted(item.scope_from.items())),
            ("form" if form else "column") if period else item.period_from,
        )  # fmt: skip
        if repeated and basis == ADJUSTMENT and item.facts[measure, basis].certain:
            self._part(item)
        if certain:
            item.facts.setdefault((measure, basis), fact)
        self.facts.append(fact)
        if item.parent is not None and is_less(item, item.parent, measure):
            doubt(item.parent, self.facts)
        return fact

    def _part(self, item: Item) -> None:
        """The first of several changes of a budget is but one of them: it is no longer compared."""
        refile(item, ("change", ADJUSTMENT), replace(item.facts["change", ADJUSTMENT], certain=False), self.facts)

    def close_bracket(self) -> None:
        """Goes back to what was spoken of before the last open bracket."""
        brackets = [group for group in self.open if group.bracket]
        if brackets:
            self.current = brackets[-1].total
            del self.open[self.open.index(brackets[-1]) :]

    def sentence_items(self) -> list[Item]:
        """The last things of the sentence so far that are stated with a level."""
        start = max(self.sentence_start, len(self.items) - _SENTENCE)
        return [item for item in self.items[start:] if has_level(item)]

    def sentence_levels(self) -> list[Item]:
        """Those of them that are no parts of a list."""
        return [item for item in self.sentence_items() if item.parent is None]

    def sums(self, name: Name) -> bool:
        """True for the name of a total."""
        return bool(self.total.search(name.label))

    # --- the item of a figure ---------------------------------------------------------------------------------

    def level_item(self, name: Name, measure: Measure, basis: str) -> Item:
        """The item for a figure that says how much there is of ``name``."""
        here = self.current
        if here is not None and (measure, basis) not in here.facts:
            same = here.name.key == name.key and here.sentence == self.sentence
            # Behind a change whose thing is not named, a side of the accounts is not that thing.
            unnamed = not here.name.label and here.level() is None and any(h in name.label for h in self.namer.heads)
            if same or (name.generic and not unnamed and not self.namer.differ(name, here.name)):
                return here
        return self.new(self._composed(name) if name.generic else name)

    def _latest_period(self, item: Item) -> Item:
        """The item, or the same thing of a later period where both are stated: changes are told of that one."""
        same = [i for i in self.recent() if i.name.key == item.name.key and i.scope == item.scope]
        later = [i for i in same if is_later(i.period, item.period)]
        level = item.get("amount") or item.get("budget")
        if not later or level is None:
            return item
        later[-1].facts.setdefault((level.measure, "previous"), level)
        return later[-1]

    def _composed(self, name: Name) -> Name:
        """A label that names nothing by itself, with the thing that is spoken of."""
        spoken = self.subject or (self.current.name if self.current else None)
        if spoken is None or spoken.generic:
            return name
        if self.namer.differ(name, spoken):
            named = counterpart(self.namer, self.recent(), name)
            if named is not None:
                return named
        return self.namer.compose(spoken, name)

    def rated_item(self, name: Name) -> Item:
        """The item for a share, a rate or a change of ``name``: one spoken of already, where there is one."""
        if not name.generic:
            return self.known(name) or self.new(name)
        here = self.current
        if here is not None and not self.namer.differ(name, here.name):
            here.instead = here.instead or self.elided
            return self._latest_period(here)
        if here is not None:
            for item in reversed(self.recent()):
                if not self.namer.differ(name, item.name):
                    return item
        return self.new(self._composed(name))
