"""One check -> its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from budget_lint.checks.ranges import Quantities
from budget_lint.checks.sums import decided, roles_of_sum
from budget_lint.checks.truth import Judge
from budget_lint.checks.units import compatible
from budget_lint.checks.values import LengthError
from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Expression, names
from budget_lint.model.quantity import Quantity

# The only doubt that lets a check hold: parts of an open list may add up to the total by being all of it.
INCOMPLETE = "incomplete"
NOTHING: Mapping[int, Quantity] = MappingProxyType({})


def evaluate(check: Check, replaced: Mapping[int, Quantity] = NOTHING) -> Verdict:
    """The verdict on a check, with the quantities in ``replaced`` (by index of the figure) instead of others.

    Reasons of undecided verdicts: ``missing``, ``uncertain`` (doubts of the check), ``incomplete``,
    ``approximate``, ``units``, ``zero_divisor``, ``mismatch``, ``not_applicable`` (``replaced`` makes the
    guard false).
    """
    if check.doubt and check.doubt != INCOMPLETE:
        return _undecided(check, check.doubt)
    return (None if replaced else _sum_of_parts(check)) or _judged(check, replaced)


def _judged(check: Check, replaced: Mapping[int, Quantity]) -> Verdict:
    """The verdict on a check that nothing is in doubt of, or only whether its list is complete."""
    rule = check.rule
    quantities = _quantities(check, replaced)
    if rule.tolerance == "exact":
        quantities = {role: tuple([_exact(item) for item in items]) for role, items in quantities.items()}
    judge = Judge(quantities, frozenset(rule.lists), truncation=rule.truncation, cut=check.cut)
    if replaced and rule.when is not None and not judge.guard(rule.when):
        return _undecided(check, "not_applicable")
    reason = _obstacle(rule.assertion, judge.quantities)
    if reason:
        return _undecided(check, reason)
    try:
        judged = judge.assertion(rule.assertion)
    except (ZeroDivisionError, LengthError) as error:
        return _undecided(check, "mismatch" if isinstance(error, LengthError) else "zero_divisor")
    if judged.degree == "broken" and check.doubt == INCOMPLETE:
        return Verdict(check, "undecided", judged.arithmetic, INCOMPLETE)
    return Verdict(check, judged.degree, judged.arithmetic)


def _sum_of_parts(check: Check) -> Verdict | None:
    """The verdict on a total and its parts where it can be told at once."""
    roles = roles_of_sum(check.rule.assertion)
    if roles is None or tuple(role for role, _ in check.binding) != roles:
        return None
    (_, total), (_, parts) = check.binding
    if roles[0] in check.rule.lists or roles[1] not in check.rule.lists or len(total) != 1:
        return None
    return decided(check, total[0].quantity, tuple([fact.quantity for fact in parts]))


def _quantities(check: Check, replaced: Mapping[int, Quantity]) -> Quantities:
    return {
        role: tuple([replaced.get(fact.figure.index, fact.quantity) for fact in facts]) for role, facts in check.binding
    }


def _exact(quantity: Quantity) -> Quantity:
    return replace(quantity, quantum=Decimal(0))


def _obstacle(assertion: Expression, quantities: Quantities) -> str:
    """Why these quantities cannot be compared, empty if they can."""
    rough = {role for role, items in quantities.items() if any(item.bound != "exact" for item in items)}
    if any(item.bound == "parted" for role in rough for item in quantities[role]):
        return "parted"
    if rough and rough & (set(names(assertion)) or rough):
        return "approximate"
    return "" if compatible(assertion, quantities) else "units"


def _undecided(check: Check, reason: str) -> Verdict:
    return Verdict(check, "undecided", None, reason)
