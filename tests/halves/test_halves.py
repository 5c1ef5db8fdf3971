"""The tools that take alternatives out of the rules: what they measure must be what they say."""

from __future__ import annotations

import re

import pytest

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.pipeline import Linter
from tests.halves.__main__ import paradigms, splits
from tests.halves.alternatives import NEVER, Place, Rules, taken_apart, written
from tests.halves.learning import Learner
from tests.halves.scoring import Case, Marks, Scorer


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules()


def test_every_phrase_can_be_put_together_again(rules: Rules) -> None:
    entries = [entry for data in rules.files.values() for key in data for entry in listed(data[key])]
    phrases = [entry[key] for entry in entries for key in ("before", "after", "phrase", "title") if key in entry]
    assert len(phrases) > 60
    assert [written(taken_apart(phrase)) for phrase in phrases] == phrases


def listed(entries: object) -> list[dict[str, str]]:
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


@pytest.mark.parametrize(
    ("removed", "left"),
    [
        ([], "(a|b[c|d])x[e]"),
        ([(0, 0, 1)], "(a)x[e]"),
        ([(0, 0, 1, 1, 0)], "(a|b[d])x[e]"),
        ([(0, 0, 1, 1, 0), (0, 0, 1, 1, 1)], "(a|b)x[e]"),
        ([(0, 2, 0)], "(a|b[c|d])x"),
        ([(0, 0, 0), (0, 0, 1)], f"({NEVER})x[e]"),
    ],
)
def test_alternatives_of_a_phrase(removed: list[Place], left: str) -> None:
    assert written(taken_apart("(a|b[c|d])x[e]"), removed) == left


@pytest.mark.parametrize("phrase", ["(", "\\(含\\)以上", "^#(、|.)~", "{_:20}<up>[了|为]", "a|b"])
def test_what_a_phrase_is_made_of_stays(phrase: str) -> None:
    assert written(taken_apart(phrase)) == phrase


def test_nothing_taken_out_is_the_rules_themselves(rules: Rules) -> None:
    linter = Linter()
    assert rules.without(()) == (linter.lexicon, linter.ruleset)


def test_every_alternative_can_be_taken_out(rules: Rules) -> None:
    """Also all at once: what is left still loads, and knows no change any more."""
    linter = Linter()
    linter.lexicon, linter.ruleset = rules.without({alternative.place for alternative in rules.alternatives})
    report = linter.check_text("2024年会议费12.00万元，比上年增加2.00万元。")
    assert {fact.measure for fact in report.reading.facts} <= {"amount"}
    assert all(re.fullmatch(r"[a-z]+", alternative.group) for alternative in rules.alternatives)


class Measures(Scorer):
    """Scores a case by the measures of its figures."""

    def __init__(self) -> None:
        self.linter = Linter()

    def use(self, rules: tuple[Lexicon, Ruleset]) -> None:
        self.linter.lexicon, self.linter.ruleset = rules

    def score(self, case: Case) -> Marks:
        facts = self.linter.check_text(case["text"]).reading.facts
        return Marks(0, 0, 0, 0, 0, tuple(f"{fact.figure.text} {fact.measure}" for fact in facts))


def test_what_cases_need_is_learnt(rules: Rules) -> None:
    texts = ("2024年会议费5万元，增收12.50万元。", "2024年会议费5万元，上涨8.00万元。")
    cases = [{"id": number, "text": text} for number, text in enumerate(texts)]
    rises = [alternative for alternative in rules.alternatives if alternative.place[1:3] == ("words", "up")]
    removed = Learner(rules, Measures(), cases).learn(rises)
    assert [rise.text for rise in rises if rise.place not in removed] == ["增收", "上涨"]


def test_halves_are_halves() -> None:
    numbers = range(3, 100, 3)
    for name, half in splits(numbers, 2):
        assert half < set(numbers), name
        assert abs(len(half) - len(numbers) / 2) <= 1, name
    assert dict(splits(numbers, 2)) == dict(splits(numbers, 2))


def test_paradigms_are_whole_lists(rules: Rules) -> None:
    every = {alternative.place for alternative in rules.alternatives}
    rises = {place for place in every if place[1:3] == ("words", "up")}
    brackets = {place for place in every if place[1:2] == ("bases",) and len(place) > 3}
    one, other = min(rises), min(brackets)
    assert paradigms(rules, every) == set()
    found = paradigms(rules, every - {one, other})
    assert rises < found
    assert found - rises == {place for place in brackets if place[:-1] == other[:-1]}
