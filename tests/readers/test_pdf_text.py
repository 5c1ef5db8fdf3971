"""The running text of PDF files: its order, its spelling, its paragraphs, its places, and what is no part of it."""

from __future__ import annotations

import pytest

from budget_lint.figures import fold
from budget_lint.model.document import Document, Remark
from budget_lint.model.span import Location
from tests.figures.texts import lexicon
from tests.readers.pdfs import Sheet, grids, lines, pdf, read, stream

SENTENCE = "本年支出合计9759.38万元，其中：基本支出5377.64万元。"


def paragraphs(document: Document) -> list[str]:
    """The text as the later stages see it."""
    return fold(document, lexicon()).text.split("\n")[:-1]


def place(document: Document, text: str) -> Location:
    start = document.text.index(text)
    return document.locate(start, start + len(text))


# Characters


def test_characters_stand_in_reading_order_whatever_the_order_of_the_file() -> None:
    page = Sheet().text(60, 120, "第二行").text(100, 100, "一行").text(90, 100, "第").text(60, 140, "第三行")
    assert lines(read(pdf(page))) == ["第一行", "第二行", "第三行"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        pytest.param("\u2f00\u822c\u2f40\u51fa", "一般支出", id="radicals"),
        pytest.param("\u2edb\u2ec4\u2e83", "风西乚".replace("乚", "\u4e5a"), id="radicals without decomposition"),
        pytest.param("\uf9dd\u7387", "利率", id="compatibility ideographs"),
        pytest.param("o\ufb00ice \ufb01le", "office file", id="ligatures"),
        pytest.param("１２．５％（含）", "１２．５％（含）", id="full width stays"),
        pytest.param("\U00020bb7野", "\U00020bb7野", id="beyond the first plane"),
    ],
)
def test_spelling(text: str, read_as: str) -> None:
    assert lines(read(pdf(Sheet().text(60, 60, text)))) == [read_as]


def test_boldness_by_printing_twice_is_one_text() -> None:
    page = Sheet().text(60, 60, SENTENCE).text(60.3, 60, SENTENCE).text(60.6, 60.2, SENTENCE)
    assert lines(read(pdf(page))) == [SENTENCE]


def test_double_digits_stay() -> None:
    assert lines(read(pdf(Sheet().text(60, 60, "2211.00万元", 6)))) == ["2211.00万元"]


@pytest.mark.parametrize(
    "state",
    [
        pytest.param("1 g", id="white on white"),
        pytest.param("1 1 1 rg", id="white in colours"),
        pytest.param("0 0 0 0 k", id="white in inks"),
        pytest.param("3 Tr", id="invisible"),
        pytest.param("/Clear gs", id="transparent"),
    ],
)
def test_hidden_text_is_left_out_and_told(state: str) -> None:
    document = read(pdf(Sheet().text(60, 60, SENTENCE).text(60, 80, "合计999.00万元", state=state)))
    assert lines(document) == [SENTENCE]
    assert document.remarks == (Remark("hidden-text", (("pages", "1"), ("number", 10))),)


def test_white_text_on_a_dark_ground_is_read() -> None:
    page = Sheet().bar(50, 45, 300, 65, "0.1 0.2 0.5 rg").text(60, 60, "项目支出", state="1 g")
    assert lines(read(pdf(page))) == ["项目支出"]


def test_text_beside_the_page_and_at_a_slant_is_left_out() -> None:
    page = Sheet().text(60, 60, SENTENCE).text(700, 60, "页外").text(-90, 60, "页外")
    page.text(200, 400, "仅供内部使用", 40, turn="0.7 0.7 -0.7 0.7")
    assert lines(read(pdf(page))) == [SENTENCE]


def test_digits_off_the_line() -> None:
    page = Sheet().text(60, 60, "支出").text(80, 62.5, "9759").text(100, 58, ".38").text(115, 60, "万元。")
    assert lines(read(pdf(page))) == ["支出9759.38万元。"]


def test_columns_of_a_line_are_set_apart() -> None:
    page = Sheet().text(60, 60, "编制单位：某局").text(400, 60, "单位：元")
    assert lines(read(pdf(page))) == ["编制单位：某局\t单位：元"]


