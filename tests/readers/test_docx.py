"""Word documents: what Word shows is read, what it hides is not, and every line knows its place."""

from __future__ import annotations

import pytest

from budget_lint.model.document import Remark
from budget_lint.model.table import Chart
from tests.readers.office import (
    docx,
    grids,
    lines,
    p,
    package,
    reading,
    refusal,
    relations,
    tbl,
    tc,
    texts,
    tr,
    unpacked,
)
from tests.readers.test_html import mhtml, page

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(f"{run('甲')}<w:del>{run('乙')}</w:del>{run('丙')}", "甲丙", id="deleted"),
        pytest.param("<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>" + run("甲"), "甲", id="text of deletions"),
        pytest.param(f"<w:moveFrom>{run('乙')}</w:moveFrom>{run('甲')}", "甲", id="moved away"),
        pytest.param(run("乙", "<w:vanish/>") + run("甲"), "甲", id="hidden"),
        pytest.param(run("乙", '<w:rStyle w:val="h"/>') + run("甲"), "甲", id="hidden by its style"),
        pytest.param(f"{BEGIN}{run('x').replace('w:t', 'w:instrText')}{END}{run('甲')}", "甲", id="instruction"),
        pytest.param('<w:r><w:footnoteReference w:id="9"/></w:r>' + run("甲"), "甲", id="number of a note"),
        pytest.param(
            "<w:ruby><w:rt>" + run("jia") + f"</w:rt><w:rubyBase>{run('甲')}</w:rubyBase></w:ruby>", "甲", id="ruby"
        ),
        pytest.param(
            run("5.1") + run("2", '<w:vertAlign w:val="superscript"/>') + run("万"),
            "5.1万",
            id="typed number of a note",
        ),
        pytest.param(run("5") + run("注", '<w:vertAlign w:val="superscript"/>'), "5注", id="raised word"),
        pytest.param(run("12") + "<w:r><w:softHyphen/></w:r>" + run("34"), "1234", id="soft hyphen"),
        pytest.param(
            f"<w:ins>{run('甲')}</w:ins><w:moveTo>{run('乙')}</w:moveTo>", "甲乙", id="inserted and moved here"
        ),
        pytest.param(run("甲", '<w:vanish w:val="0"/>'), "甲", id="not hidden after all"),
        pytest.param(f"{BEGIN}{SEPARATE}{run('12.50')}{END}", "12.50", id="shown result"),
        pytest.param(
            f"{BEGIN}{BEGIN}{SEPARATE}{run('x')}{END}{SEPARATE}{run('甲')}{END}", "甲", id="field in an instruction"
        ),
        pytest.param(f"<w:fldSimple>{run('甲')}</w:fldSimple>", "甲", id="simple field"),
        pytest.param(
            f"{BEGIN}<w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>{END}{run('甲')}",
            "③甲",
            id="number in a circle",
        ),
        pytest.param(
            f"<w:hyperlink>{run('甲')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>",
            "甲乙",
            id="links and controls",
        ),
        pytest.param(
            "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:tab/><w:t>3</w:t></w:r>", "1-2\t3", id="hyphen and tab"
        ),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F033"/></w:r>',
            "☑3",
            id="symbols",
        ),
        pytest.param(
            "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
            "3/4",
            id="formula",
        ),
        pytest.param("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙", id="line break of the file"),
    ],
)
def test_the_text_of_a_paragraph(inner: str, text: str) -> None:
    styles = '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = reading(docx(f"<w:p>{inner}</w:p>", styles=styles))
    assert lines(document) == [("p1", text)]


def test_paragraphs_are_counted_also_the_empty_ones() -> None:
    body = (
        p("甲") + p("") + "<w:sdt><w:sdtContent>" + p("乙") + "</w:sdtContent></w:sdt>" + tbl(tr("丙", "丁")) + p("戊")
    )
    assert lines(reading(docx(body))) == [("p1", "甲"), ("p3", "乙"), ("t1r1c1", "丙"), ("t1r1c2", "丁"), ("p4", "戊")]


