from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from .conftest import Copied, parts

Copy = Callable[[Path], Copied]
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with formulas, formats, a chart, a table, validation, a picture in the footer, and a hidden sheet."""
    path = tmp_path / "决算 表.xlsx"
    book = xlsxwriter.Workbook(path)
    money = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet("收支 <表>")
    sheet.write_row(0, 0, ["2024年度收入支出决算总表"])
    sheet.write_row(1, 0, ["单位：万元"])
    sheet.write_row(2, 0, ["项目", "决算数"])
    for row, (name, value) in enumerate([("本年支出合计", 31), ("基本支出", 20), ("项目支出", 11)], 3):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, value, money)
    sheet.write_formula(3, 1, "=SUM(B5:B6)", money, 31)
    sheet.data_validation("C1", {"validate": "integer", "criteria": ">", "value": 1})
    sheet.set_header("&L页眉")
    chart: Any = book.add_chart({"type": "pie"})
    chart.add_series({"values": ["收支 <表>", 4, 1, 5, 1]})
    sheet.insert_chart("D4", chart)
    sheet.add_table("H1:I3", {"columns": [{"header": "科目"}, {"header": "备注"}]})
    words = book.add_worksheet("说明")
    words.write_string(0, 0, "会议费12.00万元，培训费3.00万元。")
    hidden = book.add_worksheet("草稿")
    hidden.write_string(0, 0, "会议费99.00万元")
    hidden.hide()
    book.close()
    return path


def comments(data: bytes) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def wanted(copy: Copied) -> dict[tuple[str, str], str]:
    """The notes on each cell, together."""
    found: dict[tuple[str, str], list[str]] = {}
    for note in copy.notes:
        where = copy.document.locate(note.span.start)
        found.setdefault((str(where.sheet), str(where.cell)), []).append(note.text)
    return {cell: "\n\n".join(texts) for cell, texts in found.items()}


def test_each_cell_with_a_figure_carries_its_note(path: Path, copied: Copy) -> None:
    copy = copied(path)
    assert comments(copy.data) == wanted(copy)
    assert set(comments(copy.data)) == {("收支 <表>", "B4"), ("收支 <表>", "B5"), ("收支 <表>", "B6"), ("说明", "A1")}
    again = copy.again()
    assert (again.document.text, again.document.blocks) == (copy.document.text, copy.document.blocks)


def test_everything_else_keeps_its_bytes(path: Path, copied: Copy) -> None:
    copy = copied(path)
    before, after = parts(copy.original), parts(copy.data)
    sheets = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == sheets | {
        "[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments1.xml", "xl/comments2.xml",
        "xl/drawings/vmlDrawingBudgetLint1.vml", "xl/drawings/vmlDrawingBudgetLint2.vml",
    }  # fmt: skip
    for name in sheets:
        assert re.sub(rb"<legacyDrawing [^>]*/>", b"", after[name]) == before[name]
    assert list(after)[: len(before)] == list(before)


def test_the_reference_stands_where_the_standard_wants_it(path: Path, copied: Copy) -> None:
    names = [
        etree.QName(node).localname for node in etree.fromstring(parts(copied(path).data)["xl/worksheets/sheet1.xml"])
    ]
    assert names[-3:] == ["drawing", "legacyDrawing", "tableParts"]


def test_each_comment_has_a_box_at_its_cell(path: Path, copied: Copy) -> None:
    drawing: Any = etree.fromstring(parts(copied(path).data)["xl/drawings/vmlDrawingBudgetLint1.vml"])
    x = "{urn:schemas-microsoft-com:office:excel}"
    assert [(int(c.findtext(f"{x}Row")), int(c.findtext(f"{x}Column"))) for c in drawing.iter(f"{x}ClientData")] == [
        (3, 1), (4, 1), (5, 1),
    ]  # fmt: skip
    shapes = [node.get("id") for node in drawing if etree.QName(node).localname == "shape"]
    assert len(set(shapes)) == 3


def test_comments_that_were_there_stay(tmp_path: Path, copied: Copy) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("说明")
    sheet.write_string("A1", "会议费12.00万元")
    sheet.write_string("A2", "培训费3.00万元")
    sheet.write_comment("A1", "看过", {"author": "李"})
    sheet.write_comment("B9", "别处", {"author": "王"})
    book.close()
    copy = copied(path)
    first, second = (note.text for note in copy.notes)
    assert comments(copy.data) == {
        ("说明", "A1"): f"看过\n\n{first}",
        ("说明", "A2"): second,
        ("说明", "B9"): "别处",
    }
    before, after = parts(copy.original), parts(copy.data)
    assert {name for name in after if after[name] != before.get(name)} == {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    authors = [cell.comment.author for cell in openpyxl.load_workbook(io.BytesIO(copy.data))["说明"]["A"][:2]]
    assert authors == ["李", "budget-lint"]


def test_formulas_and_their_values_stay(path: Path, copied: Copy) -> None:
    copy = copied(path)

    def cell(values: bool) -> Any:
        return openpyxl.load_workbook(io.BytesIO(copy.data), data_only=values)["收支 <表>"]["B4"].value

    assert (cell(False), cell(True)) == ("=SUM(B5:B6)", 31)


def test_same_input_same_bytes(path: Path, copied: Copy) -> None:
    assert copied(path).data == copied(path).data
