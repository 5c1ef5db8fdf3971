"""Tables that stand below each other on one sheet, with texts between them."""

from __future__ import annotations

from tests.facts.tables.grids import grid, lint, named, sums

TITLE = "某县水利局2023年度部门决算"
SHEET = grid("""
支出决算表|<|<|<
单位：万元|<|<|<
科目编码|科目名称|本年支出合计|基本支出
213|农林水支出|100.00|100.00
|合计|100.00|100.00
二、情况说明|||
2023年度本年支出合计100.00万元，其中：基本支出90.00万元。|||
财政拨款“三公”经费支出决算表|<|<|<
单位：万元|<|<|<
合计|公务接待费|因公出国（境）费|
3.00|2.00|1.00|
""")


def test_a_sheet_is_parted_at_its_titles() -> None:
    report = lint(TITLE, SHEET)
    assert [(text, concept) for text, concept, *_ in named(report)] == [
        ("100.00", "expenditure"),
        ("100.00", "basic_expenditure"),
        ("100.00", "expenditure"),
        ("100.00", "basic_expenditure"),
        ("100.00", "expenditure"),
        ("90.00", "basic_expenditure"),
        ("3.00", "three_public"),
        ("2.00", "hospitality"),
        ("1.00", "travel_abroad"),
    ]
    assert ("TB101", "holds", "3.00 = 2.00 + 1.00") in sums(report)


def test_its_text_is_compared_with_its_tables() -> None:
    found = [
        (f.verdict.check.rule.code, [x.figure.text for x in f.verdict.check.facts]) for f in lint(TITLE, SHEET).findings
    ]
    assert found == [("TB104", ["90.00", "100.00"])]


def test_heads_that_come_again_begin_a_table() -> None:
    table = grid("""
    项目|甲|乙|合计
    一组|1.50|2.50|4.00
    二组|1.50|2.50|4.00
    三组|1.50|2.50|4.00
    项目|合计|甲|乙
    一组|5.00|2.50|2.50
    二组|5.00|2.50|2.50
    三组|5.00|2.50|2.50
    """)
    assert [total for _, outcome, total in sums(lint(TITLE, table)) if outcome == "holds"] == [
        *["4.00 = 1.50 + 2.50"] * 3,
        *["5.00 = 2.50 + 2.50"] * 3,
    ]


def test_a_blank_numbered_row_is_no_heading() -> None:
    table = grid("""
    收入|<|支出|<
    项目|决算数|项目|决算数
    一、一般公共预算财政拨款收入|100.00|一、教育支出|100.00
    二、政府性基金预算财政拨款收入|||
    本年收入合计|100.00|本年支出合计|100.00
    """)
    report = lint(TITLE, "收入支出决算总表\n单位：万元", table, "本年支出合计100.00万元。")
    assert named(report)[-1] == ("100.00", "expenditure", "amount", "2023", "")
