"""What a figure says, by the words around it: measure, sign, basis, name, period, scope."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts

FORMS: dict[str, tuple[str, list[str]]] = {
    # nothing is said of anything
    "no_form": (
        "完成率再创新高，位居全市第9位。",
        [],
    ),
    "per_cent_without_words": (
        "其中95%满意。",
        [],
    ),
    "threshold_of_equipment": (
        "单价100万元以上的设备2台（套）。",
        [
            "2台 count/台 “单价100万元以上的设备” 2023",
        ],
    ),
    # levels
    "level_without_verb": (
        "水资源费12.5万元。",
        [
            "12.5万元 amount “水资源费” 2023",
        ],
    ),
    "level_with_verb": (
        "公务接待费为12.5万元。",
        [
            "12.5万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "level_reached": (
        "公务接待费完成12.5万元，外事接待费达到0.3万元。",
        [
            "12.5万元 amount hospitality 2023 fund=fiscal",
            "0.3万元 amount foreign_hospitality 2023 fund=fiscal",
        ],
    ),
    "level_in_the_past_year": (
        "2022年公务接待费12.5万元。",
        [
            "12.5万元 amount hospitality 2022 fund=fiscal",
        ],
    ),
    "level_of_part_of_a_year": (
        "2023年1-5月，公务接待费完成12.5万元。",
        [
            "12.5万元 amount hospitality 2023-1..5 fund=fiscal",
        ],
    ),
    "level_at_a_day": (
        "截至2023年12月31日，政府债务余额10.5亿元。",
        [
            "10.5亿元 amount debt_balance 2023",
        ],
    ),
    "count": (
        "年末公务用车保有量9辆。",
        [
            "9辆 count/辆 vehicles_held 2023 fund=fiscal",
        ],
    ),
    "count_of_many": (
        "抗旱受益人口3.7万人。",
        [
            "3.7万人 count/人 “抗旱受益人口” 2023",
        ],
    ),
    "about": (
        "公务接待费约12万元。",
        [
            "12万元 amount hospitality 2023 fund=fiscal about",
        ],
    ),
    "threshold_broken": (
        "税收收入首次突破100亿元。",
        [
            "100亿元 amount/threshold tax_revenue 2023 at_least",
        ],
    ),
    # budgets
    "budget_by_its_name": (
        "公务接待费预算3万元。",
        [
            "3万元 budget hospitality 2023 fund=fiscal",
        ],
    ),
    "budget_initial": (
        "公务接待费年初预算为3万元。",
        [
            "3万元 budget/initial hospitality 2023 fund=fiscal",
        ],
    ),
    "budget_and_actual": (
        "公务接待费年初预算为3.00万元，支出决算为2.50万元。",
        [
            "3.00万元 budget/initial hospitality 2023 fund=fiscal",
            "2.50万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "adjusted_budget": (
        "公务接待费调整预算为8万元。",
        [
            "8万元 budget/adjusted hospitality 2023 fund=fiscal",
        ],
    ),
    "budget_fund_is_no_budget": (
        "动用预算稳定调节基金7万元。",
        [
            "7万元 amount “动用预算稳定调节基金” 2023",
        ],
    ),
    # shares
    "share_of_named_whole": (
        "培训费4万元，占公用经费的25%。",
        [
            "4万元 amount “培训费” 2023",
            "25% share “培训费” 2023",
        ],
    ),
    "share_as_proportion": (
        "培训费4万元，占公用经费的比重为25%。",
        [
            "4万元 amount “培训费” 2023",
            "25% share “培训费” 2023",
        ],
    ),
    "share_without_whole": (
        "培训费4万元，占比25%。",
        [
            "4万元 amount “培训费” 2023",
            "25% share “培训费” 2023",
        ],
    ),
    "share_elided": (
        "培训费4万元，占25%。",
        [
            "4万元 amount “培训费” 2023",
            "25% share “培训费” 2023",
        ],
    ),
    "share_of_inline_whole": (
        "培训费4万元，占公用经费16万元的25%。",
        [
            "4万元 amount “培训费” 2023",
            "16万元 amount/whole “培训费” 2023",
            "25% share “培训费” 2023",
        ],
    ),
    # execution
    "execution_of": (
        "培训费4万元，完成预算的80%。",
        [
            "4万元 amount “培训费” 2023",
            "80% execution_rate “培训费” 2023",
        ],
    ),
    "execution_of_initial": (
        "培训费4万元，完成年初预算的80%。",
        [
            "4万元 amount “培训费” 2023",
            "80% execution_rate/initial “培训费” 2023",
        ],
    ),
    "execution_as_share": (
        "培训费4万元，占预算的80%。",
        [
            "4万元 amount “培训费” 2023",
            "80% execution_rate “培训费” 2023",
        ],
    ),
    "execution_of_inline_budget": (
        "公务接待费完成4万元，占年初预算5万元的80%。",
        [
            "4万元 amount hospitality 2023 fund=fiscal",
            "5万元 budget/initial hospitality 2023 fund=fiscal",
            "80% execution_rate hospitality 2023 fund=fiscal",
        ],
    ),
    "execution_of_inline_budget_before": (
        "公务接待费完成年初预算数5万元的80%。",
        [
            "5万元 budget/initial hospitality 2023 fund=fiscal",
            "80% execution_rate hospitality 2023 fund=fiscal",
        ],
    ),
    "execution_rate_by_name": (
        "培训费4万元，预算执行率80%。",
        [
            "4万元 amount “培训费” 2023",
            "80% execution_rate “培训费” 2023",
        ],
    ),
    "execution_as_being": (
        "培训费4万元，为预算的80%。",
        [
            "4万元 amount “培训费” 2023",
            "80% execution_rate “培训费” 2023",
        ],
    ),
    # changes
    "rise": (
        "培训费4万元，比上年增加1万元，增长33.33%。",
        [
            "4万元 amount “培训费” 2023",
            "1万元 change/previous “培训费” 2023",
            "33.33% change_rate/previous “培训费” 2023",
        ],
    ),
    "fall": (
        "培训费4万元，比上年减少1万元，下降20%。",
        [
            "4万元 amount “培训费” 2023",
            "-1万元 change/previous “培训费” 2023",
            "-20% change_rate/previous “培训费” 2023",
        ],
    ),
    "rate_first": (
        "培训费4万元，与上年相比增长33.33%，增加1万元。",
        [
            "4万元 amount “培训费” 2023",
            "33.33% change_rate/previous “培训费” 2023",
            "1万元 change/previous “培训费” 2023",
        ],
    ),
    "inherited_basis": (
        "培训费4万元，较年初预算减少1万元，下降20%。",
        [
            "4万元 amount “培训费” 2023",
            "-1万元 change/budget “培训费” 2023",
            "-20% change_rate/budget “培训费” 2023",
        ],
    ),
    "two_bases": (
        "培训费4万元，较上年决算数增加1万元，增长33.33%，较年初预算减少1万元，下降20%。",
        [
            "4万元 amount “培训费” 2023",
            "1万元 change/previous “培训费” 2023",
            "33.33% change_rate/previous “培训费” 2023",
            "-1万元 change/budget “培训费” 2023",
            "-20% change_rate/budget “培训费” 2023",
        ],
    ),
    "last_years_budget": (
        "培训费预算4万元，比上年预算减少1万元，下降20%。",
        [
            "4万元 budget “培训费预算” 2023",
            "-1万元 change/previous_budget “培训费预算” 2023",
            "-20% change_rate/previous_budget “培训费预算” 2023",
        ],
    ),
    "last_years_execution": (
        "培训费预算4万元，与上年执行数相比增长5%。",
        [
            "4万元 budget “培训费预算” 2023",
            "5% change_rate/previous_execution “培训费预算” 2023",
        ],
    ),
    "no_basis": (
        "培训费4万元，同比下降20%。",
        [
            "4万元 amount “培训费” 2023",
            "-20% change_rate/previous “培训费” 2023",
        ],
    ),
    "year_as_basis": (
        "培训费4万元，较2022年度减少1万元。",
        [
            "4万元 amount “培训费” 2023",
            "-1万元 change/previous “培训费” 2023",
        ],
    ),
    "previous_inline": (
        "培训费4万元，比上年5万元减少1万元，下降20%。",
        [
            "4万元 amount “培训费” 2023",
            "5万元 amount/previous “培训费” 2022",
            "-1万元 change/previous “培训费” 2023",
            "-20% change_rate/previous “培训费” 2023",
        ],
    ),
    "raised_from_to": (
        "培训费由上年的3万元增加到4万元，增长33.33%。",
        [
            "3万元 amount/previous “培训费” 2022",
            "4万元 amount “培训费” 2023",
            "33.33% change_rate/previous “培训费” 2023",
        ],
    ),
    "fused_up": (
        "税收收入完成4万元，增收1万元，增长33.33%。",
        [
            "4万元 amount tax_revenue 2023",
            "1万元 change/previous tax_revenue 2023",
            "33.33% change_rate/previous tax_revenue 2023",
        ],
    ),
    "fused_down": (
        "税收收入完成4万元，减收1万元，下降20%。",
        [
            "4万元 amount tax_revenue 2023",
            "-1万元 change/previous tax_revenue 2023",
            "-20% change_rate/previous tax_revenue 2023",
        ],
    ),
    "fused_spending": (
        "水利支出4万元，增支1万元。",
        [
            "4万元 amount “水利支出” 2023",
            "1万元 change/previous “水利支出” 2023",
        ],
    ),
    "fused_adjustment": (
        "调减专项经费3000万元。",
        [
            "-3000万元 change/adjustment “专项经费” 2023",
        ],
    ),
    "plan_in_the_name_of_a_commission": (
        "计划生育支出12万元。",
        [
            "12万元 amount “计划生育支出” 2023",
        ],
    ),
    "negative_rate": (
        "契税增幅为-4.5%。",
        [
            "-4.5% change_rate/previous “契税” 2023",
        ],
    ),
    "fall_with_a_sign": (
        "契税下降-4.5%。",
        [
            "-4.5% change_rate/previous “契税” 2023",
        ],
    ),
    "negative_growth": (
        "契税负增长1.21%。",
        [
            "-1.21% change_rate/previous “契税” 2023",
        ],
    ),
    "points": (
        "契税占比下降11.6个百分点。",
        [
            "-11.6个百分点 percentage_point/previous “契税” 2023",
        ],
    ),
    "points_up": (
        "契税提高2个百分点。",
        [
            "2个百分点 percentage_point/previous “契税提高” 2023",
        ],
    ),
    "open_direction": (
        "培训费增长（下降）5%。",
        [
            "5% change_rate/previous “培训费”? 2023",
        ],
    ),
    "each": (
        "收、支总计均为12.5万元，各减少1.5万元。",
        [
            "12.5万元 amount grand_total 2023",
            "-1.5万元 change/previous grand_total 2023",
        ],
    ),
    "unchanged": (
        "培训费4.0万元，与上年持平。",
        [
            "4.0万元 amount “培训费” 2023",
            "“持平”0万元 change/previous “培训费” 2023",
        ],
    ),
    "unchanged_in_other_words": (
        "培训费4万元，同2022年一致。",
        [
            "4万元 amount “培训费” 2023",
            "“一致”0万元 change/previous “培训费” 2023",
        ],
    ),
    "direction_smaller": (
        "公务接待费年初预算5万元，支出决算4万元，决算数小于预算数的原因是合办。",
        [
            "5万元 budget/initial hospitality 2023 fund=fiscal",
            "4万元 amount hospitality 2023 fund=fiscal",
            "“决算数小于预算数”-1 word/direction hospitality 2023 fund=fiscal",
        ],
    ),
    "direction_greater": (
        "公务接待费年初预算3万元，支出决算4万元，决算数大于预算数的原因是加班。",
        [
            "3万元 budget/initial hospitality 2023 fund=fiscal",
            "4万元 amount hospitality 2023 fund=fiscal",
            "“决算数大于预算数”1 word/direction hospitality 2023 fund=fiscal",
        ],
    ),
    "direction_equal": (
        "公务接待费年初预算4万元，支出决算4万元，决算数与预算数持平。",
        [
            "4万元 budget/initial hospitality 2023 fund=fiscal",
            "4万元 amount hospitality 2023 fund=fiscal",
            "“决算数与预算数持平”0 word/direction hospitality 2023 fund=fiscal",
        ],
    ),
    # units
    "missing_unit_of_a_level": (
        "培训费支出决算为4.25，完成预算的85%。项目支出10万元。",
        [
            "4.25万元 amount “培训费支出” 2023 unit-missing",
            "85% execution_rate “培训费支出” 2023",
            "10万元 amount project_expenditure 2023",
        ],
    ),
    "missing_unit_of_the_past": (
        "培训费较上年2.08减少0.03万元。",
        [
            "2.08万元 amount/previous “培训费” 2022 unit-missing",
            "-0.03万元 change/previous “培训费” 2023",
        ],
    ),
    "missing_per_cent": (
        "培训费4万元，比上年增长13.95。",
        [
            "4万元 amount “培训费” 2023",
            "13.95% change_rate/previous “培训费” 2023 unit-missing",
        ],
    ),
    "whole_number_is_no_figure": (
        "培训班12期，每期支出为4。",
        [
            "12期 count/期 “培训班” 2023",
        ],
    ),
    # writing
    "traditional": (
        "財政撥款培訓費支出１０萬元，較上年減少５.0％。",
        [
            "10万元 amount “财政拨款培训费支出” 2023 fund=fiscal",
            "-5.0% change_rate/previous “财政拨款培训费支出” 2023 fund=fiscal",
        ],
    ),
    "spaced": (
        "培 训 费 4 万 元，占 公用 经费 的 25 %。",
        [
            "4万元 amount “培训费” 2023",
            "25% share “培训费” 2023",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_facts_of_a_form(text: str, expected: list[str]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_the_form_is_read_in_a_numbered_paragraph(text: str, expected: list[str]) -> None:
    assert facts(f"二、其他情况说明\n（一）{text}") == expected