# Pages


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_rotated_pages(rotate: int) -> None:
    """A page is read as it is displayed; its boxes are those of the display."""
    turn, spot = {
        0: ("1 0 0 1", (60, 90)),
        90: ("0 1 -1 0", (90, 782)),
        180: ("-1 0 0 -1", (535, 752)),
        270: ("0 -1 1 0", (505, 60)),
    }[rotate]
    page = Sheet(rotate=rotate).text(spot[0], spot[1], "合计12.50万元", turn=turn)
    document = read(pdf(page))
    assert lines(document) == ["合计12.50万元"]
    assert place(document, "12.50").bbox == (80.0, 82.0, 105.0, 92.0)


def test_text_that_runs_up_the_page() -> None:
    """A table that was turned by a quarter is read upright; its boxes are those of the page as displayed."""
    document = read(pdf(Sheet().text(90, 782, "合计12.50万元", turn="0 1 -1 0")))
    assert lines(document) == ["合计12.50万元"]
    assert place(document, "12.50").bbox == (82.0, 717.0, 92.0, 782.0)


def test_places() -> None:
    page = Sheet().text(60, 60, "第一行").text(60, 80, SENTENCE)
    page.table([["项目", "金额"], ["合计", "5.00"]], [60, 120, 180], 100)
    document = read(pdf(Sheet().text(60, 60, "封面"), page))
    assert place(document, "9759.38") == Location(line=2, page=2, bbox=(120.0, 72.0, 155.0, 82.0))
    assert place(document, "5.00") == Location(line=4, page=2, bbox=(157.0, 126.0, 177.0, 136.0))


def many(count: int, *, foot: str = "{}", head: str = "") -> bytes:
    """Pages full of lines; the paragraph of each goes on on the next page."""
    sheets = []
    for number in range(1, count + 1):
        page = Sheet()
        if head:
            page.text(200, 40, head)
        page.text(80, 100, f"截至{number}月本单位预算执行情况总体良好支出进度符合要求主要")
        for at in range(1, 5):
            page.text(60, 100 + 20 * at, "用于基本支出和项目支出其中人员经费与公用经费均按规定执行")
        page.text(60, 200, "预算管理工作进一步加强全年支出合计金额比上年增加1062.85")
        sheets.append(page.text(290, 810, foot.format(number)) if foot else page)
    return pdf(*sheets, Sheet().text(60, 100, "万元，执行情况良好。"))


@pytest.mark.parametrize("foot", ["{}", "- {} -", "— {} —", "第{}页 共9页", "{}/9", ""])
def test_sentences_run_on_over_page_ends(foot: str) -> None:
    document = read(many(3, foot=foot, head="某某局2024年度部门决算"))
    assert "页" not in document.text
    assert "部门决算" not in document.text
    found = paragraphs(document)
    assert len(found) == 3
    assert found[2].endswith("比上年增加1062.85万元,执行情况良好。")


def test_page_numbers_of_parts_that_count_for_themselves() -> None:
    sheets = [Sheet().text(60, 60, f"第{name}行") for name in "甲乙丙丁戊己"]
    for at, sheet in enumerate(sheets):
        sheet.text(290, 810, str(1 + at % 3))
    assert lines(read(pdf(*sheets))) == [f"第{name}行" for name in "甲乙丙丁戊己"]


def test_years_in_the_margin_stay() -> None:
    sheets = [Sheet().text(60, 100, SENTENCE).text(290, 810, year) for year in ("2023", "2021", "2022")]
    assert lines(read(pdf(*sheets)))[1::2] == ["2023", "2021", "2022"]


def test_a_number_in_the_margin_of_one_page_stays() -> None:
    assert lines(read(pdf(Sheet().text(60, 60, SENTENCE).text(290, 810, "2024")))) == [SENTENCE, "2024"]


def test_titles_that_repeat_below_other_lines_stay() -> None:
    sheets = [Sheet().text(200, 40, f"表{name}").text(400, 60, "单位：元") for name in "甲乙丙丁"]
    assert lines(read(pdf(*sheets))) == [text for name in "甲乙丙丁" for text in (f"表{name}", "单位：元")]


def test_an_indented_line_begins_a_paragraph() -> None:
    page = Sheet()
    full = "一般公共预算财政拨款支出主要用于以下方面其中社会保障和就业支出"
    for at, (x, text) in enumerate([(80, full[:-2]), (60, full), (60, "支出12.00万元。"), (80, full[:-2]), (60, full)]):
        page.text(x, 100 + 20 * at, text)
    assert paragraphs(read(pdf(page))) == [full[:-2] + full + "支出12.00万元。", full[:-2] + full]


