"""The reader of XML spreadsheets of Excel 2003, which many systems export under the name .xls."""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import Element

from budget_lint.model.document import Document
from budget_lint.readers.decoding import decode
from budget_lint.readers.draft import Draft
from budget_lint.readers.printed import GENERAL, printed
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source
from budget_lint.readers.workbook.sheet import Sheet, add, leave_out
from budget_lint.readers.xmlparts import attribute, child, name_of, named, number

_WANTED = frozenset({"ss:Style", "ss:Worksheet"})
_NAMED_FORMATS = {
    "General Number": GENERAL, "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Currency": "#,##0.00", "Short Date": "yyyy/m/d",
}  # fmt: skip
_DECLARED = re.compile(rb"""^\s{0,99}<\?xml[^>]{1,200}?encoding=["']([\w.:-]{2,40})["'][^>]{0,200}>""")
_KNOWN = (b"utf-8", b"utf-16", b"us-ascii")


def read_excel_xml(source: Source) -> Document:
    """The document of an XML spreadsheet. Raises InputError as the reader of .xlsx does, and encoding."""
    draft = Draft(source.path)
    formats: dict[str, str] = {}
    hidden: list[str] = []
    for element, _ in named(io.BytesIO(plain_xml(source)), source.path, _WANTED):
        if name_of(element) == "ss:Style":
            own = child(element, "ss:NumberFormat")
            parent = formats.get(attribute(element, "Parent"), GENERAL)
            code = parent if own is None else attribute(own, "Format", GENERAL)
            formats[attribute(element, "ID")] = _NAMED_FORMATS.get(code, code)
        elif _hidden(element):
            hidden.append(attribute(element, "Name"))
        else:
            add(draft, _sheet(element, formats, source.path))
    leave_out(draft, hidden)
    return draft.document()


def plain_xml(source: Source) -> bytes:
    """The bytes of an XML file in an encoding that the parser knows: Chinese ones are not among them."""
    declared = _DECLARED.match(source.data)
    if declared is None or declared.group(1).lower() in _KNOWN:
        return source.data
    text, _ = decode(source.path, source.data[declared.end() :])
    return text.encode()


def _hidden(sheet: Element) -> bool:
    return any(
        inner.tag.endswith("}Visible") and (inner.text or "") != "SheetVisible"
        for options in sheet
        if options.tag.endswith("}WorksheetOptions")
        for inner in options
    )


def _sheet(element: Element, formats: dict[str, str], path: str) -> Sheet:
    sheet = Sheet(attribute(element, "Name"))
    table = child(element, "ss:Table")
    row = column = -1
    for inner in table if table is not None else ():
        hidden = attribute(inner, "Hidden") == "1"
        if name_of(inner) == "ss:Column":
            column = number(inner, "Index", column + 2) - 1
            last = column + number(inner, "Span")
            if hidden:
                sheet.hidden_columns.append((column, last))
            column = last
        elif name_of(inner) == "ss:Row":
            row = number(inner, "Index", row + 2) - 1
            last = row + number(inner, "Span")
            if hidden:
                sheet.hidden_rows.append((row, last))
            _row(sheet, inner, row, formats, path)
            row = last
    return sheet


def _row(sheet: Sheet, element: Element, row: int, formats: dict[str, str], path: str) -> None:
    column = -1
    usual = attribute(element, "StyleID")
    for cell in element:
        if name_of(cell) != "ss:Cell":
            continue
        column = number(cell, "Index", column + 2) - 1
        if row < 0 or column < 0:
            raise problem("broken", path=path)
        code = formats.get(attribute(cell, "StyleID", usual), GENERAL)
        sheet.put(row, column, _shown(child(cell, "ss:Data"), code), path)
        across, down = number(cell, "MergeAcross"), number(cell, "MergeDown")
        if across or down:
            sheet.merged.append((row, column, row + max(down, 0), column + max(across, 0)))
        column += max(across, 0)


def _shown(data: Element | None, code: str) -> str:
    if data is None:
        return ""
    text = "".join(data.itertext())
    kind = attribute(data, "Type")
    if kind == "Number":
        return printed(text, code).strip()
    if kind == "Boolean":
        return "TRUE" if text == "1" else "FALSE"
    return text.partition("T")[0] if kind == "DateTime" else text