def test_a_line_break_makes_two_lines_at_one_place() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    assert lines(reading(docx(body))) == [("p1", "甲"), ("p1", "乙")]


def test_paragraphs_whose_end_is_deleted_go_on_in_the_next() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert lines(reading(docx(p("支出", mark) + p("", mark) + p("5万元") + p("完")))) == [
        ("p3", "支出5万元"),
        ("p4", "完"),
    ]
    assert lines(reading(docx(p("支出", mark)))) == [("p1", "支出")]


def test_a_field_that_never_ends_hides_one_paragraph_at_most() -> None:
    assert texts(reading(docx(f"<w:p>{run('甲')}{BEGIN}{run('乙')}</w:p>{p('丙')}"))) == ["甲", "丙"]
    toc = f"<w:p>{BEGIN}{SEPARATE}{run('一')}</w:p><w:p>{run('二')}{END}</w:p>{p('三')}"
    assert texts(reading(docx(toc))) == ["一", "二", "三"]


def test_merged_cells() -> None:
    body = tbl(
        tr(tc("项目", '<w:vMerge w:val="restart"/>'), tc("金额", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), "年初", "决算"),
        tr("合计", "1.00", "2.00"),
        tr("", tc("说明", '<w:gridSpan w:val="2"/>')),
    )
    (grid,) = grids(reading(docx(body)))
    assert grid == [
        ("项目", 0, 0, 2, 1), ("金额", 0, 1, 1, 2), ("年初", 1, 1, 1, 1), ("决算", 1, 2, 1, 1),
        ("合计", 2, 0, 1, 1), ("1.00", 2, 1, 1, 1), ("2.00", 2, 2, 1, 1), ("", 3, 0, 1, 1), ("说明", 3, 1, 1, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        pytest.param(
            (tr("甲", "1"), tr("乙", "2", properties="<w:del/>"), tr("丙", "3")),
            [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("丙", 1, 0, 1, 1), ("3", 1, 1, 1, 1)],
            id="deleted row",
        ),
        pytest.param(
            (tr("甲", "1"), tr("乙", properties='<w:gridBefore w:val="1"/>')),
            [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 1, 1, 1)],
            id="row that begins later",
        ),
        pytest.param(
            (tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")), tr("乙", "1")),
            [("甲", 0, 0, 1, 2), ("乙", 1, 0, 1, 1), ("1", 1, 1, 1, 1)],
            id="merged the old way",
        ),
        pytest.param(
            (tr(tc("甲", "<w:vMerge/>"), "1"), tr(tc("", "<w:vMerge/>"), "2")),
            [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)],
            id="merge without a start",
        ),
        pytest.param(
            (tr(tc("甲", '<w:vMerge w:val="restart"/>'), "1"), tr(tc("乙", '<w:vMerge/><w:gridSpan w:val="2"/>'))),
            [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 0, 1, 2)],
            id="merge of unlike widths",
        ),
        pytest.param(
            (f"<w:ins>{tr('甲', '1')}</w:ins>", "<w:sdt><w:sdtContent>" + tr("乙", "2") + "</w:sdtContent></w:sdt>"),
            [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("2", 1, 1, 1, 1)],
            id="rows in wrappings",
        ),
    ],
)
def test_tables(rows: tuple[str, ...], grid: list[tuple[str, int, int, int, int]]) -> None:
    assert grids(reading(docx(tbl(*rows)))) == [grid]


def test_a_cell_is_one_line() -> None:
    cell = (
        f"<w:tc>{p('一般公共')}<w:p><w:r><w:t>预算</w:t><w:br/><w:t>收</w:t><w:tab/><w:t>入 </w:t></w:r></w:p></w:tc>"
    )
    assert grids(reading(docx(tbl(tr(cell, "1")))))[0][0] == ("一般公共 预算 收 入", 0, 0, 1, 1)


