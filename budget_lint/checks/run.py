"""All rules over all facts of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budget_lint.checks.evaluate import evaluate
from budget_lint.checks.index import Index
from budget_lint.checks.roles import Binder
from budget_lint.checks.statements import checks_over
from budget_lint.checks.wording import WordReader
from budget_lint.model.check import Check, Verdict
from budget_lint.model.fact import Reading, Statement
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.model.span import Quote

NO_WORDS = Folded("", ())


def run(ruleset: Ruleset, reading: Reading, lexicon: Lexicon, folded: Folded = NO_WORDS) -> tuple[Verdict, ...]:
    """The verdicts of all checks, in the order of the rules and then of the text.

    ``folded`` is the text for rules over wording; figures that somebody else extracted have none.
    """
    return tuple(evaluate(check) for check in _once(_checks(ruleset, reading, lexicon, folded)))


def _checks(ruleset: Ruleset, reading: Reading, lexicon: Lexicon, folded: Folded) -> Iterator[Check]:
    binder = Binder(Index(reading.facts), lexicon.concepts)
    words = WordReader(folded, reading, lexicon)
    statements: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        statements.setdefault(statement.kind, []).append(statement)
    for rule in ruleset.rules:
        if rule.kinds and reading.kind not in rule.kinds:
            continue
        if rule.wording:
            yield from words.checks(rule)
        elif rule.over:
            yield from checks_over(rule, statements.get(rule.over, ()))
        else:
            yield from binder.checks(rule)


def _once(checks: Iterable[Check]) -> Iterable[Check]:
    """Checks of one rule over the same figures and words are one check; the one without doubt is kept."""
    kept: dict[tuple[str, frozenset[int], Quote | None], Check] = {}
    for check in checks:
        key = (check.rule.code, frozenset(fact.figure.index for fact in check.facts), check.quote)
        if key not in kept or (kept[key].doubt and not check.doubt):
            kept[key] = check
    return kept.values()
