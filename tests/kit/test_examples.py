from __future__ import annotations

from dataclasses import replace

import pytest

from budget_lint.kit import Result, lacking
from budget_lint.model.check import Check, Verdict
from budget_lint.model.rule import Example, Outcome
from tests.checks.facts import SUM, fact, rule

RULE = rule(SUM)


def verdict(outcome: Outcome, *figures: str) -> Verdict:
    facts = tuple(fact(text.replace(" ", ""), place) for place, text in enumerate(figures))
    printed = tuple(
        replace(item, figure=replace(item.figure, text=text)) for item, text in zip(facts, figures, strict=True)
    )
    return Verdict(Check(RULE, (("total", printed[:1]), ("parts", printed[1:]))), outcome)


@pytest.mark.parametrize(
    ("place", "places", "passed"),
    [("", ("1:2",), True), ("1:2", ("1:2",), True), ("1:3", ("1:2",), False), ("1:2", (), False)],
)
def test_places(place: str, places: tuple[str, ...], passed: bool) -> None:
    example = Example("", "broken", ("3",), place=place)
    assert Result(RULE, example, (verdict("broken", "3"),), places).passed is passed


def passes(expected: Outcome, verdicts: list[Verdict], *figures: str) -> bool:
    return Result(RULE, Example("", expected, figures), tuple(verdicts)).passed


@pytest.mark.parametrize(
    ("expected", "outcomes", "passed"),
    [
        pytest.param("holds", [], False, id="holds-without-check"),
        pytest.param("holds", ["holds", "undecided"], False, id="holds-beside-undecided"),
        pytest.param("holds", ["holds", "broken"], False, id="holds-beside-broken"),
        pytest.param("holds", ["undecided"], False, id="holds-undecided"),
        pytest.param("holds", ["holds"], True, id="holds"),
        pytest.param("holds", ["rounding", "holds", "truncated"], True, id="holds-every-success"),
        pytest.param("rounding", ["holds"], False, id="rounding-holds"),
        pytest.param("rounding", ["rounding", "undecided"], False, id="rounding-beside-undecided"),
        pytest.param("rounding", ["holds", "rounding"], True, id="rounding"),
        pytest.param("truncated", ["rounding"], False, id="truncated-rounds"),
        pytest.param("truncated", ["truncated", "broken"], False, id="truncated-beside-broken"),
        pytest.param("truncated", ["holds", "truncated"], True, id="truncated"),
        pytest.param("broken", [], False, id="broken-without-check"),
        pytest.param("broken", ["undecided"], False, id="broken-undecided"),
        pytest.param("broken", ["holds"], False, id="broken-holds"),
        pytest.param("broken", ["holds", "broken", "undecided"], True, id="broken"),
        pytest.param("undecided", ["undecided", "holds"], False, id="undecided-beside-holds"),
        pytest.param("undecided", ["broken"], False, id="undecided-broken"),
        pytest.param("undecided", ["undecided"], True, id="undecided"),
        pytest.param("undecided", [], True, id="undecided-without-check"),
    ],
)
def test_outcomes(expected: Outcome, outcomes: list[Outcome], passed: bool) -> None:
    assert passes(expected, [verdict(outcome, "1") for outcome in outcomes]) is passed


@pytest.mark.parametrize(
    ("expected", "verdicts", "figures", "passed"),
    [
        pytest.param("broken", [verdict("broken", "3", "1")], ["3"], False, id="too-few"),
        pytest.param("broken", [verdict("broken", "3", "1")], ["3", "1", "1"], False, id="too-many"),
        pytest.param("broken", [verdict("broken", "3.0", "1")], ["3", "1"], False, id="as-printed"),
        pytest.param(
            "broken",
            [verdict("broken", "3", "1"), verdict("broken", "4", "1")],
            ["3", "1"],
            False,
            id="each-broken-check",
        ),
        pytest.param("holds", [verdict("holds", "3", "1")], ["3", "2"], False, id="holds-with-others"),
        pytest.param("undecided", [], ["3"], False, id="no-check-has-no-figures"),
        pytest.param("broken", [verdict("broken", "3", "1")], ["1", "3"], True, id="any-order"),
        pytest.param("broken", [verdict("broken", "1 203", "1")], ["1203", "1"], True, id="blanks"),
        pytest.param(
            "broken", [verdict("holds", "4", "1"), verdict("broken", "3", "1")], ["3", "1"], True, id="broken-only"
        ),
        pytest.param(
            "holds", [verdict("holds", "4", "1"), verdict("holds", "3", "1")], ["3", "1"], True, id="one-of-those"
        ),
        pytest.param("undecided", [verdict("undecided", "3")], ["3"], True, id="undecided"),
    ],
)
def test_figures(expected: Outcome, verdicts: list[Verdict], figures: list[str], passed: bool) -> None:
    assert passes(expected, verdicts, *figures) is passed


def test_lacking() -> None:
    complete = rule(SUM, code="R2", examples=(Example("", "holds"), Example("", "broken")))
    rounding = rule(SUM, code="R3", examples=(Example("", "rounding"),))
    assert [item.code for item in lacking([RULE, complete, rounding], "holds")] == ["R1", "R3"]
