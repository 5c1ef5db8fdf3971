"""When the sums of a table are certain, and when nothing is decided: negative cases first."""

from __future__ import annotations

import pytest

from tests.facts.tables.grids import grid, lint, named, sums

TITLE = "某县水利局2023年度部门决算"
HEAD = "支出决算表\n单位：万元"


def spending(*rows: str) -> list[list[str]]:
    return grid("科目编码|科目名称|本年支出合计|基本支出|项目支出\n" + "\n".join(rows))


GOOD = (
    "201|一般公共服务支出|30.00|20.00|10.00",
    "208|社会保障和就业支出|9.00|6.00|3.00",
    "221|住房保障支出|5.00|5.00|",
)


def findings(*parts: str | list[list[str]]) -> list[tuple[str, list[str]]]:
    return [
        (finding.verdict.check.rule.code, [fact.figure.text for fact in finding.verdict.check.facts])
        for finding in lint(*parts).findings
    ]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((HEAD, spending(*GOOD, "|合计|44.00|31.00|13.00")), id="right"),
        pytest.param((HEAD, spending(*GOOD[1:], "|合计|44.00|31.00|13.00")), id="a-class-is-missing"),
        pytest.param(
            ("支出决算表", spending(*GOOD, "|合计|44.00|31.00|13.00"), "本年支出合计44.00万元。"), id="no-unit"
        ),
        pytest.param(
            (HEAD, spending("201|一般公共服务支出|1.00|20.00|10.00", "208|社会保障支出|2.00|6.00|3.00",
                            "221|住房保障支出|3.00|5.00|1.00", "|合计|6.00|31.00|14.00"), "本年支出合计45.00万元。"),
            id="columns-out-of-place",
        ),
        pytest.param(
            (HEAD, spending(*GOOD, "|合计|44.00|31.00|13.00"), "本单位支出决算表\n单位：万元",
             spending(GOOD[0], "|合计|30.00|20.00|10.00")),
            id="the-same-table-of-another-unit",
        ),
        pytest.param(
            ("人员情况\n单位：人", grid("部门|在编|聘用\n甲科|3|2\n乙科|4|1\n合计|8|3")),
            id="few-sums-of-a-table-nobody-described",
        ),
        pytest.param((HEAD, spending()), id="empty"),
        pytest.param(
            ("收入支出决算总表\n单位：万元", grid("项目|决算数\n支出合计|90.00\n其中：会议支出|60.00\n差旅支出|20.00")),
            id="some-of-which",
        ),
    ],
)  # fmt: skip
def test_nothing_is_reported(parts: tuple[str | list[list[str]], ...]) -> None:
    assert findings(TITLE, *parts) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            (HEAD, spending(*GOOD, "|合计|54.00|31.00|13.00")),
            [("TB101", ["54.00", "31.00", "13.00"])], id="total",
        ),
        pytest.param(
            (HEAD, spending(*GOOD[:2], "221|住房保障支出|5.00|5.10|", "|合计|44.00|31.00|13.00")),
            [("TB101", ["5.00", "5.10"])], id="part",
        ),
        pytest.param(
            (HEAD, spending(*GOOD, "|合计|44.00|31.00|13.00"), "本年支出合计44.00万元，其中：项目支出13.50万元"),
            [("TB104", ["13.50", "13.00"])], id="text-against-table",
        ),
        pytest.param(
            ("附表：分单位经费情况\n单位：万元", grid("""
             单位|人员|公用|项目|合计
             甲中心|10.0|2.0|3.0|15.0
             乙中心|20.0|4.0|6.0|30.0
             丙中心|30.0|6.0|9.0|46.0
             丁中心|1.0|1.0|1.0|3.0
             合计|61.0|13.0|19.0|93.0
             """)),
            [("TB101", ["46.0", "30.0", "6.0", "9.0"])], id="a-table-nobody-described",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported(
    parts: tuple[str | list[list[str]], ...], expected: list[tuple[str, list[str]]]
) -> None:
    assert findings(TITLE, *parts) == expected


def test_items_of_the_text_are_those_of_the_table() -> None:
    table = grid("""
    科目编码|科目名称|本年支出合计
    208|社会保障和就业支出|9.00
    20805|行政事业单位养老支出|9.00
    2080505|机关事业单位基本养老保险缴费支出|9.00
    """)
    text = (
        "五、支出决算情况\n1.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算为9.20万元。"
        "\n2.社会保障和就业支出（208类）行政事业单位养老支出（05款）机关事业单位基本养老保险缴费支出（05项）：支出决算为9.00万元。"
        "\n3.“社会保障和就业支出-行政事业单位养老支出-机关事业单位基本养老保险缴费支出”科目9.00万元。"
    )
    report = lint(TITLE, HEAD, table, text)
    assert [row[1:] for row in named(report)[-3:]] == [("expenditure", "amount", "2023", "function=2080505")] * 3
    (finding,) = report.findings
    found = [finding, *finding.related]
    assert [(f.verdict.check.rule.code, [x.figure.text for x in f.verdict.check.facts]) for f in found] == [
        ("TB104", ["9.20", "9.00"]), ("ST109", ["9.20", "9.00", "9.00"]),
    ]  # fmt: skip


def test_tables_rounded_apart_may_differ_in_the_last_digit() -> None:
    first = spending("201|一般公共服务支出|30.00|20.00|10.00", "|合计|30.00|20.00|10.00")
    totals = grid(
        "收入|<|支出|<\n项目|决算数|项目|决算数\n本年收入合计|30.00|本年支出合计|30.01\n总计|30.00|总计|30.01"
    )
    assert findings(TITLE, HEAD, first, "收入支出决算总表\n单位：万元", totals) == []


def test_a_blank_cell_is_nothing_and_a_dash_too() -> None:
    report = lint(TITLE, HEAD, spending("201|一般公共服务支出|20.00|20.00|-", "|合计|20.00|20.00|—"))
    assert sums(report) == [
        ("TB101", "holds", "20.00 = 20.00"), ("TB101", "holds", "20.00 = 20.00"),
        ("TB102", "holds", "20.00 = 20.00"), ("TB102", "holds", "20.00 = 20.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param(2, [], id="some-items-of-the-table"),
        pytest.param(3, ["40.00", "20.00", "9.00", "5.00"], id="as-many-as-the-table-has"),
    ],
)
def test_items_of_a_text_are_all_where_the_table_has_as_many(items: int, expected: list[str]) -> None:
    table = grid("""
    科目编码|科目名称|本年支出合计
    201|一般公共服务支出|20.00
    20106|财政事务|20.00
    2010601|行政运行|20.00
    208|社会保障和就业支出|9.00
    20805|养老支出|9.00
    2080505|养老保险缴费支出|9.00
    221|住房保障支出|5.00
    22102|住房改革支出|5.00
    2210201|住房公积金|5.00
    """)
    lines = [
        "1.一般公共服务支出（类）财政事务（款）行政运行（项）：支出决算为20.00万元。",
        "2.社会保障和就业支出（类）养老支出（款）养老保险缴费支出（项）：支出决算为9.00万元。",
        "3.住房保障支出（类）住房改革支出（款）住房公积金（项）：支出决算为5.00万元。",
    ]
    text = "\n".join(["一般公共预算财政拨款支出决算为40.00万元，其中：", *lines[:items]])
    found = findings(TITLE, "一般公共预算财政拨款支出决算表\n单位：万元", table, text)
    assert [figures for code, figures in found if code == "ST108"] == ([expected] if expected else [])
