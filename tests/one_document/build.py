"""Writes one document in several formats, into ``fixtures/one-document``.

python -m tests.one_document.build
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from html import escape
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.one_document.source import ROOT, SHEETS, Cell, Sheet, narrative
from tests.readers.office import docx, p, tbl, unpacked

FOLDER = ROOT / "fixtures" / "one-document"
_FIGURE = re.compile(r"\d+\.\d\d\Z")
_INDENT = '<w:ind w:firstLine="420"/>'  # two characters, as official documents have it
_MOMENT = (1980, 1, 1, 0, 0, 0)


def text() -> bytes:
    return "\n".join([*narrative(), ""]).encode()


def html() -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in narrative()) + "".join(map(_html_table, SHEETS))
    head = '<meta charset="gb2312"><title>决算</title><style>td {border: 1px solid}</style>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}</body></html>\n".encode("gb18030")


def _html_table(sheet: Sheet) -> str:
    made = []
    for row in sheet.rows:
        cells = (f'<td rowspan="{c.rows}" colspan="{c.columns}">{escape(c.text)}</td>' for c in row)
        made.append(f"<tr>{''.join(cells)}</tr>\n")
    return f"<p>{escape(sheet.title)}</p>\n<p>{sheet.unit}</p>\n<table>\n{''.join(made)}</table>\n"


def word() -> bytes:
    lines = "".join(p(escape(line), _INDENT) for line in narrative())
    return _packed(docx(lines + "".join(map(_word_table, SHEETS)) + p("")))


def _word_table(sheet: Sheet) -> str:
    made = []
    open_above: dict[int, Cell] = {}  # a merged cell by its column, and in how many more rows it goes on
    for row in sheet.rows:
        waiting = list(row)
        cells, column = [], 0
        while column < sheet.width:
            above = open_above.pop(column, None)
            if above is not None:
                cells.append(_word_cell(Cell("", 1, above.columns), "<w:vMerge/>"))
                if above.rows > 1:
                    open_above[column] = above._replace(rows=above.rows - 1)
                column += above.columns
                continue
            current = waiting.pop(0)
            start = '<w:vMerge w:val="restart"/>' if current.rows > 1 else ""
            cells.append(_word_cell(current, start))
            if current.rows > 1:
                open_above[column] = current._replace(rows=current.rows - 1)
            column += current.columns
        made.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = "<w:tblGrid>" + '<w:gridCol w:w="1800"/>' * sheet.width + "</w:tblGrid>"
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    look = f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
    return p(escape(sheet.title)) + p(sheet.unit) + tbl(look, grid, *made)


def _word_cell(current: Cell, merged: str) -> str:
    span = f'<w:gridSpan w:val="{current.columns}"/>' if current.columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{p(escape(current.text))}</w:tc>"


def workbook() -> bytes:
    stream = io.BytesIO()
    with Workbook(stream) as book:
        book.set_properties({"created": datetime(2024, 8, 1)})
        two_places = book.add_format({"num_format": "0.00"})
        for sheet in SHEETS:
            _fill(book.add_worksheet(sheet.name), sheet, two_places)
    return stream.getvalue()


def _fill(page: Worksheet, sheet: Sheet, two_places: Format) -> None:
    """A sheet with the title and the unit in its first rows, and its figures as numbers."""
    page.merge_range(0, 0, 0, sheet.width - 1, sheet.title)
    page.write_string(1, sheet.width - 1, sheet.unit)
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(sheet.rows, 2):
        column = 0
        for current in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + r, column + c) for r in range(current.rows) for c in range(current.columns)}
            if current.rows > 1 or current.columns > 1:
                last = at + current.rows - 1, column + current.columns - 1
                page.merge_range(at, column, *last, current.text)
            elif _FIGURE.match(current.text):
                page.write_number(at, column, float(current.text), two_places)
            elif current.text:
                page.write_string(at, column, current.text)
            column += current.columns


def _packed(data: bytes) -> bytes:
    """The same archive with a fixed time in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in unpacked(data).items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


FILES = {"narrative.txt": text, "whole.html": html, "whole.docx": word, "tables.xlsx": workbook}


def write(folder: Path) -> None:
    """Writes all files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in FILES.items():
        (folder / name).write_bytes(made())


if __name__ == "__main__":
    write(FOLDER)
