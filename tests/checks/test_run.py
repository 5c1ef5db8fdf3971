"""Which checks are made of rules and facts."""

from __future__ import annotations

import time
from typing import Any

import pytest

from budget_lint.checks import run
from budget_lint.model.expression import Expression, Logic, Name
from budget_lint.model.fact import Fact, Scope, Statement
from budget_lint.model.lexicon import Concept, Lexicon
from budget_lint.model.rule import Role, Rule
from tests.checks.facts import (
    GROWTH,
    LEXICON,
    PERCENT,
    SHARES,
    SUM,
    arithmetic,
    call,
    equal,
    fact,
    negated,
    reading,
    rule,
    ruleset,
    statement,
)

WHOLE, PREVIOUS, RATE = Name("whole"), Name("previous"), Name("rate")
PART, ALL = fact("2", 1), fact("8", 2)
SHARE = fact("25", 3, unit=PERCENT)
GENERAL: Scope = (("fund", "general"),)
FISCAL: Scope = (("fund", "fiscal"),)
Found = list[tuple[list[int], str, str]]


def found(the_rule: Rule, facts: list[Fact], *statements: Statement, lexicon: Lexicon = LEXICON) -> Found:
    """Per check the indices of its figures in the order of the roles, the outcome and the reason."""
    verdicts = run(ruleset(the_rule), reading(facts, *statements), lexicon)
    return [([f.figure.index for f in v.check.facts], v.outcome, v.reason) for v in verdicts]


def all_of(*operands: Expression) -> Expression:
    return Logic("and", operands)


SHARE_RULE = rule(SHARES, over="share")
NO_RATE_OF_ZERO = rule(
    Logic("or", ()), over="share", when=all_of(call("given", Name("share")), call("zero", WHOLE))
)
FULL = statement("share", share=[SHARE], part=[PART], whole=[ALL])
TOTAL, ONE, TWO = fact("9", 4), fact("1", 5), fact("2", 6)
LIST = statement("breakdown", total=[TOTAL], parts=[ONE, TWO])
OVER: dict[str, tuple[Rule, list[Statement], Found]] = {
    "other_kind": (SHARE_RULE, [LIST], []),
    "stated_missing": (SHARE_RULE, [statement("share", part=[PART], whole=[ALL])], []),
    "guard_false": (rule(SHARES, over="share", when=call("zero", WHOLE)), [FULL], []),
    "guard_lacks_a_role": (
        rule(SHARES, over="share", when=negated(call("zero", WHOLE))),
        [statement("share", share=[SHARE], part=[PART])],
        [],
    ),
    "false_without_cause": (NO_RATE_OF_ZERO, [FULL], []),
    "needed_missing": (
        SHARE_RULE,
        [statement("share", share=[SHARE], part=[PART])],
        [([3, 1], "undecided", "missing")],
    ),
    "guard_given": (
        rule(SHARES, over="share", when=call("given", WHOLE)),
        [FULL, statement("share", share=[SHARE], part=[PART])],
        [([3, 1, 2], "holds", "")],
    ),
    "guard_either": (
        rule(
            SHARES,
            over="share",
            when=Logic("or", (call("zero", PREVIOUS), call("given", RATE), call("given", WHOLE))),
        ),
        [FULL],
        [([3, 1, 2], "holds", "")],
    ),
    "false": (
        NO_RATE_OF_ZERO,
        [statement("share", share=[SHARE], part=[PART], whole=[fact("0.0", 7)])],
        [([3, 7], "broken", "")],
    ),
    "false_without_guard": (
        rule(Logic("or", ()), over="missing_unit"),
        [statement("missing_unit", figure=[ONE])],
        [([5], "broken", "")],
    ),
    "message_brings_a_role": (
        rule(call("zero", Name("part")), over="share", message={"en": "{whole} {computed}"}),
        [FULL],
        [([1, 2], "broken", "")],
    ),
    "incomplete": (
        rule(SUM, over="breakdown", lists=("parts",), requires=("complete",)),
        [LIST, statement("breakdown", total=[fact("3", 8)], parts=[ONE, TWO])],
        [([4, 5, 6], "undecided", "incomplete"), ([8, 5, 6], "holds", "")],
    ),
    "complete": (
        rule(SUM, over="breakdown", lists=("parts",), requires=("complete",)),
        [statement("breakdown", frozenset({"complete"}), total=[TOTAL], parts=[ONE, TWO])],
        [([4, 5, 6], "broken", "")],
    ),
    "same_figures_once": (SHARE_RULE, [FULL, FULL], [([3, 1, 2], "holds", "")]),
    "without_doubt_is_kept": (
        rule(SUM, over="breakdown", lists=("parts",), requires=("complete",)),
        [LIST, statement("breakdown", frozenset({"complete"}), total=[TOTAL], parts=[ONE, TWO])],
        [([4, 5, 6], "broken", "")],
    ),
}


