"""What a label names: its concept, the scope its words state, and whether all of its words are understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from budget_lint.facts.bodies import Bodies
from budget_lint.facts.openings import Openings, alternatives
from budget_lint.facts.rows import NamesInARow
from budget_lint.model.lexicon import Concept, Lexicon, ScopeValue

_MAX_LABEL = 200  # characters of a label that are read; the name stands at its end


@dataclass(frozen=True, slots=True)
class Name:
    """A label read: ``core`` is what is left without scope, period and general words.

    ``generic`` labels (expenditure, amount) name nothing by themselves. ``budget`` says that the words speak
    of a plan, ``estimated`` that they may as well speak of an outcome that was not known in full yet. ``stated``
    is the scope of the words, ``scope`` that and what the concept fixes. ``item`` is the code of an item of a
    classification.
    """

    label: str
    core: str
    concept: str = ""
    scope: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    certain: bool = True
    generic: bool = False
    budget: bool = False
    actual: bool = False
    item: str = ""
    estimated: bool = False

    @property
    def key(self) -> str:
        """What tells two things apart: the concept, of an item of a classification with its code, else the words."""
        return self.concept + self.item or self.core


class Namer:
    """Reads labels with a lexicon's vocabulary, for one document."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        words = lexicon.words
        self.concepts = lexicon.concepts
        self.particles = {ord(char): None for char in "".join(words.get("particles", ()))}
        drop = self.particles
        self.names = {name.translate(drop): c for c in lexicon.concepts.values() for name in c.names}
        self.scoped = {name.translate(drop): c for c in lexicon.concepts.values() for name in c.scoped}
        self.lengths = sorted({len(name) for name in (*self.names, *self.scoped)}, reverse=True)
        self.scopes = {word: value for value in lexicon.scopes for word in value.words}
        self.wider = {(value.dimension, value.value): value.inside for value in lexicon.scopes}
        self.scope_words = re.compile(alternatives((*self.scopes, *words.get("unscoped", ()))))
        self.periods = [re.compile(p.pattern) for p in lexicon.periods]
        self.year_ends = [(re.compile(p.pattern), p.id) for p in lexicon.year_ends]
        self.openings = Openings(lexicon)
        self.numbering = self.openings.numbering
        self.quotes = {ord(char): None for mark in words.get("quotes", ()) for char in mark}
        self.tails = re.compile(rf"{alternatives(words.get('tails', ()))}\Z")
        self.carried = frozenset(words.get("carried", ()))
        self.modes = frozenset(words.get("modes", ()))
        self.endings = re.compile(rf"{alternatives(words.get('tails', ()))}*+\Z")
        self.rows = NamesInARow(lexicon, self._concept_at_end)
        self.heads = tuple(words.get("heads", ()))
        self.sides = {self.scoped[head].id: head for head in self.heads if head in self.scoped}
        self.side_totals = [c.id for name, c in self.names.items() if name in words.get("side_budgets", ())]
        self.generic = frozenset(words.get("generic", ()))
        self.plan = re.compile(alternatives(words.get("plan", ())))
        self.estimates = re.compile(alternatives(words.get("estimates", ())))
        self.not_plan = re.compile(alternatives(words.get("not_plan", ())))
        self.not_actual = re.compile(alternatives(words.get("not_actual", ())))
        self.actual = re.compile(alternatives(words.get("actual", ())))
        general, declares = alternatives(words.get("transparent", ())), alternatives(words.get("body_heads", ()))
        self.bodies = Bodies(words, text, general, declares)
        self.cache: dict[str, Name] = {}
        self.listed = 0  # items of a classification that a table lists, where one does
        self.find_item: Callable[[str], Name | None] = lambda _: None  # set where tables list such items
        self.short = {(c.part_of, name.translate(drop)): c for c in lexicon.concepts.values() for name in c.short}

    def name(self, label: str) -> Name:
        """Reads one label; equal labels give equal names."""
        if label not in self.cache:
            self.cache[label] = self._read(label)
        return self.cache[label]

    def _read(self, label: str) -> Name:
        whole = label[-_MAX_LABEL:].translate(self.quotes).strip(" \t\n:,;|")
        text = self.openings.without(self._without_periods(self.openings.without(whole)))
        item = self.find_item(text)
        if item is not None:
            return item
        name = self._named(text)
        known = () if name.concept else (*self._at_year_ends(whole), *self.openings.behind_deeds(text))
        named = (self._named(self.openings.without(rest)) for rest in known)
        found = next((each for each in named if each.concept), None)
        # What an assembly approved is a plan, though the words behind that name only the thing.
        return name if found is None else replace(found, budget=found.budget or name.budget)

    def _named(self, text: str) -> Name:
        scope: dict[str, str] = {}
        bare = self.scope_words.sub(lambda match: self._note_scope(match.group(), scope), text)
        planned = self.not_plan.sub("", bare)
        budget = bool(self.plan.search(planned))
        estimated = budget and not self.plan.search(self.estimates.sub("", planned))
        actual = bool(self.actual.search(self.not_actual.sub("", bare)))
        found = self._look_up(self.rows.whole(bare) or bare, bool(scope))
        # Of names within each other, a shorter one may leave nothing unexplained.
        core, concept, qualifier = next((hit for hit in found if hit[1] and self.bodies.is_general(hit[2])), found[0])
        if concept is not None and (self.bodies.is_general(qualifier) or self._is_place(qualifier, text)):
            return Name(text, core, concept.id, {**scope, **concept.fixed}, scope, True, False, budget, actual,
                        estimated=estimated)  # fmt: skip
        empty = not core or bool(self.bodies.plain.match(core)) or bool(self.endings.match(core))
        empty = empty or self.openings.is_circumstance(text)
        if empty and scope.keys() - self.carried - self.modes:
            # Only the part of the accounts is named: that is a name of its own.
            core, empty = text, False
        generic = empty or core in self.generic
        return Name(text, core, "", scope, scope, True, generic, budget, actual, estimated=estimated)

    def _at_year_ends(self, text: str) -> Iterator[str]:
        """The words with an end of a year without that year: it may be a part of the name."""
        for pattern, word in self.year_ends:
            ended, count = pattern.subn(word, text)
            if count:
                yield self._without_periods(ended)

    def is_scope(self, text: str) -> bool:
        """True for words that state a scope and nothing else."""
        bare = text.strip(" \t,:")
        return bool(bare) and not self.scope_words.sub(lambda m: "" if m.group() in self.scopes else m.group(), bare)

    def is_exact(self, name: Name) -> bool:
        """True where no ending was left out to find the name."""
        words = self.scope_words.sub(lambda match: "" if match.group() in self.scopes else match.group(), name.label)
        return words.translate(self.particles).endswith(name.core)

    def _without_periods(self, text: str) -> str:
        """The words without periods; a body's name right before one (``the bureau 2024 …``) goes with it.

        So does a thing's name, unless what stands behind the period names nothing (``the fees of 2024, final``).
        """
        for pattern in self.periods:
            found = pattern.search(text)
            before = text[: found.start()] if found else ""
            behind = self.scope_words.sub("", text[found.end() :]) if found else ""
            named = found and before in self.names and not self.endings.match(behind)
            twice = found and before and text.startswith(before, found.end())
            if found and (named or twice or before.endswith(self.bodies.endings)):
                text = text[found.end() :]
            text = pattern.sub("", text) if found else text
        return text

    def without_modes(self, name: Name) -> Name:
        """The name of a thing without the words that qualify how it is compared."""
        if not self.modes.intersection(name.stated):
            return name
        scope = {dimension: value for dimension, value in name.scope.items() if dimension not in self.modes}
        stated = {dimension: value for dimension, value in name.stated.items() if dimension not in self.modes}
        return replace(name, scope=scope, stated=stated)

    def differ(self, one: Name, other: Name) -> bool:
        """True when two names speak of opposite sides of the accounts."""
        for head in self.heads:
            if head in one.core:
                return head not in other.label and any(word in other.label for word in self.heads)
        return False

    def compose(self, spoken: Name, name: Name) -> Name:
        """The name of what a general word means where ``spoken`` is spoken of."""
        if self.differ(name, spoken):
            label = spoken.label
            for head in self.heads:
                label = label.replace(head, next(word for word in self.heads if word in name.core))
            composed = self.name(label)
        elif spoken.concept or any(head in spoken.label for head in self.heads):
            composed = spoken
        else:
            composed = self.name(spoken.label + name.core)
        return replace(composed, budget=name.budget, actual=name.actual)

    def side(self, head: str) -> str:
        """The concept of a side of the accounts, by the word that says which side is meant."""
        return self.scoped[head].id if head in self.scoped else ""

    def narrows(self, dimension: str, value: str, known: str) -> bool:
        """True when a value of a dimension says more, or something else, than what is known of it."""
        return not known or (value != known and not self._inside(dimension, known, value))

    def apart(self, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
        """True when two scopes have a part of the accounts in which neither lies within the other."""
        return any(
            value != known and not self._inside(key, value, known) and not self._inside(key, known, value)
            for key, value in one.items()
            if key not in self.carried and key not in self.modes and (known := other.get(key))
        )

    def root(self, concept: str) -> str:
        """The whole that a concept is a part of, at whatever remove; itself where it is a part of none."""
        while concept in self.concepts and self.concepts[concept].part_of:
            concept = self.concepts[concept].part_of
        return concept

    def holds(self, whole: Name, part: Name) -> bool:
        """True when one name is of a part of what the other names, or of the same thing."""
        at = part.concept
        while at:
            if at == whole.concept:
                return True
            at = self.concepts[at].part_of
        return whole.concept in self.sides and self.sides[whole.concept] in part.label

    def below(self, above: Name | None, label: str) -> Name | None:
        """The name of a short label below the head or row that it is a part of, None where it is no such label."""
        name = self.name(label)
        concept = self.short.get((above.concept, name.core)) if above is not None and not name.concept else None
        if concept is None:
            return None
        return replace(name, concept=concept.id, scope={**name.scope, **concept.fixed}, generic=False)

    def _concept_at_end(self, text: str) -> Concept | None:
        """The concept that a text ends with, without words of scope."""
        return self._look_up(text, False)[0][1]

    def under(self, total: Name, part: Name) -> Name:
        """The name of a part of a total: a short one is that of a part of it where it has such a part.

        A side of the accounts within a total that the vocabulary does not know is that of the total alone.
        """
        if part.concept in self.sides and not total.concept and not total.generic:
            return replace(part, certain=False)
        concept = self.short.get((total.concept, part.core)) if total.concept else None
        if concept is None or concept.id == part.concept:
            return part
        return replace(part, concept=concept.id, scope={**part.scope, **concept.fixed}, generic=False)

    def _note_scope(self, word: str, scope: dict[str, str]) -> str:
        if word not in self.scopes:
            return word
        value: ScopeValue = self.scopes[word]
        known = scope.get(value.dimension)
        if known is None or self._inside(value.dimension, value.value, known):
            scope[value.dimension] = value.value
        return ""

    def _inside(self, dimension: str, narrow: str, wide: str) -> bool:
        """True when one value of a dimension lies within another."""
        at = self.wider.get((dimension, narrow), "")
        while at:
            if at == wide:
                return True
            at = self.wider.get((dimension, at), "")
        return False

    def _look_up(self, text: str, scoped: bool) -> list[tuple[str, Concept | None, str]]:
        """The text without general endings, the concept it names if any, and the words ahead of that name.

        The reading that leaves the fewest words unexplained stands first.
        """
        stages = [text.translate(self.particles)]
        while (tail := self.tails.search(stages[-1])) and tail.start() > 0:
            stages.append(stages[-1][: tail.start()])
        hits: list[tuple[int, str, Concept]] = []
        for stage in stages:
            for length in self.lengths:
                found = self._find(stage[-length:], scoped) if length <= len(stage) else None
                if found is not None:
                    hits.append((len(stage) - length, stage, found))
        hits.sort(key=lambda hit: hit[0])
        return [(stage, concept, stage[:start]) for start, stage, concept in hits] or [(stages[-1], None, "")]

    def _find(self, text: str, scoped: bool) -> Concept | None:
        return (self.scoped.get(text) if scoped else None) or self.names.get(text)

    def _is_place(self, qualifier: str, label: str) -> bool:
        """True for the body's name without its last character, which a word of its level has taken up."""
        names = (qualifier + place for place in self.bodies.places if qualifier and qualifier + place in label)
        return any(self.bodies.is_general(name) for name in names)
