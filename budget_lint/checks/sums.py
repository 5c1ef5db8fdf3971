"""The commonest assertion, a total and its parts, decided in whole numbers: fractions take ten times as long.

Exact like the general way (``truth.py``), which it leaves everything to that it cannot tell at once, such as what
is broken.
"""

from __future__ import annotations

from fractions import Fraction

from budget_lint.model.check import Arithmetic, Check, Verdict
from budget_lint.model.expression import Call, Comparison, Expression, Name
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import STEP, Quantity


def roles_of_sum(node: Expression) -> tuple[str, str] | None:
    """The names of ``total == sum(parts)``, None for another assertion."""
    match node:
        case Comparison("==", Name(total), Call("sum", (Name(parts),))):
            return total, parts
        case _:
            return None


def decided(check: Check, total: Quantity, parts: tuple[Quantity, ...]) -> Verdict | None:
    """The verdict that the parts make the total, None where it takes the general way to tell."""
    stated = total.steps
    if stated is None or total.bound != "exact":
        return None
    unit = total.unit
    computed = width = 0
    for part in parts:
        counted = part.steps
        other = part.unit
        if counted is None or part.bound != "exact":
            return None
        if other is not unit and (other.kind, other.base) != (unit.kind, unit.base):
            return None
        computed += counted[0]
        width += counted[1]
    value, half = stated
    residual = abs(value - computed)
    if residual > half + width:
        return None
    return Verdict(check, "rounding" if residual > half else "holds", _arithmetic(value, half, computed, width))


def _arithmetic(stated: int, half: int, computed: int, width: int) -> Arithmetic:
    return Arithmetic(
        "==",
        Fraction(stated, STEP),
        Fraction(computed, STEP),
        Interval(Fraction(stated - half, STEP), Fraction(stated + half, STEP)),
        Interval(Fraction(computed - width, STEP), Fraction(computed + width, STEP)),
    )
