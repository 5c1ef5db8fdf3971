"""Equations that are linear in their figures: how much each figure weighs in left less right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from budget_lint.model.expression import Arithmetic, Call, Comparison, Expression, Name, Negation, Number
from budget_lint.model.fact import Fact

Facts = Mapping[str, tuple[Fact, ...]]


class NonlinearError(ValueError):
    """An expression is no sum of figures and numbers with fixed weights."""


class Term(NamedTuple):
    """A figure and its weight; without figure a plain number."""

    weight: Fraction
    fact: Fact | None = None


def weights(equation: Comparison, facts: Facts, lists: frozenset[str]) -> dict[int, tuple[Fraction, Fact]]:
    """The weight of each figure, by its index, in left less right. Raises NonlinearError."""
    found: dict[int, tuple[Fraction, Fact]] = {}
    reader = _Reader(facts, lists)
    for sign, side in ((1, equation.left), (-1, equation.right)):
        for weight, fact in reader.terms(side):
            if fact is not None:
                before = found.get(fact.figure.index, (Fraction(0), fact))[0]
                found[fact.figure.index] = before + sign * weight, fact
    return found


class _Reader:
    def __init__(self, facts: Facts, lists: frozenset[str]) -> None:
        self.facts, self.lists = facts, lists

    def terms(self, node: Expression) -> Iterator[Term]:
        """The terms of an expression that is a number."""
        match node:
            case Number(value):
                yield Term(value)
            case Name(role) if role not in self.lists:
                yield from (Term(Fraction(1), fact) for fact in self.facts.get(role, ())[:1])
            case Negation(operand):
                yield from _scaled(Fraction(-1), self.terms(operand))
            case Arithmetic("+", left, right):
                yield from self.terms(left)
                yield from self.terms(right)
            case Arithmetic("-", left, right):
                yield from self.terms(left)
                yield from _scaled(Fraction(-1), self.terms(right))
            case Arithmetic("*", Number(value), other) | Arithmetic("*", other, Number(value)):
                yield from _scaled(value, self.terms(other))
            case Arithmetic("/", other, Number(value)) if value:
                yield from _scaled(1 / value, self.terms(other))
            case Call("sum", (Name(role),)):
                yield from (Term(Fraction(1), fact) for fact in self.facts.get(role, ()))
            case _:
                raise NonlinearError


def _scaled(factor: Fraction, terms: Iterator[Term]) -> Iterator[Term]:
    return (Term(factor * weight, fact) for weight, fact in terms)
