"""Compares libraries that read PDF files: how fast they are, and how much of the text and the tables they give.

    python -m tests.benchmarks.pdf_libraries FILE.pdf...

Libraries that are not installed are left out: pypdfium2 is the one in use, ``pip install pdfplumber playa-pdf
pdf_oxide`` adds the others. A file is read three times by each, and the shortest time counts. The measure of the
text is the share of budget-lint's own lines outside of tables that are found in it; that of the tables, the share
of its filled cells that stand in a table at the same row and column with the same text. White space counts nowhere.
Whoever runs it should first look at ``python -m tests.benchmarks.pdf_libraries --show FILE.pdf`` beside the pages.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from budget_lint.readers.pdf import engine, read_pdf
from budget_lint.readers.pdf.drafts import draft
from budget_lint.readers.pdf.tables import DraftLine, DraftTable, Item
from budget_lint.readers.source import Source

Rows = list[list[str]]
Content = tuple[str, list[Rows]]  # the text, and the tables of all pages
ROUNDS = 3


def own(path: str) -> Content:
    """What budget-lint makes of a file, pages not yet joined."""
    items = own_items(path)
    return "".join(item.line.text for item in items if isinstance(item, DraftLine)), [
        rows(item) for item in items if isinstance(item, DraftTable)
    ]


def own_items(path: str) -> list[Item]:
    with engine.opened(Path(path).read_bytes()) as document:
        pages = [engine.load_page(document, index, 200_000) for index in range(engine.page_count(document))]
    return list(chain.from_iterable(map(draft, pages)))


def rows(table: DraftTable) -> Rows:
    grid = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.line.text
    return grid


def whole(path: str) -> Content:
    """All that the reader does: furniture left out, tables joined, the document built."""
    return read_pdf(Source(path, Path(path).read_bytes())).text, []


def pdfium(path: str) -> Content:
    """PDFium's own text; it has no tables."""
    library = importlib.import_module("pypdfium2")
    document = library.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document), []


def pdfplumber(path: str) -> Content:
    library = importlib.import_module("pdfplumber")
    with library.open(path) as document:
        text = "".join(page.extract_text() for page in document.pages)
        tables = [table for page in document.pages for table in page.extract_tables()]
    return text, [[[cell or "" for cell in row] for row in table] for table in tables]


def pdfminer(path: str) -> Content:
    return str(importlib.import_module("pdfminer.high_level").extract_text(path)), []


def playa(path: str) -> Content:
    library = importlib.import_module("playa")
    with library.open(path) as document:
        return "".join(page.extract_text() for page in document.pages), []


def pdf_oxide(path: str) -> Content:
    library = importlib.import_module("pdf_oxide")
    document = library.PdfDocument(path)
    count = document.page_count() if callable(document.page_count) else document.page_count
    text = "".join(document.extract_text(page) for page in range(count))
    tables = [table for page in range(count) for table in document.extract_tables(page)]
    return text, [[[str(cell.get("text", "")) for cell in row["cells"]] for row in table["rows"]] for table in tables]


CANDIDATES: dict[str, Callable[[str], Content]] = {
    "budget-lint, whole reader": whole,
    "budget-lint, pages alone": own,
    "pypdfium2": pdfium,
    "pdfplumber": pdfplumber,
    "pdfminer.six": pdfminer,
    "playa-pdf": playa,
    "pdf_oxide": pdf_oxide,
}


def bare(text: str) -> str:
    return "".join(text.split())


def lines_found(text: str, expected: Sequence[str]) -> float:
    """The share of lines that stand in a text."""
    packed = bare(text)
    return sum(bare(line) in packed for line in expected) / max(1, len(expected))


def cells_found(tables: Sequence[Rows], expected: Sequence[Rows]) -> float:
    """The share of filled cells at their places, each table taken for the one that it fits best."""
    given = [filled(table) for table in tables]
    wanted = [filled(table) for table in expected]
    total = sum(map(len, wanted))
    return sum(max((len(w & g) for g in given), default=0) for w in wanted) / max(1, total)


def filled(table: Rows) -> set[tuple[int, int, str]]:
    cells = {(r, c, bare(text or "")) for r, row in enumerate(table) for c, text in enumerate(row)}
    return {cell for cell in cells if cell[2]}


def measured(paths: Sequence[str]) -> list[tuple[str, float, float, float]]:
    """Name, seconds, lines and cells of each library that is there, over all files."""
    found = []
    reference = {path: own_items(path) for path in paths}
    for name, read in CANDIDATES.items():
        try:
            seconds, text, tables = 0.0, Counter[str](), Counter[str]()
            for path in paths:
                content, spent = timed(read, path)
                items = reference[path]
                lines = [item.line.text for item in items if isinstance(item, DraftLine)]
                seconds += spent
                text[path] = round(1e6 * lines_found(content[0], lines))
                grids = [rows(item) for item in items if isinstance(item, DraftTable)]
                tables[path] = round(1e6 * cells_found(content[1], grids))
        except ImportError:
            continue
        found.append((name, seconds, text.total() / 1e6 / len(paths), tables.total() / 1e6 / len(paths)))
    return found


def timed(read: Callable[[str], Any], path: str) -> tuple[Any, float]:
    """What a library gives, and the shortest of its times."""
    best, content = float("inf"), None
    for _ in range(ROUNDS):
        began = time.perf_counter()
        content = read(path)
        best = min(best, time.perf_counter() - began)
    return content, best


def main() -> None:
    """Prints the comparison, or with ``--show`` the tables of a file as they are read."""
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    if arguments.show:
        for path in arguments.files:
            for item in own_items(path):
                shown = [item.line.text] if isinstance(item, DraftLine) else [" | ".join(row) for row in rows(item)]
                sys.stdout.write("\n".join(f"{item.page:3} {line}" for line in shown) + "\n")
        return
    for name, seconds, text, tables in measured(arguments.files):
        sys.stdout.write(f"{name:28} {seconds:7.2f} s  lines {text:6.1%}  cells {tables:6.1%}\n")


if __name__ == "__main__":
    main()
