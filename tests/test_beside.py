"""What is stated beside a figure that often holds it: sums come out with it, and are held to nothing then."""

from __future__ import annotations

import pytest

from budget_lint.pipeline import Linter

TITLE = "某局2024年度部门决算\n"
CARS = (
    "2024年度“三公”经费支出310万元，其中：因公出国（境）费用没有；公务用车及运行维护费支出180万元；"
    "公务用车购置支出{0}万元；公务接待支出88万元。"
)
CHANGES = (
    "2024年度“三公”经费支出310万元，比上年减少20万元，其中：因公出国（境）费用没有；公务用车及运行维护费支出180万元，"
    "比上年减少40万元；公务用车购置支出42万元，比上年增加42万元；公务接待支出88万元，比上年减少22万元。"
)
FUNDS = (
    "一、收入决算情况\n本年收入合计960.00万元，其中：财政拨款收入900.00万元，其他收入60.00万元。\n"
    "二、财政拨款收入支出决算总体情况\n财政拨款收、支总计930.00万元。\n"
    "三、一般公共预算财政拨款支出决算情况\n一般公共预算财政拨款收入850.00万元。此外，年初财政拨款结转和结余21.00万元。\n"
    "四、政府性基金预算收支决算情况\n政府性基金预算财政拨款年初结转结余{0}万元，本年收入50.00万元。"
)
ITEMS = (
    "五、一般公共预算支出情况\n2024年一般公共预算支出970元，其中：基本支出{0}元，项目支出60元，具体如下：\n"
    "职业教育支出640元，其中：基本支出580元，项目支出60元。\n（2）卫生健康支出（类）330元，其中：基本支出330元，项目支出0元。"
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def errors(linter: Linter, text: str) -> list[tuple[str, list[str]]]:
    report = linter.check_text(TITLE + text)
    return [
        (finding.verdict.check.rule.code, sorted(fact.figure.text for fact in finding.verdict.check.facts))
        for finding in report.findings
        if finding.severity == "error"
    ]


@pytest.mark.parametrize("text", [CARS.format("42"), CHANGES, FUNDS.format("9.00"), ITEMS.format("910")])
def test_what_stands_beside_counts(linter: Linter, text: str) -> None:
    assert errors(linter, text) == []


def test_sums_that_do_not_come_out_with_it_are_broken(linter: Linter) -> None:
    assert errors(linter, CARS.format("24")) == [("CN214", ["180", "310", "88", "没有"])]
    assert errors(linter, FUNDS.format("6.00")) == [("CN211", ["21.00", "6.00", "900.00", "930.00"])]
    assert errors(linter, ITEMS.format("901")) == [("CN203", ["60", "901", "970"])]
