"""Every example of the packaged rules as a case of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from budget_lint import ruleset
from budget_lint.kit import lacking, try_rules
from budget_lint.kit.examples import EXPECTED
from budget_lint.model.expression import Logic
from budget_lint.model.rule import Example, Outcome, Rule, Ruleset
from budget_lint.pipeline import Linter, packaged_rules

_, PACKAGED = ruleset.load([packaged_rules()])


def cases() -> Iterator[object]:
    for rule in PACKAGED.rules:
        counts: dict[str, int] = {}
        for example in rule.examples:
            counts[example.outcome] = counts.get(example.outcome, 0) + 1
            name = f"{rule.code}-{example.outcome}-{counts[example.outcome]}"
            yield pytest.param(rule, example, id=name)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.fixture(scope="module")
def alone() -> Linter:
    """A linter whose rules each test replaces."""
    return Linter()


def of(rule: Rule, *outcomes: str) -> Rule:
    """The rule with its examples of these outcomes only."""
    return replace(rule, examples=tuple(e for e in rule.examples if e.outcome in outcomes))


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_example(rule: Rule, example: Example, linter: Linter) -> None:
    (result,) = try_rules(linter, [replace(rule, examples=(example,))])
    assert result.passed, [(v.outcome, v.reason, v.check.binding) for v in result.verdicts]


@pytest.mark.parametrize("outcome", EXPECTED)
def test_every_rule_has_examples_of_every_outcome_that_it_can_have(outcome: Outcome) -> None:
    assert [rule.code for rule in lacking(PACKAGED.rules, outcome)] == []


def test_what_a_rule_never_has_no_example_gives(linter: Linter) -> None:
    """The outcomes that rules are said never to have do not come up on any of the examples of all rules."""
    never = {(rule.code, outcome) for rule in PACKAGED.rules for outcome in rule.never}
    seen = {
        (verdict.check.rule.code, verdict.outcome)
        for rule in PACKAGED.rules
        for example in rule.examples
        for verdict in linter.check_text(example.text).verdicts
    }
    assert never & seen == set() != never


@pytest.mark.parametrize("rule", PACKAGED.rules, ids=lambda rule: str(rule.code))
def test_the_opposite_of_a_rule_fails_its_examples(rule: Rule, alone: Linter) -> None:
    """The examples tell an assertion from its opposite, so none of them passes for another reason.

    A rule over wording has no assertion of its own: its opposite finds nothing, which its holding examples allow.
    """
    outcomes = ("broken",) if rule.wording else ("holds", "broken")
    opposite = replace(of(rule, *outcomes), assertion=Logic("not", (rule.assertion,)))
    assert opposite.examples
    alone.ruleset = Ruleset((opposite,))
    assert [r.example.text for r in try_rules(alone, [opposite]) if r.passed] == []


@pytest.mark.parametrize("rule", PACKAGED.rules, ids=lambda rule: str(rule.code))
def test_no_rule_is_dead(rule: Rule, alone: Linter) -> None:
    """Without it nothing is found on its examples: all others together do not do its work."""
    shown = of(rule, "broken") if rule.wording else of(rule, "holds", "broken")
    assert shown.examples
    alone.ruleset = Ruleset(tuple(other for other in PACKAGED.rules if other is not rule))
    assert [result.example.text for result in try_rules(alone, [shown]) if result.passed] == []


WORDED = [rule for rule in PACKAGED.rules if rule.wording and len(rule.wording.forbidden) > 1]


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: str(rule.code))
def test_no_phrase_is_dead(rule: Rule, alone: Linter) -> None:
    """Without any one of its phrases a rule over wording misses something in its broken examples."""
    wording = rule.wording
    assert wording is not None
    dead = []
    for phrase in wording.forbidden:
        others = tuple(other for other in wording.forbidden if other is not phrase)
        without = replace(of(rule, "broken"), wording=replace(wording, forbidden=others))
        alone.ruleset = Ruleset((without,))
        if all(result.passed for result in try_rules(alone, [without])):
            dead.append(phrase.written)
    assert dead == []


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: str(rule.code))
def test_broken_examples_of_wording_pin_their_words(rule: Rule) -> None:
    assert [example.text for example in rule.examples if example.outcome == "broken" and not example.words] == []
