"""Assertions and guards as text: the expression tree back in the language of rule files."""

from __future__ import annotations

from fractions import Fraction

from budget_lint.model.expression import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Logic,
    Name,
    Negation,
    Number,
)
from budget_lint.reports.numbers import exact

_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _MINUS, _ATOM = range(1, 9)
_STRENGTH = {"or": _OR, "and": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}


def formula(node: Expression) -> str:
    """``node`` as a rule file writes it, with no more parentheses than it takes."""
    return _written(node)[0]


def _written(node: Expression) -> tuple[str, int]:  # noqa: PLR0911 - one return for each kind of node
    """Text, and how tightly its outermost operator binds."""
    match node:
        case Number(value):
            return _number(value)
        case Name(role):
            return role, _ATOM
        case Negation(operand):
            return f"-{_inside(operand, _ATOM)}", _MINUS
        case Call(function, arguments):
            return f"{function}({', '.join(formula(part) for part in arguments)})", _ATOM
        case Comparison(operator, left, right):
            return f"{_inside(left, _SUM)} {operator} {_inside(right, _SUM)}", _COMPARISON
        case Arithmetic(operator, left, right):
            strength = _STRENGTH[operator]
            return f"{_inside(left, strength)} {operator} {_inside(right, strength + 1)}", strength
        case Logic(operator, operands):
            return _logic(operator, operands)


def _logic(operator: str, operands: tuple[Expression, ...]) -> tuple[str, int]:
    if operator == "not":
        return f"not {_inside(operands[0], _SUM)}", _NOT  # a comparison is clearer in parentheses
    if not operands:
        return ("true" if operator == "and" else "false"), _ATOM
    strength = _STRENGTH[operator]
    first, *others = operands
    parts = [_inside(first, strength), *(_inside(other, strength + 1) for other in others)]
    return f" {operator} ".join(parts), strength


def _inside(node: Expression, least: int) -> str:
    """The text as an operand of what needs operands that bind at least so tightly."""
    text, strength = _written(node)
    return text if strength >= least else f"({text})"


def _number(value: Fraction) -> tuple[str, int]:
    text = exact(value)
    if Fraction(text) == value:
        return text, _ATOM if value >= 0 else _MINUS
    return f"{value.numerator} / {value.denominator}", _PRODUCT
