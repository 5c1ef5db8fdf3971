"""Tables that were flattened into one line."""

from __future__ import annotations

from tests.facts.texts import facts, of_kind

TABLE = (
    "项目名称 道路维护 项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 "
    "120 110 99 10 90% 9 其中：当年财政拨款 100 90 80 — — — 上年结转资金 20 20 19 其他资金"
)


def test_rows_and_columns() -> None:
    assert facts(TABLE) == [
        "120万元 budget/initial annual_funds 2023",
        "110万元 budget/annual annual_funds 2023",
        "99万元 amount annual_funds 2023",
        "10分 count annual_funds? 2023",
        "90% execution_rate/annual annual_funds 2023",
        "9分 count annual_funds? 2023",
        "100万元 budget/initial “当年财政拨款” 2023 fund=fiscal",
        "90万元 budget/annual “当年财政拨款” 2023 fund=fiscal",
        "80万元 amount “当年财政拨款” 2023 fund=fiscal",
        "20万元 budget/initial carry_over_in 2023",
        "20万元 budget/annual carry_over_in 2023",
        "19万元 amount carry_over_in 2023",
    ]


def test_the_rate_is_of_the_last_budget() -> None:
    assert of_kind(TABLE, "execution") == ["execution: rate=90 actual=99 budget=110"]


def test_a_table_without_unit_is_left_alone() -> None:
    assert facts(TABLE.replace("（万元）", "")) == []


def test_words_of_heads_in_a_sentence_are_no_table() -> None:
    assert facts("年初预算数、全年预算数和执行数都已核对，会议费12.5万元。") == ["12.5万元 amount “会议费” 2023"]


def test_numbers_of_columns_without_heads_are_not_compared() -> None:
    """Three numbers in a row of a table whose heads are not known are no three statements of one thing."""
    table = "单位：万元\n支出合计\t90.00\t60.00\t30.00\n基本支出\t60.00\t60.00\t0.00\n"
    assert of_kind(table, "restatement", "breakdown") == []
