"""Tables in PDF files: which texts make a cell, and which cells a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.readers.pdfs import Sheet, grids, lines, pdf, read

HEAD = ["科目编码", "科目名称", "合计"]
ROWS = [["201", "一般公共服务支出", "1,234.56"], ["208", "社会保障和就业支出", "99.00"], ["", "合计", "1,333.56"]]
XS = [60, 130, 300, 380]


def sheet() -> Sheet:
    return Sheet().text(200, 60, "支出决算表", 16).text(320, 90, "单位：万元")


# What is no table


def test_a_frame_around_text_is_no_table() -> None:
    document = read(pdf(Sheet().grid([50, 400], [50, 120]).text(60, 70, "说明：本表为空。").text(60, 90, "特此说明。")))
    assert (grids(document), lines(document)) == ([], ["说明：本表为空。", "特此说明。"])


def test_underlines_are_no_table() -> None:
    page = Sheet().text(60, 60, "填表人：").line(100, 62, 200, 62).text(260, 60, "日期：").line(300, 62, 400, 62)
    assert grids(read(pdf(page))) == []


def test_a_diagram_without_words_in_its_cells_is_no_table() -> None:
    page = Sheet().grid([100, 200, 300], [100, 150, 200]).text(60, 104, "100").text(60, 154, "50").text(60, 204, "0")
    document = read(pdf(page))
    assert (grids(document), lines(document)) == ([], ["100", "50", "0"])


def test_contents_with_page_numbers_are_no_table() -> None:
    page = Sheet()
    for at, name in enumerate(["一、主要职能", "二、部门决算单位构成", "三、支出决算表"]):
        page.text(60, 100 + 20 * at, name).right(500, 100 + 20 * at, str(at + 2))
    assert grids(read(pdf(page))) == []


def test_wide_gaps_in_sentences_are_no_table() -> None:
    page = Sheet()
    for y in range(100, 180, 20):
        page.text(60, y, "支出").text(90, y, "1,234.56").text(140, y, "万元，增长。")
    assert grids(read(pdf(page))) == []


# Ruled tables


@pytest.mark.parametrize("drawn", ["strokes", "bars", "short strokes", "dashes", "rectangles", "open sides"])
def test_rules_may_be_drawn_in_many_ways(drawn: str) -> None:
    page = sheet().cells([HEAD, *ROWS], XS, 100)
    ys = [100 + 20 * at for at in range(5)]
    if drawn == "strokes":
        page.grid(XS, ys)
    elif drawn == "open sides":
        page.grid(XS[1:-1], ys)
        for y in ys:
            page.line(XS[0], y, XS[-1], y)
    elif drawn == "rectangles":
        for top in ys[:-1]:
            for left, right in pairwise(XS):
                page.raw(f"q 0.5 w {left} {842 - top - 20} {right - left} 20 re S Q")
    else:
        step = {"bars": 400.0, "short strokes": 7.0, "dashes": 6.0}[drawn]
        length = 3.5 if drawn == "dashes" else step
        for x in XS:
            for at in range(int(80 / step) + 1):
                begin = ys[0] + at * step
                page.bar(x - 0.3, begin, x + 0.3, min(begin + length, ys[-1]), "0 0 0 1 k")
        for y in ys:
            for at in range(int(320 / step) + 1):
                begin = XS[0] + at * step
                page.bar(begin, y - 0.3, min(begin + length, XS[-1]), y + 0.3, "0 0 0 1 k")
    document = read(pdf(page))
    assert grids(document) == [[HEAD, *ROWS]]
    assert lines(document) == ["支出决算表", "单位：万元"]


def test_merged_heads() -> None:
    page = sheet()
    for y, x0, x1 in [(100, 60, 460), (120, 300, 460), (140, 60, 460), (160, 60, 460)]:
        page.line(x0, y, x1, y)
    for x, y0 in [(60, 100), (130, 100), (300, 100), (380, 120), (460, 100)]:
        page.line(x, y0, x, 160)
    page.text(70, 124, "科目编码").text(180, 124, "科目名称").text(360, 114, "本年支出").text(320, 134, "合计")
    page.text(390, 134, "基本支出").cells([["201", "教育支出", "10.00", "8.00"]], [*XS, 460], 140)
    assert grids(read(pdf(page))) == [
        [
            ["科目编码 2x1", "科目名称 2x1", "本年支出 1x2", ""],
            ["", "", "合计", "基本支出"],
            ["201", "教育支出", "10.00", "8.00"],
        ]
    ]


def test_a_form_without_figures_keeps_its_blank_rows() -> None:
    assert grids(read(pdf(sheet().table([HEAD, ["", "", ""], ["", "合计", ""]], XS, 100)))) == [
        [HEAD, ["", "", ""], ["", "合计", ""]]
    ]


def test_wrapped_cells_are_one_line() -> None:
    page = sheet().grid([60, 130, 200, 250], [100, 120, 160])
    page.cells([["科目编码", "科目名称", "合计"]], [60, 130, 200, 250], 100).text(65, 144, "2080505")
    page.text(133, 134, "机关事业单位").text(133, 150, "养老保险")
    page.right(248, 134, "12,345,6").right(248, 150, "78.90")
    row = ["2080505", "机关事业单位养老保险", "12,345,678.90"]
    assert grids(read(pdf(page))) == [[["科目编码", "科目名称", "合计"], row]]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param("1,234.", "56", "1,234.56", id="after the point"),
        pytest.param("12345.6", "7", "12345.67", id="after a digit"),
        pytest.param("1,234,", "567.00", "1,234,567.00", id="after a comma"),
        pytest.param("(一)", "2,000", "(一)2,000", id="no number before"),
        pytest.param("GDP", "per head", "GDP per head", id="words"),
    ],
)
def test_numbers_that_wrap(first: str, second: str, text: str) -> None:
    wide = max(len(first), len(second)) * 5 + 6
    xs = [60, 130, 130 + wide]
    page = Sheet().grid(xs, [100, 120, 160]).cells([["项目", "合计"]], xs, 100).text(64, 144, "支出")
    page.text(133, 134, first).text(133, 150, second)
    assert grids(read(pdf(page)))[0][1] == ["支出", text]


def test_whole_figures_in_one_cell_are_rows_of_their_own() -> None:
    page = sheet().grid(XS, [100, 120, 180]).cells([HEAD], XS, 100).cells(ROWS, XS, 120)
    assert grids(read(pdf(page))) == [[HEAD, *ROWS]]


def test_a_label_that_is_higher_than_its_row_stays_in_it() -> None:
    xs = [60, 130, 200, 260]
    page = Sheet().table([HEAD, ["201", "", "5.00"], ["208", "其他支出", "6.00"], ["210", "", "7.00"]], xs, 100, 14)
    page.text(133, 116, "机关事业单位").text(133, 132, "养老保险")
    page.text(133, 144, "城乡社区管理").text(133, 160, "事务支出")
    assert [row[1] for row in grids(read(pdf(page)))[0][1:]] == [
        "机关事业单位养老保险",
        "其他支出",
        "城乡社区管理事务支出",
    ]


def test_numbers_that_are_wider_than_their_cell_stay_whole() -> None:
    xs = [60, 130, 180, 230]
    page = Sheet().table([["项目", "合计", "支出"], ["支出", "", ""]], xs, 100)
    page.right(178, 134, "123,456,789.00").right(228, 134, "12,345.00")
    assert grids(read(pdf(page)))[0][1] == ["支出", "123,456,789.00", "12,345.00"]


def test_numbers_that_touch_at_the_rule_are_two() -> None:
    xs = [60, 130, 180, 230]
    page = Sheet().table([["项目", "合计", "支出"], ["支出", "", ""]], xs, 100)
    page.right(181, 134, "1,016,773.3").text(181, 134, "91,016.35")
    assert grids(read(pdf(page)))[0][1] == ["支出", "1,016,773.3", "91,016.35"]


def test_digits_off_the_line_and_spaced_labels() -> None:
    page = Sheet().grid([60, 130, 200], [100, 120, 140]).cells([["项目", "决算数"]], [60, 130, 200], 100)
    page.text(64, 134, "合").text(100, 134, "计").text(140, 131, "1,2").text(155, 135, "34.56")
    grid = grids(read(pdf(page)))[0]
    assert ["".join(text.split()) for text in grid[1]] == ["合计", "1,234.56"]


def test_blocks_side_by_side_are_one_table() -> None:
    head = ["编码", "科目", "决算数", "编码", "科目", "决算数"]
    row = ["301", "工资福利支出", "65.00", "302", "商品和服务支出", "7.00"]
    page = Sheet().table([head, row], [60, 100, 180, 230, 270, 360, 410], 100)
    assert grids(read(pdf(page))) == [[head, row]]


def test_two_grids_side_by_side_are_two_tables() -> None:
    page = Sheet().table([["科目", "数"], ["工资", "65.00"]], [60, 120, 180], 100)
    page.table([["科目", "数"], ["商品", "7.00"]], [300, 360, 420], 100)
    assert grids(read(pdf(page))) == [[["科目", "数"], ["工资", "65.00"]], [["科目", "数"], ["商品", "7.00"]]]


def test_a_label_that_stands_upright() -> None:
    page = Sheet().grid([60, 80, 160, 220], [100, 140, 180]).text(64, 120, "收").text(64, 132, "入")
    page.cells([["", "拨款", "5.00"]], [60, 80, 160, 220], 110).text(64, 160, "支").text(64, 172, "出")
    page.cells([["", "工资", "4.00"]], [60, 80, 160, 220], 150)
    assert grids(read(pdf(page))) == [[["收入", "拨款", "5.00"], ["支出", "工资", "4.00"]]]


@pytest.mark.parametrize("turn", ["0 1 -1 0", "0 -1 1 0", "down", "two columns"])
def test_heads_that_are_turned_or_written_downwards(turn: str) -> None:
    xs = [60, 130, 160, 200]
    page = Sheet().grid(xs, [100, 180, 200]).cells([["教育支出", "5.00", "7.00"]], xs, 180)
    page.text(64, 144, "项目").text(163, 144, "其他")
    if turn == "down":
        for at, char in enumerate("本年收入合计"):
            page.text(140, 112 + 12 * at, char)
    elif turn == "two columns":
        for at, char in enumerate("本年收入合计"):
            page.text(147 - 12 * (at // 3), 122 + 12 * (at % 3), char)
    else:
        page.text(150 if "0 1" in turn else 140, 170 if "0 1" in turn else 108, "本年收入合计", turn=turn)
    assert grids(read(pdf(page)))[0][0] == ["项目", "本年收入合计", "其他"]


# Tables on several pages


def parts(*, again: bool, between: str = "", columns: Sequence[float] = XS) -> bytes:
    """A table on two pages: with its heads printed again, or another title between."""
    first = sheet().table([HEAD, ROWS[0]], XS, 700)
    second = Sheet()
    if between:
        second.text(200, 60, between)
    second.table([HEAD, *ROWS[1:]] if again else ROWS[1:], columns, 80).text(60, 300, "注：本表反映支出情况。")
    return pdf(first, second)


@pytest.mark.parametrize("again", [True, False], ids=["heads printed again", "no heads"])
def test_a_continued_table_is_one(again: bool) -> None:
    document = read(parts(again=again))
    assert grids(document) == [[HEAD, *ROWS]]
    assert lines(document) == ["支出决算表", "单位：万元", "注：本表反映支出情况。"]
    pages = [document.locate(cell.span.start).page for cell in document.tables[0].cells]
    assert pages == [1] * 6 + [2] * 5


def test_a_title_printed_again_does_not_part_a_table() -> None:
    assert grids(read(parts(again=True, between="支出决算表"))) == [[HEAD, *ROWS]]


def test_another_title_parts_tables() -> None:
    assert grids(read(parts(again=True, between="项目支出决算表"))) == [[HEAD, ROWS[0]], [HEAD, *ROWS[1:]]]


def test_other_columns_part_tables() -> None:
    assert len(grids(read(parts(again=False, columns=[60, 160, 300, 380])))) == 2


def test_a_row_that_goes_on_on_the_next_page_is_one() -> None:
    xs = [60, 130, 200, 260]
    first = sheet().grid(xs, [700, 720, 740]).cells([HEAD, ["201", "机关事业单位", "5.00"]], xs, 700)
    second = Sheet().grid(xs, [80, 100, 120]).cells([["", "养老保险", ""], ["208", "其他", "6.00"]], xs, 80)
    assert grids(read(pdf(first, second))) == [[HEAD, ["201", "机关事业单位养老保险", "5.00"], ["208", "其他", "6.00"]]]


# Tables without rules


@pytest.mark.parametrize("rules", ["none", "three", "rows"])
def test_columns_without_rules(rules: str) -> None:
    page = sheet().cells([HEAD, *ROWS], XS, 100).text(60, 200, "注：本表反映支出情况，合计数可能有尾差。")
    ys = {"none": [], "three": [100, 120, 180], "rows": [100, 120, 140, 160, 180]}[rules]
    for y in ys:
        page.line(60, y, 380, y)
    document = read(pdf(page))
    assert grids(document) == [[HEAD, *ROWS]]
    assert lines(document) == ["支出决算表", "单位：万元", "注：本表反映支出情况，合计数可能有尾差。"]


def test_heads_over_several_columns_without_rules() -> None:
    xs = [60, 130, 300, 380, 460]
    page = sheet().text(70, 122, "科目编码").text(180, 122, "科目名称").text(360, 112, "本年支出")
    page.text(330, 132, "合计").text(405, 132, "基本支出")
    page.cells([["201", "教育支出", "10.00", "8.00"], ["208", "社会保障支出", "1,110.00", "98.00"]], xs, 140)
    page.cells([["", "合计", "1,120.00", "106.00"]], xs, 180)
    assert grids(read(pdf(page))) == [
        [
            ["科目编码 2x1", "科目名称 2x1", "本年支出 1x2", ""],
            ["", "", "合计", "基本支出"],
            ["201", "教育支出", "10.00", "8.00"],
            ["208", "社会保障支出", "1,110.00", "98.00"],
            ["", "合计", "1,120.00", "106.00"],
        ]
    ]


def test_wrapped_labels_without_rules() -> None:
    page = sheet().cells([HEAD], XS, 100)
    for at, row in enumerate(ROWS):
        top = 120 + 40 * at
        page.cells([[row[0], "", row[2]]], XS, top + 6).text(133, top + 14, row[1][:4]).text(133, top + 26, row[1][4:])
    assert [row for row in grids(read(pdf(page)))[0] if any(row)] == [HEAD, *ROWS]


def test_columns_without_rules_on_two_pages() -> None:
    first = sheet().cells([HEAD, *ROWS], XS, 700)
    second = Sheet().cells([HEAD, *ROWS], XS, 80)
    assert grids(read(pdf(first, second))) == [[HEAD, *ROWS, *ROWS]]
