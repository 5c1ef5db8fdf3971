"""The reader of the older Excel workbooks (.xls, and .et of WPS), by way of xlrd."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from budget_lint.errors import InputError
from budget_lint.model.document import Document
from budget_lint.readers.draft import Draft
from budget_lint.readers.numberformat import built_in
from budget_lint.readers.printed import GENERAL, printed
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source
from budget_lint.readers.workbook.sheet import Sheet, add, leave_out

if TYPE_CHECKING:
    from xlrd import Book
    from xlrd.sheet import Sheet as XlrdSheet

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # the library's names for kinds of cells
_NUMBERS = (_NUMBER, _DATE)
_LOCAL = frozenset({14, 22, *range(27, 37), *range(50, 59)})  # formats that differ from system to system
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
_TEXTS: dict[int, Callable[[object], str]] = {
    _TEXT: str,
    _BOOLEAN: lambda value: "TRUE" if value else "FALSE",
    _ERROR: lambda value: _ERRORS.get(value if isinstance(value, int) else -1, "#N/A"),
}


def read_xls(source: Source) -> Document:
    """The document of a workbook: its visible sheets in order, without hidden rows and columns.

    Raises InputError: broken, encrypted, too-much-text, too-many-cells, empty.
    """
    import xlrd  # noqa: PLC0415 - for such files only

    draft = Draft(source.path)
    hidden: list[str] = []
    try:
        with xlrd.open_workbook(
            file_contents=source.data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            for at in range(book.nsheets):
                source.progress(source.path, at, book.nsheets)
                sheet = book.sheet_by_index(at)
                if sheet.visibility == 0:
                    add(draft, _sheet(book, sheet, source.path))
                else:
                    hidden.append(sheet.name)
                book.unload_sheet(at)
    except (InputError, MemoryError):
        raise
    except xlrd.XLRDError as error:
        raise problem("encrypted" if "encrypted" in str(error) else "broken", path=source.path) from error
    except Exception as error:  # the library trusts what a file says of itself, and fails in many ways where it lies
        raise problem("broken", path=source.path) from error
    leave_out(draft, hidden)
    return draft.document()


def _sheet(book: Book, source: XlrdSheet, path: str) -> Sheet:
    sheet = Sheet(source.name)
    sheet.merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
    sheet.hidden_rows = [(row, row) for row, info in source.rowinfo_map.items() if info.hidden]
    sheet.hidden_columns = [(column, column) for column, info in source.colinfo_map.items() if info.hidden]
    formats = _Formats(book)
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            kind, value = source.cell_type(row, column), source.cell_value(row, column)
            if kind in _NUMBERS and (value or source.show_zero_values):
                code = formats[source.cell_xf_index(row, column)]
                # the shortest digits that tell a binary number from its neighbours are those that were typed
                sheet.put(row, column, printed(repr(value), code, bool(book.datemode)).strip(), path)
            elif kind in _TEXTS:
                sheet.put(row, column, _TEXTS[kind](value), path)
    return sheet


class _Formats(dict[int, str]):
    """The number format of each cell style."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book

    def __missing__(self, style: int) -> str:
        key = self.book.xf_list[style].format_key
        own = self.book.format_map.get(key)
        usual = built_in(key)
        self[style] = own.format_str if own is not None and (usual == GENERAL or key not in _LOCAL) else usual
        return self[style]
