"""Amounts whose digits were cut off instead of rounded: what shows that a document does so, and what that excuses.

A rate that is cut is judged by itself. An amount that is off by one last digit may as well be a slip, and a long sum
of cut amounts may be off by many: they are excused only where the document shows that it cuts, and nothing in it was
rounded up. See docs/explanation/rounding.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from budget_lint.checks.evaluate import evaluate
from budget_lint.checks.truth import Judge
from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Call, Comparison, Name
from budget_lint.model.fact import Fact
from budget_lint.model.quantity import Quantity

FINER = 10  # how many times as fine a figure must be to show how another was made of it
PAIRS = 2  # different figures that were cut, before sums are taken for sums of cut figures
SUMS = 10  # sums without a figure in common that all fall short, before they are taken so without such figures
Kind = tuple[str, Decimal]  # unit and quantum: amounts that are printed alike are made alike


@dataclass(slots=True)
class Habit:
    """What is seen of the amounts of one kind: those that were cut, whether one was rounded, sums that fall short."""

    cut: set[Fraction] = field(default_factory=set)
    rounded: bool = False
    short: set[int] = field(default_factory=set)
    sums: int = 0
    over: bool = False

    def excuses(self, check: Check) -> bool:
        if self.rounded:
            return False
        if any(True for _ in pairs(check)):
            return bool(self.cut)
        return not self.over and (len(self.cut) >= PAIRS or self.sums >= SUMS)


def with_cuts(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts; those on amounts that are broken are judged anew where the document cuts amounts of their kind.

    Sums of such amounts that hold within rounding are no longer improbable: the errors all point the same way.
    """
    if not any(_may_be_cut(verdict) and (verdict.outcome == "broken" or verdict.odds) for verdict in verdicts):
        return list(verdicts)
    habits: dict[Kind, Habit] = {}
    for verdict in verdicts:
        if _may_be_cut(verdict):
            _learn(habits, verdict)
    return [_excused(verdict, habits) if _may_be_cut(verdict) else verdict for verdict in verdicts]


def pairs(check: Check) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of a check that state one thing, the one much coarser than the other: the coarser one first."""
    match check.rule.assertion:
        case Comparison("==", Name(left), Name(right)):
            facts: Iterable[Fact] = (fact for role, some in check.binding if role in (left, right) for fact in some)
        case Call("agree", (Name(named),)):
            facts = (fact for role, some in check.binding if role == named for fact in some)
        case _:
            return
    quantities = [fact.quantity for fact in facts]
    if len({(quantity.unit.name, quantity.quantum) for quantity in quantities}) < 2:
        return
    # A thing may be stated thousands of times, but not in so many ways.
    for coarse, fine in permutations({(q.point, q.half): q for q in quantities}.values(), 2):
        if 0 < fine.half * FINER <= coarse.half:
            yield coarse, fine


def _may_be_cut(verdict: Verdict) -> bool:
    """True for a decided check of amounts whose rule accepts cut digits."""
    check = verdict.check
    if not check.rule.truncation or check.doubt or verdict.outcome not in ("holds", "rounding", "broken"):
        return False
    return all(fact.quantity.unit.kind == "money" for fact in check.facts) and bool(check.facts)


def _learn(habits: dict[Kind, Habit], verdict: Verdict) -> None:
    check = verdict.check
    for coarse, fine in pairs(check):
        habit = habits.setdefault(_kind(coarse), Habit())
        as_rounded, as_cut = coarse.interval.meets(fine.interval), coarse.cut_from(fine.interval)
        if coarse.value and as_cut and not as_rounded:  # a nought may say that nobody filled it in
            habit.cut.add(coarse.point)
        habit.rounded = habit.rounded or (as_rounded and not as_cut)
    if verdict.outcome == "rounding" and isinstance(check.rule.assertion, Comparison):
        habit = habits.setdefault(_coarsest(check), Habit())
        if habit.over or habit.rounded:
            return  # nothing more can be excused
        if not _is_cut(check):
            habit.over = True
        elif habit.short.isdisjoint(indices := {fact.figure.index for fact in check.facts}):
            habit.short |= indices
            habit.sums += 1


def _excused(verdict: Verdict, habits: dict[Kind, Habit]) -> Verdict:
    check = verdict.check
    if verdict.outcome != "broken" and not verdict.odds:
        return verdict
    habit = habits.get(_coarsest(check))
    if habit is None or not habit.excuses(check) or not _is_cut(check):
        return verdict
    return replace(verdict, odds=0) if verdict.odds else evaluate(replace(check, cut=True))


def _is_cut(check: Check) -> bool:
    """Whether a check holds if the digits of all its amounts were cut off, whatever rounding allows."""
    quantities = {role: tuple([fact.quantity for fact in facts]) for role, facts in check.binding}
    return Judge(quantities, frozenset(check.rule.lists)).holds_if_cut(check.rule.assertion)


def _coarsest(check: Check) -> Kind:
    """How the coarsest figure is printed."""
    quantities = [fact.quantity for fact in check.facts]
    if len({quantity.unit.name for quantity in quantities}) == 1:
        return _kind(max(quantities, key=lambda quantity: quantity.quantum))
    return _kind(max(quantities, key=lambda quantity: quantity.half))


def _kind(quantity: Quantity) -> Kind:
    return quantity.unit.name, quantity.quantum
