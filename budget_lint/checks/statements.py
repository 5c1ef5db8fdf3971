"""Rules over statements -> checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from budget_lint.checks.evaluate import INCOMPLETE
from budget_lint.checks.truth import Judge
from budget_lint.model.check import Binding, Check
from budget_lint.model.expression import Call, Expression, children, names
from budget_lint.model.expression import Name as Role
from budget_lint.model.fact import Statement
from budget_lint.model.rule import Rule

_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def checks_over(rule: Rule, statements: Iterable[Statement]) -> Iterator[Check]:
    """The checks of a rule over the statements of its kind."""
    used = roles_in_use(rule)
    asserted = list(names(rule.assertion))
    needed = set(_needed(rule.assertion))
    for statement in statements:
        if statement.quote is not None:
            yield Check(rule, (), quote=statement.quote)
            continue
        if asserted and not statement.role(asserted[0]):
            continue
        wanted = used or [role for role, _ in statement.roles]
        binding = tuple([(role, facts) for role in wanted if (facts := statement.role(role))])
        if not binding or not applies(rule, binding):
            continue
        bound = {role for role, _ in binding}
        doubt = "" if set(rule.requires) <= statement.tags else INCOMPLETE
        yield Check(rule, binding, doubt if needed <= bound else "missing")


def roles_in_use(rule: Rule) -> list[str]:
    """The roles that a rule speaks of: those of its assertion first, then of its guard and its messages."""
    found = dict.fromkeys(names(rule.assertion))
    found |= dict.fromkeys(names(rule.when) if rule.when else ())
    if not found:
        return []
    for text in rule.message.values():
        found |= dict.fromkeys(_PLACEHOLDER.findall(text))
    return list(found)


def _needed(node: Expression) -> Iterator[str]:
    """The names that must be bound: all but those that are only asked for by ``given()``."""
    if isinstance(node, Role):
        yield node.role
    if not (isinstance(node, Call) and node.function == "given"):
        for child in children(node):
            yield from _needed(child)


def applies(rule: Rule, binding: Binding) -> bool:
    """Whether the guard of a rule is true; one that needs what is missing is not."""
    if rule.when is None:
        return True
    quantities = {role: tuple([fact.quantity for fact in facts]) for role, facts in binding}
    return bool(Judge(quantities, frozenset(rule.lists)).guard(rule.when))
