"""Noughts that are told in words, against what other places say: right texts first, then wrong ones."""

from __future__ import annotations

import pytest

from budget_lint.pipeline import Linter
from budget_lint.reports.summary import coverage, rows

TITLE = "某局2024年度部门决算\n"
TABLE = """政府性基金预算财政拨款收入支出决算表
单位：万元

| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 212 | 城乡社区支出 | {0} | | {0} |
| | 合计 | {0} | | {0} |

"""

SILENT = {
    "bought_none": "公务用车购置费0.00万元，全年未购置公务用车。",
    "no_group": "因公出国（境）费支出决算0.00万元，与上年持平。全年无因公出国（境）团组。",
    "a_part_of_nought": "三公经费支出9.00万元，其中：公务接待费4.00万元，公务用车购置及运行维护费5.00万元，"
    "未发生因公出国（境）费。",
    "fallen_to_nothing": "公务接待费未发生，比上年减少3.00万元，下降100%。",
    "of_another_year": "公务接待费3.00万元。上年未发生公务接待费。",
    "of_another_body": "公务用车购置费5.00万元，购置公务用车1辆。培训中心未购置公务用车。",
    "of_another_thing": "公务接待费3.00万元，未发生外事接待费，比上年减少1.00万元，下降25%。",
    "an_exception": "三公经费支出3.00万元。除公务接待费外，未发生三公经费支出。",
    "arranged_and_spent": "公务接待费支出3.00万元，主要原因是年初未安排公务接待费，后追加。",
    "nothing_in_a_table": TABLE.format("") + "本部门没有政府性基金预算财政拨款收入和支出，故本表无数据。",
    "said_twice": "未发生公务接待费。\n公务接待费没有支出。",
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def findings(linter: Linter, text: str) -> list[tuple[str, list[str]]]:
    report = linter.check_text(TITLE + text)
    return [
        (finding.verdict.check.rule.code, sorted(fact.figure.text for fact in finding.verdict.check.facts))
        for finding in report.findings
        if finding.severity != "note"
    ]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_right(text: str, linter: Linter) -> None:
    assert findings(linter, text) == []


FOUND = {
    "bought_none": ("公务用车购置费5.00万元。全年未购置公务用车。", "BD110", ["5.00", "未购置公务用车"]),
    "bought_by_cause": (
        "公务用车购置费5.00万元，比上年减少，主要原因是本年未购置公务用车。",
        "BD110",
        ["5.00", "未购置公务用车"],
    ),
    "bought_some": ("全年购置公务用车2辆。本年未购置公务用车。", "ST109", ["2", "未购置公务用车"]),
    "spent": ("公务用车购置费5.00万元。本年未发生公务用车购置费。", "ST109", ["5.00", "未发生公务用车购置费"]),
    "no_group": ("因公出国（境）费3.00万元，全年无因公出国（境）团组。", "BD119", ["3.00", "无因公出国(境)团组"]),
    "a_part_of_nought": (
        "三公经费支出10.00万元，其中：公务接待费4.00万元，公务用车购置及运行维护费5.00万元，未发生因公出国（境）费。",
        "CN214",
        ["10.00", "4.00", "5.00", "未发生因公出国(境)费"],
    ),
    "not_fallen_to_nothing": (
        "公务接待费未发生，比上年减少3.00万元，下降50%。",
        "ST104",
        ["3.00", "50", "未发生"],
    ),
    "budget": (
        "公务接待费年初预算5.00万元，支出决算3.00万元。年初未安排公务接待费预算。",
        "ST109",
        ["5.00", "未安排公务接待费预算"],
    ),
    "in_a_table": (
        TABLE.format("7.00") + "本部门没有使用政府性基金预算财政拨款安排的支出。",
        "TB104",
        ["7.00", "没有使用政府性基金预算财政拨款安排的支出"],
    ),
}


@pytest.mark.parametrize(("text", "rule", "figures"), FOUND.values(), ids=FOUND)
def test_wrong(text: str, rule: str, figures: list[str], linter: Linter) -> None:
    assert findings(linter, text) == [(rule, figures)]


def test_they_are_listed_and_do_not_count(linter: Linter) -> None:
    report = linter.check_text(TITLE + "公务用车购置费0.00万元，全年未购置公务用车。")
    listed = rows(report)
    assert [(row.figure.text, row.figure.worded, row.status) for row in listed] == [
        ("0.00", False, "checked"),
        ("未购置公务用车", True, "checked"),
    ]
    assert coverage(listed) == {"figures": 1, "placed": 1, "checked": 1}
