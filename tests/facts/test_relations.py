"""What the figures about one thing must agree on: shares, changes, executions, balances, missing units."""

from __future__ import annotations

import pytest

from tests.facts.texts import of_kind, statements

RELATIONS: dict[str, tuple[str, list[str]]] = {
    # what ties nothing
    "one_figure": (
        "培训费4万元。",
        [],
    ),
    "rate_alone": (
        "培训费增长5%。",
        [],
    ),
    "unknown_whole": (
        "培训费占比25%。",
        [],
    ),
    "two_things": (
        "培训费4万元，会议费增长5%。",
        [],
    ),
    "after_a_reason": (
        "培训费4万元，原因是学员增加20%。",
        [],
    ),
    "open_direction": (
        "培训费4万元，增长（下降）5%。",
        [],
    ),
    "points_are_no_rate": (
        "培训费4万元，占比提高5个百分点。",
        [],
    ),
    "whole_of_another_fund": (
        "政府性基金预算财政拨款基本支出9万元。\n一般公共预算财政拨款项目支出4万元，占一般公共预算财政拨款基本支出的50%。",
        [
            "share: share=50 part=4",
        ],
    ),
    # changes against a budget that the sentence states
    "against_the_budget_of_the_same_year": (
        "公务接待费决算数2.0万元，比2023年年初预算数5.0万元减少3.0万元。",
        [
            "change: change=3.0 current=2.0 previous=5.0",
        ],
    ),
    "against_the_budget_with_a_rate": (
        "公务接待费决算数2.0万元，较预算数5.0万元减少3.0万元，下降60%。",
        [
            "change: change=3.0 rate=60 current=2.0 previous=5.0",
        ],
    ),
    "against_last_years_budget": (
        "公务接待费决算数2.0万元，比2022年预算数5.0万元减少3.0万元。",
        [
            "change: change=3.0 current=2.0 previous=5.0",
        ],
    ),
    "unchanged_against_the_budget": (
        "公务接待费决算数2.0万元，与2023年年初预算数2.0万元持平。",
        [
            "change: change=持平 current=2.0 previous=2.0",
        ],
    ),
    "against_the_budget_stated_elsewhere": (
        "公务接待费预算5.0万元。\n公务接待费决算数2.0万元，比2023年预算减少3.0万元。",
        [
            "change: change=3.0 current=2.0 previous=5.0",
        ],
    ),
    # shares
    "share_of_stated_whole": (
        "公用经费16万元。\n培训费4万元，占公用经费的25%。",
        [
            "share: share=25 part=4 whole=16",
        ],
    ),
    "share_of_whole_stated_later": (
        "培训费4万元，占公用经费的25%。\n公用经费16万元。",
        [
            "share: share=25 part=4 whole=16",
        ],
    ),
    "share_of_inline_whole": (
        "培训费4万元，占公用经费16万元的25%。",
        [
            "share: share=25 part=4 whole=16",
        ],
    ),
    "share_in_a_list": (
        "公用经费16万元，其中：培训费4万元，占25%。",
        [
            "breakdown: total=16 parts=4",
            "member: part=4 total=16",
            "share: share=25 part=4 whole=16",
        ],
    ),
    "share_of_elided_whole_in_brackets": (
        "公用经费16万元（培训费4万元，占25%）。",
        [
            "breakdown: total=16 parts=4",
            "member: part=4 total=16",
            "share: share=25 part=4 whole=16",
        ],
    ),
    "share_of_whole_outside_the_list": (
        "支出合计40万元。公用经费16万元，其中：培训费4万元，占支出合计的10%。",
        [
            "breakdown: total=16 parts=4",
            "member: part=4 total=16",
            "share: share=10 part=4 whole=40",
        ],
    ),
    "share_without_part": (
        "公用经费16万元。\n培训费占公用经费的25%。",
        [
            "share: share=25 whole=16",
        ],
    ),
    "share_of_a_fact_stated_elsewhere": (
        "基本支出20万元。\n支出合计80万元，基本支出占支出合计的25%。",
        [
            "share: share=25 part=20 whole=80",
        ],
    ),
    # changes
    "change_and_rate": (
        "培训费4万元，比上年增加1万元，增长33.33%。",
        [
            "change: change=1 rate=33.33 current=4",
        ],
    ),
    "rate_and_change": (
        "培训费4万元，与上年相比下降20%，减少1万元。",
        [
            "change: change=1 rate=20 current=4",
        ],
    ),
    "change_only": (
        "培训费4万元，比上年增加1万元。",
        [
            "change: change=1 current=4",
        ],
    ),
    "rate_only": (
        "培训费4万元，同比增长33.33%。",
        [
            "change: rate=33.33 current=4",
        ],
    ),
    "previous_inline": (
        "培训费4万元，比上年3万元增加1万元，增长33.33%。",
        [
            "change: change=1 rate=33.33 current=4 previous=3",
        ],
    ),
    "from_to": (
        "培训费由上年的3万元增加到4万元，增长33.33%。",
        [
            "change: rate=33.33 current=4 previous=3",
        ],
    ),
    "fused_verb": (
        "税收收入完成4万元，增收1万元，增长33.33%。",
        [
            "change: change=1 rate=33.33 current=4",
        ],
    ),
    "of_a_budget": (
        "培训费预算4万元，比上年预算增加1万元，增长33.33%。",
        [
            "change: change=1 rate=33.33 current=4",
        ],
    ),
    "against_the_budget": (
        "培训费年初预算5万元，支出4万元，较年初预算减少1万元，下降20%。",
        [
            "change: change=1 rate=20 current=4 previous=5",
        ],
    ),
    "two_bases": (
        "培训费4万元，较上年增加1万元，增长33.33%，较年初预算减少1万元，下降20%。",
        [
            "change: change=1 rate=33.33 current=4",
            "change: change=1 rate=20 current=4",
        ],
    ),
    "of_counts": (
        "公务用车保有量9辆，比上年减少1辆。",
        [
            "change: change=1 current=9",
        ],
    ),
    "in_the_next_paragraph": (
        "培训费4万元。\n与上年相比增加1万元，增长33.33%。",
        [
            "change: change=1 rate=33.33 current=4",
        ],
    ),
    "unchanged": (
        "培训费4万元，与上年持平。",
        [],
    ),
    # execution
    "all_three": (
        "培训费年初预算5万元，支出决算4万元，完成年初预算的80%。",
        [
            "execution: rate=80 actual=4 budget=5",
        ],
    ),
    "without_budget": (
        "培训费4万元，完成预算的80%。",
        [
            "execution: rate=80 actual=4",
        ],
    ),
    "without_actual": (
        "培训费完成年初预算数5万元的80%。",
        [
            "execution: rate=80 budget=5",
        ],
    ),
    "inline_budget": (
        "培训费完成4万元，占年初预算5万元的80%。",
        [
            "execution: rate=80 actual=4 budget=5",
        ],
    ),
    "of_the_budget_it_names": (
        "公务接待费年初预算5万元，调整预算8万元，支出决算4万元，完成调整预算的50%。",
        [
            "execution: rate=50 actual=4 budget=8",
        ],
    ),
    "of_a_level_stated_elsewhere": (
        "公务接待费4万元。\n公务接待费预算5万元，完成预算的80%。",
        [
            "execution: rate=80 actual=4 budget=5",
        ],
    ),
    "direction": (
        "培训费年初预算5万元，支出决算4万元，决算数小于预算数。",
        [
            "direction: word=决算数小于预算数 subject=4 reference=5",
        ],
    ),
    "direction_against_the_budget_in_force": (
        "培训费年初预算0万元，全年预算5万元，支出决算4万元，完成全年预算的80%。决算数小于预算数。",
        [
            "execution: rate=80 actual=4 budget=5",
            "direction: word=决算数小于预算数 subject=4 reference=5",
        ],
    ),
    "direction_without_budget": (
        "培训费支出决算4万元，决算数小于预算数。",
        [
            "direction: word=决算数小于预算数 subject=4",
        ],
    ),
    # balances
    "surplus": (
        "收入合计60万元，支出合计50万元，收支相抵，年终结余10万元。",
        [
            "balance: result=10 minuend=60 subtrahend=50",
        ],
    ),
    "deficit": (
        "收入合计60亿元，支出合计75亿元，赤字15亿元。",
        [
            "balance: result=15 minuend=75 subtrahend=60",
        ],
    ),
    "surplus_in_the_next_paragraph": (
        "收入合计60万元，支出合计50万元。\n收支相抵，年终结余10万元。",
        [
            "balance: result=10 minuend=60 subtrahend=50",
        ],
    ),
    "balance_of_two_totals_that_differ_more": (
        "全县水利收入60亿元，加上补助收入15亿元，收入总计75亿元。全县水利支出50亿元，加上上解支出5亿元，支出总计55亿元。"
        "收支相抵，结转下年18亿元。",
        [
            "breakdown: total=75 parts=60,15 #complete",
            "breakdown: total=55 parts=50,5 #complete",
            "balance: result=18 minuend=75 subtrahend=55",
        ],
    ),
    "balance_beside_something_else": (
        "全县水利收入60亿元，加上补助收入15亿元，收入总计75亿元。全县水利支出50亿元，加上上解支出5亿元，支出总计55亿元。"
        "收支相抵，结转下年18亿元，净结余2亿元。",
        [
            "breakdown: total=75 parts=60,15 #complete",
            "breakdown: total=55 parts=50,5 #complete",
        ],
    ),
    "balance_within_equal_totals": (
        "全县水利收入60亿元，加上补助收入15亿元，收入总计75亿元。全县水利支出50亿元，加上上解支出25亿元，支出总计75亿元。"
        "结转下年18亿元。",
        [
            "breakdown: total=75 parts=60,15 #complete",
            "breakdown: total=75 parts=50,25 #complete",
        ],
    ),
    "balance_without_sides": (
        "年终结余10万元。",
        [],
    ),
    "balance_with_one_side": (
        "收入合计60万元，年终结余10万元。",
        [],
    ),
    # units
    "missing_unit": (
        "培训费较上年2.08减少0.03万元。",
        [
            "change: change=0.03 previous=2.08",
            "missing_unit: figure=2.08",
        ],
    ),
    "missing_per_cent": (
        "培训费4万元，比上年增长13.95。",
        [
            "change: rate=13.95 current=4",
            "missing_unit: figure=13.95",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RELATIONS.values(), ids=RELATIONS)
def test_statements(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


TANGLED = {
    # each of these was a false alarm on a text in which nothing is wrong, or less than what it says
    "the_whole_is_the_part_itself": (
        "一般公共预算财政拨款支出50万元，占本年支出合计的80%。",
        ["share: share=80 part=50"],
    ),
    "annual_growth_over_several_years": (
        "契税由2020年的20万元增加到25万元，年均增长7.72%。",
        [],
    ),
    "rates_of_two_levels_in_a_row": (
        "教育支出10万元、卫生支出20万元，分别增长5%和6%。",
        ["change: rate=5 current=10", "change: rate=6 current=20"],
    ),
    "the_sentence_behind_a_list_is_about_its_total": (
        "会议支出90.00万元，其中：场地租金50.00万元；资料印刷40.00万元。比上年减少10.00万元，下降10.00%。",
        ["change: change=10.00 rate=10.00 current=90.00"],
    ),
    "the_sentence_behind_a_list_may_be_about_its_last_part": (
        "会议支出90.00万元，其中：场地租金50.00万元；资料印刷40.00万元。比上年减少10.00万元，下降20.00%。",
        ["change: change=10.00 rate=20.00 current=40.00"],
    ),
    "something_else_is_taken_off_a_balance": (
        "收入合计60万元，支出合计50万元，调出资金4万元，年终结余6万元。",
        [],
    ),
    "the_share_behind_a_list_is_the_totals": (
        "支出合计100万元。基本支出60万元，包括人员经费50万元、公用经费10万元，占支出合计的60%。",
        ["share: share=60 part=60 whole=100"],
    ),
    "the_change_behind_last_years_level": (
        "2023年收入总计100万元，2022年收入总计90万元，增加10万元，增长11.11%。",
        ["change: change=10 rate=11.11 current=100 previous=90"],
    ),
    "a_level_behind_its_change": (
        "培训费比上年增加1万元，增长33.33%，达4万元。",
        ["change: change=1 rate=33.33 current=4"],
    ),
    "a_change_is_none_of_the_budget_beside_it": (
        "会议费完成年初预算数200.00万元的41.9%，比上年减支92.40万元，下降7.9%。",
        ["change: change=92.40 rate=7.9", "execution: rate=41.9 budget=200.00"],
    ),
    "the_plan_without_a_name": (
        "全年预算数100万元，执行数80万元，执行率80%。",
        ["execution: rate=80 actual=80 budget=100"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TANGLED.values(), ids=TANGLED)
def test_tangled_statements(text: str, expected: list[str]) -> None:
    assert of_kind(text, "share", "change", "execution", "balance") == expected


def test_a_rate_behind_unchanged() -> None:
    assert of_kind("培训费4万元，与上年持平，增长0%。", "change") == ["change: change=持平 rate=0 current=4"]


def test_a_total_by_the_name_that_its_shares_give_it() -> None:
    """Two shares that come out tell what is meant by it; the third is held to the same."""
    text = (
        "单位实现收入50.00万元，其中：\n1.募集30.00万元，占总收入的60%。\n2.拨入15.00万元，占总收入的30%。\n"
        "3.利息5.00万元，占总收入的20%。"
    )
    assert [line for line in statements(text) if line.startswith("share:")] == [
        "share: share=60 part=30.00 whole=50.00",
        "share: share=30 part=15.00 whole=50.00",
        "share: share=20 part=5.00 whole=50.00",
    ]


def test_a_name_that_one_share_alone_gives_accuses_nothing() -> None:
    text = "单位实现收入50.00万元，其中：\n1.募集30.00万元，占总收入的60%。\n2.拨入20.00万元，占总收入的30%。"
    assert [line for line in statements(text) if line.startswith("share:")] == [
        "share: share=60 part=30.00 whole=50.00",
        "share: share=30 part=20.00",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本支出预算80万元，其中：工资预算60万元，占基本支出预算75%。", ["share: share=75 part=60 whole=80"]),
        ("公用经费年初预算40.00万元，支出30.00万元，占公用经费预算的75%。", []),
        ("支出30.00万元，占支出预算的75%。", []),
    ],
    ids=["of_another_budget", "of_its_own_budget", "of_the_budget_of_all"],
)
def test_a_share_of_a_budget_is_no_execution(text: str, expected: list[str]) -> None:
    assert [line for line in statements(text) if line.startswith("share:")] == expected


def test_parts_of_a_total_of_the_year_that_is_named() -> None:
    text = "2023年“三公”经费支出9万元。\n2022年“三公”经费支出中，公务接待费支出2万元，占20%。"
    assert [line for line in statements(text) if line.startswith("share:")] == ["share: share=20 part=2"]
    text = "2023年“三公”经费支出10万元。\n2023年“三公”经费支出中，公务接待费支出2万元，占20%。"
    assert [line for line in statements(text) if line.startswith("share:")] == ["share: share=20 part=2 whole=10"]


def test_a_per_cent_of_the_own_budget_is_an_execution() -> None:
    text = "公用经费年初预算40.00万元，支出30.00万元，占公用经费预算的75%。"
    assert statements(text) == ["execution: rate=75 actual=30.00 budget=40.00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议费支出12万元，完成年初预算的80%，比年初预算减少3万元。",
            ["execution_gap: rate=80 actual=12 gap=3"],
        ),
        ("会议费支出12万元，完成调整预算的80%，比年初预算减少3万元。", []),
        ("会议费支出12万元，完成年初预算的80%，比上年减少3万元。", []),
        ("会议费支出12万元，完成年初预算的100%，与年初预算持平。", []),
    ],
    ids=["same_budget", "another_budget", "last_year", "no_figure"],
)
def test_an_execution_and_what_it_is_off_the_budget(text: str, expected: list[str]) -> None:
    assert [line for line in statements(text) if line.startswith("execution_gap:")] == expected


def test_a_change_behind_two_years_of_a_budget() -> None:
    text = "2023年会议费预算33万元，2022年会议费预算57万元，对比减少24万元。"
    assert [line for line in statements(text) if line.startswith("change:")] == [
        "change: change=24 current=33 previous=57"
    ]


def test_a_share_of_a_year_that_nothing_states() -> None:
    """Of the totals of two years the one that it is a share of is taken, and neither where it is of none."""
    title = "2022年政府采购规模为160.0亿元。\n2023年政府采购规模为200.0亿元。\n"
    text = title + "货物类采购金额50.0亿元，占采购总规模的{share}%。"
    shares = [
        [line for line in statements(text.format(share=share), title="") if line.startswith("share:")]
        for share in ("25.0", "31.3", "27.0")
    ]
    assert shares == [
        ["share: share=25.0 part=50.0 whole=200.0"],
        ["share: share=31.3 part=50.0 whole=160.0"],
        ["share: share=27.0 part=50.0"],
    ]
