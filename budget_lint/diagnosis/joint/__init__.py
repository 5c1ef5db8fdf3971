"""Contradictions that only several checks together show.

Each check may hold within the rounding of its figures, and yet no true values satisfy all of them: what one check
needs rounded up another needs rounded down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from budget_lint.diagnosis.asking import Evaluate
from budget_lint.diagnosis.groups import linked
from budget_lint.diagnosis.joint.system import at_a_glance, system
from budget_lint.diagnosis.linear import linear
from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Comparison
from budget_lint.model.fact import Fact
from budget_lint.model.quantity import Quantity
from budget_lint.model.rule import Rule

if TYPE_CHECKING:
    from budget_lint.diagnosis.joint.group import Group

OVER = "contradiction"  # the kind of statement that the rule for these findings is over
ROLE = "figures"
LARGEST = 1500  # checks in a group; more are not solved


def contradictions(verdicts: Sequence[Verdict], rules: Iterable[Rule], evaluate: Evaluate) -> tuple[Verdict, ...]:
    """A verdict for each group of checks that contradict each other, by the rules over contradictions.

    Only checks take part that hold without doubt and share no figure with a broken one. ``truncated`` are those that
    could be satisfied if digits were cut off instead of rounded.
    """
    over = [rule for rule in rules if rule.over == OVER]
    if not over:
        return ()
    found = [_verdict(rule, conflict, evaluate) for conflict in _conflicts(verdicts) for rule in over]
    return tuple(verdict for verdict in found if verdict is not None)


def groups(verdicts: Sequence[Verdict]) -> dict[int, Group]:
    """For each verdict on a contradiction the checks that it is about: those of its figures alone."""
    joint = {n: v for n, v in enumerate(verdicts) if v.check.rule.over == OVER and v.outcome == "broken"}
    if not joint:
        return {}
    from budget_lint.diagnosis.joint.group import Group  # noqa: PLC0415 - such verdicts are rare

    found = {}
    for number, verdict in joint.items():
        figures = {fact.figure.index for fact in verdict.check.facts}
        checks = {
            n: v.check
            for n, v in enumerate(verdicts)
            if _sure(v) and all(fact.figure.index in figures for fact in v.check.facts)
        }
        quantities = quantities_of(checks.values())
        if quantities is not None:
            found[number] = Group(checks, quantities)
    return found


def quantities_of(checks: Iterable[Check]) -> dict[int, Quantity] | None:
    """The quantity of each figure; None where one means different numbers in different checks."""
    found: dict[int, Quantity] = {}
    for check in checks:
        for fact in check.facts:
            if found.setdefault(fact.figure.index, fact.quantity) != fact.quantity:
                return None
    return found


def _verdict(rule: Rule, found: tuple[tuple[Fact, ...], bool], evaluate: Evaluate) -> Verdict | None:
    facts, cut = found
    verdict = evaluate(Check(rule, ((ROLE, facts),)), {})
    return replace(verdict, outcome="truncated") if cut and verdict.outcome == "broken" else verdict


def _conflicts(verdicts: Sequence[Verdict]) -> Iterator[tuple[tuple[Fact, ...], bool]]:
    """The figures of each conflict, and whether cut digits would settle it."""
    usable = _usable(verdicts)
    figures = {number: [fact.figure.index for fact in verdicts[number].check.facts] for number in usable}
    sharing: dict[int, list[int]] = {}
    for number, members in figures.items():
        for index in members:
            sharing.setdefault(index, []).append(number)
    for group in linked(usable, sharing.values()):
        loose = [number for number in group if _loose(verdicts[number])]
        if not loose or len(group) > LARGEST or _alone(verdicts, group):
            continue
        checks = {number: verdicts[number].check for number in group}
        quantities = quantities_of(checks.values())
        if quantities is None or at_a_glance(checks, quantities, sharing, loose):
            continue
        from budget_lint.diagnosis.joint.conflict import conflict  # noqa: PLC0415 - such groups are rare

        found = conflict(system(checks, quantities))
        if found is not None:
            lax = system({number: checks[number] for number in found}, quantities, cut=True)
            yield _facts(checks, found), conflict(lax) is None


def _alone(verdicts: Sequence[Verdict], group: Sequence[int]) -> bool:
    """True for one comparison with no other: that it holds says that some true values satisfy it."""
    return len(group) == 1 and isinstance(verdicts[group[0]].check.rule.assertion, Comparison)


def _usable(verdicts: Sequence[Verdict]) -> list[int]:
    spoilt = {f.figure.index for v in verdicts if v.outcome in ("broken", "truncated") for f in v.check.facts}
    return [number for number, verdict in enumerate(verdicts) if _sure(verdict) and not _touches(verdict, spoilt)]


def _sure(verdict: Verdict) -> bool:
    check = verdict.check
    return verdict.outcome in ("holds", "rounding") and not check.doubt and check.rule.severity != "note"


def _touches(verdict: Verdict, figures: set[int]) -> bool:
    return any(fact.figure.index in figures for fact in verdict.check.facts)


def _loose(verdict: Verdict) -> bool:
    """Whether the printed values as they stand do not satisfy the rows of a check."""
    if verdict.outcome == "rounding":
        return True
    done = verdict.arithmetic
    if done is None:
        return len({fact.quantity.point for fact in verdict.check.facts}) > 1
    inexact = done.operator == "==" and done.difference != 0
    return inexact and linear(verdict.check.rule.assertion, verdict.check) is not None


def _facts(checks: Mapping[int, Check], found: Iterable[int]) -> tuple[Fact, ...]:
    """The facts of some checks, one for each figure, in the order of the text."""
    facts = {fact.figure.index: fact for number in sorted(found, reverse=True) for fact in checks[number].facts}
    return tuple(sorted(facts.values(), key=lambda fact: fact.figure.span))
