"""Debt of governments: limits and balances by kind, balances from year to year, bonds and their projects, transfers."""

from __future__ import annotations

import pytest

from tests.identities.cases import Case, check, found, outcomes

TITLE = "云溯市2024年政府债务情况说明\n"
SUM = "ST108"
CASES = {
    "limit_by_kind": Case(
        "2024年底全市政府债务限额1105.30亿元，其中一般债务725.30亿元、专项债务380.00亿元。", "725.30", "752.30", SUM
    ),
    "limit_by_named_kind": Case(
        "2024年核定政府债务限额297.53亿元（一般债务限额89.61亿元、专项债务限额207.92亿元）。", "207.92", "270.92", SUM
    ),
    "new_limit": Case(
        "2024年新增政府债务限额49.87亿元，其中：一般债务限额4.79亿元，专项债务限额45.08亿元。", "45.08", "45.80", SUM
    ),
    "new_bonds_by_kind": Case(
        "2024年新增政府债券29.00亿元，其中新增政府一般债券9.40亿元、专项债券19.60亿元。", "9.40", "4.90", SUM
    ),
    "bonds_issued": Case(
        "2024年发行地方政府债券13.82亿元，其中新增债券11.40亿元，再融资债券2.42亿元。", "2.42", "4.22", SUM
    ),
    "repaid_by_kind": Case(
        "偿还债务本金128.92亿元，其中：偿还一般债务本金71.08亿元，偿还专项债务本金57.84亿元。", "71.08", "78.01", SUM
    ),
    "balance_rolls": Case(
        "2023年末全市政府债务余额950.20亿元，2024年新增债券96.40亿元，再融资债券58.30亿元，偿还债务本金61.20亿元，"
        "2024年末政府债务余额1043.70亿元。",
        "1043.70",
        "1034.70",
        "CN307",
    ),
    "balance_told_by_year": Case(
        "全市政府债务余额2023年末为950.20亿元，2024年末为1043.70亿元。2024年新增债券96.40亿元，再融资债券58.30亿元，"
        "偿还债务本金61.20亿元。",
        "58.30",
        "53.80",
        "CN307",
    ),
    "special_balance_rolls": Case(
        "2023年末专项债务余额340.10亿元，2024年新增专项债券40.00亿元，再融资专项债券12.00亿元，偿还专项债务本金"
        "15.00亿元，2024年末专项债务余额377.10亿元。",
        "15.00",
        "51.00",
        "CN310",
    ),
    "general_balance_rolls": Case(
        "一般债务方面，2023年末一般债务余额210.10亿元，2024年新增一般债券10.00亿元，再融资一般债券22.00亿元，"
        "一般债务还本25.00亿元，2024年末一般债务余额217.10亿元。",
        "217.10",
        "271.10",
        "CN309",
    ),
    "transfers": Case(
        "2024年一般公共预算调入资金8.60亿元。\n政府性基金预算调出资金6.10亿元。\n国有资本经营预算调出资金1.20亿元。",
        "8.60",
        "6.80",
        "CN306",
        bound=True,
    ),
}
SILENT = {
    "without_refinancing": "2023年末政府债务余额950.20亿元，2024年新增债券96.40亿元，偿还债务本金61.20亿元，"
    "2024年末政府债务余额1043.70亿元。",
    "some_projects": "新增专项债券18.93亿元，主要用于医疗园区建设3亿元、污水处理厂提标改造5.43亿元等项目。",
    "limits_side_by_side": "全市政府债务限额1105.30亿元，其中一般债务725.30亿元、专项债务380.00亿元。\n"
    "2024年新增政府债务限额49.87亿元，其中：一般债务限额4.79亿元，专项债务限额45.08亿元。",
    "area_and_own_level": "2024年全市新增政府债务限额49.87亿元，其中：一般债务限额4.79亿元，"
    "专项债务限额45.08亿元。"
    "市本级新增政府债务限额20.00亿元，其中：一般债务限额2.00亿元，专项债务限额18.00亿元。",
    "tiers": "市级争取新增政府债务限额114.90亿元，其中一般债务限额1.90亿元，专项债务限额113.00亿元。"
    "市本级新增政府债务限额42.65亿元（一般债务1.00亿元、专项债务41.65亿元），其中：专项债务限额34.50亿元用于市本级项目，"
    "7.15亿元用于经开区项目。",
    "sources_of_transfers": "2024年一般公共预算调入资金8.60亿元，其中从政府性基金预算调入6.10亿元，"
    "从国有资本经营预算调入1.20亿元，从其他资金调入1.30亿元。\n政府性基金预算调出资金6.10亿元。国有资本经营预算调出资金1.20亿元。",
    "swapped_bonds": "2024年发行地方政府债券20.00亿元，其中新增债券11.40亿元，再融资债券2.42亿元，置换债券5.00亿元等。",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_wrong_figures_are_found(case: Case) -> None:
    check(case._replace(text=TITLE + case.text))


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_doubtful_texts_are_silent(text: str) -> None:
    assert found(TITLE + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "新增专项债券资金18.93亿元，用于以下项目：医疗园区建设3亿元，污水处理厂提标改造5.43亿元，产业园基础设施"
        "10.5亿元。",
        "此次安排新增一般债券10000万元，具体项目包括：学校建设3000万元；管网改造1600万元；道路及绿化5400万元。",
    ],
)
def test_projects_that_make_up_the_bonds_confirm_them(text: str) -> None:
    assert [outcome for outcome, _ in outcomes(TITLE + "2024年" + text, SUM)] == ["holds"]


def test_the_other_year_of_a_thing_is_told_by_its_year_alone() -> None:
    text = TITLE + "全市政府债务余额比上年末增加93.50亿元。2023年末为950.20亿元，2024年末为1043.70亿元。"
    assert found(text) == []
    assert outcomes(text, "ST109") == []