@pytest.mark.parametrize(("the_rule", "statements", "expected"), OVER.values(), ids=OVER)
def test_over_statements(the_rule: Rule, statements: list[Statement], expected: Found) -> None:
    assert found(the_rule, [], *statements) == expected


def roles_rule(**roles: Role) -> Rule:
    """total == staff + running, with roles replaced."""
    known = {"total": Role(("basic",)), "staff": Role(("staff",)), "running": Role(("running",))} | roles
    return rule(equal(Name("total"), arithmetic("+", Name("staff"), Name("running"))), roles=known)


BASIC = roles_rule()
OPTIONAL = roles_rule(running=Role(("running",), optional=True))
FUNDS = roles_rule(
    total=Role(("basic",), scope={"fund": "fiscal"}), running=Role(("running",), scope={"fund": "general"})
)
OTHER_FUND = roles_rule(running=Role(("running",), scope={"fund": ""}))
EITHER = roles_rule(running=Role(("costs", "running")))


def facts(*rows: tuple[str, str, dict[str, Any]]) -> list[Fact]:
    """Facts from printed text, concept and what is special of them, numbered from 0."""
    return [fact(text, place, concept, **special) for place, (text, concept, special) in enumerate(rows)]


BY_CONCEPT: dict[str, tuple[Rule, list[Fact], Found]] = {
    "first_role_absent": (BASIC, facts(("1", "staff", {}), ("2", "running", {})), []),
    "nothing_else": (BASIC, facts(("3", "basic", {}), ("3", "other", {})), []),
    "first_uncertain": (BASIC, facts(("3", "basic", {"certain": False}), ("1", "staff", {})), []),
    "other_period": (BASIC, facts(("3", "basic", {}), ("1", "staff", {"period": "2021"})), []),
    "other_scope": (BASIC, facts(("3", "basic", {}), ("1", "staff", {"scope": GENERAL})), []),
    "other_measure": (BASIC, facts(("3", "basic", {}), ("1", "staff", {"measure": "budget"})), []),
    "first_scope_differs": (
        FUNDS,
        facts(("3", "basic", {"scope": GENERAL}), ("1", "staff", {"scope": GENERAL})),
        [],
    ),
    "missing": (BASIC, facts(("3", "basic", {}), ("1", "staff", {})), [([0, 1], "undecided", "missing")]),
    "uncertain": (
        BASIC,
        facts(("3", "basic", {}), ("1", "staff", {}), ("2", "running", {"certain": False})),
        [([0, 1], "undecided", "uncertain")],
    ),
    "broken": (
        BASIC,
        facts(("9", "basic", {}), ("1", "staff", {}), ("1", "running", {})),
        [([0, 1, 2], "broken", "")],
    ),
    "optional_is_nought": (OPTIONAL, facts(("3", "basic", {}), ("3", "staff", {})), [([0, 1], "holds", "")]),
    "optional_uncertain": (
        OPTIONAL,
        facts(("3", "basic", {}), ("1", "staff", {}), ("2", "running", {"certain": False})),
        [([0, 1], "undecided", "uncertain")],
    ),
    "scopes_fixed": (
        FUNDS,
        facts(
            ("3", "basic", {"scope": FISCAL}),
            ("1", "staff", {"scope": FISCAL}),
            ("2", "running", {"scope": GENERAL}),
        ),
        [([0, 1, 2], "holds", "")],
    ),
    "scope_taken_out": (
        OTHER_FUND,
        facts(("3", "basic", {"scope": FISCAL}), ("1", "staff", {"scope": FISCAL}), ("2", "running", {})),
        [([0, 1, 2], "holds", "")],
    ),
    "alternative": (
        EITHER,
        facts(("3", "basic", {}), ("1", "staff", {}), ("2", "running", {})),
        [([0, 1, 2], "holds", "")],
    ),
    "first_alternative_before_nearer_one": (
        EITHER,
        facts(("3", "basic", {}), ("1", "staff", {}), ("2", "running", {}), ("9", "costs", {})),
        [([0, 1, 3], "broken", "")],
    ),
    "paragraph_before_section_before_nearness": (
        BASIC,
        facts(
            ("1", "staff", {"section": 1, "paragraph": 1}),
            ("2", "running", {"section": 2, "paragraph": 2}),
            ("2", "running", {"section": 1, "paragraph": 3}),
            ("3", "basic", {"section": 2, "paragraph": 4}),
            ("1", "staff", {"section": 1, "paragraph": 5}),
            ("1", "staff", {"section": 3, "paragraph": 4}),
        ),
        [([3, 5, 1], "holds", "")],
    ),
    "nearest": (
        BASIC,
        facts(
            ("1", "staff", {}),
            ("1", "staff", {}),
            ("3", "basic", {}),
            ("2", "running", {}),
            ("2", "running", {}),
        ),
        [([2, 1, 3], "holds", "")],
    ),
    "tie_first_in_text": (
        OPTIONAL,
        facts(("3", "staff", {}), ("3", "basic", {}), ("3", "staff", {})),
        [([1, 0], "holds", "")],
    ),
    "one_figure_in_one_role": (
        roles_rule(running=Role(("staff",))),
        facts(("2", "basic", {}), ("1", "staff", {}), ("1", "staff", {})),
        [([0, 1, 2], "holds", "")],
    ),
    "every_total": (
        OPTIONAL,
        facts(("3", "basic", {}), ("3", "staff", {}), ("9", "basic", {})),
        [([0, 1], "holds", ""), ([2, 1], "broken", "")],
    ),
}


