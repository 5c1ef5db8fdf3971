"""An adjusted budget is the one before with what was added and taken away."""

from __future__ import annotations

import pytest

from tests.identities.cases import Case, check, found, outcomes

RULE = "ST135"
TITLE = "云溯区2024年预算调整方案（草案）\n"
CASES = {
    "up_and_down": Case(
        "一般公共预算支出年初预算安排70.0亿元，调增9.0亿元，调减3.0亿元，调整后为76.0亿元。", "76.0", "79.0", RULE
    ),
    "from_and_to": Case("债务转贷收入由124000万元调整为151000万元，调增27000万元。", "27000", "20700", RULE),
    "from_the_initial_budget": Case(
        "全区收入总计由年初预算252.30亿元调整为268.90亿元，增加16.60亿元。", "268.90", "269.80", RULE
    ),
    "planned": Case(
        "区本级一般公共预算支出年初预算660,000万元，拟调增52,300万元，拟调减8,100万元，调整后支出预算为704,200万元。",
        "52,300",
        "53,200",
        RULE,
    ),
    "after_the_verb": Case(
        "教育支出调增1.24亿元，由年初预算的18.81亿元调整为20.05亿元；卫生健康支出调减0.53亿元，由年初预算的9.02亿元"
        "调整为8.49亿元。",
        "8.49",
        "8.94",
        RULE,
    ),
    "total_without_a_side": Case(
        "政府性基金预算支出原预算31.5亿元，调增5.2亿元，调整后总额36.7亿元。", "36.7", "37.6", RULE
    ),
    "by_adding": Case(
        "国有资本经营预算收入年初预算2.43亿元，此次调整增加0.61亿元，调整后为3.04亿元。", "0.61", "0.16", RULE
    ),
    "to_at_last": Case("上级补助收入由年初的171.10亿元调增8.30亿元至179.40亿元。", "179.40", "174.90", RULE),
    "columns_in_words": Case(
        "调入资金年初预算数39497.37万元，调整预算数39069.73万元，调减427.64万元。", "427.64", "472.64", RULE
    ),
    "raised_target": Case(
        "一般公共预算收入预期目标由年初的45.2亿元下调至42.1亿元，下调3.1亿元。", "42.1", "41.2", RULE
    ),
    "net_first": Case(
        "本次调整后，一般公共预算支出由年初的88.0亿元调整为93.5亿元，净增加5.5亿元，其中调增9.7亿元、调减4.2亿元。",
        "93.5",
        "95.3",
        RULE,
    ),
    "twice": Case(
        "住房保障支出年初预算75.2亿元，第一次调整增加4.1亿元，第二次调整减少1.3亿元，两次调整后为78.0亿元。",
        "78.0",
        "79.3",
        RULE,
    ),
    "against_the_budget": Case(
        "一般公共预算收入调整为433655万元，比年初预算403666万元增加29989万元。", "29989", "29998", "ST103"
    ),
}
SILENT = {
    # what a wider total comes to is another matter
    "total_of_the_side": "一般公共预算支出年初预算为120.5亿元，本次调增10.2亿元，调整后支出总额为139.7亿元。",
    "wider_total": "一般公共预算收入年初预算100亿元，调增8亿元，上级补助收入调增5亿元，调整后收入总计250亿元。",
    "of_two": "税收收入年初预算80亿元、非税收入年初预算20亿元，调增8亿元，调整后为108亿元。",
    "causes_not_in_full": "非税收入由年初预算35.00亿元调整为38.00亿元，主要原因是罚没收入调增2.20亿元，捐赠收入调增"
    "0.30亿元。",
    "gross_behind_net": "教育支出由年初的88亿元调整为93亿元，净增加5亿元，其中调增9亿元。",
    "approximate": "教育支出年初预算约70亿元，调增9亿元，调整后为76亿元。",
    "rate_of_another_base": "一般公共预算收入年初预算100亿元，调整后为106亿元，增长8%。",
    "growth_of_the_year": "一般公共预算收入年初预算100亿元，调整后为106亿元，比上年增长12.3%。",
    "sides_changed_in_parts": "收入总计调增9亿元，调减1亿元；支出总计调增8亿元。",
    "last_years_final_accounts": "收入总计由年初预算100亿元调整为110亿元。\n2023年支出总计95亿元。",
    "initial_and_adjusted": "收入总计由年初预算100亿元调整为110亿元。\n支出总计由年初预算100亿元调整为110亿元。",
    "all_and_own": "一般公共预算总支出由年初预算795.26亿元调整为824.86亿元，调增29.60亿元。\n"
    "一般公共预算支出由年初预算691.26亿元调整为701.01亿元，调增9.75亿元。",
    "part_called_like_the_whole": "市级收入预算总计调整为3648亿元，调增59亿元。其中：市本级收入预算760亿元，保持不变；"
    "转移性收入预算调整为2888亿元，调增59亿元。\n市级支出预算总计调整为3648亿元，调增59亿元。",
    "larger_than_the_initial_budget": "一般公共预算支出年初预算为1250.30万元，年中追加预算130.20万元，"
    "调整后预算为1380.50万元，支出决算为1365.40万元。决算数大于年初预算数的主要原因是人员增资。",
    "wage": "最低工资标准由每月2000元调整为2200元，惠及职工3万人。",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_wrong_figures_are_found(case: Case) -> None:
    check(case._replace(text=TITLE + case.text))


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_doubtful_texts_are_silent(text: str) -> None:
    assert found(TITLE + text) == []


def test_each_side_is_held_against_the_budget_of_its_own_state() -> None:
    text = TITLE + SILENT["initial_and_adjusted"]
    assert outcomes(text, "CN228") == [("holds", ["100", "100"]), ("holds", ["110", "110"])]


def test_causes_that_add_up_confirm() -> None:
    text = TITLE + "非税收入由年初预算35.00亿元调整为37.50亿元，主要原因是罚没收入调增2.20亿元，捐赠收入调增0.30亿元。"
    assert outcomes(text, RULE) == [("holds", ["37.50", "35.00", "2.20", "0.30"])]


def test_a_rate_behind_the_change_is_one_of_the_budget() -> None:
    text = TITLE + "一般公共预算支出由年初的45亿元调整为42亿元，调减3亿元，下降6.7%。"
    assert outcomes(text, "ST105") == [("holds", ["6.7", "42", "45"])]


def test_a_rate_of_execution_is_one_of_either_budget() -> None:
    text = "云溯区2024年预算执行情况\n教育支出由年初预算40.00亿元调整为50.00亿元，全年支出48.00亿元，完成预算的{}%。"
    assert outcomes(text.format("96.0"), "ST107") == [("holds", ["96.0", "48.00", "50.00"])]
    assert outcomes(text.format("120.0"), "ST107") == [("holds", ["120.0", "48.00", "40.00"])]
    assert found(text.format("69.0")) == []
