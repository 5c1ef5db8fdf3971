"""All rules over all facts of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from budget_lint.checks.evaluate import INCOMPLETE, evaluate
from budget_lint.checks.index import key_of
from budget_lint.checks.likelihood import odds
from budget_lint.checks.precision import Precision
from budget_lint.checks.roles import Binder
from budget_lint.checks.statements import checks_over
from budget_lint.checks.wording import WordReader
from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Expression, Logic
from budget_lint.model.fact import Fact, Reading, Statement
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.model.span import Quote

_LIST = "breakdown"  # the kind of statements of a total and its parts
_SUMS = "table_"  # how the kinds of statements about the sums of tables begin
NO_WORDS = Folded("", ())


def run(ruleset: Ruleset, reading: Reading, lexicon: Lexicon, folded: Folded = NO_WORDS) -> tuple[Verdict, ...]:
    """The verdicts of all checks, in the order of the rules and then of the text.

    ``folded`` is the text for rules over wording; figures that somebody else extracted have none.
    """
    verdicts = _with_lists([evaluate(check) for check in _once(_checks(ruleset, reading, lexicon, folded))])
    precision = Precision(reading.facts)
    judged = [replace(v, odds=odds(v, precision)) if v.outcome == "rounding" else v for v in verdicts]
    if any(verdict.check.rule.truncation and (verdict.outcome == "broken" or verdict.odds) for verdict in judged):
        from budget_lint.checks.cuts import with_cuts  # noqa: PLC0415 - most documents are sound

        judged = with_cuts(judged)
    return tuple(judged)


def _with_lists(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts; none is broken by a total that its own list makes up, with further parts than the rule knows."""
    lists: dict[int, list[frozenset[int]]] = {}
    for verdict in verdicts:
        if verdict.check.rule.over == _LIST and verdict.outcome in ("holds", "rounding"):
            lists.setdefault(verdict.check.facts[0].figure.index, []).append(_figures(verdict.check))
    return [_doubted(verdict) if _is_short(verdict, lists) else verdict for verdict in verdicts]


def _is_short(verdict: Verdict, lists: Mapping[int, Sequence[frozenset[int]]]) -> bool:
    check = verdict.check
    if verdict.outcome != "broken" or not check.rule.roles or not check.facts:
        return False
    told = frozenset(fact.figure.index for fact in check.facts if fact.quantity.value)  # noughts are not always listed
    return any(told < full for full in lists.get(check.facts[0].figure.index, ()))


def _doubted(verdict: Verdict) -> Verdict:
    return evaluate(replace(verdict.check, doubt=INCOMPLETE))


def potential(ruleset: Ruleset, reading: Reading, lexicon: Lexicon) -> tuple[Check, ...]:
    """All checks of figures that there would be with whatever values: those too whose guards are false as printed.

    To evaluate one with its guard, hand over the value of some figure as replaced.
    """
    rules = {rule.code: rule for rule in ruleset.rules if not rule.wording}
    open_ = Ruleset(tuple(replace(rule, when=_open(rule.when)) for rule in rules.values()))
    found = _once(_checks(open_, reading, lexicon, NO_WORDS))
    return tuple(replace(check, rule=rules[check.rule.code]) for check in found)


def _open(guard: Expression | None) -> Expression | None:
    """A guard that asks for the same figures and is true of any values of theirs."""
    return None if guard is None else Logic("or", (guard, Logic("not", (guard,))))


def _checks(ruleset: Ruleset, reading: Reading, lexicon: Lexicon, folded: Folded) -> Iterator[Check]:
    binder = Binder(reading.facts, lexicon.concepts)
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
    """Checks of one rule over the same figures and words are one check; the one without doubt is kept.

    So are checks of one rule over roles that bind restated figures, all printed alike, and checks of figures of
    which a table says that they add up: they say the same again.
    """
    kept: dict[tuple[str, frozenset[object], Quote | None], Check] = {}
    for check in checks:
        same = _printed if check.rule.roles else _place
        facts = frozenset(same(role, fact) for role, facts in check.binding for fact in facts)
        key = (check.rule.code, facts, check.quote)
        if key not in kept or (kept[key].doubt and not check.doubt):
            kept[key] = check
    summed = {_figures(check) for check in kept.values() if check.rule.over.startswith(_SUMS)}
    return [check for check in kept.values() if not check.rule.roles or _figures(check) not in summed]


def _figures(check: Check) -> frozenset[int]:
    return frozenset(fact.figure.index for fact in check.facts)


def _place(_: str, fact: Fact) -> object:
    return fact.figure.index


def _printed(role: str, fact: Fact) -> object:
    quantity = fact.quantity
    return role, key_of(fact), quantity.value, quantity.quantum, quantity.unit.name, quantity.bound