@pytest.mark.parametrize(("the_rule", "given", "expected"), BY_CONCEPT.values(), ids=BY_CONCEPT)
def test_by_concept(the_rule: Rule, given: list[Fact], expected: Found) -> None:
    assert found(the_rule, given) == expected


def test_changes_share_their_basis() -> None:
    change = {name: Role((concept,), "change") for name, concept in
              (("total", "basic"), ("staff", "staff"), ("running", "running"))}  # fmt: skip
    to_budget = {"measure": "change", "basis": "budget"}
    to_previous = {"measure": "change", "basis": "previous"}
    given = facts(
        ("3", "basic", to_budget),
        ("1", "staff", to_previous),
        ("1", "staff", to_budget),
        ("2", "running", to_previous),
        ("2", "running", to_budget),
    )
    assert found(roles_rule(**change), given) == [([0, 2, 4], "holds", "")]


def test_contextual_concepts_stay_in_their_section() -> None:
    lexicon = Lexicon(concepts={"staff": Concept("staff", ("x",), contextual=True)})
    given = facts(("3", "basic", {"section": 1}), ("3", "staff", {"section": 2, "paragraph": 1}))
    assert found(OPTIONAL, given) == [([0, 1], "holds", "")]
    assert found(OPTIONAL, given, lexicon=lexicon) == []


def test_rules_in_their_order_then_the_text() -> None:
    second = rule(GROWTH, over="change", code="R2")
    change = statement(
        "change", rate=[fact("10", 1, unit=PERCENT)], current=[fact("11", 2)], previous=[fact("10", 3)]
    )
    verdicts = run(ruleset(SHARE_RULE, second), reading([], change, FULL), LEXICON)
    assert [verdict.check.rule.code for verdict in verdicts] == ["R1", "R2"]


def test_many_facts_of_one_name_cost_little() -> None:
    given = [fact(str(place), place, name) for place, name in enumerate(["basic", "staff", "running"] * 2_000)]
    start = time.perf_counter()
    assert len(found(BASIC, given)) == 2_000
    assert time.perf_counter() - start < 10
