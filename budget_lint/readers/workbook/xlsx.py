"""The reader of Excel workbooks (.xlsx, .xlsm). Macros, links and pictures are not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from budget_lint.model.document import Document
from budget_lint.readers.draft import MAX_TEXT, Draft
from budget_lint.readers.numberformat import built_in
from budget_lint.readers.package import Package
from budget_lint.readers.printed import GENERAL, number_of, printed
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source
from budget_lint.readers.workbook.sheet import Sheet, add, leave_out
from budget_lint.readers.xmlparts import attribute, child, name_of, number

_MAIN = "xl/workbook.xml"
_CELL = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,9})\Z")
_OFF = ("", "0", "false")
_MAX_FORMATS = 100_000


class _Book(NamedTuple):
    """What the sheets of a workbook share."""

    package: Package
    strings: list[str]
    formats: list[str]
    from_1904: bool


def read_xlsx(source: Source) -> Document:
    """The document of a workbook: its visible sheets in order, without hidden rows and columns.

    Raises InputError: broken, encrypted, unpacked, doctype, too-deep, too-complex, too-wide, too-much-text,
    too-many-cells, empty.
    """
    package = Package(source)
    main = package.main(_MAIN)
    root = package.tree(main)
    relations = package.relations(main)
    parts = {kind: name for kind, name in relations.values() if name in package}
    properties = child(root, "s:workbookPr")
    from_1904 = properties is not None and attribute(properties, "date1904") not in _OFF
    strings = list(_strings(package, parts["sharedStrings"])) if "sharedStrings" in parts else []
    book = _Book(package, strings, _formats(package, parts.get("styles")), from_1904)
    draft = Draft(source.path)
    hidden: list[str] = []
    listed = child(root, "s:sheets")
    sheets = [] if listed is None else list(listed)
    for at, element in enumerate(sheets):
        source.progress(source.path, at, len(sheets))
        kind, part = relations.get(attribute(element, "id"), ("", ""))
        if kind != "worksheet" or part not in package:
            continue
        if attribute(element, "state", "visible") == "visible":
            add(draft, _sheet(book, part, attribute(element, "name")))
        else:
            hidden.append(attribute(element, "name"))
    leave_out(draft, hidden)
    return draft.document()


def _strings(package: Package, part: str) -> Iterator[str]:
    """The texts that cells refer to by number."""
    length = 0
    for element in package.pieces(part, 1):
        text = _rich(element)
        length += len(text)
        if length > MAX_TEXT:
            raise problem("too-much-text", path=package.path, limit=MAX_TEXT // 1_000_000)
        yield text


def _rich(element: Element) -> str:
    """The text of a string, in one piece or in runs; not the reading above the characters."""
    pieces = []
    for inner in element:
        kind = name_of(inner)
        text = child(inner, "s:t") if kind == "s:r" else inner if kind == "s:t" else None
        if text is not None and text.text:
            pieces.append(text.text)
    return "".join(pieces)


def _formats(package: Package, part: str | None) -> list[str]:
    """The number format of each cell style."""
    own: dict[int, str] = {}
    styles: list[int] = []
    for element in package.pieces(part, 1) if part else ():
        if name_of(element) == "s:numFmts":
            own |= {number(inner, "numFmtId"): attribute(inner, "formatCode") for inner in element}
        elif name_of(element) == "s:cellXfs":
            styles = [number(inner, "numFmtId") for inner in element][:_MAX_FORMATS]
    return [own[key] if key in own else built_in(key) for key in styles]


def _sheet(book: _Book, part: str, name: str) -> Sheet:
    sheet = Sheet(name)
    row = -1
    zeros = True
    for element in book.package.pieces(part, 2):
        kind = name_of(element)
        if kind == "s:row":
            row = number(element, "r", row + 2) - 1
            if attribute(element, "hidden") not in _OFF:
                sheet.hidden_rows.append((row, row))
            _cells(book, sheet, element, row, zeros)
        elif kind == "s:sheetView":
            zeros = attribute(element, "showZeros", "1") not in _OFF
        elif kind == "s:col" and attribute(element, "hidden") not in _OFF:
            sheet.hidden_columns.append((number(element, "min") - 1, number(element, "max") - 1))
        elif kind == "s:mergeCell":
            first, _, last = attribute(element, "ref").partition(":")
            start, end = position(first), position(last)
            if start is not None and end is not None:
                sheet.merged.append((*start, *end))
    return sheet


def _cells(book: _Book, sheet: Sheet, row_element: Element, row: int, zeros: bool) -> None:
    column = -1
    for cell in row_element:
        place = position(cell.get("r", ""))
        column = place[1] if place is not None else column + 1
        text = _shown(book, cell, zeros)
        sheet.put(row, column, text, book.package.path)
        sheet.uncomputed += not text and _is_uncomputed(cell)


def _is_uncomputed(cell: Element) -> bool:
    """True for a formula that a program wrote which did not compute it."""
    return child(cell, "s:f") is not None and child(cell, "s:v") is None


def position(name: str) -> tuple[int, int] | None:
    """Row and column from 0 of a cell's name; None where it is no name."""
    match = _CELL.match(name)
    if match is None:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


def _shown(book: _Book, cell: Element, zeros: bool) -> str:
    """What a cell shows: of a formula the value that was computed when the file was saved."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = child(cell, "s:is")
        return "" if inline is None else _rich(inline)
    value = child(cell, "s:v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        at = int(text) if text.isdecimal() and len(text) < 10 else -1
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    if kind != "n" or not text:
        return text
    if not zeros and not number_of(text):
        return ""
    style = number(cell, "s")
    code = book.formats[style] if style < len(book.formats) else GENERAL
    return printed(text, code, book.from_1904).strip()
