"""The same fact stated several times, and the same thing in a narrower and in a wider scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from budget_lint.facts.items import LEVELS
from budget_lint.model.fact import Fact, Scope, Statement
from budget_lint.model.lexicon import Lexicon

_COMPARED = (*LEVELS, "change", "change_rate")
Key = tuple[str, str, str, str, Scope]


class RestatementReader:
    """Groups facts that are about one thing: concept, measure, basis, period and scope agree."""

    def __init__(self, lexicon: Lexicon, facts: Sequence[Fact], stated: Sequence[Statement] = ()) -> None:
        self.concepts = lexicon.concepts
        self.apart = frozenset(self._of_others(stated))
        self.wider = {(value.dimension, value.value): value.inside for value in lexicon.scopes}
        self.groups: dict[Key, list[Fact]] = defaultdict(list)
        for fact in facts:
            if self._comparable(fact):
                self.groups[fact.concept, fact.measure, fact.basis, fact.period, fact.scope].append(fact)
        self.siblings: dict[tuple[str, str, str, str], list[Key]] = defaultdict(list)
        for key in self.groups:
            self.siblings[key[:4]].append(key)

    def _of_others(self, stated: Sequence[Statement]) -> Iterator[int]:
        """Figures of parts of what the vocabulary does not know, such as the basic expenditure for one school."""
        for statement in stated:
            if statement.kind == "breakdown" and not statement.role("total")[0].concept:
                for fact in statement.role("parts"):
                    if fact.concept and self.concepts[fact.concept].part_of:
                        yield fact.figure.index

    def _comparable(self, fact: Fact) -> bool:
        concept = self.concepts.get(fact.concept)
        return (
            concept is not None and not concept.contextual and fact.certain and fact.measure in _COMPARED
            and fact.figure.index not in self.apart
            and fact.quantity.bound == "exact" and fact.basis not in ("whole", "named")
            and (not fact.figure.worded or fact.measure in LEVELS)  # no change is told of whatever there is
        )  # fmt: skip

    def statements(self) -> Iterator[Statement]:
        """Restatements, then inclusions, in the order of the text."""
        joined: set[Key] = set()
        for key, facts in self.groups.items():
            same = list(facts)
            for other in self._equal_scopes(key):
                same += self.groups[other]
                joined.add(other)
            if len(same) > 1 and key not in joined:
                yield from _agreements(same)
        for key in self.groups:
            yield from self._inclusions(key, joined)
            yield from self._equal_changes(key)

    def _inclusions(self, key: Key, joined: set[Key]) -> Iterator[Statement]:
        if key[1] not in LEVELS or key in joined:
            return
        for scope in self._wider_scopes(key[4]):
            narrow = next((fact for fact in self.groups[key] if not fact.figure.worded), None)
            wide = self.groups.get((*key[:4], scope))
            if wide and narrow is not None:
                yield _statement("inclusion", (("narrow", (narrow,)), ("wide", (wide[0],))))

    def _equal_changes(self, key: Key) -> Iterator[Statement]:
        """Changes of one thing in two scopes, one within the other, in which it is equally large: where they are
        printed alike, one states the other again. Where they are not, the years before may differ.
        """
        if key[1] in LEVELS:
            return
        for scope in self._wider_scopes(key[4]):
            wide = self.groups.get((*key[:4], scope))
            if wide and _alike([*self.groups[key], *wide]) and self._is_equally_large(key, scope):
                yield _statement("restatement", (("stated", (self.groups[key][0], wide[0])),))

    def _is_equally_large(self, key: Key, scope: Scope) -> bool:
        concept, _, _, period, own = key
        levels = ([f for s in (own, scope) for f in self.groups.get((concept, m, "", period, s), ())] for m in LEVELS)
        return any({fact.scope for fact in level} == {own, scope} and _alike(level) for level in levels)

    def _wider_scopes(self, scope: Scope) -> Iterator[Scope]:
        """The scopes that contain this one, one dimension widened."""
        for at, (dimension, value) in enumerate(scope):
            inside = value if (dimension, value) in self.wider else ""  # items of a classification add up instead
            while inside:
                inside = self.wider.get((dimension, inside), "")
                middle = ((dimension, inside),) if inside else ()
                yield scope[:at] + middle + scope[at + 1 :]

    def _equal_scopes(self, key: Key) -> Iterator[Key]:
        """Narrower scopes in which the whole, of which this is a part, is as large as in this scope.

        Parts of a narrower scope are no larger than those of the wider one; where the wholes are equal, the
        parts must be equal too.
        """
        concept = self.concepts[key[0]]
        if not concept.part_of or key[1] not in LEVELS:
            return
        whole = self.groups.get((concept.part_of, *key[1:]))
        if not whole:
            return
        for other in self.siblings[key[:4]]:
            if key[4] in set(self._wider_scopes(other[4])):
                narrow = self.groups.get((concept.part_of, *other[1:]))
                if narrow and _alike(whole + narrow):
                    yield other


def _agreements(facts: Sequence[Fact]) -> Iterator[Statement]:
    """What facts of one thing must agree on: sentences among themselves, and each with the tables.

    The figures of two tables may be rounded from finer ones each for itself, and then differ in the last digit:
    they are compared in pairs, within rounding. Sentences repeat a figure as it is printed.
    """
    tables = [fact for fact in facts if fact.section < 0]
    sentences = [fact for fact in facts if fact.section >= 0]
    if len(sentences) > 1 and not all(fact.figure.worded for fact in sentences):
        yield _statement("restatement", (("stated", tuple(sentences)),))
    for fact in (*tables[1:], *sentences) if tables else ():
        yield _statement("correspondence", (("stated", (fact,)), ("table", tables[:1])))


def _alike(facts: Sequence[Fact]) -> bool:
    """True when all facts are printed alike and are not nought."""
    printed = {(fact.quantity.value, fact.quantity.quantum, fact.quantity.unit.name) for fact in facts}
    return len(printed) == 1 and bool(facts[0].quantity.value)


def _statement(kind: str, roles: Sequence[tuple[str, Sequence[Fact]]]) -> Statement:
    return Statement(kind, tuple((role, tuple(facts)) for role, facts in roles), roles[0][1][0].figure.extent)


