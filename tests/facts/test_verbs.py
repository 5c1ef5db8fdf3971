"""The verbs of a change, and what changes are told against."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts, of_kind

BASES = {
    "of_last_year": ("会议费12.00万元，与上年相比增加2.00万元。", "change/previous"),
    "of_last_month": ("会议费12.00万元，环比增加2.00万元。", "change/earlier_in_year"),
    "of_the_beginning_of_the_year": ("会议费12.00万元，比年初增加2.00万元。", "change/earlier_in_year"),
    "of_the_first_quarter": ("会议费12.00万元，较一季度增加2.00万元。", "change/earlier_in_year"),
    "of_the_budget_as_approved": ("会议费12.00万元，比年初批复预算增加2.00万元。", "change/budget"),
    "of_the_target": ("会议费12.00万元，较预期目标增加2.00万元。", "change/budget"),
    "in_one_word_against_the_budget": ("会议费12.00万元，比2022年预算增2.00万元。", "change/previous_budget"),
}


@pytest.mark.parametrize(("text", "basis"), BASES.values(), ids=BASES)
def test_what_a_change_is_told_against(text: str, basis: str) -> None:
    assert facts(text)[1].split()[1] == basis


def test_points_against_another_time_are_none_between_two_rates() -> None:
    text = "教育支出增长5.6%，上年下降1.2%，增幅比{}提高6.8个百分点。"
    assert of_kind(text.format("上月"), "points_apart") == []
    assert of_kind(text.format("上年"), "points_apart") == ["points_apart: points=6.8 high=5.6 low=1.2"]


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("增加安排", "1.20万元 change/previous hospitality 2023 fund=fiscal"),
        ("减少金额为", "-1.20万元 change/previous hospitality 2023 fund=fiscal"),
        ("削减了", "-1.20万元 change/previous hospitality 2023 fund=fiscal"),
        ("减", "-1.20万元 change/previous hospitality 2023 fund=fiscal"),
        ("净增", "1.20万元 change/previous hospitality 2023 fund=fiscal"),
    ],
)
def test_words_of_a_change(words: str, fact: str) -> None:
    """A change that was taken for a level would contradict the level beside it."""
    assert facts(f"公务接待费13.20万元，比上年{words}1.20万元。")[1] == fact


LEVELS = ["执行", "发生", "列支", "支付", "已支出", "执行数为", "全年实际支出", "总数为", "支出额为", "共使用", "高达"]
PLANS = ["批复预算", "核定数为", "计划安排", "年度预算", "本年预算数为", "控制数", "最终预算"]


@pytest.mark.parametrize("words", LEVELS)
def test_words_that_say_that_it_was_spent(words: str) -> None:
    assert facts(f"公务接待费{words}13.20万元。") == ["13.20万元 amount hospitality 2023 fund=fiscal"]


@pytest.mark.parametrize("words", PLANS)
def test_words_that_say_that_it_was_planned(words: str) -> None:
    (fact,) = facts(f"公务接待费{words}13.20万元。")
    assert fact.split("/")[0].split()[:2] == ["13.20万元", "budget"]
    assert "hospitality 2023 fund=fiscal" in fact


@pytest.mark.parametrize("words", ["年末", "期末", "年底", "至年底", "到年末", "现有", "实有", "目前"])
def test_words_that_say_when_things_are_counted(words: str) -> None:
    assert facts(f"{words}公务用车保有量7辆。") == ["7辆 count/辆 vehicles_held 2023 fund=fiscal"]
