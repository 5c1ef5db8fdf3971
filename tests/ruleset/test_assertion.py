"""The assertion language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from budget_lint.errors import RuleError
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
from budget_lint.ruleset.assertion import parse
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.source import Scalar, Source

ROLES = {"a": False, "b": False, "c": False, "parts": True, "rates": True}
A, B, C, PARTS, RATES = map(Name, ROLES)
ONE = Number(Fraction(1))


def tree(text: str) -> Expression:
    return parse(Marked(text, Scalar(Source("r.yaml", text), 1, 1, text, "")), ROLES)


WRONG = {
    "empty": ("", 1, "expected a role, a number or a function, found 'the end'"),
    "number": ("a + 1", 1, "the assertion must be a truth, this is a number"),
    "assignment": ("a = b", 3, "unexpected '='; write =="),
    "character": ("a == $", 6, "unexpected '$'"),
    "unknown": ("a == d", 6, "unknown role 'd'"),
    "near": ("part == a", 1, "unknown role 'part'; did you mean 'parts'?"),
    "function": ("a == sun(parts)", 6, "unknown function 'sun'; did you mean 'sum'?"),
    "no_arguments": ("a == sum()", 10, "expected a role"),
    "open": ("(a == b", 1, "'(' is not closed before 'the end'"),
    "open_call": ("a == sum(parts", 9, "'(' is not closed"),
    "rest": ("a == b c", 8, "unexpected 'c'"),
    "closed": ("a == b)", 7, "unexpected ')'"),
    "chain": ("a <= b <= c", 8, "comparisons do not chain"),
    "list_alone": ("a == parts", 6, "must be a number, this is a list; put it in sum()"),
    "list_in_abs": ("a == abs(parts)", 10, "put it in sum()"),
    "single_in_sum": ("a == sum(b)", 10, "must be a role of several figures, this is a number"),
    "single_agrees": ("agree(a)", 7, "must be a role of several figures"),
    "agree_arithmetic": ("agree(parts + 1)", 7, "takes the name of a role"),
    "given_number": ("given(1)", 7, "takes the name of a role"),
    "truth_in_sum": ("a + (b == c) == 1", 5, "must be a number, this is a truth"),
    "number_in_and": ("a == b and c", 12, "must be a truth, this is a number"),
    "not_number": ("not a", 5, "must be a truth"),
    "minus_truth": ("-(a == b)", 2, "must be a number"),
    "too_many": ("zero(a, b)", 9, "zero() takes 1 at most"),
    "deep": ("(" * 30 + "a", 21, "nested too deeply"),
    "long": ("a == " + "1 + " * 300 + "1", 1, "too long"),
}
RIGHT: dict[str, tuple[str, Expression]] = {
    "precedence": (
        "a == b + c * 1 - b",
        Comparison("==", A, Arithmetic("-", Arithmetic("+", B, Arithmetic("*", C, ONE)), B)),
    ),
    "left_to_right": ("a - b - c < 1", Comparison("<", Arithmetic("-", Arithmetic("-", A, B), C), ONE)),
    "division": ("a / b / c != 1", Comparison("!=", Arithmetic("/", Arithmetic("/", A, B), C), ONE)),
    "parentheses": ("a == b / (c - 1)", Comparison("==", A, Arithmetic("/", B, Arithmetic("-", C, ONE)))),
    "minus": ("-a * b >= -1", Comparison(">=", Arithmetic("*", Negation(A), B), Negation(ONE))),
    "decimal": ("a > 0.5", Comparison(">", A, Number(Fraction(1, 2)))),
    "logic": (
        "not zero(a) and a == b or given(c)",
        Logic(
            "or",
            (
                Logic("and", (Logic("not", (Call("zero", (A,)),)), Comparison("==", A, B))),
                Call("given", (C,)),
            ),
        ),
    ),
    "not_comparison": ("not a == b", Logic("not", (Comparison("==", A, B),))),
    "false": ("false", Logic("or", ())),
    "true": ("true", Logic("and", ())),
    "agree": ("agree(parts)", Call("agree", (PARTS,))),
    "given_list": ("given(parts)", Call("given", (PARTS,))),
    "lists": (
        "sum(parts / (rates / 1)) == count(parts)",
        Comparison(
            "==",
            Call("sum", (Arithmetic("/", PARTS, Arithmetic("/", RATES, ONE)),)),
            Call("count", (PARTS,)),
        ),
    ),
    "several": ("min(a, b, 1) == max(c)", Comparison("==", Call("min", (A, B, ONE)), Call("max", (C,)))),
    "lines": ("a ==\n  b", Comparison("==", A, B)),
}


@pytest.mark.parametrize(("text", "column", "message"), WRONG.values(), ids=WRONG)
def test_wrong(text: str, column: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        tree(text)
    assert message in str(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize(("text", "expected"), RIGHT.values(), ids=RIGHT)
def test_right(text: str, expected: Expression) -> None:
    assert tree(text) == expected