FULL = "一般公共预算财政拨款支出主要用于以下方面其中社会保障和就业支出"


@pytest.mark.parametrize("indent", [80, 60])
def test_a_sentence_that_ends_at_the_margin(indent: int) -> None:
    """The paragraph goes on behind it where paragraphs begin with an indent, which the next line has not."""
    page, full = Sheet(), FULL
    for at, (x, text) in enumerate([
        (indent, full[:-2] if indent > 60 else full), (60, full[:-1] + "。"), (60, "占12.00%。"),
        (indent, full[:-2] if indent > 60 else full), (60, full), (60, "占5.00%。"),
    ]):  # fmt: skip
        page.text(x, 100 + 20 * at, text)
    assert any(text.endswith("。占12.00%。") for text in paragraphs(read(pdf(page)))) is (indent > 60)


def test_a_character_takes_the_mark_behind_it_to_the_next_line() -> None:
    page = Sheet()
    for at, text in enumerate([FULL, FULL, FULL, FULL[:-2] + "1", "元。"]):
        page.text(60, 100 + 20 * at, text)
    assert paragraphs(read(pdf(page))) == [FULL * 3 + FULL[:-2] + "1元。"]


def test_a_heading_does_not_go_on_in_another() -> None:
    page = Sheet()
    names = ["第一部分 某局2024年度部门决算表及其情况说明", "一、收入支出决算总表"]
    names += ["第二部分 某局2024年度部门决算情况的说明", "二、支出决算表", "（一）某局2024年度一般公共预算支出决算情况"]
    for at, text in enumerate(names):
        page.text(60, 100 + 20 * at, text)
    assert len(paragraphs(read(pdf(page)))) == 5


def test_marks_may_hang_out_of_the_margin() -> None:
    page = Sheet()
    for at, text in enumerate([FULL, FULL, FULL + "，", FULL[:-1] + "2", "元。"]):
        page.text(60, 100 + 20 * at, text)
    assert paragraphs(read(pdf(page))) == [FULL * 3 + "," + FULL[:-1] + "2元。"]


def test_entries_of_the_contents_stand_for_themselves() -> None:
    page = Sheet()
    for at, name in enumerate(["一、主要职能", "二、机构设置", "三、支出决算", "四、名词解释"]):
        page.text(60, 100 + 20 * at, name + "…" * 30 + str(at))
    assert len(paragraphs(read(pdf(page)))) == 4


def test_a_line_above_a_table_does_not_go_on_in_it() -> None:
    page = Sheet()
    for at in range(4):
        page.text(60, 60 + 14 * at, "一般公共预算财政拨款支出主要用于以下方面其中社会保障和就业支出为")
    page.table([["项目", "金额"], ["合计", "5.00"]], [60, 120, 180], 120).text(60, 175, "万元为单位。")
    found = paragraphs(read(pdf(page)))
    assert found[-5:] == ["项目", "金额", "合计", "5.00", "万元为单位。"]


# What cannot be read


def test_pages_that_show_pictures_alone_are_told() -> None:
    picture = "q 400 0 0 600 50 50 cm /Im Do Q"
    document = read(pdf(Sheet().text(60, 60, SENTENCE), Sheet().raw(picture), Sheet().raw(picture), Sheet()))
    assert document.remarks == (Remark("pages-without-text", (("pages", "2-3"),)),)


def test_recognised_text_behind_a_picture_is_not_taken_for_the_page() -> None:
    scan = Sheet().raw("q 595 0 0 842 0 0 cm /Im Do Q").text(60, 60, "合计1Z.00万元", state="3 Tr")
    document = read(pdf(Sheet().text(60, 60, SENTENCE), scan))
    assert document.remarks == (Remark("pages-without-text", (("pages", "2"),)),)


def test_tables_in_forms_inside_forms() -> None:
    rules = b"0.5 w 60 742 m 180 742 l 60 722 m 180 722 l 60 702 m 180 702 l S"
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 1 0 -100]"
    page = Sheet().raw("/X10 Do").cells([["项目", "金额"], ["合计", "5.00"]], [60, 120, 180], 200)
    for x in (60, 120, 180):
        page.line(x, 200, x, 240)
    assert grids(read(pdf(page, extra=[stream(rules, form)]))) == [[["项目", "金额"], ["合计", "5.00"]]]
