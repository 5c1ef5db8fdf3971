"""The left side: the document as it reads, in pieces that a browser can leave out while they are not in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budget_lint.model.document import Block, Document
from budget_lint.model.finding import DocumentReport
from budget_lint.model.span import Location
from budget_lint.model.table import Cell, Table
from budget_lint.reports.notice import is_text
from budget_lint.reports.page.marks import Marker
from budget_lint.reports.page.markup import element, text
from budget_lint.reports.words import Words

_NUMBER = re.compile(r"\s*[-+(\u2212\uff0d]?\s*\d[\d,.\uff0c\s]*[%\uff05)]?\s*")
_LINES = 60  # in a piece of a document that has no pages


def original(report: DocumentReport, words: Words, noise: Sequence[str]) -> str:
    """The document in sections: a page or a sheet each, or some lines. ``noise`` are patterns of what nobody sees."""
    return "".join(_sections(report.document, words, Marker(report, noise)))


def _sections(document: Document, words: Words, marker: Marker) -> Iterator[str]:
    place, lines = Location(), 0
    inside: list[str] = []
    for where, written in _pieces(document, marker):
        new = (where.file, where.page, where.sheet) != (place.file, place.page, place.sheet)
        if inside and (new or (where.page is None and lines >= _LINES)):
            yield _section(inside, lines)
            inside, lines = [], 0
        if new or not inside:
            inside += _heading(where, place, words) if new else []
            place = where
        inside.append(written)
        lines += 1 + written.count("<tr>")
    if inside:
        yield _section(inside, lines)


def _heading(where: Location, before: Location, words: Words) -> list[str]:
    titles = [where.file] if where.file is not None and where.file != before.file else []
    if where.sheet is not None:
        titles.append(where.sheet)
    if where.page is not None:
        titles.append(words.say("place.page", number=where.page))
    return [element("h3", text(title), class_="part") for title in titles]


def _section(inside: list[str], lines: int) -> str:
    # a guess at the height keeps the scroll bar steady while the section is out of sight
    height = min(9, 1 + lines // 8)
    return element("section", "".join(inside), class_=f"piece h{height}")


def _pieces(document: Document, marker: Marker) -> Iterator[tuple[Location, str]]:
    """Each paragraph and each table with its place."""
    tables = iter([*document.tables, None])
    table = next(tables)
    for block in document.blocks:
        start = block.span.start
        while table is not None and (start >= table.span.end or not _filled(table)):
            table = next(tables)
        if table is not None and start in table.span:
            if start == table.span.start or _first_in(document, table, start):
                yield block.location, _table(table, marker, block.location.sheet)
            continue
        yield from _paragraphs(document, block, marker)


def _filled(table: Table) -> bool:
    return table.span.start < table.span.end


def _first_in(document: Document, table: Table, start: int) -> bool:
    """True for the first block of a table whose span begins in the middle of one."""
    at = document.block_at(start)
    return at == 0 or document.blocks[at - 1].span.start < table.span.start


def _paragraphs(document: Document, block: Block, marker: Marker) -> Iterator[tuple[Location, str]]:
    at = block.span.start
    for line in document.text[at : block.span.end].splitlines(keepends=True):
        shown = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        written = marker.write(at, at + len(shown))
        if written.strip():
            where = block.location
            yield where, element("p", written, data_n=where.line if is_text(where) else None)
        at += len(line)


def _table(table: Table, marker: Marker, sheet: str | None) -> str:
    rows: dict[int, list[str]] = {}
    taken: set[tuple[int, int]] = set()
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    for cell in cells:
        taken |= _covered(cell)
    for cell in cells:
        row = rows.setdefault(cell.row, [])
        row += _blanks(cell.row, cell.column, taken)
        row.append(_cell(cell, marker))
    for number in range(table.rows):
        rows.setdefault(number, []).extend(_blanks(number, table.columns, taken))
    body = "".join(element("tr", "".join(rows[number])) for number in sorted(rows))
    caption = element("caption", text(table.name)) if table.name and table.name != sheet else ""
    return element("div", element("table", caption + body), class_="wide")


def _covered(cell: Cell) -> set[tuple[int, int]]:
    rows, columns = range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns)
    return {(row, column) for row in rows for column in columns}


def _blanks(row: int, before: int, taken: set[tuple[int, int]]) -> list[str]:
    """Empty cells for the positions of a row up to a column that no cell covers and that have none yet."""
    free = [column for column in range(before) if (row, column) not in taken]
    taken.update((row, column) for column in free)
    return ["<td></td>"] * len(free)


def _cell(cell: Cell, marker: Marker) -> str:
    rows = cell.rows if cell.rows > 1 else None
    columns = cell.columns if cell.columns > 1 else None
    written = marker.write(cell.span.start, cell.span.end)
    bare = marker.plain(cell.span)
    kind = "number" if _NUMBER.fullmatch(bare) else None
    return element("td", written, class_=kind, rowspan=rows, colspan=columns)
