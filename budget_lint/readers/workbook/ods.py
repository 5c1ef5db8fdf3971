"""The reader of OpenDocument spreadsheets (.ods), which keep what each cell shows beside its value."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from budget_lint.model.document import Document
from budget_lint.readers.draft import Draft
from budget_lint.readers.package import Package
from budget_lint.readers.printed import GENERAL, printed
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source
from budget_lint.readers.workbook.sheet import MAX_COLUMNS, MAX_ROWS, Sheet, add, leave_out
from budget_lint.readers.xmlparts import attribute, name_of, named, number

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_WANTED = frozenset({"style:style", "table:table"})
_GROUPS = frozenset(
    {"table:table-header-rows", "table:table-rows", "table:table-row-group", "table:table-header-columns",
     "table:table-columns", "table:table-column-group"}
)  # fmt: skip
_HIDING = ("collapse", "filter")
_SKIPPED = frozenset({"office:annotation", "text:note", "text:ruby-text"})


def read_ods(source: Source) -> Document:
    """The document of a spreadsheet: its visible sheets in order, without hidden rows and columns.

    Raises InputError: broken, encrypted, unpacked, doctype, too-deep, too-complex, too-wide, too-much-text,
    too-many-cells, empty.
    """
    package = Package(source)
    if _MANIFEST in package and any(name_of(part) == "manifest:encryption-data" for part in _manifest(package)):
        raise problem("encrypted", path=source.path)
    draft = Draft(source.path)
    hidden: list[str] = []
    hidden_styles: set[str] = set()
    for element, _ in named(package.open(_CONTENT), source.path, _WANTED):
        if name_of(element) == "style:style":
            if any(attribute(inner, "display") == "false" for inner in element):
                hidden_styles.add(attribute(element, "name"))
        elif attribute(element, "style-name") in hidden_styles:
            hidden.append(attribute(element, "name"))
        else:
            add(draft, _sheet(element, source.path))
    leave_out(draft, hidden)
    return draft.document()


def _manifest(package: Package) -> Iterator[Element]:
    return (inner for part in package.pieces(_MANIFEST, 1) for inner in part)


def _sheet(table: Element, path: str) -> Sheet:
    sheet = Sheet(attribute(table, "name"))
    row = column = 0
    for element in _flat(table):
        hidden = attribute(element, "visibility") in _HIDING
        if name_of(element) == "table:table-column":
            times = number(element, "number-columns-repeated", 1)
            if hidden:
                sheet.hidden_columns.append((column, column + times - 1))
            column += times
        elif name_of(element) == "table:table-row":
            times = number(element, "number-rows-repeated", 1)
            if hidden:
                sheet.hidden_rows.append((row, row + times - 1))
            _row(sheet, element, row, times, path)
            row += times
    return sheet


def _flat(table: Element) -> Iterator[Element]:
    """The columns and rows of a table, also those in groups."""
    for inner in table:
        if name_of(inner) in _GROUPS:
            yield from _flat(inner)
        else:
            yield inner


def _row(sheet: Sheet, element: Element, row: int, times: int, path: str) -> None:
    """Sets the cells of a row that stands for several equal ones."""
    column = 0
    for cell in element:
        kind = name_of(cell)
        if kind not in ("table:table-cell", "table:covered-table-cell"):
            continue
        repeated = number(cell, "number-columns-repeated", 1)
        text = _shown(cell) if kind == "table:table-cell" else ""
        if text:
            # beyond the bounds of a sheet, one more is enough to be told
            for at in range(row, min(row + times, MAX_ROWS + 1)):
                for place in range(column, min(column + repeated, MAX_COLUMNS + 1)):
                    sheet.put(at, place, text, path)
            height, width = number(cell, "number-rows-spanned", 1), number(cell, "number-columns-spanned", 1)
            if height > 1 or width > 1:
                sheet.merged.append((row, column, row + height - 1, column + width - 1))
        column += repeated


def _shown(cell: Element) -> str:
    """What a cell shows; where the file leaves it out, the value in the general format."""
    lines = ["".join(_pieces(inner)) for inner in cell if name_of(inner) in ("text:p", "text:h")]
    text = "\n".join(lines).strip()
    return text or (printed(attribute(cell, "value"), GENERAL) if not lines else "")


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        kind = name_of(inner)
        if kind == "text:s":
            yield " " * min(number(inner, "c", 1), 100)
        elif kind in ("text:line-break", "text:tab"):
            yield "\n"
        elif kind not in _SKIPPED:
            yield from _pieces(inner)
        yield inner.tail or ""
