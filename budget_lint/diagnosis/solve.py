"""What a check implies for one of its figures, given the other ones as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import add, mul, sub, truediv

from budget_lint.diagnosis.linear import Linear, facts_of, tolerant
from budget_lint.diagnosis.powers import raised, rooted
from budget_lint.diagnosis.rational import UNKNOWN, ZERO, Ratio, UnsolvableError, total
from budget_lint.model.check import Check
from budget_lint.model.expression import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Logic,
    Name,
    Negation,
    Number,
    children,
    names,
)
from budget_lint.model.fact import Fact
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import Quantity

LIMIT = 60  # facts in a check that is no linear relation
LONG_LIMIT = 400  # and in one that is
OPERATORS = {"+": add, "-": sub, "*": mul, "/": truediv}


@dataclass(frozen=True, slots=True)
class Unknown:
    """The figure looked for in a check; ``replaced`` holds the values of figures that are not as printed.

    ``form`` is the assertion as a linear relation where that is known: it is solved faster.
    """

    check: Check
    index: int
    replaced: Mapping[int, Quantity]
    form: Linear | None = None

    @property
    def solvable(self) -> bool:
        return len(self.check.facts) <= (LIMIT if self.form is None else LONG_LIMIT)

    def facts(self, role: str) -> tuple[Fact, ...]:
        return facts_of(self.check, role)

    def quantity(self, fact: Fact) -> Quantity:
        return self.replaced.get(fact.figure.index, fact.quantity)

    def others(self, role: str) -> tuple[Quantity, ...]:
        """The quantities in a role besides the figure's own."""
        return tuple(self.quantity(fact) for fact in self.facts(role) if fact.figure.index != self.index)


def roots(unknown: Unknown) -> tuple[Fraction, ...]:
    """The values, in base units, that make the assertion true exactly as the other figures are printed.

    None from an inequality, which leaves a value open, and none from a check that is there only because of
    a figure outside its assertion: that figure could be the wrong one, and has no solution to compare.
    """
    rule = unknown.check.rule
    if not unknown.solvable or (rule.when is not None and _decides(rule.when, unknown)):
        return ()
    return _roots(rule.assertion, unknown)


def bounds(unknown: Unknown) -> Interval | None:
    """The true values, in base units, with which the assertion can hold: never too narrow, empty if none.

    None where the check sets no bounds or none are found. An empty interval has ``low > high``.
    """
    return _bounds(unknown.check.rule.assertion, unknown) if unknown.solvable else None


def common(left: Interval | None, right: Interval | None) -> Interval | None:
    """What lies in both; None stands for all numbers."""
    if left is None:
        return right
    if right is None:
        return left
    return Interval(max(left.low, right.low), min(left.high, right.high))


def _roots(node: Expression, unknown: Unknown) -> tuple[Fraction, ...]:
    match node:
        case Comparison("==", left, right):
            root = _linear_root(unknown, exact=True) or _root(left, right, unknown, exact=True)
            return () if root is None else (root.low,)
        case Call("agree", (Name(role),)) if _holds_figure(role, unknown):
            return tuple(sorted({quantity.point for quantity in unknown.others(role)}))
        case Logic("and", operands):
            return tuple(sorted({root for operand in operands for root in _roots(operand, unknown)}))
        case _:
            return ()


def _bounds(node: Expression, unknown: Unknown) -> Interval | None:
    match node:
        case Comparison("==", left, right):
            return _linear_root(unknown, exact=False) or _root(left, right, unknown, exact=False)
        case Call("agree", (Name(role),)) if _holds_figure(role, unknown):
            result: Interval | None = None
            for quantity in unknown.others(role):
                result = common(result, quantity.interval)
            return result
        case Logic("and", operands):
            result = None
            for operand in operands:
                result = common(result, _bounds(operand, unknown))
            return result
        case _:
            return None


def _decides(guard: Expression, unknown: Unknown) -> bool:
    """True when a guard tests the value of a fact that the assertion does not mention."""
    match guard:
        case Call("given"):
            return False
        case Name(role):
            return bool(unknown.facts(role)) and role not in names(unknown.check.rule.assertion)
        case _:
            return any(_decides(child, unknown) for child in children(guard))


