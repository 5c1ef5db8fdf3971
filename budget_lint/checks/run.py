"""All rules over all facts of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budget_lint.checks.evaluate import evaluate
from budget_lint.checks.index import Index, key_of
from budget_lint.checks.roles import Binder
from budget_lint.checks.statements import checks_over
from budget_lint.model.check import Check, Verdict
from budget_lint.model.fact import Fact, Reading, Statement
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset


def run(ruleset: Ruleset, reading: Reading, lexicon: Lexicon) -> tuple[Verdict, ...]:
    """The verdicts of all checks, in the order of the rules and then of the text."""
    return tuple(evaluate(check) for check in _once(_checks(ruleset, reading, lexicon)))


def _checks(ruleset: Ruleset, reading: Reading, lexicon: Lexicon) -> Iterator[Check]:
    binder = Binder(Index(reading.facts), lexicon.concepts)
    statements: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        statements.setdefault(statement.kind, []).append(statement)
    for rule in ruleset.rules:
        if rule.over:
            yield from checks_over(rule, statements.get(rule.over, ()))
        else:
            yield from _together(binder.checks(rule))


def _together(checks: Iterable[Check]) -> Iterator[Check]:
    """Checks of one rule over roles; where one place states all of its figures, none that borrows some elsewhere.

    That a figure is the same in other places is a matter of its own.
    """
    found = list(checks)
    whole = {_printed("", check.facts[0]) for check in found if not check.doubt and _one_place(check)}
    return (check for check in found if _one_place(check) or _printed("", check.facts[0]) not in whole)


def _one_place(check: Check) -> bool:
    return len({fact.section for fact in check.facts}) == 1


def _once(checks: Iterable[Check]) -> Iterable[Check]:
    """Checks of one rule over the same figures are one check; the one without doubt is kept.

    So are checks of one rule over roles that bind restated figures, all printed alike: they say the same again.
    """
    kept: dict[tuple[str, frozenset[object]], Check] = {}
    for check in checks:
        same = _printed if not check.rule.over else _place
        key = (check.rule.code, frozenset(same(role, fact) for role, facts in check.binding for fact in facts))
        if key not in kept or (kept[key].doubt and not check.doubt):
            kept[key] = check
    return kept.values()


def _place(_: str, fact: Fact) -> object:
    return fact.figure.index


def _printed(role: str, fact: Fact) -> object:
    quantity = fact.quantity
    return role, key_of(fact), quantity.value, quantity.quantum, quantity.unit.name, quantity.bound
