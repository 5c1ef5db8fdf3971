"""Words that say that nothing changed, exactly or about, and what they are held against."""

from __future__ import annotations

import pytest

from budget_lint.pipeline import Linter
from tests.facts.texts import facts

TITLE = "某局2024年度部门决算\n"
SILENT = {
    "level": "公务接待费3.00万元，与上年持平。\n2023年公务接待费3.00万元。",
    "level_inline": "公务接待费3.00万元，与上年3.00万元持平。",
    "about": "公务接待费3.00万元，与2023年基本持平。\n2023年公务接待费3.05万元。",
    "about_and_exactly": "公务接待费3.00万元，与上年基本持平，减少0.05万元，下降1.64%。",
    "places_that_differ": "公务接待费3.00万元，与上年持平。\n2023年公务接待费4.00万元。\n2023年公务接待费约3万元。",
    "of_the_budget": "公务接待费3.00万元，与上年持平。\n2023年公务接待费年初预算4.00万元。",
    "of_another_scope": "基本支出3.00万元，与上年持平。\n2023年一般公共预算财政拨款基本支出2.00万元。",
    "a_difference": "公务接待费年初预算4.00万元，支出决算3.00万元，决算数与预算数存在差异的主要原因是厉行节约。",
    "then_the_budget": "公务接待费年初预算3.00万元，支出决算3.00万元，与上年持平，完成年初预算的100%。",
}
FOUND = {
    "level": ("公务接待费3.00万元，与上年持平。\n2023年公务接待费4.00万元。", "ST103", ["3.00", "4.00", "持平"]),
    "no_rise_or_fall": (
        "公务接待费3.00万元，较上年无增减。\n2023年公务接待费4.00万元。",
        "ST103",
        ["3.00", "4.00", "无增减"],
    ),
    "traditional": ("公務接待費3.00萬元，與上年持平。\n2023年公務接待費4.00萬元。", "ST103", ["3.00", "4.00", "持平"]),
    "with_a_rate": ("公务接待费3.00万元，与上年持平，增长20%。", "ST104", ["20", "3.00", "持平"]),
    "a_change_in_figures": (
        "公务接待费3.00万元，比上年增加1.00万元。\n2023年公务接待费2.50万元。",
        "ST103",
        ["1.00", "2.50", "3.00"],
    ),
    "then_the_budget": (
        "公务接待费年初预算3.00万元，支出决算3.00万元，与上年持平，完成年初预算的90%。",
        "ST107",
        ["3.00", "3.00", "90"],
    ),
    "no_difference": (
        "公务接待费年初预算4.00万元，支出决算3.00万元，决算数与预算数无差异。",
        "ST113",
        ["3.00", "4.00", "决算数与预算数无差异"],
    ),
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def findings(linter: Linter, text: str) -> list[tuple[str, list[str]]]:
    report = linter.check_text(TITLE + text)
    return [(f.verdict.check.rule.code, sorted(x.figure.text for x in f.verdict.check.facts)) for f in report.findings]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_right(text: str, linter: Linter) -> None:
    assert findings(linter, text) == []


@pytest.mark.parametrize(("text", "rule", "figures"), FOUND.values(), ids=FOUND)
def test_wrong(text: str, rule: str, figures: list[str], linter: Linter) -> None:
    assert findings(linter, text) == [(rule, figures)]


def test_what_holds_is_decided(linter: Linter) -> None:
    verdicts = linter.check_text(TITLE + SILENT["level"]).verdicts
    held = [v for v in verdicts if v.outcome == "holds" and v.check.rule.code == "ST103"]
    assert [[fact.figure.text for fact in v.check.facts] for v in held] == [["持平", "3.00", "3.00"]]


def test_about_unchanged_is_no_value() -> None:
    assert facts("公务接待费3.00万元，与2023年基本持平。", TITLE) == [
        "3.00万元 amount hospitality 2024 fund=fiscal",
        "“基本持平”0万元 change/previous hospitality 2024 fund=fiscal about",
    ]


def test_what_follows_is_of_the_same_thing() -> None:
    assert facts("公务接待费支出决算3.00万元，与上年持平，占三公经费的30%。", TITLE)[-1] == (
        "30% share hospitality 2024 fund=fiscal"
    )


def test_a_figure_says_what_about_unchanged_means(linter: Linter) -> None:
    verdicts = linter.check_text(TITLE + SILENT["about_and_exactly"]).verdicts
    decided = [v for v in verdicts if v.outcome != "undecided" and v.check.rule.code == "ST104"]
    assert [[fact.figure.text for fact in v.check.facts] for v in decided] == [["1.64", "0.05", "3.00"]]
