"""Assertions written out with the printed figures in place of the roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from budget_lint.model.expression import Arithmetic, Call, Expression, Name, Negation, Number, names
from budget_lint.model.fact import Fact
from budget_lint.reports.numbers import exact, printed_unit, signed

_SUM, _PRODUCT, _ATOM = 1, 2, 3
_SYMBOLS = {"+": "+", "-": "-", "*": "×", "/": "/"}
MOST_TERMS = 24


class Written(NamedTuple):
    """A piece of a formula: its text, how tightly it binds, and whether it is a single number, or absent."""

    text: str
    rank: int = _ATOM
    absent: bool = False
    single: bool = False

    def inside(self, rank: int) -> str:
        """The text as an operand of an operator of ``rank``; a leading minus needs brackets as well."""
        loose = self.rank < rank or self.text.startswith("-")
        return f"({self.text})" if loose else self.text


@dataclass(frozen=True, slots=True)
class Formula:
    """Writes expressions over ``binding``. ``mixed`` are the kinds of units that need their unit shown;
    ``index`` picks the element of a list while a sum is spelled out.
    """

    binding: Mapping[str, tuple[Fact, ...]]
    mixed: frozenset[str] = frozenset()
    index: int = 0

    def write(self, node: Expression) -> Written:  # noqa: PLR0911 - one return for each kind of node
        match node:
            case Number(value):
                return Written(exact(value), single=True)
            case Name(role):
                return self._name(role)
            case Negation(operand):
                return self._difference(Written("", absent=True), self.write(operand))
            case Arithmetic("+", left, right):
                return add([self.write(left), self.write(right)])
            case Arithmetic("-", left, right):
                return self._difference(self.write(left), self.write(right))
            case Arithmetic(operator, left, right):
                return self._product(operator, self.write(left), self.write(right))
            case Call("sum", (body,)):
                return self._sum(body)
            case Call("count", (body,)):
                return Written(str(self._length(body)))
            case Call("power", (base, times)):
                return Written(f"{self.write(base).inside(_ATOM)}^{self.write(times).inside(_ATOM)}")
            case Call(function, arguments):
                return self._call(function, arguments)
            case _:
                return Written("…")

    def _name(self, role: str) -> Written:
        facts = self.binding.get(role, ())
        if not facts:
            return Written("0", absent=True)
        fact = facts[self.index if self.index < len(facts) else 0]
        unit = printed_unit(fact) if fact.quantity.unit.kind in self.mixed else ""
        return Written(signed(fact) + unit, single=True)

    def _difference(self, left: Written, right: Written) -> Written:
        if right.absent:
            return left
        taken = right.inside(_PRODUCT)
        return Written(f"-{taken}" if left.absent else f"{left.text} - {taken}", _SUM)

    def _product(self, operator: str, left: Written, right: Written) -> Written:
        # a / (b * c) and a / (b / c) need their brackets, a * b / c does not
        divisor = right.inside(_ATOM) if operator == "/" else right.inside(_PRODUCT)
        return Written(f"{left.inside(_PRODUCT)} {_SYMBOLS[operator]} {divisor}", _PRODUCT)

    def _sum(self, body: Expression) -> Written:
        length = self._length(body)
        terms = [replace(self, index=i).write(body) for i in range(length)]
        if length > MOST_TERMS:
            terms = [*terms[: MOST_TERMS - 1], Written("…"), terms[-1]]
        return add(terms)

    def _length(self, body: Expression) -> int:
        return max((len(self.binding.get(role, ())) for role in names(body)), default=0)

    def _call(self, function: str, arguments: tuple[Expression, ...]) -> Written:
        inner = ", ".join(part.text for part in self._elements(arguments))
        return Written(f"|{inner}|" if function == "abs" else f"{function}({inner})")

    def _elements(self, arguments: tuple[Expression, ...]) -> list[Written]:
        if len(arguments) == 1 and isinstance(arguments[0], Name):
            return [replace(self, index=i).write(arguments[0]) for i in range(self._length(arguments[0]))]
        return [self.write(argument) for argument in arguments]


def add(terms: list[Written]) -> Written:
    """A sum of the terms that are there; a term with a minus is taken away."""
    present = [term for term in terms if not term.absent]
    if not present:
        return Written("0", absent=True)
    text = present[0].text
    for term in present[1:]:
        text += f" - {term.text[1:]}" if term.text.startswith("-") else f" + {term.text}"
    return Written(text, _SUM) if len(present) > 1 else present[0]


def mixed_kinds(facts: tuple[Fact, ...]) -> frozenset[str]:
    """The kinds of units of which more than one is printed among ``facts``."""
    units: dict[str, set[Fraction]] = {}
    for fact in facts:
        units.setdefault(fact.quantity.unit.kind, set()).add(fact.quantity.unit.factor)
    return frozenset(kind for kind, factors in units.items() if len(factors) > 1)
