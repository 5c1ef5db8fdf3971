"""Budgets of income and of expenditure: with or without what is carried over, by whichever the document states."""

from __future__ import annotations

import pytest

from budget_lint.pipeline import Linter

TABLES = """某局2025年部门预算
部门收支预算总表
单位：万元

| 收入项目 | 金额 | 支出项目 | 金额 |
|---|---|---|---|
| 一、财政拨款收入 | 850.00 | 一、一般公共服务支出 | 600.00 |
| 二、事业收入 | 50.00 | 二、住房保障支出 | 320.00 |
| 本年收入合计 | 900.00 | 本年支出合计 | 920.00 |
| 上年结转结余 | 120.00 | 结转下年 | 100.00 |
| 收入总计 | 1,020.00 | 支出总计 | 1,020.00 |

"""
NOTHING_CARRIED = TABLES.replace("上年结转结余 | 120.00 | 结转下年 | 100.00", "上年结转结余 | 0.00 | 结转下年 | 0.00")
NOTHING_CARRIED = NOTHING_CARRIED.replace("850.00", "870.00").replace("900.00", "920.00").replace("1,020.00", "920.00")

SILENT = {
    "expenditure_with_carry": TABLES + "2025年支出预算1,020.00万元。",
    "expenditure_without": TABLES + "2025年支出预算920.00万元。",
    "income_with_carry": TABLES + "2025年收入预算1,020.00万元。",
    "income_without": TABLES + "2025年收入预算900.00万元。",
    "both": TABLES + "2025年本部门收入预算1,020.00万元，支出预算1,020.00万元。",
    "none_carried": NOTHING_CARRIED + "2025年支出预算920.00万元，收入预算920.00万元。",
    "in_words": "某局2025年部门预算\n2025年支出预算1,020.00万元，其中：基本支出500.00万元，项目支出420.00万元，"
    "结转下年100.00万元。",
    "once_with_and_once_without": "某局2025年部门预算\n2025年支出总计1,020.00万元，结转下年100.00万元。\n"
    "2025年支出预算920.00万元，其中：基本支出500.00万元，项目支出420.00万元。",
}
FOUND = {
    "expenditure": (TABLES + "2025年支出预算1,002.00万元。", ["1,002.00", "1,020.00"]),
    "nearer_to_the_smaller": (TABLES + "2025年支出预算929.00万元。", ["920.00", "929.00"]),
    "income": (TABLES + "2025年收入预算1,200.00万元。", ["1,020.00", "1,200.00"]),
    "none_carried": (NOTHING_CARRIED + "2025年支出预算902.00万元。", ["902.00", "920.00"]),
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def findings(linter: Linter, text: str) -> list[list[str]]:
    report = linter.check_text(text)
    return [sorted(fact.figure.text for fact in finding.verdict.check.facts) for finding in report.findings]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_right(text: str, linter: Linter) -> None:
    assert findings(linter, text) == []


@pytest.mark.parametrize(("text", "figures"), FOUND.values(), ids=FOUND)
def test_wrong(text: str, figures: list[str], linter: Linter) -> None:
    assert findings(linter, text) == [figures]
