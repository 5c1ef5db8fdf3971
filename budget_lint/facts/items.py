"""Items: one thing the document speaks of, with all figures stated of it in one go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from budget_lint.facts.names import Name
from budget_lint.model.fact import ADJUSTED, Fact, Measure, Source

FULL = "full"  # the basis of what a thing can score at most
SERVING = ("previous", "whole", "threshold", FULL)  # bases of levels that are stated for the sake of other figures
_ORIGINALS = ("initial", "named", "", "annual")  # budgets of one thing that a change may be of
_PLANS = ("annual", ADJUSTED, "", "initial")  # budgets of one thing, the last one in force first
LEVELS: tuple[Measure, ...] = ("amount", "budget", "count")  # what can be total or part


@dataclass(slots=True)
class Item:
    """Facts about one thing, by measure and basis. ``parent`` is the item of whose list it is a part.

    ``wholes`` names what a share is of, by the figure's index, where the words say so. ``instead`` is another
    item that changes filed here may be of, where the words leave it open. A ``blank`` one is a row without figures,
    a ``told`` one has none but what words deny.
    ``against`` is the basis of the changes to come, where a figure that they are told against was stated last.
    ``budget_meant`` is which budget a change is told against. ``scope_from`` and ``period_from`` tell where scope and
    period were taken from. ``inline`` are the figures that are stated only for the sake of others.
    """

    id: int
    name: Name
    period: str
    scope: dict[str, str]
    section: int
    paragraph: int
    sentence: int
    facts: dict[tuple[Measure, str], Fact] = field(default_factory=dict)
    against: str = ""
    parent: Item | None = None
    wholes: dict[int, str] = field(default_factory=dict)
    instead: Item | None = None
    blank: bool = False
    told: bool = False
    scope_from: dict[str, Source] = field(default_factory=dict)
    period_from: Source = "document"
    budget_meant: str = ""
    inline: set[int] = field(default_factory=set)

    def get(self, measure: Measure, basis: str | None = None) -> Fact | None:
        """The first fact of a measure, on a basis where one is given; else none that only serves another."""
        apart = SERVING if measure in LEVELS else ()
        for (kind, base), fact in self.facts.items():
            if kind == measure and (base == basis or (basis is None and base not in apart)):
                return fact
        return None

    def level(self) -> Fact | None:
        """The fact that says how much there is: the actual amount, else the budget, else the count."""
        return next((fact for measure in LEVELS if (fact := self.get(measure))), None)

    def plan(self) -> Fact | None:
        """The budget that was in force last, where several are stated: what an outcome is held against."""
        stated = (self.get("budget", basis) for basis in _PLANS)
        return next((fact for fact in stated if fact is not None), self.get("budget"))

    def original(self) -> Fact | None:
        """The budget that an adjustment began with."""
        stated = (self.get("budget", basis) for basis in _ORIGINALS)
        return next((fact for fact in stated if fact is not None), None)

    def bases(self, *measures: Measure) -> Iterable[str]:
        """The bases on which the item has facts of the measures, in order."""
        return dict.fromkeys(base for kind, base in self.facts if kind in measures)


@dataclass(slots=True)
class Group:
    """A list as it is read: its total and its parts.

    A ``numbered`` list runs over paragraphs, one part each, with list numbers of one ``style``; ``count`` is
    how many it has so far. Where the words leave open which level is the total, it is one of ``candidates``;
    where they leave open which level further ones are added to, it is one of ``heads``. A ``full`` list has all
    its parts by its own words; a ``tentative`` one is a list only if it adds up. What stands in a bracket ``aside`` is
    not counted in at all. A ``loose`` one begins a sentence, and may be of something that was stated before the last
    level. The parts of a ``planned`` one are of the total's budget.
    """

    total: Item
    parts: list[Item] = field(default_factory=list)
    bracket: bool = False
    numbered: bool = False
    style: str = ""
    count: int = 0
    candidates: tuple[Item, ...] = ()
    heads: tuple[Item, ...] = ()
    full: bool = False
    tentative: bool = False
    aside: bool = False
    loose: bool = False
    planned: bool = False


@dataclass(slots=True)
class Cause:
    """A thing whose change is given causes, and the items from ``start`` to ``end`` that these are told with."""

    total: Item
    start: int
    end: int = 0


def within(item: Item, name: Name) -> bool:
    """True when an item is in the scope that a name states."""
    return all(item.scope.get(key, "") == value for key, value in name.scope.items())


def has_level(item: Item) -> bool:
    """True when figures of an item say how much there is."""
    return not item.told and any(item.get(measure) for measure in LEVELS)


def is_less(part: Item, total: Item, measure: Measure) -> bool:
    """True when a part has the name and scope of its total and another value: the total is of more than its name."""
    if measure not in LEVELS or part.name.concept != total.name.concept or part.scope != total.scope:
        return False
    one, other = part.get(measure), total.get(measure)
    return bool(part.name.concept and one and other and other.certain and one.quantity.point != other.quantity.point)


def doubt(item: Item, filed: list[Fact]) -> None:
    """The facts of an item are no longer compared with other places: its name does not say what it is."""
    item.name = replace(item.name, certain=False)
    for key, fact in item.facts.items():
        refile(item, key, replace(fact, certain=False), filed)


def widen(item: Item, dropped: Collection[str], filed: list[Fact]) -> None:
    """Takes dimensions out of the scope of an item and of its facts, here and among those filed."""
    item.scope = {key: value for key, value in item.scope.items() if key not in dropped}
    for key, fact in item.facts.items():
        refile(item, key, replace(fact, scope=tuple(sorted(item.scope.items()))), filed)


def refile(item: Item, key: tuple[Measure, str], fact: Fact, filed: list[Fact]) -> None:
    """Puts another fact in the place of one of an item, there and among those filed."""
    before = item.facts[key]
    at = next(n for n in range(len(filed) - 1, -1, -1) if filed[n] is before)
    filed[at] = item.facts[key] = fact


def numbered_lists(numbered: Iterable[tuple[int, Item]]) -> list[list[Item]]:
    """The first levels of paragraphs that follow each other with list numbers counted from one."""
    lists: list[list[Item]] = []
    for number, item in numbered:
        if lists and number == len(lists[-1]) + 1:
            lists[-1].append(item)
        elif number == 1:
            lists.append([item])
    return lists
