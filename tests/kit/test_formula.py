from __future__ import annotations

import pytest

from budget_lint import ruleset
from budget_lint.kit.formula import formula
from budget_lint.model.expression import Expression, names
from budget_lint.model.rule import Rule
from budget_lint.pipeline import packaged_rules
from budget_lint.ruleset.assertion import parse
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.source import Scalar, Source

_, PACKAGED = ruleset.load([packaged_rules()])
ROLES = {"a": False, "b": False, "c": False, "parts": True}


def read(text: str, roles: dict[str, bool] = ROLES) -> Expression:
    return parse(Marked(text, Scalar(Source("rule.yaml", text), 1, 1, text, "")), roles)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a - (b - c) == 0", "a - (b - c) == 0"),
        ("(a - b) - c == 0", "a - b - c == 0"),
        ("a / (b * c) == 0.25", "a / (b * c) == 0.25"),
        ("(a * b) / c == 0", "a * b / c == 0"),
        ("(a + b) * c == 0", "(a + b) * c == 0"),
        ("-(a + b) == -c", "-(a + b) == -c"),
        ("- -a == 0", "-(-a) == 0"),
        ("sum(parts / (1 + 2 / 100)) == max(a, b, c)", "sum(parts / (1 + 2 / 100)) == max(a, b, c)"),
        ("not a == b", "not (a == b)"),
        ("not given(a) and (zero(b) or agree(parts))", "not given(a) and (zero(b) or agree(parts))"),
        ("(given(a) and given(b)) or given(c)", "given(a) and given(b) or given(c)"),
        ("given(a) and (given(b) and given(c))", "given(a) and (given(b) and given(c))"),
        ("not (given(a) or given(b))", "not (given(a) or given(b))"),
        ("true and false", "true and false"),
    ],
)
def test_formula(text: str, written: str) -> None:
    assert formula(read(text)) == written
    assert read(written) == read(text)


@pytest.mark.parametrize("rule", PACKAGED.rules, ids=lambda rule: str(rule.code))
def test_what_is_shown_of_a_rule_is_the_rule(rule: Rule) -> None:
    for node in (rule.assertion, rule.when):
        if node is not None:
            assert read(formula(node), {role: role in rule.lists for role in names(node)}) == node