def test_a_nested_table_follows_as_one_of_its_own() -> None:
    inner = f"<w:tc>{p('3.00')}{tbl(tr('内', '4.00'))}{p('后')}</w:tc>"
    document = reading(docx(tbl(tr("项目", "金额"), tr("甲", inner), tr("乙", "5")) + p("完")))
    assert grids(document)[1] == [("内", 0, 0, 1, 1), ("4.00", 0, 1, 1, 1)]
    assert lines(document) == [
        ("t1r1c1", "项目"), ("t1r1c2", "金额"), ("t1r2c1", "甲"), ("t1r2c2", "3.00 后"), ("t1r3c1", "乙"),
        ("t1r3c2", "5"), ("t2r1c1", "内"), ("t2r1c2", "4.00"), ("p1", "完"),
    ]  # fmt: skip


def test_frames_are_no_tables() -> None:
    inner = tbl(tr("项目", "1.00"))
    document = reading(docx(tbl(tr(f"<w:tc>{p('正文')}{inner}</w:tc>"))))
    assert lines(document) == [("t1r1c1", "正文"), ("t2r1c1", "项目"), ("t2r1c2", "1.00")]
    assert grids(document) == [[("项目", 0, 0, 1, 1), ("1.00", 0, 1, 1, 1)]]
    sides = tbl(tr(f"<w:tc>{inner}</w:tc>", f"<w:tc>{inner}</w:tc>"))
    assert len(grids(reading(docx(sides)))) == 2


def test_text_boxes_stand_after_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    for drawing in (both, old):
        body = f"<w:p>{run('前')}<w:r>{drawing}</w:r>{run('后')}</w:p>{p('次')}"
        assert lines(reading(docx(body))) == [("p1", "前后"), ("p1", "框内"), ("p2", "次")]


def test_notes_stand_last_at_the_place_that_refers_to_them() -> None:
    note = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = f"<w:p>{run('甲')}{note.format('endnote', 1)}</w:p>" + tbl(
        tr("乙", f"<w:tc><w:p>{run('2.0')}{note.format('footnote', 2)}</w:p></w:tc>")
    )
    separator = '<w:footnote w:type="separator" w:id="0">' + p("线") + "</w:footnote>"
    document = reading(
        docx(
            body + p("末"),
            footnotes=separator + f'<w:footnote w:id="2">{p("含上级补助3.00万元")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{p("尾注")}</w:endnote><w:endnote w:id="7">{p("无人引用")}</w:endnote>',
        )
    )
    assert lines(document)[-3:] == [("p2", "末"), ("t1r1c2", "含上级补助3.00万元"), ("p1", "尾注")]


CHART = """<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>支出构成</a:t></a:r></a:p></c:rich></c:tx></c:title>
<c:plotArea><c:barChart>{series}</c:barChart></c:plotArea></c:chart>"""
SERIES = """<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>
{labels}<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>基本</c:v></c:pt>
<c:pt idx="1"><c:v>项目</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:formatCode>{code}</c:formatCode>{points}</c:numCache></c:numRef></c:val></c:ser>"""


def test_the_data_of_a_chart_are_a_table() -> None:
    points = '<c:pt idx="0"><c:v>842.36999999999</c:v></c:pt><c:pt idx="1"><c:v>427.8</c:v></c:pt>'
    percent = '<c:dLbls><c:numFmt formatCode="0.0%" sourceLinked="0"/></c:dLbls>'
    share = '<c:pt idx="1"><c:v>0.3368</c:v></c:pt>'
    series = SERIES.format(name="金额", labels="", code="0.00", points=points)
    series += SERIES.format(name="占比", labels=percent, code="General", points=share)
    body = '<w:p><w:r><w:t>图1</w:t><w:drawing><c:chart r:id="rId-chart"/></w:drawing></w:r></w:p>'
    document = reading(docx(p("前") + body, chart=CHART.format(series=series)))
    (table,) = document.tables
    assert (table.name, table.chart, table.rows, table.columns) == ("支出构成", Chart("bar", anchored=True), 3, 3)
    assert grids(document) == [[
        ("金额", 0, 1, 1, 1), ("占比", 0, 2, 1, 1), ("基本", 1, 0, 1, 1), ("842.37", 1, 1, 1, 1),
        ("项目", 2, 0, 1, 1), ("427.80", 2, 1, 1, 1), ("33.7%", 2, 2, 1, 1),
    ]]  # fmt: skip
    assert lines(document)[1:3] == [("p2", "图1"), ("p2", "金额")]


