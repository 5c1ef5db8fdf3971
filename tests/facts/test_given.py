"""Figures that somebody else extracted, from the file to the findings."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budget_lint import reports
from budget_lint.errors import InputError
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.pipeline import Linter
from budget_lint.reports.notice import notice
from budget_lint.reports.words import Words


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def lint(linter: Linter, folder: Path, figures: list[dict[str, Any]], **head: Any) -> DocumentReport:
    path = folder / "figures.json"
    whole = {"budget_lint_figures": 1, "unit": "万元", "period": "2023", **head, "figures": figures}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return linter.check([str(path)]).documents[0]


def figure(label: str, value: str, belongs: str | list[str] = (), **more: Any) -> dict[str, Any]:  # type: ignore[assignment]
    return {"label": label, "value": value, "in": belongs or [], **more}


def named(concept: str, value: str, **more: Any) -> dict[str, Any]:
    return {"concept": concept, "value": value, **more}


def verdicts(report: DocumentReport) -> list[tuple[str, str, str]]:
    """Rule, outcome and figures of every check."""
    return [
        (v.check.rule.code, v.outcome, " ".join(fact.figure.text for fact in v.check.facts)) for v in report.verdicts
    ]


def test_figures_that_nothing_ties_together(linter: Linter, tmp_path: Path) -> None:
    report = lint(linter, tmp_path, [figure("a", "1.0"), figure("a", "2.0"), figure("b", "3.0", period="2022")])
    assert verdicts(report) == []
    assert [(fact.label, fact.period) for fact in report.reading.facts] == [("a", "2023"), ("a", "2023"), ("b", "2022")]
    assert (report.reading.kind, report.reading.period) == ("other", "2023")


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        pytest.param("10.00", ["4.00", "6.00"], "holds", id="equal"),
        pytest.param("10.01", ["4.00", "6.00"], "rounding", id="rounded"),
        pytest.param("10.02", ["4.00", "6.00"], "broken", id="off"),
        pytest.param("1,000.02", ["４００．０１", " 600.01 "], "holds", id="spellings"),
        pytest.param("-2.00", ["4.00", "－6.00"], "holds", id="negative"),
    ],
)
def test_a_total_and_its_parts(total: str, parts: list[str], expected: str, linter: Linter, tmp_path: Path) -> None:
    members = [figure(f"part {n}", text, "breakdown t parts") for n, text in enumerate(parts)]
    report = lint(linter, tmp_path, [*members, figure("total", total, "breakdown t total")])
    assert [v for v in verdicts(report) if v[0] == "ST108"] == [("ST108", expected, " ".join([total, *parts]))]
    assert len(report.findings) == (expected == "broken")


def test_some_parts_need_not_add_up(linter: Linter, tmp_path: Path) -> None:
    figures = [
        figure("total", "10.00", "of-which t total"),
        figure("a", "3.00", "of-which t parts"),
        figure("b", "11.00", "of-which t parts"),
    ]
    found = verdicts(lint(linter, tmp_path, figures))
    assert [v for v in found if v[0] in ("ST108", "ST116")] == [
        ("ST108", "undecided", "10.00 3.00 11.00"),
        ("ST116", "holds", "3.00 10.00"),
        ("ST116", "broken", "11.00 10.00"),
    ]


def test_a_figure_may_be_in_several_statements(linter: Linter, tmp_path: Path) -> None:
    figures = [
        figure("whole", "200.00", ["share s whole", "breakdown t total"]),
        figure("part", "50.00", ["share s part", "breakdown t parts"]),
        figure("rest", "150.00", "breakdown t parts"),
        figure("share of part", "25.10", "share s share", measure="share"),
    ]
    found = verdicts(lint(linter, tmp_path, figures))
    assert ("ST101", "broken", "25.10 50.00 200.00") in found
    assert ("ST108", "holds", "200.00 50.00 150.00") in found


def test_concepts_meet_the_rules_of_the_accounts(linter: Linter, tmp_path: Path) -> None:
    figures = [
        named("basic_expenditure", "10.00"),
        named("personnel_costs", "7.00"),
        named("running_costs", "2.00"),
    ]
    report = lint(linter, tmp_path, figures, kind="final-accounts")
    assert ("CN201", "broken", "10.00 7.00 2.00") in verdicts(report)
    assert report.reading.kind == "final-accounts"


def test_the_same_thing_in_two_places(linter: Linter, tmp_path: Path) -> None:
    figures = [
        named("basic_expenditure", "10.00", scope={"fund": "general"}),
        named("basic_expenditure", "10.10", scope={"fund": "general"}, place={"page": 9}),
        named("basic_expenditure", "12.00", scope={"fund": "fiscal"}),
        named("basic_expenditure", "13.00", scope={"fund": "general"}, period="2022"),
    ]
    found = verdicts(lint(linter, tmp_path, figures))
    assert [v for v in found if v[0] == "ST109"] == [("ST109", "broken", "10.00 10.10")]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"value": "abc"}, "'abc' is no number as it is printed, such as 1,234.50"),
        ({"value": "1,00.5"}, "'1,00.5' is no number as it is printed, such as 1,234.50"),
        ({"value": "-"}, "'-' is no number as it is printed, such as 1,234.50"),
        ({"value": "1e5"}, "'1e5' is no number as it is printed, such as 1,234.50"),
        ({"value": "9" * 25}, "'" + "9" * 25 + "' is no number as it is printed, such as 1,234.50"),
        ({"unit": "万圆圆"}, "unknown unit '万圆圆'; did you mean '万圆'?"),
        ({"measure": "amout"}, "unknown measure 'amout'; did you mean 'amount'?"),
        ({"basis": "xyz"}, "unknown basis 'xyz'"),
        ({"concept": "basic_expenditur"}, "unknown concept 'basic_expenditur'; did you mean 'basic_expenditure'?"),
        ({"scope": {"found": "general"}}, "unknown dimension of scope 'found'; did you mean 'fund'?"),
        ({"scope": {"fund": "generel"}}, "unknown value of 'fund' 'generel'; did you mean 'general'?"),
        ({"in": "breakdwn t total"}, "unknown kind of statement 'breakdwn'; did you mean 'breakdown'?"),
        ({"in": "breakdown t part"}, "unknown role of a breakdown 'part'; did you mean 'parts'?"),
        ({"in": ["breakdown t total"] * 2}, "a breakdown has one 'total'; line 6 began it"),
    ],
)
def test_names_and_values_that_are_wrong(wrong: dict[str, Any], message: str, linter: Linter, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        lint(linter, tmp_path, [{**figure("a", "1.0"), **wrong}])
    assert str(caught.value).startswith(f"{tmp_path / 'figures.json'}:6: {message}")


def test_a_kind_and_a_unit_that_are_wrong(linter: Linter, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r":1: unknown kind 'budgets'; did you mean 'budget'\?"):
        lint(linter, tmp_path, [], kind="budgets")
    with pytest.raises(InputError, match=r":6: the figure has no unit; give 'unit' with it or for all figures"):
        lint(linter, tmp_path, [figure("a", "1.0")], unit="")
    assert verdicts(lint(linter, tmp_path, [])) == []


def test_things_are_counted_exactly(linter: Linter, tmp_path: Path) -> None:
    figures = [figure("cars", "3", "breakdown t total", unit="辆", measure="count")]
    figures += [figure("cars", "1", "breakdown t parts", unit="辆", measure="count") for _ in range(2)]
    assert ("ST108", "broken", "3 1 1") in verdicts(lint(linter, tmp_path, figures))


GROUPS = 400


def ledger(seed: int) -> tuple[list[dict[str, Any]], set[int], dict[int, int]]:
    """Totals with ten parts each, printed from exact values; then some figures made wrong.

    Gives the figures, the groups that no rounding explains, and how far the others are off, in last digits.
    """
    chance = random.Random(seed)
    figures, broken, off = [], set(), {}
    for group in range(GROUPS):
        values = [chance.randrange(10**7) for _ in range(10)]  # in ten-thousandths
        printed = [round(Decimal(value) / 10000, 2) for value in (sum(values), *values)]
        if chance.random() < 0.3:  # by anything from one last digit to a thousand
            error = chance.choice((-1, 1)) * chance.choice((1, 3, 6, 10, 90, 1000))
            printed[chance.randrange(11)] += Decimal(error) / 100
        residual = abs(printed[0] - sum(printed[1:], Decimal(0)))
        off[group] = int(residual * 100)
        if residual > Decimal("0.005") * 11:
            broken.add(group)
        figures += [
            figure(f"{group}", str(value), f"breakdown {group} {'parts' if number else 'total'}")
            for number, value in enumerate(printed)
        ]
    return figures, broken, off


@pytest.mark.parametrize("seed", range(5))
def test_seeded_errors_are_found_exactly(seed: int, linter: Linter, tmp_path: Path) -> None:
    """None is missed beyond what rounding explains, none invented; the oracle knows sums of decimals only."""
    figures, broken, off = ledger(seed)
    report = lint(linter, tmp_path, figures)
    sums = [v for v in report.verdicts if v.check.rule.code == "ST108"]
    assert len(sums) == GROUPS
    assert {int(v.check.facts[0].label) for v in sums if v.outcome == "broken"} == broken
    assert {int(v.check.facts[0].label) for v in sums if v.outcome == "holds"} == {g for g, n in off.items() if not n}
    reported = [
        int(item.verdict.check.facts[0].label)
        for finding in report.findings
        for item in (finding, *finding.related)
        if item.verdict.check.rule.code == "ST108" and item.verdict.outcome == "broken"
    ]
    assert sorted(reported) == sorted(broken)
    assert broken
    assert any(0 < n <= 5 for n in off.values())


def test_places_are_those_that_were_given(linter: Linter, tmp_path: Path) -> None:
    figures = [
        figure("total", "9.00", "breakdown t total", place={"page": 12, "table": 3, "row": 4}),
        figure("part", "4.00", "breakdown t parts", place={"page": 13}),
        figure("part", "6.00", "breakdown t parts"),
    ]
    report = lint(linter, tmp_path, figures, document="决算.pdf")
    text = reports.json_text(Report((report,)), lexicon=linter.lexicon, lang="en")
    found = json.loads(text)["documents"][0]["findings"][0]
    assert [entry["location"] for entry in found["figures"]] == [
        {"page": 12, "table": 3, "row": 4, "file": "决算.pdf"},
        {"page": 13, "file": "决算.pdf"},
        {"line": 25, "column": 3},
    ]
    assert found["excerpt"] == "total 9.00万元 part 4.00万元 part 6.00万元"
    item = notice(report.document, report.findings[0], Words.of(linter.lexicon, "en"))
    assert (item.path, item.where) == ("决算.pdf", "page 12, table 3, row 4")
