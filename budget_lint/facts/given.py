"""Facts of figures that somebody else extracted: names are checked, statements put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from budget_lint.errors import InputError
from budget_lint.facts.restate import RestatementReader
from budget_lint.model.document import Document
from budget_lint.model.fact import Fact, Figure, Measure, Reading, Scope, Statement
from budget_lint.model.given import Entry
from budget_lint.model.lexicon import Lexicon

COMPLETE, SOME = "breakdown", "of-which"  # all parts of a total, and some of them
_MEASURES = tuple(measure for measure in get_args(Measure) if measure)
Kinds = Mapping[str, tuple[str, ...]]  # kind of statement -> its roles, those of several figures with a star


def take(
    document: Document, figures: Sequence[Figure], lexicon: Lexicon, kinds: Kinds, kind: str = ""
) -> Reading:
    """What the figures of ``document.given`` say. ``kind`` overrides the kind of document that it gives.

    Raises InputError (figures) for names that there are not.
    """
    given = document.given
    if given is None:
        return Reading((), (), (), kind or "other", "")
    names = _Names(document.path, lexicon, kinds)
    wanted = kind or given.kind
    if wanted:
        names.need(wanted, (*(pattern.id for pattern in lexicon.kinds), *lexicon.profiles, "other"), "kind", 1)
    known: dict[tuple[str, str, str, Scope, str], tuple[str, Measure, Scope]] = {}
    facts = []
    drafts: dict[tuple[str, str], _Draft] = {}
    for figure, entry in zip(figures, given.entries, strict=True):
        key = entry.concept, entry.measure, entry.period, entry.scope, entry.basis
        found = known.get(key)
        if found is None:
            found = known[key] = names.resolved(entry)
        concept, measure, scope = found
        fact = Fact(
            figure, figure.quantity, entry.label or concept, concept, measure, entry.period, scope, entry.basis,
            bool(concept), figure.index,
        )  # fmt: skip
        facts.append(fact)
        for member in entry.members:
            draft = drafts.get(member[:2])
            if draft is None:
                draft = drafts[member[:2]] = _Draft(names.kind(member.kind, entry.line), entry.line)
            draft.add(names, member.role, fact, entry.line)
    statements = [statement for (word, _), draft in drafts.items() for statement in draft.statements(names, word)]
    statements += RestatementReader(lexicon, facts).statements()
    return Reading(tuple(figures), tuple(facts), tuple(statements), wanted or "other", given.period)


@dataclass(slots=True)
class _Draft:
    """A statement in the making; ``line`` is that of its first figure."""

    kind: str
    line: int
    roles: dict[str, list[Fact]] = field(default_factory=dict)

    def add(self, names: _Names, role: str, fact: Fact, line: int) -> None:
        found = self.roles.get(role)
        if found is None:
            names.role(self.kind, role, line)
            self.roles[role] = [fact]
        elif names.several(self.kind, role):
            found.append(fact)
        else:
            raise names.wrong(line, f"a {self.kind} has one '{role}'; line {self.line} began it")

    def statements(self, names: _Names, word: str) -> Iterator[Statement]:
        roles = tuple(
            [(role, tuple(facts)) for role in names.roles(self.kind) if (facts := self.roles.get(role))]
        )
        first = roles[0][1][0].figure.extent
        if word != SOME:
            yield Statement(self.kind, roles, first, frozenset({"complete"}))
            return
        yield Statement(self.kind, roles, first)
        for total in self.roles.get("total", ()):
            for part in self.roles.get("parts", ()):
                yield Statement("member", (("part", (part,)), ("total", (total,))), part.figure.extent)


class _Names:
    """Checks the names in a file of figures."""

    def __init__(self, path: str, lexicon: Lexicon, kinds: Kinds) -> None:
        self.path, self.lexicon, self.kinds = path, lexicon, kinds
        self.values: dict[str, list[str]] = {}
        for scope in lexicon.scopes:
            self.values.setdefault(scope.dimension, []).append(scope.value)
        self.bases = tuple(dict.fromkeys(basis.id for basis in lexicon.bases))

    def wrong(self, line: int, what: str) -> InputError:
        shown = "standard input" if self.path == "-" else self.path
        return InputError(f"{shown}:{line}: {what}", "figures", path=shown, line=line, what=what)

    def need(self, word: str, known: Sequence[str], what: str, line: int) -> None:
        if word in known:
            return
        from difflib import get_close_matches  # noqa: PLC0415 - for mistakes only

        close = get_close_matches(word, known, 1)
        hint = f"; did you mean '{close[0]}'?" if close else ""
        hint = hint or (f"; known: {', '.join(known)}" if len(known) <= 12 else "")
        raise self.wrong(line, f"unknown {what} '{word[:80]}'{hint}")

    def resolved(self, entry: Entry) -> tuple[str, Measure, Scope]:
        """Concept, measure and scope of an entry; what the concept fixes of the scope is added."""
        measure = entry.measure or "amount"
        self.need(measure, _MEASURES, "measure", entry.line)
        if entry.basis:
            self.need(entry.basis, self.bases, "basis", entry.line)
        for dimension, value in entry.scope:
            self.need(dimension, tuple(self.values), "dimension of scope", entry.line)
            self.need(value, self.values[dimension], f"value of '{dimension}'", entry.line)
        scope = dict(entry.scope)
        if entry.concept:
            self.need(entry.concept, tuple(self.lexicon.concepts), "concept", entry.line)
            scope = {**self.lexicon.concepts[entry.concept].fixed, **scope}
        pairs = tuple(sorted((key, value) for key, value in scope.items() if value))
        return entry.concept, cast(Measure, measure), pairs

    def kind(self, word: str, line: int) -> str:
        self.need(word, (*self.kinds, SOME), "kind of statement", line)
        return COMPLETE if word == SOME else word

    def role(self, kind: str, role: str, line: int) -> None:
        self.need(role, self.roles(kind), f"role of a {kind}", line)

    def roles(self, kind: str) -> tuple[str, ...]:
        return tuple(role.removesuffix("*") for role in self.kinds[kind])

    def several(self, kind: str, role: str) -> bool:
        return f"{role}*" in self.kinds[kind]
