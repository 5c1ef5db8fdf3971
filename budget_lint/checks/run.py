"""All rules over all facts of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budget_lint.checks.evaluate import evaluate
from budget_lint.checks.index import Index
from budget_lint.checks.roles import Binder
from budget_lint.checks.statements import checks_over
from budget_lint.model.check import Check, Verdict
from budget_lint.model.fact import Reading, Statement
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
            yield from binder.checks(rule)


def _once(checks: Iterable[Check]) -> Iterable[Check]:
    """Checks of one rule over the same figures are one check; the one without doubt is kept."""
    kept: dict[tuple[str, frozenset[int]], Check] = {}
    for check in checks:
        key = (check.rule.code, frozenset(fact.figure.index for fact in check.facts))
        if key not in kept or (kept[key].doubt and not check.doubt):
            kept[key] = check
    return kept.values()
