"""The assertions of rules as trees: the ruleset parses, the checks evaluate, the reports print them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the rule states it."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A role; one that binds several facts may stand only inside a function that takes a list."""

    role: str


@dataclass(frozen=True, slots=True)
class Negation:
    """The operand with its sign turned."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``left operator right``, the operator one of ``+ - * /``."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """``function(arguments…)``: sum, abs, min, max, zero, agree, given, count, sign, power."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left operator right``, the operator one of ``== != <= >= < >``."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Logic:
    """``and``, ``or`` over the operands; ``not`` over one."""

    operator: str
    operands: tuple[Expression, ...]


Expression = Number | Name | Negation | Arithmetic | Call | Comparison | Logic


def children(node: Expression) -> tuple[Expression, ...]:
    """The direct parts of a node."""
    match node:
        case Negation(operand):
            return (operand,)
        case Arithmetic(_, left, right) | Comparison(_, left, right):
            return (left, right)
        case Call(_, parts) | Logic(_, parts):
            return parts
        case _:
            return ()


def names(node: Expression) -> Iterator[str]:
    """The roles of a tree, in order of appearance, with repetitions."""
    if isinstance(node, Name):
        yield node.role
    for child in children(node):
        yield from names(child)
