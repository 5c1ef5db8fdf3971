"""Whether an assertion holds: as printed, within rounding, only with digits cut off, or not at all."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from budget_lint.checks.ranges import Quantities, Ranges, points, ranges
from budget_lint.checks.values import LengthError
from budget_lint.model.check import Arithmetic
from budget_lint.model.expression import Call, Comparison, Expression, Logic, Name, names
from budget_lint.model.quantity import Quantity

Degree = Literal["holds", "rounding", "truncated", "broken"]
RATES = ("percent", "point")  # kinds of units of figures that are cut each for itself
_ORDER: tuple[Degree, ...] = ("holds", "rounding", "truncated", "broken")


class Judgement(NamedTuple):
    """How far an assertion holds, with the arithmetic of the comparison that decided it."""

    degree: Degree
    arithmetic: Arithmetic | None = None


class Judge:
    """Judges assertions over the quantities of one check. ``lists`` are the names of several quantities.

    ``truncation`` says that a stated rate may have been cut, ``cut`` that all amounts may.
    """

    __slots__ = ("cut", "lists", "quantities", "truncation")

    def __init__(
        self, quantities: Quantities, lists: frozenset[str], *, truncation: bool = False, cut: bool = False
    ) -> None:
        self.quantities, self.lists, self.truncation, self.cut = quantities, lists, truncation, cut

    def assertion(self, node: Expression) -> Judgement:
        """Raises ZeroDivisionError when a divisor may be zero, LengthError when lists do not go together."""
        if isinstance(node, Comparison):
            return self._comparison(node)
        if isinstance(node, Logic):
            return self._logic(node)
        if self._test(node):
            return Judgement("holds")
        return Judgement("truncated" if self.cut and self.holds_if_cut(node) else "broken")

    def guard(self, node: Expression) -> bool | None:
        """Whether a guard is true of the printed values, None when what is missing would decide it."""
        if isinstance(node, Logic):
            return self._guard_logic(node)
        if isinstance(node, Call) and node.function == "given":
            return self._test(node)
        if not all(self.quantities.get(role) for role in names(node)):
            return None
        try:
            return self._printed(node)
        except (ZeroDivisionError, LengthError):
            return None

    def _printed(self, node: Expression) -> bool:
        """Whether a comparison or a test is true of the printed values."""
        if not isinstance(node, Comparison):
            return self._test(node)
        values = points(self.quantities, self.lists)
        return _compare(node.operator, values.of(node.left), values.of(node.right))

    def _guard_logic(self, node: Logic) -> bool | None:
        results = [self.guard(operand) for operand in node.operands]
        if node.operator == "not":
            return None if results[0] is None else not results[0]
        decisive = node.operator == "or"
        if decisive in results:
            return decisive
        return None if None in results else not decisive

    def _logic(self, node: Logic) -> Judgement:
        """``and`` holds as far as its worst operand, ``or`` as far as its best; of equals the first."""
        if node.operator == "not":
            inner = self.assertion(node.operands[0])
            opposite: dict[Degree, Degree] = {"holds": "broken", "broken": "holds"}
            return Judgement(opposite.get(inner.degree, "rounding"), inner.arithmetic)
        conjunction = node.operator == "and"
        final: Degree = "broken" if conjunction else "holds"
        result = Judgement("holds" if conjunction else "broken")
        for number, operand in enumerate(node.operands):
            judged = self.assertion(operand)
            better = _ORDER.index(judged.degree) < _ORDER.index(result.degree)
            worse = _ORDER.index(judged.degree) > _ORDER.index(result.degree)
            if number == 0 or (worse if conjunction else better):
                result = judged
            if result.degree == final:
                break
        return result

    def _test(self, node: Expression) -> bool:
        match node:
            case Call("given", (Name(role),)):
                return bool(self.quantities.get(role))
            case Call("agree", (Name(role),)):
                return agree(self.quantities.get(role, ()))
            case Call("zero", (operand,)):
                return points(self.quantities, self.lists).of(operand) == 0
            case _:
                raise TypeError("not a test")

    def holds_if_cut(self, node: Expression) -> bool:
        """Whether an equation is true of some values, or figures agree, if the digits of all of them were cut off."""
        match node:
            case Call("agree", (Name(role),)):
                return agree(self.quantities.get(role, ()), cut=True)
            case Comparison("=="):
                cut = ranges(node, self.quantities, self.lists, cut=True).difference
                return cut.low < 0 < cut.high  # no figure reaches the far end of what is cut to it
            case _:
                return False

    def _comparison(self, node: Comparison) -> Judgement:
        over = ranges(node, self.quantities, self.lists)
        values = points(self.quantities, self.lists)
        left, right = values.of(node.left), values.of(node.right)
        arithmetic = Arithmetic(node.operator, left, right, over.left, over.right)
        return Judgement(self._degree(node, arithmetic, over), arithmetic)

    def _degree(self, node: Comparison, done: Arithmetic, over: Ranges) -> Degree:
        if _compare(node.operator, done.stated, done.computed):
            return "holds"
        if node.operator == "==":
            if isinstance(node.left, Name) and done.computed in over.left:
                return "holds"
            if isinstance(node.right, Name) and done.stated in over.right:
                return "holds"
        if _possible(node.operator, over):
            return "rounding"
        if node.operator == "==" and (self.holds_if_cut(node) if self.cut else self._rate_was_cut(node, over)):
            return "truncated"
        return "broken"

    def _rate_was_cut(self, node: Comparison, over: Ranges) -> bool:
        """Whether the digits of a stated rate alone were cut off."""
        stated = self.quantities[node.left.role][0] if isinstance(node.left, Name) else None
        return self.truncation and stated is not None and stated.unit.kind in RATES and stated.cut_from(over.right)


def _compare(operator: str, left: Fraction, right: Fraction) -> bool:
    equal = left == right
    return {
        "==": equal,
        "!=": not equal,
        "<": left < right,
        ">": left > right,
        "<=": left <= right,
        ">=": left >= right,
    }[operator]


def _possible(operator: str, over: Ranges) -> bool:
    """Whether some values within the ranges satisfy the comparison."""
    low, high = over.difference.low, over.difference.high
    return {
        "==": low <= 0 <= high,
        "!=": low < high,
        "<": low < 0,
        ">": high > 0,
        "<=": low <= 0,
        ">=": high >= 0,
    }[operator]


def agree(quantities: tuple[Quantity, ...], *, cut: bool = False) -> bool:
    """Whether all may be printings of one number; those of one precision must be printed alike.

    With ``cut`` it is one whose further digits were cut off, not rounded.
    """
    printed: dict[Fraction, Fraction] = {}
    for quantity in quantities:
        if printed.setdefault(quantity.half, quantity.point) != quantity.point:
            return False
    distinct = {(item.point, item.half): item.cut if cut else item.interval for item in quantities}
    intervals = list(distinct.values())
    return all(a.overlaps(b) for place, a in enumerate(intervals) for b in intervals[:place])
