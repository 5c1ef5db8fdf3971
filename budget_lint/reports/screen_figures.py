"""The table of figures for a terminal: what was understood of each, and what nothing could check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports.characters import clean
from budget_lint.reports.console import shows_colour
from budget_lint.reports.layout import pad, wrap
from budget_lint.reports.numbers import signed
from budget_lint.reports.places import short_place
from budget_lint.reports.screen import heading, print_lines
from budget_lint.reports.summary import Row, coverage, rows
from budget_lint.reports.tally import coverage_line
from budget_lint.reports.words import Words

_COLUMNS = ("place", "figure", "label", "measure", "period", "status")
_WIDEST = {"place": 14, "figure": 20, "measure": 16, "period": 12, "status": 12}
_LABEL = _COLUMNS.index("label")
_GAP = 2
_LEAST_LABEL = 12


def show(report: Report, console: Console, lexicon: Lexicon, lang: str) -> None:
    """Prints a table for each document and its coverage below."""
    words = Words.of(lexicon, lang)
    colour = shows_colour(console)
    for number, part in enumerate(report.documents):
        if number:
            console.print()
        print_lines(console, lines(part, words, console.width, colour))


def lines(report: DocumentReport, words: Words, width: int, colour: bool) -> Iterator[Text]:
    """All lines for one document, at most ``width`` cells each."""
    listed = rows(report)
    yield from heading(report, words, width)
    yield from _table(report.document, listed, words, width, colour)
    if listed:
        yield Text()
    yield from wrap(Text(coverage_line(coverage(listed), words)), width)


def _table(document: Document, listed: Sequence[Row], words: Words, width: int, colour: bool) -> Iterator[Text]:
    if not listed:
        return
    table = [[Text(words.say(f"column.{name}"), "heading") for name in _COLUMNS]]
    table += [_cells(document, row, words, colour) for row in listed]
    widths = _widths(table, width)
    for cells in table:
        yield from _line(cells, widths)


def _cells(document: Document, row: Row, words: Words, colour: bool) -> list[Text]:
    figure, fact = row.figure, row.fact
    mark = "" if colour or row.status != "unplaced" else "? "
    measure = words.say(f"measure.{fact.measure}") if fact and fact.measure else ""
    return [
        Text(short_place(document.locate(figure.span.start), words), "place"),
        Text(clean(shown(row, words)), "figure"),
        Text(clean((fact.label or fact.concept) if fact else "")),
        Text(measure),
        Text(clean(fact.period) if fact else ""),
        Text(mark + words.say(f"status.{row.status}"), f"status.{row.status}"),
    ]


def shown(row: Row, words: Words) -> str:
    """The value and the unit of a figure; behind it the words of one that is told in words."""
    figure, fact = row.figure, row.fact
    quantity = fact.quantity if fact else figure.quantity
    unit = words.say("figure.unit_missing") if figure.unit_missing else quantity.unit.name
    digits = "".join(figure.text.split())
    value = (signed(fact) if fact else digits) + unit
    return words.say("figure.worded", value=value, text=digits) if figure.worded else value


def _widths(table: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Each column as wide as its widest cell within its bound; the labels get what is left."""
    widths = [
        min(_WIDEST.get(name, width), max(cell_len(cells[number].plain) for cells in table))
        for number, name in enumerate(_COLUMNS)
    ]
    spare = width - _GAP * (len(_COLUMNS) - 1)
    while sum(widths) - widths[_LABEL] > spare - _LEAST_LABEL:
        widest = max((i for i in range(len(widths)) if i != _LABEL), key=lambda i: widths[i])
        widths[widest] -= 1
    widths[_LABEL] = min(widths[_LABEL], spare - sum(widths) + widths[_LABEL])
    return widths


def _line(cells: Sequence[Text], widths: Sequence[int]) -> Iterator[Text]:
    """One row of the table; a cell that is too wide continues below itself."""
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=Text()):
        line = Text()
        for part, size in zip(parts, widths, strict=True):
            line.append_text(pad(part, size + _GAP))
        line.rstrip()
        yield line
