"""Lists of parts: which items belong to a total, whether all parts are there, and what must then add up.

A list in a sentence rarely says that it is complete. It counts as complete when the vocabulary knows the parts
of this total, when the parts' shares make up the whole, or when the parts add up in another measure. Where
sentences leave open how far a list reaches, the reading under which it adds up is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from budget_lint.facts.fits import adds_up, closing_prefix, may_be_of_another, summed
from budget_lint.facts.items import LEVELS, Group, Item
from budget_lint.facts.known import KnownLists
from budget_lint.facts.ladders import Ladder
from budget_lint.facts.names import Namer
from budget_lint.facts.scores import out_of_all
from budget_lint.facts.shared import by_shares
from budget_lint.model.fact import Fact, Measure, Statement
from budget_lint.model.lexicon import Completeness, Lexicon

_HUNDRED = Fraction(100)
_MAX_BACK = 200  # items back in which the total of a numbered list is looked for
_NEAR = 8  # items back in which the total of parts of another kind is looked for
_NEXT = 3  # lines on in which it may
_MAX_TRIES = 40  # further items looked at when a list may reach beyond its sentence


class ListReader:
    """Turns the lists of a document into statements."""

    def __init__(self, lexicon: Lexicon, namer: Namer, items: Sequence[Item]) -> None:
        self.items = items
        self.namer = namer
        self.known = KnownLists(lexicon, items, namer.listed)

    def statements(self, groups: Sequence[Group]) -> Iterator[Statement]:
        """Breakdowns, shares and rated breakdowns of all lists; inner lists are settled before outer ones."""
        settled: list[tuple[Item, list[Item], Group]] = []
        spare: dict[int, list[Item]] = {}
        outers = {item.id: group for group in groups for item in group.parts}
        for group in reversed(groups):
            parts = self._parts(group) + spare.pop(id(group), [])
            total = self._total(group, parts)
            if total is None or not parts:
                continue
            parts, left = self._reach(group, total, parts)
            outer = outers.get(total.id)
            if left and outer is not None:
                spare.setdefault(id(outer), []).extend(left)
            settled.append((total, parts, group))
        divided: set[int] = set()
        for total, parts, group in reversed(settled):
            closes = self._closes(total, [item for item in parts if item.level()])
            if group.loose and not closes and total.id in divided:
                continue  # its parts are told already: these are of something else
            if closes and len(parts) > 1:
                divided.add(total.id)
            yield from self._state(total, parts, group.full or self._is_complete(total, parts))

    def orphans(self, numbered: Sequence[Sequence[Item]]) -> Iterator[Statement]:
        """Numbered items that the vocabulary knows to be all parts of a total stated elsewhere.

        The total must be certain: the one that they make up, or the only amount that is stated of it.
        """
        listed = {item.id for item in self.items if item.parent is not None}
        for items in numbered:
            if len(items) < 2 or any(item.id in listed for item in items):
                continue
            for entry in self.known.labelled(items):
                yield from self._orphan(entry, items)

    def ladders(self, found: Iterable[Ladder]) -> Iterator[Statement]:
        """Numbered paragraphs that make up a total ahead of them, without a word that says so."""
        for ladder in found:
            total = next((t for t in ladder.totals if self._closes(t, ladder.parts)), None)
            if total is None or all(part.parent is total for part in ladder.parts):
                continue
            for part in ladder.parts:
                part.parent = total
            yield from self._state(total, ladder.parts, complete=True)

    def shared(self, found: Iterable[Ladder]) -> Iterator[Statement]:
        """Things with shares of something ahead of them, without a word that says of what."""
        for totals, parts in found:
            total = by_shares(totals, parts)
            complete = total is not None
            total = total or next((t for t in totals if self._closes(t, parts)), None)
            if total is not None:
                yield from self._state(total, _adopted(parts, total), complete or self._is_complete(total, parts))

    def _orphan(self, entry: Completeness, items: Sequence[Item]) -> Iterator[Statement]:
        first = items[0].id
        before = self.items[max(0, first - _MAX_BACK) : first]
        totals = [t for t in before if t.name.concept in entry.totals and t.name.certain and t.level()]
        # The last one, and rather one that states a budget as well as an outcome, as the parts do.
        closing = [total for total in reversed(totals) if self._closes(total, items)]
        if closing:
            total = max(closing, key=lambda each: sum(bool(_aligned(each, items, measure)) for measure in LEVELS))
            yield from self._state(total, _adopted(items, total), complete=True)

    def _total(self, group: Group, parts: list[Item]) -> Item | None:
        """The total of a list; where several levels may be it, or be a further part, the one that adds up."""
        if group.heads:
            levelled = [item for item in parts if item.level()]
            head = next((h for h in group.heads if self._closes(group.total, [h, *levelled])), None)
            head = head or (group.heads[0] if group.full else None)
            if head is None:
                return None
            parts[:] = [head, *levelled]
        if group.tentative and not self._closes(group.total, parts) and not out_of_all(group.total, parts):
            return self._last_parts(group.total, parts)
        if not group.candidates:
            return group.total if _in_one_kind(group.total, parts) else self._before(group.total, parts)
        inside = [item for item in parts if item.level()]
        among = {item.id for item in inside}
        shared = by_shares([total for total in group.candidates if total.id not in among], inside)
        if shared is not None:
            parts[:] = _adopted(inside, shared)
            return shared
        for total in group.candidates:
            count = 0 if total.id in among else closing_prefix(total, inside, 2)
            if any(item.name.key == total.name.key and item.scope == total.scope for item in inside[:count]):
                continue  # the thing itself, stated again beside noughts
            if count:
                parts[:] = _adopted(inside[:count], total)
                return total
        known = next((total for total in group.candidates if self.known.knows(total, inside)), None)
        parts[:] = _adopted(inside, known) if known is not None else parts
        return known

    def _last_parts(self, total: Item, parts: list[Item]) -> Item | None:
        """The total of the last of the items before it, if some of them make it up."""
        for start in range(1, len(parts) - 1):
            if self._closes(total, parts[start:]):
                parts[:] = parts[start:]
                return total
        return None

    def _before(self, total: Item, parts: Sequence[Item]) -> Item:
        """The level that the parts make up, where what stands right before them is of another kind (of 12
        projects, worth 5 million, 8 were rated good …).
        """
        sentence = [item for item in self.items[max(0, total.id - _NEAR) : total.id] if item.sentence == total.sentence]
        return next((item for item in reversed(sentence) if self._closes(item, parts)), total)

    def _parts(self, group: Group) -> list[Item]:
        """The items of a list; of one that runs over paragraphs the first of each, or all if those add up."""
        if not group.numbered:
            return list(group.parts)
        first: dict[int, Item] = {}
        for item in group.parts:
            if item.level():
                first.setdefault(item.paragraph, item)
        every = [item for item in group.parts if item.level()]
        leads = list(first.values())
        alone = len(leads) == 1 or (not self._closes(group.total, leads) and self._closes(group.total, every))
        return every if alone else list(first.values())

    def _reach(self, group: Group, total: Item, parts: list[Item]) -> tuple[list[Item], list[Item]]:
        """How far the list reaches: its parts, and items that belong to the list around it."""
        levelled = [item for item in parts if item.level()]
        if group.full or not levelled or self.known.knows(total, parts):
            return parts, []
        if self._closes(total, levelled):
            # What states no level beside them is spoken of in passing.
            return (levelled if len(levelled) > 1 and total.level() else parts), []
        count = closing_prefix(total, parts[:-1], 2)
        if count:
            return parts[:count], parts[count:]
        further = [] if group.numbered else self._further(total, parts)
        count = closing_prefix(total, [*levelled, *further], len(levelled) + 1)
        if count:
            return [*parts, *further[: count - len(levelled)]], []
        return parts, []

    def _further(self, total: Item, parts: list[Item]) -> list[Item]:
        """Items right behind a list, in its paragraph or in the next lines, that may go on with it."""
        last = max(item.id for item in parts)
        further: list[Item] = []
        line = self.items[last].paragraph
        for item in self.items[last + 1 : last + _MAX_TRIES]:
            apart = item.paragraph > line + _NEXT or (item.paragraph > line and item.scope != total.scope)
            if apart or item.parent is not None or not item.level():
                break
            further.append(item)
            line = item.paragraph
        return further

    def _closes(self, total: Item, parts: Sequence[Item]) -> bool:
        """True when the parts make up the total, in their first measure or by figures that say something in another."""
        found = [facts for measure in LEVELS if (facts := _aligned(total, parts, measure))]
        if found and adds_up(found[0][0], found[0][1:]):
            return True
        return any(len(f) > 2 and f[0].quantity.value and adds_up(f[0], f[1:]) for f in found[1:])

    def _is_complete(self, total: Item, parts: Sequence[Item]) -> bool:
        if self.known.knows(total, parts):
            return not self.known.goes_on(parts)
        shares = [item.get("share") for item in parts if item.level()]
        stated = [share for share in shares if share is not None]
        if len(stated) > 1 and len(stated) == len(shares) and _HUNDRED in summed(stated):
            return True
        return out_of_all(total, parts) or any(
            facts[0].quantity.value and len(facts) > 2 and adds_up(facts[0], facts[1:])
            for measure in LEVELS
            if (facts := _aligned(total, parts, measure))
        )

    def _state(self, total: Item, parts: Sequence[Item], complete: bool) -> Iterator[Statement]:
        tags = frozenset({"complete"}) if complete else frozenset()
        # A part that is nought this year may have been there last year: changes need all parts by name.
        known = tags if self.known.knows(total, parts) else frozenset()
        for measure in LEVELS:
            facts = _aligned(total, parts, measure)
            if facts:
                yield _statement("breakdown", (("total", facts[:1]), ("parts", facts[1:])), tags)
                if not complete:
                    members = (fact for fact in facts[1:] if self._is_part(total, facts[0], fact))
                    yield from (_statement("member", (("part", (f,)), ("total", facts[:1])), tags) for f in members)
        for basis in total.bases("change"):
            facts = _aligned(total, parts, "change", basis)
            if facts:
                yield _statement("breakdown", (("total", facts[:1]), ("parts", facts[1:])), known)
        yield from self._shares(total, parts)
        yield from _rated(total, parts, known)

    def _is_part(self, total: Item, whole: Fact, part: Fact) -> bool:
        """False where a part is too large for its total and may be one of something else."""
        item = self.items[part.item]
        around = self.items[max(0, total.id - _MAX_TRIES) : item.id]
        return self.namer.holds(total.name, item.name) or not may_be_of_another(whole, part, around)

    def _shares(self, total: Item, parts: Sequence[Item]) -> Iterator[Statement]:
        shares = tuple(share for item in parts if (share := item.get("share")) and self._is_of(item, share, total))
        if len(shares) > 1 and len(shares) == sum(item.level() is not None for item in parts):
            tags = frozenset({"complete"}) if self._known_level(total, parts) else frozenset()
            yield _statement("shares", (("shares", shares),), tags)

    def _is_of(self, item: Item, share: Fact, total: Item) -> bool:
        """True when a share is one of this total: by its place in the list, or by its words."""
        whole = item.wholes.get(share.figure.index)
        return whole is None or self.namer.name(whole).key == total.name.key

    def _known_level(self, total: Item, parts: Sequence[Item]) -> bool:
        """Shares must make a whole when the parts do, by the amounts or by the vocabulary."""
        return self.known.knows(total, parts) or self._closes(total, [item for item in parts if item.level()])


def _adopted(parts: Sequence[Item], total: Item) -> list[Item]:
    for item in parts:
        item.parent = total
    return list(parts)


def _in_one_kind(total: Item, parts: Sequence[Item]) -> bool:
    """True when total and parts have a measure in common, or the parts have no level."""
    levels = [item.level() for item in parts]
    return not any(levels) or any(_aligned(total, parts, measure) for measure in LEVELS)


def _aligned(total: Item, parts: Sequence[Item], measure: Measure, basis: str | None = None) -> tuple[Fact, ...]:
    """Total and parts in one measure; empty unless all of them state it in one kind of unit."""
    told = [item for item in parts if not item.blank]
    if measure == "budget" and basis is None:
        # Of several budgets, the one that all state: the total has an initial one of nought, the parts none.
        every = [base for base in total.bases("budget") if all(item.get("budget", base) for item in told)]
        basis = next(iter(every), None)
    whole = total.get(measure, basis)
    if whole is None:
        return ()
    same = [item.get(measure, basis if basis is None else whole.basis) for item in told]
    facts = [fact for fact in same if fact is not None]
    unit = whole.quantity.unit
    if measure == "count":
        facts = [fact for fact in facts if fact.quantity.unit.base == unit.base]
        return (whole, *facts) if facts else ()
    return (whole, *facts) if facts and len(facts) == len(same) else ()


def _rated(total: Item, parts: Sequence[Item], tags: frozenset[str]) -> Iterator[Statement]:
    """Totals and parts that all have a rate: what the rates refer to must add up as well."""
    level = _aligned(total, parts, "amount")
    if not level or len(level) < 3:
        return
    for kind, measure in (("rated_execution", "execution_rate"), ("rated_growth", "change_rate")):
        rates = _aligned(total, parts, measure)  # type: ignore[arg-type]  # as above
        if len(rates) == len(level) and all(fact.certain for fact in rates):
            roles = (("total", level[:1]), ("parts", level[1:]), ("total_rate", rates[:1]), ("rates", rates[1:]))
            yield _statement(kind, roles, tags)


def _statement(kind: str, roles: tuple[tuple[str, tuple[Fact, ...]], ...], tags: frozenset[str]) -> Statement:
    first = roles[0][1][0].figure.extent
    return Statement(kind, roles, first, tags)