def test_a_chart_whose_part_is_lost_is_nothing() -> None:
    body = p("甲") + '<w:p><w:r><w:drawing><c:chart r:id="rId9"/></w:drawing></w:r></w:p>'
    assert grids(reading(docx(body))) == []


def drawing(width: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="3600000"/><a:graphic><pic:pic><pic:x/></pic:pic>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_large_pictures_and_embedded_objects_are_told() -> None:
    emblem, table = drawing(900_000), drawing(3_600_000)
    both = (
        f"<mc:AlternateContent><mc:Choice>{table}</mc:Choice><mc:Fallback>{table}</mc:Fallback></mc:AlternateContent>"
    )
    assert reading(docx(f"<w:p>{run('甲')}{emblem}</w:p>")).remarks == ()
    body = f"<w:p>{run('甲')}{both}<w:r><w:object><w:x/></w:object></w:r></w:p>"
    assert reading(docx(body)).remarks == (Remark("pictures", (("number", 2),)),)


def test_pages_that_stand_for_a_part_of_the_text() -> None:
    parts = unpacked(docx(p("前") + '<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>' + p("后")))
    targets = {"c1": ("aFChunk", "a.mht"), "c2": ("aFChunk", "b.html")}
    parts["word/_rels/document.xml.rels"] = relations(targets)
    parts["word/a.mht"] = mhtml(("text/html; charset=utf-8", "8bit", page("甲<table><tr><td>乙<td>1</table>"))).decode()
    parts["word/b.html"] = page("丙").decode()
    assert lines(reading(package(parts))) == [
        ("p1", "前"), ("p2", "甲"), ("t1r1c1", "乙"), ("t1r1c2", "1"), ("p3", "丙"), ("p4", "后"),
    ]  # fmt: skip


# --- lists --------------------------------------------------------------------------------------------------------

LEVELS = {
    "chinese": ("chineseCountingThousand", "%1、"),
    "bracketed": ("chineseCounting", "（%2）"),
    "decimal": ("decimal", "%3."),
}
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, at: int = 0, key: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>')


OUTLINE = NUMBERING.format("".join(level(at, *form) for at, form in enumerate(LEVELS.values())))


def numbered(body: str, numbering: str = OUTLINE, styles: str = "") -> list[str]:
    return texts(reading(docx(body, numbering=numbering, styles=styles)))


def test_list_numbers_are_part_of_the_text() -> None:
    body = (
        item("收入") + item("总体", 1) + item("天", 2) + item("地", 2) + item("结构", 1) + item("天", 2) + item("支出")
    )
    assert numbered(body) == ["一、收入", "（一）总体", "1.天", "2.地", "（二）结构", "1.天", "二、支出"]


def test_a_list_number_keeps_apart_from_the_figure_behind_it() -> None:
    assert numbered(item("甲", 2) + item("2023年", 2)) == ["1.甲", "2.\t2023年"]


def test_a_list_number_may_be_all_of_a_cell() -> None:
    body = tbl(*(tr(f"<w:tc>{item('', 2)}</w:tc>", name) for name in "甲乙"), tr(f"<w:tc>{item('', 2)}</w:tc>", ""))
    assert texts(reading(docx(body, numbering=OUTLINE))) == ["1.", "甲", "2.", "乙", "3."]


def test_empty_items_count_and_show_nothing() -> None:
    assert numbered(item("甲") + item("") + item("乙")) == ["一、甲", "三、乙"]


@pytest.mark.parametrize(
    ("properties", "styles"),
    [
        pytest.param('<w:numPr><w:numId w:val="0"/></w:numPr><w:pStyle w:val="s"/>', "", id="taken off"),
        pytest.param('<w:numPr><w:numId w:val="9"/></w:numPr>', "", id="unknown list"),
        pytest.param('<w:numPr><w:ilvl w:val="7"/><w:numId w:val="1"/></w:numPr>', "", id="unknown level"),
        pytest.param('<w:pStyle w:val="none"/>', "", id="unknown style"),
    ],
)
def test_no_list_number(properties: str, styles: str) -> None:
    own = '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert numbered(p("甲", properties), styles=own + styles) == ["甲"]


def test_bullets_are_left_out() -> None:
    assert numbered(item("甲"), NUMBERING.format(level(0, "bullet", "\uf0b7"))) == ["甲"]


def test_styles_number_their_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="t"><w:basedOn w:val="s"/></w:style>'
        '<w:style w:styleId="u"><w:basedOn w:val="u"/></w:style>'
    )
    linked = NUMBERING.format(level(0, "decimal", "%1)") + level(1, "lowerLetter", "%2)", '<w:pStyle w:val="s"/>'))
    named = '<w:pStyle w:val="{}"/>'
    body = item("一") + p("甲", named.format("s")) + p("乙", named.format("t")) + p("丙", named.format("u"))
    assert numbered(body, linked, styles) == ["1)一", "a)甲", "b)乙", "丙"]


