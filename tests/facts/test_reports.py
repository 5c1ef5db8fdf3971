"""Sentences of the reports of governments: execution, adjustments, debt, insurance funds."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts, of_kind, statements

TITLE = "关于临溪市2023年预算执行情况和2024年预算草案的报告\n"

# What must not be read from a text: no statement of these kinds.
APART: dict[str, tuple[str, list[str]]] = {
    "other_side_behind_a_semicolon": (
        "全市一般公共预算收入80.5亿元，其中：税收收入60.2亿元；全市一般公共预算支出150.3亿元，增长3%。",
        ["breakdown: total=80.5 parts=60.2", "member: part=60.2 total=80.5"],
    ),
    "other_fund_behind_a_semicolon": (
        "全市一般公共预算收入80.5亿元，其中：税收收入60.2亿元；全市政府性基金收入90.1亿元。",
        ["breakdown: total=80.5 parts=60.2", "member: part=60.2 total=80.5"],
    ),
    "months_and_the_months_up_to_them": (
        "9月份，全市一般公共预算收入7.1亿元。1-9月，全市一般公共预算收入63.4亿元。截至10月底，全市一般公共预算收入70.9亿元。",
        [],
    ),
    "budget_before_and_after_it_was_raised": (
        "全市一般公共预算支出预算为91.0亿元。全市一般公共预算支出由91.0亿元调整为96.5亿元。",
        [],
    ),
    "change_without_a_factor": (
        "全市税收收入60.2亿元，增长2.1%。全市税收收入扣除退税因素后增长8.4%。",
        [],
    ),
    "amount_without_a_factor": (
        "全市一般公共预算支出168.2亿元，剔除一次性因素后，为165.6亿元，增长5.2%。",
        [],
    ),
    "budget_of_a_plan_that_adjusts_it": (
        "会议批准：全区收入合计为80.7亿元。\n常委会批准的预算调整方案：全区收入合计为91.6亿元。",
        [],
    ),
    "what_an_assembly_approved_is_a_plan": (
        "市人大审议通过的全市一般公共预算支出77.5亿元，执行中增加转移支付等，支出调整预算为97.8亿元。全市一般公共预算支出91.7亿元。",
        [],
    ),
    "side_within_a_total_of_something_else": (
        "从支出看，全省本级支出310.2亿元，对下转移支付502.1亿元。全省基建投资支出65.4亿元，其中：全省本级支出15.3亿元，对下转移支付50.1亿元。",
        ["breakdown: total=65.4 parts=15.3,50.1 #complete"],
    ),
    "list_below_amounts_of_two_times": (
        "9月份财政收入7.1亿元，前9个月财政收入63.4亿元。\n其中，税收收入50.2亿元。",
        [],
    ),
    "expenditure_of_each_insurance_fund": (
        "全市社会保险基金收入40.2亿元。支出33.1亿元。养老保险基金收入20.7亿元，其中：保险费收入15.0亿元。支出18.3亿元。",
        ["breakdown: total=20.7 parts=15.0", "member: part=15.0 total=20.7"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), APART.values(), ids=APART)
def test_things_that_are_kept_apart(text: str, expected: list[str]) -> None:
    assert of_kind(text, "breakdown", "member", "restatement", "inclusion", title=TITLE) == expected


STATED: dict[str, tuple[str, list[str]]] = {
    "added_to_an_income_of_the_paragraph_before": (
        "全市一般公共预算收入80.5亿元。\n全市一般公共预算收入加上上级补助收入60.0亿元（其中：返还性收入10.0亿元、转移支付收入50.0亿元）、"
        "调入资金9.5亿元，收入合计150.0亿元。",
        [
            "breakdown: total=60.0 parts=10.0,50.0 #complete",
            "breakdown: total=150.0 parts=80.5,60.0,9.5 #complete",
        ],
    ),
    "part_named_in_one_breath_with_its_total": (
        "全市财政收入80.5亿元。全市财政收入中税收收入60.2亿元。",
        ["breakdown: total=80.5 parts=60.2", "member: part=60.2 total=80.5"],
    ),
    "list_behind_rates_of_two_bases": (
        "全国税收收入90.5亿元，扣除退税因素后增长4%，按自然口径计算下降6%。其中，中央税收收入40.2亿元，地方税收收入50.3亿元。",
        ["breakdown: total=90.5 parts=40.2,50.3 #complete"],
    ),
    "parts_of_a_part": (
        "转移性收入10.77亿元，其中：一般性转移支付收入9.92亿元，主要为固定补助4.75亿元；结算补助3.15亿元；奖补资金2.02亿元。",
        [
            "breakdown: total=9.92 parts=4.75,3.15,2.02 #complete",
        ],
    ),
    "own_level_and_the_levels_below": (
        "全市财政支出80.5亿元，其中：市级支出30.2亿元，县（市、区）支出40.3亿元。",
        ["breakdown: total=80.5 parts=30.2,40.3 #complete"],
    ),
    "own_level_and_others": (
        "全市财政支出80.5亿元，其中：市级支出30.2亿元，示范区支出40.3亿元。",
        ["breakdown: total=80.5 parts=30.2,40.3"],
    ),
    "own_level_of_something_else": (
        "全市财政支出80.5亿元，其中：市级教育支出30.2亿元，区级卫生支出40.3亿元。",
        ["breakdown: total=80.5 parts=30.2,40.3"],
    ),
    "centre_and_places": (
        "全国政府性基金收入80.5亿元。其中，中央政府性基金收入30.2亿元，地方政府性基金收入（本级）40.3亿元。",
        ["breakdown: total=80.5 parts=30.2,40.3 #complete"],
    ),
    "by_who_collects": (
        "全区收入20.0亿元，其中：上划收入8.0亿元，区级收入12.0亿元。分部门情况是：税务部门完成15.0亿元；财政部门完成5.0亿元。",
        ["breakdown: total=20.0 parts=15.0,5.0 #complete"],
    ),
    "two_chains_of_one_paragraph": (
        "全区一般公共预算收入30.0亿元。加上级补助收入10.0亿元，收入总量为40.0亿元。"
        "全区一般公共预算支出35.0亿元。加上解支出4.0亿元、结转下年支出2.0亿元，支出总量为40.0亿元。",
        [
            "breakdown: total=40.0 parts=30.0,10.0 #complete",
            "breakdown: total=40.0 parts=35.0,4.0,2.0 #complete",
        ],
    ),
    "chain_that_closes_before_its_end": (
        "全区一般公共预算支出35.0亿元。加上解支出5.0亿元、结转下年支出2.0亿元，支出总量为40.0亿元。",
        ["breakdown: total=40.0 parts=35.0,5.0,2.0 #complete"],
    ),
    "chain_of_resources": (
        "区本级财力30.0亿元，加上年结转收入9.0亿元，收入总量为40.0亿元。",
        ["breakdown: total=40.0 parts=30.0,9.0 #complete"],
    ),
    "by_the_offices_that_collect": (
        "全区一般预算收入20.0亿元，其中：税务部门完成15.0亿元；财政部门完成6.0亿元。",
        ["breakdown: total=20.0 parts=15.0,6.0 #complete"],
    ),
    "parted_by_level": (
        "全国一般公共预算支出17.9万亿元。分中央和地方看，中央一般公共预算本级支出2.6万亿元；地方一般公共预算支出15.2万亿元。",
        ["breakdown: total=17.9 parts=2.6,15.2 #complete"],
    ),
    "parted_by_something_else": (
        "全国一般公共预算支出17.9万亿元。分重点和一般看，重点支出2.6万亿元；一般支出15.2万亿元。",
        [],
    ),
    "transfers_of_two_kinds": (
        "市级转移支付支出110.0亿元，其中：对各县（市、区）一般性转移支付支出89.0亿元，对各县（市、区）专项转移支付支出20.0亿元。",
        ["breakdown: total=110.0 parts=89.0,20.0 #complete"],
    ),
    "sources_without_a_word_that_adds": (
        "县级一般公共预算收入45.0亿元，返还性收入2.0亿元，一般性转移支付收入10.0亿元，收入总计58.0亿元。",
        ["breakdown: total=58.0 parts=45.0,2.0,10.0 #complete"],
    ),
    "parts_of_the_headline_without_a_word": (
        "县级一般公共预算收入45.0亿元，税收收入40.0亿元，非税收入5.0亿元，收入总计58.0亿元。",
        ["breakdown: total=45.0 parts=40.0,5.0 #complete"],
    ),
    "income_and_expenditure_before_a_total": (
        "县级一般公共预算收入45.0亿元，一般公共预算支出50.0亿元，支出总计58.0亿元。",
        [],
    ),
    "execution_of_a_plan_is_no_share": (
        "全县收入20.0亿元，占年计划25.0亿元的80%。其中，省级收入12.0亿元，占年计划10.0亿元的120%。",
        ["breakdown: total=20.0 parts=12.0"],
    ),
    "names_in_brackets_with_a_comma": (
        "全市（不包括示范区、开发区，下同）一般公共预算收入80.5亿元，其中：税收收入60.2亿元，非税收入20.3亿元。",
        ["breakdown: total=80.5 parts=60.2,20.3 #complete"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STATED.values(), ids=STATED)
def test_lists_of_a_report(text: str, expected: list[str]) -> None:
    found = of_kind(text, "breakdown", "member", title=TITLE)
    assert [line for line in found if line in expected] == expected


CHANGED: dict[str, tuple[str, list[str]]] = {
    "budget_raised_from_what_was_approved": (
        "县人大批准的全县一般公共预算支出预算为290.5亿元，根据财力变动情况调整支出预算为298.0亿元，较年初预算增加7.5亿元。",
        ["change: change=7.5 current=298.0 previous=290.5"],
    ),
    "budget_alone": (
        "根据财力变动情况调整全县支出预算为298.0亿元，较年初预算增加7.5亿元。",
        ["change: change=7.5 current=298.0"],
    ),
    "compared_with_what_a_sentence_ahead_says": (
        "全县收入45.0亿元，增长3.98%。\n与2023年执行数相比，有以下变化。一是全县收入增加0.3亿元。",
        ["change: rate=3.98 current=45.0", "change: change=0.3 current=45.0"],
    ),
    "same_month_of_last_year": (
        "9月份，全市税收收入7.1亿元，比去年同月增加0.1亿元，增长1.4%。",
        ["change: change=0.1 rate=1.4 current=7.1"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHANGED.values(), ids=CHANGED)
def test_changes_of_a_report(text: str, expected: list[str]) -> None:
    assert of_kind(text, "change", title=TITLE) == expected


READ: dict[str, tuple[str, list[str]]] = {
    "below_headings_of_an_outcome_and_of_a_plan": (
        "一、2023年预算执行情况\n全市税收收入60.2亿元。\n二、2024年预算草案\n全市税收收入63.0亿元。",
        [
            "60.2亿元 amount tax_revenue 2023 level=city",
            "63.0亿元 budget tax_revenue 2024 level=city",
        ],
    ),
    "heading_that_ends_in_a_stop": (
        "1.政府性基金预算。\n收入20.5亿元。",
        ["20.5亿元 amount income 2023 fund=gov_fund"],
    ),
    "what_was_approved": (
        "经市第五届人民代表大会第三次会议批准的全市一般公共预算收入80.5亿元。",
        ["80.5亿元 amount income 2023 fund=general level=city"],
    ),
    "body_whose_last_character_is_in_the_level": (
        "临溪市本级财政一般公共预算收入20.5亿元。",
        ["20.5亿元 amount income 2023 fund=general level=city_level"],
    ),
    "year_without_its_word": (
        "2022全市一般公共预算收入20.5亿元。",
        ["20.5亿元 amount income 2022 fund=general level=city"],
    ),
    "months": (
        "9月份，全市税收收入7.1亿元。当月，全市税收收入7.2亿元。前10个月，全市税收收入60.2亿元。截至12月底，全市税收收入80.2亿元。",
        [
            "7.1亿元 amount tax_revenue 2023-9 level=city",
            "7.2亿元 amount tax_revenue 2023-当月 level=city",
            "60.2亿元 amount tax_revenue 2023-1..10 level=city",
            "80.2亿元 amount tax_revenue 2023 level=city",
        ],
    ),
    "two_sides_with_one_verb": (
        "全市一般公共预算收入和支出分别增长4.53%、9.97%。",
        [
            "4.53% change_rate/previous income 2023 fund=general level=city",
            "9.97% change_rate/previous expenditure 2023 fund=general level=city",
        ],
    ),
    "pace_of_a_rate": (
        "全市税收收入7.1亿元，同比降2.8%，降幅比上月扩大1.6个百分点。",
        [
            "7.1亿元 amount tax_revenue 2023 level=city",
            "-2.8% change_rate/previous tax_revenue 2023 level=city",
            "1.6个百分点 percentage_point/earlier_in_year tax_revenue 2023 level=city",
        ],
    ),
    "transfers_are_not_paid_yet": (
        "预计转移支付收入6.1亿元。",
        ["6.1亿元 budget transfer_payments 2023"],
    ),
    "heading_in_one_line_with_its_sentence": (
        "1.全市一般公共预算收支情况 全市一般公共预算收入33.1亿元。",
        ["33.1亿元 amount income 2023 fund=general level=city"],
    ),
    "town": (
        "全镇一般公共预算收入111.1万元。镇本级一般公共预算支出20.2万元。",
        [
            "111.1万元 amount income 2023 fund=general level=town",
            "20.2万元 amount expenditure 2023 fund=general level=town_level",
        ],
    ),
    "rise_of_at_least": (
        "全市税收收入增幅在40%以上。",
        ["40% change_rate/previous tax_revenue 2023 level=city at_least"],
    ),
    "first_quarters_with_and_without_their_year": (
        "2023年前三季度，全市税收收入60.2亿元。前三季度，全市非税收入7.2亿元。",
        [
            "60.2亿元 amount tax_revenue 2023-前三季度 level=city",
            "7.2亿元 amount nontax_revenue 2023-前三季度 level=city",
        ],
    ),
    "rate_that_slowed_down": (
        "全市税收收入增速回落至7.3%。",
        ["7.3% change_rate/previous tax_revenue 2023 level=city"],
    ),
    "points_against_other_months": (
        "1-8月，全市税收收入60.2亿元，同比增长10%，较1-7月扩大0﹒2个百分点。",
        [
            "60.2亿元 amount tax_revenue 2023-1..8 level=city",
            "10% change_rate/previous tax_revenue 2023-1..8 level=city",
            "0.2个百分点 percentage_point/others tax_revenue 2023-1..8 level=city",
        ],
    ),
    "name_made_shorter_in_brackets": (
        "全市税收收入60.2亿元，完成调整预算（以下简称“完成预算”）的102.6%。",
        [
            "60.2亿元 amount tax_revenue 2023 level=city",
            "102.6% execution_rate/adjusted tax_revenue 2023 level=city",
        ],
    ),
    "estimate_of_an_outcome": (
        "一、2023年预算执行情况\n预计全市税收收入60.2亿元。",
        ["60.2亿元 amount tax_revenue 2023 level=city"],
    ),
    "month_behind_other_words": (
        "根据财政部门数据，6月份，全市税收收入7.1亿元。上半年，全市税收收入60.2亿元。",
        [
            "7.1亿元 amount tax_revenue 2023-6 level=city",
            "60.2亿元 amount tax_revenue 2023-上半年 level=city",
        ],
    ),
    "month_of_the_paragraph_before": (
        "6月份，全市税收收入7.1亿元。\n全市非税收入20.2亿元。",
        [
            "7.1亿元 amount tax_revenue 2023-6 level=city",
            "20.2亿元 amount nontax_revenue 2023 level=city",
        ],
    ),
    "other_currency": (
        "财政储备8600亿港元。",
        ["8600亿港元 amount “财政储备” 2023"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_facts_of_a_report(text: str, expected: list[str]) -> None:
    assert facts(text, TITLE) == expected


YEARS: dict[str, tuple[str, str, str]] = {
    "amount_that_looks_like_a_year": ("财政收支情况\n", "财政支出1950亿元，2014年税收收入20亿元。", "2014"),
    "day_of_the_report": ("——2020年7月28日在市人大常委会上\n", "2019年度税收收入20亿元。", "2019"),
}


@pytest.mark.parametrize(("title", "text", "year"), YEARS.values(), ids=YEARS)
def test_year_of_a_report(title: str, text: str, year: str) -> None:
    assert {line.split()[3] for line in facts(text, title)} <= {year}
    assert facts(text, title)


def test_a_deficit_that_is_planned() -> None:
    text = "二、2024年预算草案\n收入总量107.5亿元。支出134.0亿元。收支总量相抵，赤字26.5亿元。"
    assert "balance: result=26.5 minuend=134.0 subtrahend=107.5" in statements(text, TITLE)


def test_a_rate_of_which_no_word_names_the_whole() -> None:
    text = "共反映1263个问题，已整改1153个，整改率91.29%。"
    assert "share: share=91.29 part=1153 whole=1263" in of_kind(text, "share", title=TITLE)


def test_a_rate_that_is_of_nothing_stated_before() -> None:
    text = "共反映1263个问题，已整改1153个，整改率81.29%。"
    assert of_kind(text, "share", title=TITLE) == ["share: share=81.29 part=1153"]


BALANCES: dict[str, tuple[str, list[str]]] = {
    "of_totals": (
        "收入总计202.5亿元。全市一般公共预算支出165.7亿元，上解支出22.5亿元，支出总计188.2亿元，收支相抵，结转下年14.9亿元。",
        ["balance: result=14.9 minuend=202.5 subtrahend=188.2"],
    ),
    "of_totals_that_are_equal": ("收入总计202.5亿元，支出总计202.5亿元，结转下年14.9亿元。", []),
    "behind_another_amount": ("收入总计202.5亿元，支出总计188.2亿元，调出资金5.0亿元，结转下年14.9亿元。", []),
}


@pytest.mark.parametrize(("text", "expected"), BALANCES.values(), ids=BALANCES)
def test_balances_of_a_report(text: str, expected: list[str]) -> None:
    assert of_kind(text, "balance", title=TITLE) == expected


def test_without_a_year_nothing_is_of_the_year_before() -> None:
    text = "一季度，全国政府性基金预算收入10.8万亿元，同比下降21.8%。"
    assert of_kind(text, "change", title="财政收支情况\n") == ["change: rate=21.8 current=10.8"]


APPROVED = "区二届人大三次会议批准年初一般公共预算收入52.4亿元。一般公共预算支出总计{}52.4亿元。"


@pytest.mark.parametrize(("behind", "measure"), [("", "budget"), ("完成", "amount")])
def test_a_total_among_what_an_assembly_approved_is_planned_too(behind: str, measure: str) -> None:
    told = facts(APPROVED.format(behind), title=TITLE)
    assert [line.split()[:2] for line in told] == [["52.4亿元", "budget/initial"], ["52.4亿元", measure]]


TOP = "2022年预算执行情况\n{}全市税收收入60.2亿元。\n2024年预算安排情况\n{}全市税收收入62.5亿元。"
LOW = "二、收入情况\n2022年预算执行情况\n{}全市税收收入60.2亿元。\n2024年预算安排情况\n{}全市税收收入62.5亿元。"


@pytest.mark.parametrize("text", [TOP, LOW])
@pytest.mark.parametrize("numbers", [("", ""), ("(一)收入\n", "(一)收入\n")])
def test_headings_without_a_number_tell_the_year_and_what_is_planned(text: str, numbers: tuple[str, str]) -> None:
    told = [line.split()[1:4:2] for line in facts(text.format(*numbers), title=TITLE)]
    below = text is LOW and numbers[0]  # the next numbered heading ends one that stands below others
    assert told == ([["amount", "2023"]] * 2 if below else [["amount", "2022"], ["budget", "2024"]])


@pytest.mark.parametrize("line", ["2022年预算执行情况如下：", "2022年预算执行情况公开表", "关于2022年预算执行的文件"])
def test_other_lines_that_name_a_year_tell_nothing_of_the_next(line: str) -> None:
    assert facts(f"{line}\n全市税收收入60.2亿元。", title=TITLE)[-1].split()[1:4:2] == ["amount", "2023"]


@pytest.mark.parametrize("mark", [("一、", "二、"), ("", ""), ("(一)", "(二)")])
@pytest.mark.parametrize("tail", ["", "收支情况"])
def test_what_stands_below_an_insurance_fund_is_of_that_fund_alone(mark: tuple[str, str], tail: str) -> None:
    first, second = f"{mark[0]}企业职工基本养老保险基金{tail}", f"{mark[1]}失业保险基金{tail}"
    text = f"全市社会保险基金收入76.3亿元。\n{first}\n本年收入32.4亿元。\n{second}\n本年收入85.4亿元。"
    assert of_kind(text, "restatement", "inclusion", title=TITLE) == []
