"""Ledgers in the suite: a small part of what ``python -m tests.accuracy`` measures, at the same bars."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_lint.pipeline import Linter
from tests.ledger.measure import alarms, mutations, records
from tests.ledger.page import Relation, Token, rounded
from tests.ledger.records import mistyped, one_axis, two_axes
from tests.ledger.templates import TEMPLATES, document

ROUNDS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = range(150)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@ROUNDS
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(TEMPLATES)))
def test_a_right_document_gives_no_alarm(linter: Linter, random: Random, template: str) -> None:
    found = linter.check_text(document(random, template).text).findings
    assert [finding for finding in found if finding.severity != "note"] == []


def test_right_documents_by_seed_give_no_alarm(linter: Linter) -> None:
    assert list(alarms(linter, SEEDS)) == []


def test_wrong_figures_are_found_and_named(linter: Linter) -> None:
    score = mutations(linter, SEEDS)
    bars = {"found": 97, "first": 90, "listed": 99, "value": 85}
    assert {name: score.ratio(name) for name, bar in bars.items() if not score.reached(name, bar)} == {}


def test_records_of_one_axis_list_the_wrong_figure() -> None:
    assert records(one_axis, range(60)).ratio("listed") == (60, 60)


def test_records_of_two_axes_put_the_wrong_figure_first() -> None:
    score = records(two_axes, range(60))
    assert score.reached("first", 99)
    assert score.reached("listed", 99)


def test_equal_records_give_equal_answers() -> None:
    _, wrong = mistyped(two_axes(Random(5)), Random(5))
    assert wrong.findings() == wrong.findings() != ()


# What the ledgers themselves are judged by.


@pytest.mark.parametrize(
    ("kind", "texts", "possible"),
    [
        ("sum", ["30.01", "10.00", "20.00"], True),
        ("sum", ["30.02", "10.00", "20.00"], False),
        ("quotient", ["33.33", "10.00", "30.00"], True),
        ("quotient", ["33.43", "10.00", "30.00"], False),
        ("quotient", ["33.33", "10.00", "0.00"], True),
        ("rate", ["10.00", "1.00", "11.00"], True),
        ("rate", ["9.09", "1.00", "11.00"], False),
        ("same", ["1.20", "1.20"], True),
        ("same", ["1.20", "1.21"], False),
        ("same", ["1.20", "1.2"], True),
    ],
)
def test_relations_of_ledgers(kind: str, texts: list[str], possible: bool) -> None:
    tokens = {number: Token(number, text, "元") for number, text in enumerate(texts)}
    relation = Relation(kind, tuple(tokens))  # type: ignore[arg-type] # one of the kinds, by the table above
    assert relation.possible(tokens) is possible


@pytest.mark.parametrize(("yuan", "places", "text"), [(12345, 0, "12345"), (5, 0, "5"), (0, 2, "0.00")])
def test_whole_numbers_are_printed(yuan: int, places: int, text: str) -> None:
    assert rounded(Fraction(yuan), places) == text


def test_halves_are_rounded_up() -> None:
    assert [rounded(Fraction(n, 1000), 2) for n in (4, 5, 15, 14)] == ["0.00", "0.01", "0.02", "0.01"]
