"""The verdicts of a document as a net: which figure is in which checks, and which figures state the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from budget_lint.diagnosis.asking import Evaluate, Values
from budget_lint.diagnosis.copies import Copies, copies
from budget_lint.diagnosis.joint import groups
from budget_lint.diagnosis.linear import Linear, linear
from budget_lint.diagnosis.solve import Unknown
from budget_lint.model.check import Check, Verdict
from budget_lint.model.document import Document
from budget_lint.model.fact import Fact, Figure
from budget_lint.model.quantity import Quantity
from budget_lint.model.rule import Outcome

if TYPE_CHECKING:
    from budget_lint.diagnosis.joint.group import Group

Thing = tuple[str, str, str, str]  # concept or label, measure, period, basis

# How many figures a diagnosis may look at: enough for any document with a few errors, and in proportion to
# the document, so that one misread from end to end is still reported in bounded time.
BASE_WORK = 10_000
WORK_A_FIGURE = 10
MANY_VALUES = 12  # more values than this are not one thing stated several times
TELLING = 3  # figures other than nought that make a list without a known end tell something
MENDED: frozenset[Outcome] = frozenset({"holds", "rounding"})
SOUND: frozenset[Outcome] = MENDED | {"truncated"}


class Meter:
    """Counts what re-checking costs, in figures looked at; a count, not a clock, so that runs are equal."""

    def __init__(self, evaluate: Evaluate, limit: int) -> None:
        self._evaluate = evaluate
        self._left = limit

    def __call__(self, check: Check, values: Values) -> Verdict:
        self._left -= len(check.facts)
        return self._evaluate(check, values)

    @property
    def spent(self) -> bool:
        return self._left < 0


@dataclass(frozen=True, slots=True)
class Net:
    """Verdicts are named by their place in ``verdicts``, figures by their index.

    ``members`` are the figures of each check, ``touching`` the verdicts of each figure, in order.
    ``quantities`` holds the signed quantity of each figure that may be at fault: printed in digits, and
    meaning the same number wherever it is used. ``stated`` holds, for each thing, which figures print which
    value of it; ``things`` is the way back. ``copies`` knows which figures say what a neighbour says, ``joint`` the
    checks behind a verdict on several of them together.
    """

    verdicts: tuple[Verdict, ...]
    evaluate: Meter
    members: tuple[frozenset[int], ...]
    figures: Mapping[int, Figure]
    touching: Mapping[int, tuple[int, ...]]
    quantities: Mapping[int, Quantity]
    stated: Mapping[Thing, Mapping[Fraction, frozenset[int]]]
    things: Mapping[int, tuple[Thing, ...]]
    copies: Copies
    joint: Mapping[int, Group]
    _forms: dict[int, Linear | None] = field(default_factory=dict)

    def form(self, verdict: int) -> Linear | None:
        """The check as a linear relation of its figures, None where it is none."""
        if verdict not in self._forms:
            check = self.check(verdict)
            self._forms[verdict] = linear(check.rule.assertion, check)
        return self._forms[verdict]

    def unknown(self, verdict: int, index: int, replaced: Values) -> Unknown:
        """The question what a check says of one of its figures."""
        return Unknown(self.check(verdict), index, replaced, self.form(verdict))

    def check(self, verdict: int) -> Check:
        return self.verdicts[verdict].check

    def outcome(self, verdict: int) -> Outcome:
        return self.verdicts[verdict].outcome

    def firm(self, verdict: int) -> bool:
        """Whether a check holds, and not by accident: a list of unknown length that has one part, all of it."""
        check = self.check(verdict)
        telling = not check.doubt or sum(fact.quantity.value != 0 for fact in check.facts) >= TELLING
        return telling and self.outcome(verdict) in SOUND

    def relation(self, verdict: int) -> frozenset[Fraction]:
        """What tells independent relations apart: a sentence that stands twice in a document says a thing once."""
        return frozenset(fact.quantity.point for fact in self.check(verdict).facts)

    def with_outcome(self, *outcomes: Outcome) -> tuple[int, ...]:
        return tuple(i for i, verdict in enumerate(self.verdicts) if verdict.outcome in outcomes)

    def tried(self, verdict: int, replaced: Values) -> Verdict:
        """What the check would give with other values of some figures."""
        if verdict in self.joint:
            outcome: Outcome = "rounding" if self.joint[verdict].holds(replaced) else "broken"
            return Verdict(self.check(verdict), outcome)
        return self.evaluate(self.check(verdict), replaced)

    def stating(self, index: int, value: Fraction) -> frozenset[int]:
        """The other figures that print ``value`` (base units) for a thing that the figure states."""
        nobody: frozenset[int] = frozenset()
        found = (self.stated[thing].get(value, nobody) for thing in self.things.get(index, ()))
        return nobody.union(*found) - {index}

    def stated_values(self, index: int) -> tuple[Fraction, ...]:
        """All values (base units) that are printed for the things that the figure states.

        A thing with very many values is a general word, not one thing that is stated again and again.
        """
        found = (self.stated[thing] for thing in self.things.get(index, ()) if len(self.stated[thing]) <= MANY_VALUES)
        return tuple(dict.fromkeys(value for values in found for value in values))


def link(document: Document, verdicts: Sequence[Verdict], evaluate: Evaluate) -> Net:
    """The net of a document's verdicts."""
    figures: dict[int, Figure] = {}
    touching: dict[int, dict[int, None]] = {}
    quantities: dict[int, Quantity | None] = {}
    facts: dict[int, Fact] = {}
    for number, verdict in enumerate(verdicts):
        for fact in verdict.check.facts:
            index = fact.figure.index
            figures[index] = fact.figure
            touching.setdefault(index, {})[number] = None
            # Compared, not hashed: a document has many facts, and a hash looks into all that a fact holds.
            known = quantities.setdefault(index, fact.quantity)
            if known is not fact.quantity and known != fact.quantity:
                quantities[index] = None
            facts[id(fact)] = fact
    stated, things = _statements(facts.values())
    return Net(
        verdicts=tuple(verdicts),
        evaluate=Meter(evaluate, BASE_WORK + WORK_A_FIGURE * sum(len(v.check.facts) for v in verdicts)),
        members=tuple(frozenset(fact.figure.index for fact in verdict.check.facts) for verdict in verdicts),
        figures=figures,
        touching={index: tuple(numbers) for index, numbers in touching.items()},
        quantities={
            index: quantity
            for index, quantity in quantities.items()
            if quantity is not None and _may_be_wrong(figures[index], quantity)
        },
        stated=stated,
        things=things,
        joint=groups(verdicts),
        copies=copies(document, facts.values()),
    )


def _may_be_wrong(figure: Figure, quantity: Quantity) -> bool:
    return not figure.worded and (quantity.quantum > 0 or quantity.unit.kind == "count")


def _statements(
    facts: Iterable[Fact],
) -> tuple[dict[Thing, dict[Fraction, frozenset[int]]], dict[int, tuple[Thing, ...]]]:
    """Which figures print which value of which thing, and which things each figure states."""
    stated: dict[Thing, dict[Fraction, set[int]]] = {}
    things: dict[int, tuple[Thing, ...]] = {}
    for fact in facts:
        name, index = fact.concept or fact.label, fact.figure.index
        # Names that are not wholly understood are never compared across statements.
        if not fact.certain or fact.figure.worded or not name:
            continue
        thing = (name, fact.measure, fact.period, fact.basis)
        stated.setdefault(thing, {}).setdefault(fact.quantity.point, set()).add(index)
        if thing not in things.get(index, ()):
            things[index] = (*things.get(index, ()), thing)
    frozen = {
        thing: {value: frozenset(indices) for value, indices in values.items()} for thing, values in stated.items()
    }
    return frozen, things
