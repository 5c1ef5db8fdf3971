"""Lists of parts in sentences and over paragraphs: what belongs to which total, and which lists hold all parts."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts, of_kind, statements

IN_SENTENCES: dict[str, tuple[str, list[str]]] = {
    # no list
    "one_after_the_other": (
        "基本支出6万元，项目支出3万元。",
        [],
    ),
    "without_level": (
        "支出结构进一步优化，其中：基本支出6万元。",
        [],
    ),
    "other_sentence": (
        "支出合计9万元。基本支出6万元，项目支出3万元。",
        [],
    ),
    "list_of_a_rate": (
        "支出增长9%，其中：基本支出增长6%。",
        [],
    ),
    "total_of_what_stands_above_that_misses": (
        "专线租赁6.5万元。网站维护2.5万元。以上费用合计8.0万元。",
        [],
    ),
    "total_of_what_stands_above": (
        "项目预算20.0万元。1.专线租赁6.5万元，其中：甲4.0万元，乙2.5万元。2.网站维护2.5万元。以上费用合计9.0万元。",
        [
            "breakdown: total=6.5 parts=4.0,2.5 #complete",
            "breakdown: total=9.0 parts=6.5,2.5 #complete",
        ],
    ),
    # scores behind a pause
    "what_all_got": (
        "满分60分，其中管理40分、效果20分；实际得分54分，其中管理36分、效果18分。",
        [
            "breakdown: total=54 parts=36,18 #complete",
        ],
    ),
    # several levels of one thing ahead of the list
    "nought_has_no_parts": (
        "一般公共预算财政拨款基本支出9.0万元，政府性基金预算财政拨款基本支出0万元，其中：办公费5.0万元，印刷费4.0万元。",
        [
            "breakdown: total=9.0 parts=5.0,4.0 #complete",
        ],
    ),
    # known to be complete
    "ends_with_all_others": (
        "共有车辆9辆，其中：应急用车3辆、巡查用车2辆、其他用车3辆；大型设备2台。",
        [
            "breakdown: total=9 parts=3,2,3 #complete",
        ],
    ),
    "others_are_told_apart": (
        "共有车辆9辆，其中：应急用车3辆、其他用车3辆、其他用车中巡查用车2辆。",
        [
            "breakdown: total=9 parts=3,3,2",
            "member: part=3 total=9",
            "member: part=3 total=9",
            "member: part=2 total=9",
        ],
    ),
    "known_parts": (
        "基本支出9万元，其中：人员经费7万元，公用经费2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "known_parts_of_a_government": (
        "一般公共预算收入9.0亿元，其中：税收收入6.0亿元，非税收入2.0亿元。",
        [
            "breakdown: total=9.0 parts=6.0,2.0 #complete",
        ],
    ),
    "known_parts_that_miss": (
        "基本支出9.0万元，其中：人员经费6.0万元，公用经费2.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,2.0 #complete",
        ],
    ),
    "parts_that_add_up": (
        "教育支出9万元，其中：小学支出7万元，中学支出2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "shares_that_make_a_whole": (
        "教育支出9.0万元，其中：小学支出6.0万元，占75%；中学支出2.0万元，占25%。",
        [
            "breakdown: total=9.0 parts=6.0,2.0 #complete",
            "shares: shares=75,25",
            "share: share=75 part=6.0 whole=9.0",
            "share: share=25 part=2.0 whole=9.0",
        ],
    ),
    # not known to be complete
    "one_part": (
        "教育支出9万元，其中：小学支出7万元。",
        [
            "breakdown: total=9 parts=7",
            "member: part=7 total=9",
        ],
    ),
    "parts_that_miss": (
        "教育支出9.0万元，其中：小学支出6.0万元，中学支出2.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,2.0",
            "member: part=6.0 total=9.0",
            "member: part=2.0 total=9.0",
        ],
    ),
    "some_of_the_known_parts": (
        "“三公”经费9万元，其中：公务接待费2万元。",
        [
            "breakdown: total=9 parts=2",
            "member: part=2 total=9",
        ],
    ),
    "parts_beyond_the_total": (
        "教育支出9万元，其中：小学支出6万元，中学支出5万元。",
        [
            "breakdown: total=9 parts=6,5",
            "member: part=6 total=9",
            "member: part=5 total=9",
        ],
    ),
    "parts_that_are_about_right": (
        "教育支出9万元，其中：小学支出约6万元，中学支出3万元。",
        [
            "breakdown: total=9 parts=6,3",
            "member: part=6 total=9",
            "member: part=3 total=9",
        ],
    ),
    # markers
    "including": (
        "基本支出9万元，包括：人员经费7万元，公用经费2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "mainly_including": (
        "教育支出9万元，主要包括：小学支出7万元、中学支出2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "brackets": (
        "基本支出9万元（人员经费7万元、公用经费2万元）。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "brackets_with_marker": (
        "基本支出9万元（其中：人员经费7万元，公用经费2万元）。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "in_the_next_paragraph": (
        "基本支出9万元。\n其中：人员经费7万元，公用经费2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "counts": (
        "车辆9辆，其中：机要通信用车2辆、应急保障用车7辆。",
        [
            "breakdown: total=9 parts=2,7 #complete",
        ],
    ),
    "budgets": (
        "公务用车购置及运行维护费预算9万元，其中：公务用车购置费7万元，公务用车运行维护费2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "changes": (
        "基本支出9万元，比上年增加3万元，其中：人员经费增加2万元，公用经费增加1万元。",
        [
            "breakdown: total=3 parts=2,1 #complete",
            "change: change=3 current=9",
        ],
    ),
    "mixed_units": (
        "基本支出1亿元，其中：人员经费9000万元，公用经费1000万元。",
        [
            "breakdown: total=1 parts=9000,1000 #complete",
        ],
    ),
    # lists in lists, and where they end
    "inner_list": (
        "支出合计12万元，其中：基本支出9万元（人员经费7万元、公用经费2万元），项目支出3万元。",
        [
            "breakdown: total=12 parts=9,3 #complete",
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "inner_list_ends_at_a_pause": (
        "支出合计12万元，其中：基本支出9万元，其中：人员经费7万元，公用经费2万元；项目支出3万元。",
        [
            "breakdown: total=12 parts=9,3 #complete",
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    "behind_a_bracket": (
        "基本支出9万元（人员经费7万元、公用经费2万元），比上年增加1万元，增长12.5%。",
        [
            "breakdown: total=9 parts=7,2 #complete",
            "change: change=1 rate=12.5 current=9",
        ],
    ),
    "next_sentence": (
        "基本支出9万元，其中：人员经费7万元，公用经费2万元。项目支出3万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
        ],
    ),
    # rates
    "execution_of_all": (
        "教育支出9万元，完成预算的90%，其中：小学支出7万元，完成预算的100%；中学支出2万元，完成预算的66.7%。",
        [
            "breakdown: total=9 parts=7,2 #complete",
            "rated_execution: total=9 parts=7,2 total_rate=90 rates=100,66.7",
            "execution: rate=90 actual=9",
            "execution: rate=100 actual=7",
            "execution: rate=66.7 actual=2",
        ],
    ),
    "growth_of_all": (
        "教育支出9万元，增长5%，其中：小学支出7万元，增长7%；中学支出2万元，下降1.5%。",
        [
            "breakdown: total=9 parts=7,2 #complete",
            "rated_growth: total=9 parts=7,2 total_rate=5 rates=7,1.5",
            "change: rate=5 current=9",
            "change: rate=7 current=7",
            "change: rate=1.5 current=2",
        ],
    ),
    "growth_of_some": (
        "教育支出9万元，增长5%，其中：小学支出7万元，增长7%；中学支出2万元。",
        [
            "breakdown: total=9 parts=7,2 #complete",
            "change: rate=5 current=9",
            "change: rate=7 current=7",
        ],
    ),
    # runs: several things in one go
    "labels_and_figures_in_order": (
        "小学、中学、大学支出分别为1.2亿元、1.6亿元和2.0亿元。",
        [],
    ),
    "run_with_shares": (
        "支出合计4.8亿元，其中：小学、中学、大学支出分别为1.2亿元、1.6亿元和2.0亿元，占25.0%、33.3%和41.7%。",
        [
            "breakdown: total=4.8 parts=1.2,1.6,2.0 #complete",
            "shares: shares=25.0,33.3,41.7 #complete",
            "share: share=25.0 part=1.2 whole=4.8",
            "share: share=33.3 part=1.6 whole=4.8",
            "share: share=41.7 part=2.0 whole=4.8",
        ],
    ),
    "run_of_rates": (
        "小学、中学、大学支出分别增长5.0%、6.0%和7.0%。",
        [],
    ),
    "labels_that_do_not_match": (
        "小学、中学支出分别为1.2亿元、1.6亿元和2.0亿元。",
        [],
    ),
}
OVER_PARAGRAPHS: dict[str, tuple[str, list[str]]] = {
    # lists that are none
    "not_announced": (
        "支出合计9.0万元。\n1.教育支出6.0万元。\n2.卫生支出3.3万元。",
        [],
    ),
    "not_announced_noughts": (
        "支出合计0万元。\n1.教育支出0万元。\n2.卫生支出0万元。",
        [],
    ),
    "not_announced_and_told_apart": (
        "支出合计9.0万元。\n1.教育支出6.0万元。\n3.卫生支出3.0万元。",
        [],
    ),
    "not_announced_but_adds_up": (
        "支出合计9.0万元。\n1.教育支出6.0万元。\n2.卫生支出3.0万元。",
        ["breakdown: total=9.0 parts=6.0,3.0 #complete"],
    ),
    "not_announced_under_titles_of_their_own": (
        "捐赠共9.0万元。\n1.助学\n捐赠6.0万元，受益2人。\n2.助医\n捐赠3.0万元，受益1人。",
        ["breakdown: total=9.0 parts=6.0,3.0 #complete"],
    ),
    "inside_a_numbered_list": (
        "全年募集9.0万元。收入如下：\n1、社会捐赠7.0万元。其中：\n1)企业捐赠4.5万元。\n2)个人捐赠2.5万元。\n2、财政拨入2.0万元。",
        ["breakdown: total=9.0 parts=7.0,2.0 #complete", "breakdown: total=7.0 parts=4.5,2.5 #complete"],
    ),
    "announced_but_ended": (
        "支出合计9.0万元，具体如下：\n二、其他情况\n1.教育支出6.0万元。\n2.卫生支出3.0万元。",
        [],
    ),
    # numbered lists
    "numbered": (
        "支出合计9.0万元，具体如下：\n1.教育支出6.0万元。\n2.卫生支出3.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
        ],
    ),
    "numbered_with_more_in_each": (
        "支出合计9.0万元，具体情况如下：\n1.教育支出6.0万元，比上年增长5%。\n2.卫生支出3.0万元，完成预算的60%。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
            "change: rate=5 current=6.0",
            "execution: rate=60 actual=3.0",
        ],
    ),
    "numbered_that_misses": (
        "支出合计9.0万元，具体如下：\n1.教育支出5.0万元。\n2.卫生支出3.0万元。",
        [
            "breakdown: total=9.0 parts=5.0,3.0",
            "member: part=5.0 total=9.0",
            "member: part=3.0 total=9.0",
        ],
    ),
    "in_brackets": (
        "支出合计9.0万元，主要包括：\n（一）教育支出6.0万元。\n（二）卫生支出3.0万元。\n另外，结余2.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
        ],
    ),
    "inner_lists": (
        "支出合计9.0万元，具体如下：\n1.教育支出6.0万元，其中：小学支出4.0万元，中学支出2.0万元。\n2.卫生支出3.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
            "breakdown: total=6.0 parts=4.0,2.0 #complete",
        ],
    ),
    "functional_items": (
        "一般公共预算财政拨款支出9.0万元，具体如下：\n1.教育支出（类）普通教育（款）小学教育（项）6.0万元。\n2.卫生支出（类）公共卫生（款）卫生监督（项）2.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,2.0 #complete",
        ],
    ),
    "plain_lines": (
        "支出合计9.0万元，其中：\n教育支出6.0万元，用于校舍。\n卫生支出3.0万元，用于设备。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
        ],
    ),
    # totals apart from their parts
    "shares_of_what_stands_ahead": (
        "收入合计10.0万元。\n收入包括：甲8.0万元，占80%；乙1.0万元，占10%；丙1.5万元，占10%。",
        [
            "breakdown: total=10.0 parts=8.0,1.0,1.5 #complete",
            "shares: shares=80,10,10",
            "share: share=80 part=8.0 whole=10.0",
            "share: share=10 part=1.0 whole=10.0",
            "share: share=10 part=1.5 whole=10.0",
        ],
    ),
    "shares_of_nothing_that_is_told": (
        "收入合计50.0万元。\n甲8.0万元，占80%；乙1.0万元，占10%；丙1.0万元，占10%。",
        [
            "share: share=80 part=8.0",
            "share: share=10 part=1.0",
            "share: share=10 part=1.0",
        ],
    ),
    "a_chain_of_the_other_side_before": (
        "全县水利收入6.0亿元，加上补助收入1.5亿元，收入总计7.5亿元。"
        "全县水利支出5.0亿元，加上上解支出1.0亿元，支出总计5.5亿元。",
        [
            "breakdown: total=7.5 parts=6.0,1.5 #complete",
            "breakdown: total=5.5 parts=5.0,1.0 #complete",
        ],
    ),
    "shares_tell_the_total_where_the_amounts_do_not_add_up": (
        "收入合计10.0万元，包括本年收入9.0万元，上年结转1.0万元。其中：\n"
        "培训收入8.0万元，占80%；\n讲座收入1.0万元，占10%；\n租金收入1.5万元，占10%。",
        [
            "breakdown: total=10.0 parts=9.0,1.0 #complete",
            "breakdown: total=10.0 parts=8.0,1.0,1.5 #complete",
            "shares: shares=80,10,10",
            "share: share=80 part=8.0 whole=10.0",
            "share: share=10 part=1.0 whole=10.0",
            "share: share=10 part=1.5 whole=10.0",
        ],
    ),
    "items_that_close_in_their_budgets": (
        "一般公共预算财政拨款支出年初预算9.0万元，支出决算8.0万元。\n"
        "1.教育支出(类)进修及培训(款)培训支出(项)。年初预算5.0万元，支出决算4.5万元。\n"
        "2.卫生健康支出(类)行政事业单位医疗(款)行政单位医疗(项)。年初预算4.0万元，支出决算4.0万元。",
        [
            "breakdown: total=8.0 parts=4.5,4.0 #complete",
            "breakdown: total=9.0 parts=5.0,4.0 #complete",
        ],
    ),
    "no_part_is_its_own_total": (
        "培训费0万元，会议费8.0万元，租赁费2.0万元。具体如下：\n1.培训费0万元。\n2.会议费8.0万元。\n3.租赁费1.0万元。",
        [],
    ),
    "partition": (
        "支出合计9.0万元。按级次分：市本级支出6.0万元，区本级支出3.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
            "inclusion: narrow=6.0 wide=9.0",
            "inclusion: narrow=3.0 wide=9.0",
        ],
    ),
    "two_partitions": (
        "支出合计9.0万元。按级次分：市本级支出6.0万元，区本级支出3.0万元。按构成分：工资5.0万元，设备4.0万元。",
        [
            "breakdown: total=9.0 parts=6.0,3.0 #complete",
            "breakdown: total=9.0 parts=5.0,4.0 #complete",
            "inclusion: narrow=6.0 wide=9.0",
            "inclusion: narrow=3.0 wide=9.0",
        ],
    ),
    "partition_in_the_next_paragraph": (
        "支出合计9.0万元。\n（一）支出按部门分：教育部门7.0万元，卫生部门2.0万元。",
        [
            "breakdown: total=9.0 parts=7.0,2.0 #complete",
        ],
    ),
    "partition_that_fits_nothing": (
        "支出合计9.0万元。按级次分：市本级支出6.0万元，区本级支出1.0万元。",
        [
            "inclusion: narrow=6.0 wide=9.0",
            "inclusion: narrow=1.0 wide=9.0",
        ],
    ),
    "chain": (
        "地方收入7.1亿元，增长3%。加上上级补助5.0亿元、上年结转1.0亿元，收入总计13.1亿元。",
        [
            "breakdown: total=13.1 parts=7.1,5.0,1.0 #complete",
            "change: rate=3 current=7.1",
        ],
    ),
    "chain_of_another_start": (
        "财政总收入9.9亿元，其中：地方收入7.1亿元；加上上级补助5.0亿元，收入总计12.1亿元。",
        [
            "breakdown: total=9.9 parts=7.1",
            "member: part=7.1 total=9.9",
            "breakdown: total=12.1 parts=7.1,5.0 #complete",
        ],
    ),
    "chain_that_fits_nothing": (
        "地方收入7.1亿元，加上上级补助5.0亿元，收入总计13.1亿元。",
        [
            "breakdown: total=13.1 parts=7.1,5.0 #complete",
        ],
    ),
    "chain_with_an_open_end": (
        "地方收入7.1亿元，加上上级补助5.0亿元等，收入总计13.1亿元。",
        [],
    ),
    "chain_of_another_side": (
        "地方收入7.1亿元，加上还本支出5.0亿元，支出总计13.1亿元。",
        [],
    ),
    "trailing_total": (
        "债务付息2326万元，债券付息3745万元，总计6071万元。",
        [
            "breakdown: total=6071 parts=2326,3745 #complete",
        ],
    ),
    "trailing_total_of_one": (
        "债务付息2326万元，总计6071万元。",
        [],
    ),
    "of_the_amount": (
        "“三公”经费支出9.0万元。\n“三公”经费支出中，公务接待费2.0万元，公务用车购置及运行维护费7.0万元。",
        [
            "breakdown: total=9.0 parts=2.0,7.0 #complete",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), IN_SENTENCES.values(), ids=IN_SENTENCES)
def test_lists_in_sentences(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(("text", "expected"), OVER_PARAGRAPHS.values(), ids=OVER_PARAGRAPHS)
def test_lists_over_paragraphs(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


def test_a_list_that_does_not_count_in() -> None:
    assert statements("境外捐赠144万元（统计不包括某地援建款639万元）。") == []
    assert statements("境外捐赠144万元（包括某地援建款39万元）。") == [
        "breakdown: total=144 parts=39",
        "member: part=39 total=144",
    ]


def test_a_total_and_its_first_part_in_one_label() -> None:
    text = "支出9.0万元，其中项目支出2.0万元，基本支出7.0万元。基本支出中业务费用5.0万元，管理费用2.0万元。"
    assert "breakdown: total=7.0 parts=5.0,2.0 #complete" in statements(text)


def test_what_states_no_level_is_no_part_of_a_list_that_adds_up() -> None:
    text = "接受捐赠9万元，其中：甲地接受捐赠4万元，乙地接受捐赠5万元，捐赠收入占全部收入的60%。"
    assert statements(text) == ["breakdown: total=9 parts=4,5 #complete"]


def test_figures_in_a_row_go_to_the_things_named_before() -> None:
    assert facts("小学、中学和大学支出分别为1.2亿元、1.6亿元和2.0亿元，增长1%、2%和3%。") == [
        "1.2亿元 amount “小学支出” 2023",
        "1.6亿元 amount “中学支出” 2023",
        "2.0亿元 amount “大学支出分别为” 2023",
        "1% change_rate/previous “小学支出” 2023",
        "2% change_rate/previous “中学支出” 2023",
        "3% change_rate/previous “大学支出分别为” 2023",
    ]


def test_parts_of_a_second_partition_have_the_scope_of_the_total() -> None:
    text = "全县支出合计9.0万元。按级次分：乡镇支出3.0万元，县级支出6.0万元。按构成分：项目支出9.0万元。"
    assert facts(text)[-1] == "9.0万元 amount project_expenditure 2023 level=county"


LOOSE = {
    "another_level_could_hold_it": (
        "采购总额16072.20万元。环保产品采购规模1360.00万元。其中，授予小微企业6564.60万元。",
        ["breakdown: total=1360.00 parts=6564.60"],
    ),
    "none_could": (
        "采购总额2072.20万元。环保产品采购规模1360.00万元。其中，授予小微企业6564.60万元。",
        ["breakdown: total=1360.00 parts=6564.60", "member: part=6564.60 total=1360.00"],
    ),
    "in_another_paragraph": (
        "环保产品采购规模1360.00万元。\n其中，授予小微企业6564.60万元。",
        ["breakdown: total=1360.00 parts=6564.60"],
    ),
    "a_known_part": (
        "本年收入合计190.00万元。本年支出合计90.00万元。其中：项目支出95.00万元。",
        ["breakdown: total=90.00 parts=95.00", "member: part=95.00 total=90.00"],
    ),
    "under_another_heading": (
        "一、总体情况\n项目支出90.00万元。\n二、培训情况\n其中：场地租金20.00万元。",
        [],
    ),
    "of_a_total_that_has_its_parts": (
        "年末债务余额32.00万元，其中：一般债务12.00万元、专项债务20.00万元。其中：一般债券3.00万元、专项债券4.00万元。",
        ["breakdown: total=32.00 parts=12.00,20.00 #complete"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LOOSE.values(), ids=LOOSE)
def test_lists_that_begin_a_sentence(text: str, expected: list[str]) -> None:
    assert of_kind(text, "breakdown", "member") == expected


def test_a_total_behind_one_amount_does_not_state_that_amount_again() -> None:
    assert facts("偿还本金32.61万元，总计40.35万元。")[1] == "40.35万元 amount “总计”? 2023"


IMPLIED = {
    "of_several_counts_the_one_that_is_parted": (
        "查出29个单位共计50项问题，问题资金60.00万元，已整改40项，整改到位20.00万元，正在整改10项。",
        ["breakdown: total=50 parts=40,10 #complete"],
    ),
    "counts_that_do_not_add_up": (
        "查出29个单位共计50项问题，问题资金60.00万元，已整改40项，整改到位20.00万元，正在整改9项。",
        [],
    ),
    "all_of_one_side_before_its_total": (
        "1、业务支出70.00万元。\n2、业务收入50.00万元。\n3、财政补助收入8.00万元。\n4、实现财务总收入58.00万元。",
        ["breakdown: total=58.00 parts=50.00,8.00 #complete"],
    ),
    "not_all_of_one_side": (
        "1、业务支出70.00万元。\n2、业务收入50.00万元。\n3、财政补助收入9.00万元。\n4、实现财务总收入58.00万元。",
        [],
    ),
    "under_another_heading": (
        "一、来源\n业务收入50.00万元。\n财政补助收入8.00万元。\n二、结余\n实现财务总收入58.00万元。",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), IMPLIED.values(), ids=IMPLIED)
def test_totals_that_no_word_tells(text: str, expected: list[str]) -> None:
    assert of_kind(text, "breakdown") == expected