def _holds_figure(role: str, unknown: Unknown) -> bool:
    return any(fact.figure.index == unknown.index for fact in unknown.facts(role))


def _linear_root(unknown: Unknown, *, exact: bool) -> Interval | None:
    form = unknown.form
    if form is None or form.operator != "==" or unknown.index not in form.terms:
        return None
    ranges = {fact.figure.index: _range(fact, unknown, exact) for fact in unknown.check.facts}
    return form.solved(unknown.index, form.rest(unknown.index, ranges))


def _root(left: Expression, right: Expression, unknown: Unknown, *, exact: bool) -> Interval | None:
    try:
        return _difference(left, right, unknown, exact).root()
    except (UnsolvableError, ZeroDivisionError):
        return None


def _difference(left: Expression, right: Expression, unknown: Unknown, exact: bool) -> Ratio:
    """Left less right; of a power that holds the unknown, what is raised less the root."""
    match right:
        case Arithmetic("*", factor, Call("power", (base, times))) if _within(base, unknown):
            made = _constant(left, unknown, exact) / _constant(factor, unknown, exact)
            return _one(base, unknown, exact) - Ratio.constant(rooted(made, _times(times, unknown)))
        case _:
            return _one(left, unknown, exact) - _one(right, unknown, exact)


def _one(node: Expression, unknown: Unknown, exact: bool) -> Ratio:
    ratios = _ratios(node, unknown, exact)
    if len(ratios) != 1:
        raise UnsolvableError
    return ratios[0]


def _constant(node: Expression, unknown: Unknown, exact: bool) -> Interval:
    value = _one(node, unknown, exact).value
    if value is None:
        raise UnsolvableError
    return value


def _times(node: Expression, unknown: Unknown) -> int:
    value = _constant(node, unknown, exact=True)
    if value.low.denominator != 1:
        raise UnsolvableError
    return int(value.low)


def _within(node: Expression, unknown: Unknown) -> bool:
    return any(_holds_figure(role, unknown) for role in names(node))


def _ratios(node: Expression, unknown: Unknown, exact: bool) -> list[Ratio]:  # noqa: PLR0911 - one for each kind
    """The values of an expression: one, or one for each fact of a list."""
    match node:
        case Number(value):
            return [Ratio.constant(Interval.point(value))]
        case Name(role):
            # A role that is optional and absent counts as nought, in a sum as elsewhere.
            return [_ratio(fact, unknown, exact) for fact in unknown.facts(role)] or [Ratio.constant(ZERO)]
        case Negation(operand):
            return [-ratio for ratio in _ratios(operand, unknown, exact)]
        case Arithmetic(operator, left, right):
            pairs = _paired(_ratios(left, unknown, exact), _ratios(right, unknown, exact))
            return [OPERATORS[operator](a, b) for a, b in pairs]
        case Call("sum", (operand,)):
            return [total(_ratios(operand, unknown, exact))]
        case Call("count", (Name(role),)):
            return [Ratio.constant(Interval.point(len(unknown.facts(role))))]
        case Call("abs", (Name(role),)):
            # It keeps the side of nought that it is printed on.
            ratios = [(_ratio(fact, unknown, exact), fact.quantity.value < 0) for fact in unknown.facts(role)]
            return [-ratio if below else ratio for ratio, below in ratios]
        case Call("power", (base, times)):
            return [Ratio.constant(raised(_constant(base, unknown, exact), _times(times, unknown)))]
        case _:
            raise UnsolvableError


def _ratio(fact: Fact, unknown: Unknown, exact: bool) -> Ratio:
    if fact.figure.index == unknown.index:
        return UNKNOWN
    return Ratio.constant(_range(fact, unknown, exact))


def _range(fact: Fact, unknown: Unknown, exact: bool) -> Interval:
    quantity = unknown.quantity(fact)
    return Interval.point(quantity.point) if exact else tolerant(quantity, unknown.check.rule.truncation)


def _paired(left: list[Ratio], right: list[Ratio]) -> list[tuple[Ratio, Ratio]]:
    """Elements side by side; a single one stands beside each of the others. Raises UnsolvableError."""
    size = max(len(left), len(right))
    if len(left) not in (1, size) or len(right) not in (1, size):
        raise UnsolvableError
    return list(zip(left * (size // len(left)), right * (size // len(right)), strict=True))