def test_lists_of_one_definition_count_on_or_start_anew() -> None:
    two = OUTLINE + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    assert numbered(item("甲") + item("乙", key=2), two) == ["一、甲", "二、乙"]
    anew = two.replace("</w:num>", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>')
    body = item("甲") + item("乙", key=2) + item("丙", key=2)
    assert numbered(body, anew) == ["一、甲", "一、乙", "二、丙"]


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("decimal", "%1.%2", "1.1"),
        ("upperRoman", "%2", "I"),
        ("decimalEnclosedCircle", "%2", "①"),
        ("none", "%2x", "x"),
        ("decimalZero", "%2", "01"),
        ("ideographTraditional", "%2", "甲"),
        ("decimalFullWidth", "%2．", "１．"),
        ("chineseLegalSimplified", "第%2章", "第壹章"),
    ],
)
def test_forms_of_numbers(form: str, text: str, label: str) -> None:
    legal = NUMBERING.format(
        level(0, "chineseCounting", "%1、") + level(1, form, text, "<w:isLgl/>" * (form == "decimal"))
    )
    assert numbered(item("的", 1), legal) == [f"{label}的"]


# --- what is refused ----------------------------------------------------------------------------------------------


def test_a_document_of_pictures_is_empty() -> None:
    assert refusal(docx("<w:p><w:r><w:drawing/></w:r></w:p>")) == "empty"


def test_strict_documents_are_read() -> None:
    strict = {
        name: text.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
        .replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        for name, text in unpacked(docx(item("甲"), numbering=OUTLINE)).items()
    }  # fmt: skip
    assert texts(reading(package(strict))) == ["一、甲"]


def test_long_documents_take_time_in_proportion() -> None:
    """No clock: a method that were quadratic would not come back from these."""
    assert len(texts(reading(docx(p("支出1.00万元。") * 20_000)))) == 20_000
    assert len(texts(reading(docx(tbl(tr("甲", "1.00") * 20_000))))) == 40_000
    assert len(texts(reading(docx(tbl(tr(*["1.00"] * 20_000)))))) == 20_000
    assert len(numbered(item("甲", 1) * 20_000)) == 20_000
