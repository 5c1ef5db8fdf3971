"""What is said of tables as such: empty ones, items that none lists. Negative cases first."""

from __future__ import annotations

import pytest

from tests.facts.tables.grids import grid, lint

TITLE = "某县水利局2023年度部门决算"
SPENDING = "支出决算表\n单位：万元"
FUND = "政府性基金预算财政拨款支出决算表\n单位：万元"
FILLED = grid("科目编码|科目名称|本年支出合计\n201|一般公共服务支出|30.00\n|合计|30.00")
EMPTY = grid("科目编码|科目名称|本年支出合计\n|合计|")


def findings(*parts: str | list[list[str]]) -> list[tuple[str, str, str]]:
    """Code, severity, and the words or figures of each finding."""
    found: list[tuple[str, str, str]] = []
    for finding in lint(TITLE, *parts).findings:
        check = finding.verdict.check
        evidence = check.quote.text if check.quote else " ".join(fact.figure.text for fact in check.facts)
        found.append((check.rule.code, finding.severity, evidence))
    return found


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((SPENDING, FILLED, FUND, EMPTY, "说明：本单位没有政府性基金支出，故本表无数据。"), id="explained"),
        pytest.param(
            (SPENDING, FILLED, FUND, EMPTY, "政府性基金预算财政拨款支出0万元，未安排。"), id="nought-in-the-text"
        ),
        pytest.param((SPENDING, EMPTY, FUND, EMPTY), id="a-form-that-nobody-filled-in"),
        pytest.param((SPENDING, FILLED, "某项目（类）支出30.00万元。"), id="not-all-levels"),
    ],
)  # fmt: skip
def test_nothing_is_reported(parts: tuple[str | list[list[str]], ...]) -> None:
    assert findings(*parts) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            (SPENDING, FILLED, FUND, EMPTY),
            [("TB106", "note", "政府性基金预算财政拨款支出决算表")], id="empty-and-not-explained",
        ),
        pytest.param(
            (SPENDING, FILLED, FUND, EMPTY, "2023年度政府性基金预算财政拨款支出12.00万元。"),
            [("TB105", "error", "12.00")], id="empty-and-stated-in-the-text",
        ),
        pytest.param(
            (SPENDING, grid("科目编码|科目名称|本年支出合计\n208|社会保障和就业支出|9.00\n20805|养老支出|9.00"
                            "\n2080505|养老保险缴费支出|9.00"),
             "社会保障和就业支出（类）养老支出（款）退休人员活动费（项）支出9.00万元。"),
            [("TB107", "note", "9.00")], id="an-item-of-no-table",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported(
    parts: tuple[str | list[list[str]], ...], expected: list[tuple[str, str, str]]
) -> None:
    assert findings(*parts) == expected
