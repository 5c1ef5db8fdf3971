"""Noughts that are told in words, and the many negations that are none."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts

TITLE = "某局2024年度部门决算\n"
BUDGET = "某局2024年部门预算\n"

NOTHING = {
    "a_change": "公务用车购置费与上年相比无增减。",
    "no_change_of_a_thing": "无公务接待费变动。",
    "an_excess": "没有公务接待费超支情况。",
    "an_addition": "2024年未新增公务用车。",
    "not_reached": "公务接待费没有达到预期。",
    "not_possible": "无法安排公务接待费。",
    "for_free": "全年无偿提供公务用车。",
    "a_condition": "如无公务接待费支出，应当说明。",
    "a_demand": "严禁无公务接待费预算安排接待。",
    "an_exception": "除公务接待费外，未发生三公经费支出。",
    "some_units": "无政府性基金预算财政拨款收入支出的，仍保留该表格式。",
    "units_by_name": "无政府性基金预算财政拨款收入支出的部门说明情况。",
    "another_body": "培训中心未购置公务用车。",
    "other_money": "使用自有资金未购置公务用车。",
    "a_kind_of_it": "未发生违规公务接待费。",
    "words_behind_it": "没有公务接待费相关制度规定。",
    "double_negation": "没有未公开的公务接待费。",
    "not_known": "两年均未安排出访任务。",
    "cause_of_no_year": "会议费减少，主要原因是未购置公务用车。",
    "cause_behind_a_pause": "会议费减少，主要原因是会议合并；未购置公务用车。",
    "unknown_expenditure": "全年无超预算、无预算支出。",
    "inside_a_bracket": "公务接待费（没有公务接待费支出标准）按规定执行。",
    "compared": "公务接待费与上年相比没有。",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_nought(text: str) -> None:
    assert [line for line in facts(text, TITLE) if "“" in line and " change" not in line] == []


TOLD = {
    "bought": ("全年未购置公务用车。", "“未购置公务用车”0辆 count/辆 vehicles_bought 2024 fund=fiscal"),
    "groups": ("全年无因公出国（境）团组。", "“无因公出国(境)团组”0个 count/个 travel_groups 2024 fund=fiscal"),
    "costs": ("未发生公务接待费。", "“未发生公务接待费”0元 amount hospitality 2024 fund=fiscal"),
    "name_ahead": ("公务用车购置费没有支出。", "“没有支出”0元 amount vehicle_purchase 2024 fund=fiscal"),
    "behind_a_colon": ("（2）公务用车购置费：本年无支出。", "“无支出”0元 amount vehicle_purchase 2024 fund=fiscal"),
    "behind_a_comma": ("公务接待费，没有发生。", "“没有发生”0元 amount hospitality 2024 fund=fiscal"),
    "nil": ("公务接待费支出为零。", "“为零”0元 amount hospitality 2024 fund=fiscal"),
    "last_year": ("上年未发生公务接待费。", "“未发生公务接待费”0元 amount hospitality 2023 fund=fiscal"),
    "year_named": ("2022年没有还本。", "“没有还本”0元 amount debt_principal 2022"),
    "year_without_its_word": ("2022没有还本。", "“没有还本”0元 amount debt_principal 2022"),
    "cause_of_a_year": (
        "会议费减少，主要原因是本年未购置公务用车。",
        "“未购置公务用车”0辆 count/辆 vehicles_bought 2024 fund=fiscal",
    ),
    "behind_the_cause_of_another": (
        "会议费减少，主要原因是会议合并；公务接待费没有支出。",
        "“没有支出”0元 amount hospitality 2024 fund=fiscal",
    ),
    "fund": (
        "本部门2024年度没有使用政府性基金预算财政拨款安排的支出。",
        "“没有使用政府性基金预算财政拨款安排的支出”0元 amount expenditure 2024 fund=gov_fund",
    ),
    "traditional": ("公務接待費沒有支出。", "“没有支出”0元 amount hospitality 2024 fund=fiscal"),
    "planned_in_final_accounts": ("未安排公务接待费。", "“未安排公务接待费”0元 budget “公务接待费”? 2024 fund=fiscal"),
    "budget_in_final_accounts": (
        "年初未安排公务接待费预算。",
        "“未安排公务接待费预算”0元 budget/initial hospitality 2024 fund=fiscal",
    ),
    "another_scope_than_its_own": (
        "政府性基金预算财政拨款“三公”经费支出未发生。",
        "“未发生”0元 amount “政府性基金预算财政拨款三公经费支出”? 2024 fund=fiscal",
    ),
    "heading": (
        "八、国有资本经营预算财政拨款支出决算情况说明\n本部门2024年度无此项支出。",
        "“无此项支出”0元 amount expenditure 2024 fund=capital",
    ),
}


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD)
def test_nought(text: str, told: str) -> None:
    assert facts(text, TITLE) == [told]


def test_several_things_and_both_sides() -> None:
    assert facts("未发生公务用车购置费、公务接待费。", TITLE) == [
        "“未发生公务用车购置费、公务接待费”0元 amount vehicle_purchase 2024 fund=fiscal",
        "“未发生公务用车购置费、公务接待费”0元 amount hospitality 2024 fund=fiscal",
    ]
    for words in ("收入和支出", "收支", "收入支出"):
        assert facts(f"本部门无政府性基金预算财政拨款{words}。", TITLE) == [
            f"“无政府性基金预算财政拨款{words}”0元 amount income 2024 fund=gov_fund",
            f"“无政府性基金预算财政拨款{words}”0元 amount expenditure 2024 fund=gov_fund",
        ]


def test_in_a_budget_it_is_a_plan() -> None:
    assert facts("2024年未安排公务接待费支出。", BUDGET) == [
        "“未安排公务接待费支出”0元 budget hospitality 2024 fund=fiscal"
    ]
    assert facts("2023年未发生公务接待费。", BUDGET) == [
        "“未发生公务接待费”0元 budget “公务接待费”? 2023 fund=fiscal"
    ]


def test_what_follows_is_read_as_if_the_words_were_not_there() -> None:
    assert facts("公务接待费支出3.00万元，未发生外事接待费，比上年减少1.00万元，下降25%。", TITLE) == [
        "3.00万元 amount hospitality 2024 fund=fiscal",
        "“未发生外事接待费”0万元 amount foreign_hospitality 2024 fund=fiscal",
        "-1.00万元 change/previous hospitality 2024 fund=fiscal",
        "-25% change_rate/previous hospitality 2024 fund=fiscal",
    ]
    assert facts("无政府性基金预算财政拨款支出，项目支出3万元。", TITLE)[-1] == "3万元 amount project_expenditure 2024"


def test_what_is_said_of_it_is_of_it() -> None:
    assert facts("公务接待费未发生，比上年减少3.00万元，下降100%。", TITLE) == [
        "“未发生”0万元 amount hospitality 2024 fund=fiscal",
        "-3.00万元 change/previous hospitality 2024 fund=fiscal",
        "-100% change_rate/previous hospitality 2024 fund=fiscal",
    ]


def test_the_unit_is_that_of_the_document() -> None:
    assert facts("项目支出3.00万元。\n未发生公务接待费。", TITLE)[-1].startswith("“未发生公务接待费”0万元")
