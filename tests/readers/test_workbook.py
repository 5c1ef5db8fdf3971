"""Workbooks: sheets as tables, numbers as they are shown, what is hidden left out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pytest

from budget_lint.model.document import Remark
from tests.readers.office import grids, lines, package, reading, refusal, relations, texts
from tests.readers.ole import container, record, sheet, xls

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FORMATS = ("0.00", "#,##0.00", "0.00%")


def cell(name: str, value: str | float, style: int = 0) -> str:
    if isinstance(value, str):
        return f'<c r="{name}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{name}" s="{style}"><v>{value!r}</v></c>'


def xlsx(*sheets: str, states: Sequence[str] = (), **parts: str) -> bytes:
    """A workbook of sheets, each the inside of ``worksheet``; cells of style 1 and up have ``FORMATS``."""
    listed = "".join(
        f'<sheet name="表{at}" state="{state}" r:id="rId{at}"/>'
        for at, state in enumerate(states or ["visible"] * len(sheets), 1)
    )
    targets = {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)}
    targets |= {kind: (kind, f"{kind}.xml") for kind in ("styles", *parts)}
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(FORMATS))
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *range(164, 164 + len(FORMATS)), 4))
    made: dict[str, str | bytes] = {
        "_rels/.rels": relations({"r": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f"<workbook {S} {R}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/styles.xml": f"<styleSheet {S}><numFmts>{codes}</numFmts><cellStyleXfs><xf/><xf/></cellStyleXfs>"
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
    }
    made |= {
        f"xl/worksheets/sheet{at}.xml": f"<worksheet {S}>{inner}</worksheet>" for at, inner in enumerate(sheets, 1)
    }
    made |= {f"xl/{kind}.xml": text for kind, text in parts.items()}
    return package(made)


def merge(*areas: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def row(number: int, *cells: str) -> str:
    """``sheetData`` of one row."""
    return f'<sheetData><row r="{number}">{"".join(cells)}</row></sheetData>'


def rows(*cells: Sequence[str]) -> str:
    """``sheetData`` of rows of cells."""
    inner = "".join(f'<row r="{at}">{"".join(row)}</row>' for at, row in enumerate(cells, 1))
    return f"<sheetData>{inner}</sheetData>"


# --- one workbook in three formats -----------------------------------------------------------------------------------

CELLS: list[tuple[int, int, str | float, int]] = [
    (0, 0, "收入支出决算总表", 0),
    (1, 3, "单位：万元", 0),
    (2, 0, "项目", 0), (2, 1, "年初", 0), (2, 2, "藏", 0), (2, 3, "占比", 0),
    (3, 0, "合计", 0), (3, 1, 516.6666666666666, 1), (3, 2, 9.0, 0), (3, 3, 0.676451, 3),
    (4, 0, "藏", 0),
    (6, 0, "其中：基本", 0), (6, 1, -1234.5, 2),
]  # fmt: skip
GRID = [
    ("收入支出决算总表", 0, 0, 1, 3), ("单位：万元", 1, 2, 1, 1), ("项目", 2, 0, 1, 1), ("年初", 2, 1, 1, 1),
    ("占比", 2, 2, 1, 1), ("合计", 3, 0, 1, 1), ("516.67", 3, 1, 1, 1), ("67.65%", 3, 2, 1, 1),
    ("其中：基本", 5, 0, 1, 1), ("-1,234.50", 5, 1, 1, 1),
]  # fmt: skip
PLACES = ["A1", "D2", "A3", "B3", "D3", "A4", "B4", "D4", "A7", "B7"]
LETTERS = "ABCDEFG"


def as_xlsx() -> bytes:
    by_row: dict[int, str] = {}
    for row, column, value, style in CELLS:
        by_row[row] = by_row.get(row, "") + cell(f"{LETTERS[column]}{row + 1}", value, style)
    inner = "".join(f'<row r="{row + 1}" hidden="{int(row == 4)}">{made}</row>' for row, made in by_row.items())
    shown = '<cols><col min="3" max="3" hidden="1"/></cols>' + f"<sheetData>{inner}</sheetData>" + merge("A1:D1")
    other = rows([cell("A1", "藏")])
    return xlsx(shown, other, other, states=("visible", "hidden", "veryHidden"))


def as_xls() -> bytes:
    shown = sheet(CELLS, merged=[(0, 0, 0, 3)], hidden=([4], [2]))
    other = sheet([(0, 0, "藏", 0)])
    return xls([("表1", 0, shown), ("表2", 1, other), ("表3", 2, other)], FORMATS)


def as_ods() -> bytes:
    shown = {516.6666666666666: "516.67", 0.676451: "67.65%", -1234.5: "-1,234.50", 9.0: "9"}
    inner = '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>'
    inner = f"<table:table-columns>{inner}</table:table-columns>"
    for row in range(7):
        made, column = "", 0
        for at, place, value, _ in CELLS:
            if at == row:
                made += (
                    f'<table:table-cell table:number-columns-repeated="{place - column}"/>' if place > column else ""
                )
                merged = ' table:number-columns-spanned="4"' if row == 0 else ""
                text = value if isinstance(value, str) else shown[value]
                made += f"<table:table-cell{merged}><text:p>{text}</text:p></table:table-cell>"
                column = place + 1
        hidden = ' table:visibility="collapse"' if row == 4 else ""
        inner += f"<table:table-row{hidden}>{made}</table:table-row>"
    return ods(f'<table:table table:name="表1">{inner}</table:table>' + HIDDEN)


VOCABULARIES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "manifest")
)
HIDDEN = (
    '<table:table table:name="表2" table:style-name="h"><table:table-row><table:table-cell><text:p>藏</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)


def ods(tables: str, **parts: str) -> bytes:
    style = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    content = (
        f"<office:document-content {VOCABULARIES}><office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **parts})


def as_excel_xml(encoding: str = "utf-8") -> bytes:
    inner = '<Column/><Column/><Column ss:Hidden="1"/>'
    for row in sorted({at for at, *_ in CELLS}):
        made = ""
        for at, column, value, style in CELLS:
            if at == row:
                kind = "String" if isinstance(value, str) else "Number"
                merged = ' ss:MergeAcross="3"' if row == 0 else ""
                made += f'<Cell ss:Index="{column + 1}" ss:StyleID="s{style}"{merged}>'
                made += f'<Data ss:Type="{kind}">{value}</Data></Cell>'
        inner += f'<Row ss:Index="{row + 1}" ss:Hidden="{int(row == 4)}">{made}</Row>'
    codes = ("General", "Fixed", "Standard", "0.00%")
    styles = "".join(
        f'<Style ss:ID="s{at}"><NumberFormat ss:Format="{code}"/></Style>' for at, code in enumerate(codes)
    )
    hidden = (
        '<Worksheet ss:Name="表2"><Table><Row><Cell><Data ss:Type="String">藏</Data></Cell></Row></Table>'
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
        "</WorksheetOptions></Worksheet>"
    )
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="表1"><Table>{inner}</Table></Worksheet>{hidden}</Workbook>'
    )
    return text.encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(as_xlsx(), id="xlsx"),
        pytest.param(as_xls(), id="xls"),
        pytest.param(as_ods(), id="ods"),
        pytest.param(as_excel_xml(), id="xml"),
        pytest.param(as_excel_xml("gb2312"), id="xml in a Chinese encoding"),
    ],
)
def test_a_workbook(data: bytes) -> None:
    document = reading(data)
    assert [(table.name, table.rows, table.columns) for table in document.tables] == [("表1", 6, 3)]
    assert grids(document) == [GRID]
    assert lines(document) == [(f"表1!{name}", text) for name, (text, *_) in zip(PLACES, GRID, strict=True)]


@pytest.mark.parametrize("data", [as_xlsx(), as_xls(), as_ods(), as_excel_xml()], ids=["xlsx", "xls", "ods", "xml"])
def test_what_is_hidden_is_told(data: bytes) -> None:
    cells, sheets = reading(data).remarks
    assert cells == Remark("hidden-cells", (("sheet", "表1"), ("number", 3)))
    assert sheets.key == "hidden-sheets"
    assert dict(sheets.values)["names"] in ("表2", "表2, 表3")


def test_formulas_without_values_are_told() -> None:
    made = '<c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f>D2</f><v></v></c>'
    document = reading(xlsx(row(1, cell("A1", "甲"), made)))
    assert document.remarks == (Remark("formulas-without-values", (("sheet", "表1"), ("number", 1))),)


# --- what only some formats have -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "text"),
    [
        pytest.param('<c r="A1" t="s"><v>1</v></c>', "甲乙", id="shared, in runs, without the reading"),
        pytest.param('<c r="A1" t="str"><f>A2</f><v>丙</v></c>', "丙", id="text of a formula"),
        pytest.param('<c r="A1" s="1"><f>1/3</f><v>0.3333</v></c>', "0.33", id="number of a formula"),
        pytest.param('<c r="A1" t="b"><v>1</v></c>', "TRUE", id="truth"),
        pytest.param('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", id="error"),
        pytest.param('<c r="A1" s="4"><v>1234.5</v></c>', "1,234.50", id="format that is built in"),
        pytest.param('<c r="A1" s="99"><v>1.50</v></c>', "1.5", id="unknown style"),
        pytest.param("<c><v>7</v></c>", "7", id="no names"),
        pytest.param('<c r="A1" t="inlineStr"><is><t>甲\n乙</t></is></c>', "甲 乙", id="line break"),
    ],
)
def test_cells_of_xlsx(made: str, text: str) -> None:
    strings = f"<sst {S}><si><t>x</t></si><si><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></si></sst>"
    assert lines(reading(xlsx(f"<sheetData><row>{made}</row></sheetData>", sharedStrings=strings))) == [
        ("表1!A1", text)
    ]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param('<c r="A1" t="s"><v>9</v></c>', id="unknown string"),
        pytest.param('<c r="A1"><f>1+1</f></c>', id="formula that was never computed"),
        pytest.param('<c r="A1" s="1"/>', id="blank"),
        pytest.param('<c r="A1" t="inlineStr"><is><t> </t></is></c>', id="a space"),
    ],
)
def test_a_workbook_that_shows_nothing_is_empty(made: str) -> None:
    assert refusal(xlsx(f'<sheetData><row r="1">{made}</row></sheetData>')) == "empty"


def test_noughts_that_are_not_shown() -> None:
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    assert texts(reading(xlsx(view + rows([cell("A1", 0.0, 1), cell("B1", 5.0, 1)])))) == ["5.00"]


def test_every_visible_sheet_is_a_table() -> None:
    document = reading(xlsx(rows([cell("B2", "甲")]), rows([]), rows([cell("A1", "乙")])))
    assert [table.name for table in document.tables] == ["表1", "表3"]


FIRST, UNDER, LAST = ("乙", 0, 1, 1, 1), ("丙", 2, 0, 1, 1), ("丁", 2, 1, 1, 1)


@pytest.mark.parametrize(
    ("merged", "grid"),
    [
        pytest.param(["A1:A3"], [("甲", 0, 0, 3, 1), FIRST, LAST], id="down"),
        pytest.param(["A1:A9"], [("甲", 0, 0, 3, 1), FIRST, LAST], id="beyond what is used"),
        pytest.param(["A1:B1"], [("甲", 0, 0, 1, 2), UNDER, LAST], id="what it covers goes"),
        pytest.param(["A1:B1", "B1:B3"], [("甲", 0, 0, 1, 2), UNDER, LAST], id="overlapping"),
        pytest.param(["B2:B3", "x", "A1"], [("甲", 0, 0, 1, 1), FIRST, UNDER, LAST], id="blank, broken or single"),
    ],
)
def test_merged_cells(merged: list[str], grid: list[tuple[str, int, int, int, int]]) -> None:
    cells = rows([cell("A1", "甲"), cell("B1", "乙")], [], [cell("A3", "丙"), cell("B3", "丁")])
    assert grids(reading(xlsx(cells + merge(*merged)))) == [grid]


def test_merged_cells_under_hidden_ones() -> None:
    cells = (
        '<cols><col min="1" max="1" hidden="1"/></cols><sheetData><row r="1" hidden="1">' + cell("A1", "甲") + "</row>"
        f'<row r="2">{cell("D2", "乙")}</row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
    )
    document = reading(xlsx(cells))
    assert grids(document) == [[("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1)]]
    assert lines(document) == [("表1!B2", "甲"), ("表1!D2", "乙")]


def test_long_gaps_are_shortened() -> None:
    far = '<row r="1048576">' + cell("XFD1048576", "乙") + "</row>"
    document = reading(xlsx(f'<sheetData><row r="1">{cell("A1", "甲")}</row>{far}</sheetData>'))
    assert grids(document) == [[("甲", 0, 0, 1, 1), ("乙", 21, 21, 1, 1)]]
    assert lines(document)[1] == ("表1!XFD1048576", "乙")


def test_all_cells_under_one() -> None:
    assert grids(reading(xlsx(row(1, cell("A1", "甲")) + merge(*["A1:XFD1048576"] * 9)))) == [[("甲", 0, 0, 1, 1)]]


MANY = (
    '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row></table:table>'
)
LOCKED = f"<manifest:manifest {VOCABULARIES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
CORNERS = (
    row(1, cell("A1", "甲")).replace("</sheetData>", "") + f'<row r="9999">{cell("XFC9999", "乙")}</row></sheetData>'
)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(xlsx(row(1, cell("ALQJX1", "甲"))), "too-wide", id="a million columns"),
        pytest.param(xlsx(row(1, "<c><v>1</v></c>" * 20_000)), "too-wide", id="many cells without names"),
        pytest.param(xlsx(row(9_999_999, cell("A9999999", "甲"))), "too-wide", id="ten million rows"),
        pytest.param(xlsx(CORNERS + merge("A1:XFB9998")), "too-many-cells", id="millions under one cell"),
        pytest.param(ods(MANY), "too-many-cells", id="one cell repeated"),
        pytest.param(
            ods("", **{"META-INF/manifest.xml": LOCKED + "</manifest:manifest>"}), "encrypted", id="ods, locked"
        ),
        pytest.param(xls([("表", 0, sheet([]))], extra=record(0x2F, bytes(54))), "encrypted", id="xls, locked"),
        pytest.param(container("EncryptedPackage", b""), "encrypted", id="xlsx or docx, locked"),
        pytest.param(container("Workbook", b"\x09\x08\x10\x00"), "broken", id="xls cut off"),
        pytest.param(container("PowerPoint Document", b""), "format", id="slides"),
    ],
)
def test_hostile_workbooks(data: bytes, key: str) -> None:
    assert refusal(data) == key


def test_ods_text() -> None:
    inner = "<text:p>甲<text:s text:c='2'/><text:span>乙</text:span><text:line-break/>丙</text:p><text:p>丁</text:p>"
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    bare = '<table:table-cell office:value-type="float" office:value="1.50"/>'
    table = f"<table:table-row><table:table-cell>{note}{inner}</table:table-cell>{bare}</table:table-row>"
    group = f"<table:table-row-group>{table}</table:table-row-group>"
    assert texts(reading(ods(f'<table:table table:name="x">{group}</table:table>'))) == ["甲  乙 丙 丁", "1.5"]


def test_workbooks_take_time_in_proportion() -> None:
    """No clock: a method that were quadratic would not come back from these."""
    tall = rows(*[[cell(f"A{at}", "甲"), cell(f"B{at}", 1.5, 1)] for at in range(1, 10_001)])
    assert len(reading(xlsx(tall)).blocks) == 20_000
    merged = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 10_001))
    assert len(reading(xlsx(f"{tall}<mergeCells>{merged}</mergeCells>")).blocks) == 10_000
    hidden = "".join(f'<row r="{at}" hidden="{at % 2}">{cell(f"A{at}", "甲")}</row>' for at in range(1, 10_001))
    assert len(reading(xlsx(f"<sheetData>{hidden}</sheetData>")).blocks) == 5_000
