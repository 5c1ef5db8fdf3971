"""Sums that rounding could just explain, and in all likelihood does not.

With many addends the worst case of rounding is far from what rounding does: half units of either sign cancel.
Where the rounding errors of the addends are independent and evenly spread over their half units a_i, their sum
exceeds r with a probability of at most exp(-r^2 / 2 s^2) on either side, s^2 being the sum of a_i^2 / 3: see
docs/explanation/improbable.md. Everything is compared exactly, as fractions of squares.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from budget_lint.checks.linear import NonlinearError, weights
from budget_lint.checks.precision import Precision
from budget_lint.checks.sums import roles_of_sum
from budget_lint.model.check import Arithmetic, Verdict
from budget_lint.model.expression import Comparison, Name
from budget_lint.model.fact import Fact

SIGMAS = 5  # standard deviations of the sum of the rounding errors
MOST_DIGITS = 12  # of the odds: more zeros tell nothing
_E = Fraction(2718281828, 1_000_000_000)  # less than e

Weights = Mapping[int, tuple[Fraction, Fact]]


def odds(verdict: Verdict, precision: Precision) -> int:
    """n where the difference is as improbable as one in n or less, a power of ten; 0 where it is not improbable.

    Only complete equations that hold within rounding, linear in their figures, are judged.
    """
    check, assertion = verdict.check, verdict.check.rule.assertion
    if verdict.outcome != "rounding" or check.doubt or not isinstance(assertion, Comparison):
        return 0
    if assertion.operator != "==" or verdict.arithmetic is None or check.rule.tolerance == "exact":
        return 0
    if not precision.quanta and _plain(verdict, verdict.arithmetic):
        return 0
    try:
        found = weights(assertion, dict(check.binding), frozenset(check.rule.lists))
    except NonlinearError:
        return 0
    dependent = _dependent(assertion, dict(check.binding), found)
    if dependent is None:
        return 0
    rest = abs(verdict.arithmetic.difference) - abs(found[dependent][0]) * precision.half(found[dependent][1])
    others = {index: entry for index, entry in found.items() if index != dependent}
    return chance(rest, variance(others, precision))


def _plain(verdict: Verdict, done: Arithmetic) -> bool:
    """True where a total and its parts are surely no case: told from the ends of their intervals alone, which is quick.

    The squares of n half units make at least the square of their sum over n.
    """
    if roles_of_sum(verdict.check.rule.assertion) is None:
        return False
    rest, reach = abs(done.difference) - done.stated_interval.width / 2, done.computed_interval.width / 2
    count = len(verdict.check.facts) - 1
    return rest <= 0 or 3 * count * rest**2 < SIGMAS**2 * reach**2


def chance(rest: Fraction, spread: Fraction) -> int:
    """n where a sum of rounding errors of variance ``spread`` reaches ``rest`` in one of n cases at most, else 0."""
    if rest <= 0 or spread <= 0 or rest**2 < SIGMAS**2 * spread:
        return 0
    cases = _E ** min(int(rest**2 / (2 * spread)), 4 * MOST_DIGITS) / 2
    return int(10 ** min(len(str(int(cases))) - 1, MOST_DIGITS))


def variance(others: Weights, precision: Precision) -> Fraction:
    """The variance of the sum of the rounding errors; figures printed alike may all be off alike.

    An amount that is divided evenly gives such parts. Noughts are no parts of anything and stay apart.
    """
    alike: dict[object, Fraction] = {}
    for index, (weight, fact) in others.items():
        key = (fact.quantity.point, fact.quantity.half) if fact.quantity.value else index
        alike[key] = alike.get(key, Fraction(0)) + abs(weight) * precision.half(fact)
    return sum((half**2 for half in alike.values()), Fraction(0)) / 3


def _dependent(equation: Comparison, facts: Mapping[str, tuple[Fact, ...]], found: Weights) -> int | None:
    """The figure that the others determine, whose rounding is not by itself: the stated one, else the coarsest."""
    if isinstance(equation.left, Name) and facts.get(equation.left.role):
        return facts[equation.left.role][0].figure.index
    return max(found, key=lambda index: (abs(found[index][0]) * found[index][1].quantity.half, -index), default=None)
