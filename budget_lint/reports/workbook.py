"""The findings as an Excel workbook: one sheet of findings with filters, one with the documents."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, TextIO
from unicodedata import east_asian_width

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import clean
from budget_lint.reports.form import Ending, Setting, Writer
from budget_lint.reports.sheets import COLUMNS, Row, head, lost, table
from budget_lint.reports.summary import SEVERITIES
from budget_lint.reports.tally import Tally
from budget_lint.version import __version__

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {
    "document": 28, "place": 14, "severity": 8, "rule": 9, "title": 34, "figures": 44, "arithmetic": 50,
    "suspect": 40, "why": 40, "text": 60, "waiver": 30, "fingerprint": 20,
}  # fmt: skip
_COLOURS = {"error": "#B42318", "warning": "#B54708", "note": "#026AA2"}
_COUNTS = (
    "error", "warning", "note", "waived", "holds", "rounding", "broken", "undecided", "figures", "placed", "checked",
)  # fmt: skip
# Same input, same bytes: a workbook carries a date, and must not carry that of the run.
_DATE = datetime.datetime(2000, 1, 1)
_MOST = 32_767  # characters in a cell
_LINE = 15  # points
_MOST_LINES = 27  # a row cannot be higher


class Workbook:
    """Cells are written as text, never as formulas, whatever they hold."""

    suffix = ".xlsx"

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def part(self, report: DocumentReport) -> list[Row]:
        return list(table(report, self.setting))

    def writer(self, stream: TextIO) -> Writer:
        return _Writer(stream, self.setting)


class _Writer:
    def __init__(self, stream: TextIO, setting: Setting) -> None:
        from xlsxwriter import Workbook as Book  # noqa: PLC0415 - slow to import

        self._stream, self._words = stream, setting.words
        self._data = io.BytesIO()
        # rows go to a temporary file as they come, so that memory does not grow with them
        self._book = Book(self._data, {"constant_memory": True, "strings_to_urls": False})
        self._book.set_properties({"created": _DATE, "comments": f"budget-lint {__version__}"})
        self._bold = self._book.add_format({"bold": True, "bg_color": "#EAECF0", "bottom": 1, "valign": "top"})
        self._cell = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._severe = {
            name: self._book.add_format({"bold": True, "font_color": colour, "valign": "top"})
            for name, colour in _COLOURS.items()
        }
        self._sheet = self._add("sheet.findings", head(self._words), [_WIDTHS[name] for name in COLUMNS])
        self._next = 1

    def add(self, part: list[Row]) -> None:
        for severity, cells in part:
            self._row(cells, self._severe[severity])

    def end(self, ending: Ending) -> None:
        for cells in lost(ending, self._words):
            self._row(cells, self._severe["error"])
        self._sheet.autofilter(0, 0, max(1, self._next - 1), len(COLUMNS) - 1)
        self._documents(ending)
        self._book.close()
        self._stream.buffer.write(self._data.getvalue())

    def _add(self, key: str, titles: list[str], widths: list[int]) -> Worksheet:
        sheet = self._book.add_worksheet(self._words.say(key))
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self._bold)
        return sheet

    def _row(self, cells: tuple[str, ...], severe: Format) -> None:
        self._sheet.set_row(self._next, _height(cells))
        for column, cell in enumerate(cells):
            style = severe if COLUMNS[column] == "severity" else self._cell
            self._sheet.write_string(self._next, column, cell[:_MOST], style)
        self._next += 1

    def _documents(self, ending: Ending) -> None:
        titles = [self._words.say("sheet.document"), *(self._words.say(f"sheet.{name}") for name in _COUNTS)]
        sheet = self._add("sheet.documents", titles, [40] + [10] * len(_COUNTS))
        for row, tally in enumerate(ending.tallies, 1):
            sheet.write_string(row, 0, clean(tally.path)[:_MOST], self._cell)
            for column, number in enumerate(_counts(tally), 1):
                sheet.write_number(row, column, number, self._cell)
        sheet.autofilter(0, 0, max(1, len(ending.tallies)), len(_COUNTS))


def _height(cells: tuple[str, ...]) -> int:
    """The height in points that shows all of a row: not every spreadsheet finds it by itself."""
    widths = [sum(2 if east_asian_width(c) in "WF" else 1 for c in cell) for cell in cells]
    lines = max(-(-width // (_WIDTHS[name] - 1)) for width, name in zip(widths, COLUMNS, strict=True))
    return _LINE * min(max(1, lines), _MOST_LINES)


def _counts(tally: Tally) -> list[int]:
    counts = dict.fromkeys((*SEVERITIES, "waived"), 0) | tally.severities | tally.checks | tally.coverage
    return [counts[name] for name in _COUNTS]
