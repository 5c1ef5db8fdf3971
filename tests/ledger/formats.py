"""Ledgers as files of several formats: lines are paragraphs, lines framed by bars are rows of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import escape
from itertools import groupby
from pathlib import Path

from docx import Document as WordDocument
from openpyxl import Workbook

from tests.ledger.page import Written

Row = list[str]


def written(ledger: Written, suffix: str, folder: Path) -> Path:
    """Writes a ledger into a folder, in the format of a suffix."""
    path = folder / f"ledger{suffix}"
    WRITERS[suffix](ledger.text, path)
    return path


def places(ledger: Written, text: str) -> dict[int, int]:
    """Where the figures of a ledger stand in the text that a reader made of it: in their order, one after another."""
    found, at = {}, 0
    for part in ledger.parts:
        if isinstance(part, int):
            at = text.index(ledger.tokens[part].text, at)
            found[part] = at
            at += len(ledger.tokens[part].text)
    return found


def _blocks(text: str) -> Iterator[str | list[Row]]:
    for framed, group in groupby(text.splitlines(), key=lambda line: line.startswith("|")):
        lines = list(group)
        if framed:
            yield [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        else:
            yield from lines


def _txt(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _html(text: str, path: Path) -> None:
    body = []
    for block in _blocks(text):
        if isinstance(block, str):
            body.append(f"<p>{escape(block)}</p>")
        else:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block)
            body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{"".join(body)}</body></html>'
    path.write_text(page, encoding="utf-8", newline="\n")


def _docx(text: str, path: Path) -> None:
    document = WordDocument()
    for block in _blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, content in zip(row.cells, cells, strict=True):
                cell.text = content
    document.save(str(path))


def _xlsx(text: str, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    line = 0
    for block in _blocks(text):
        for row in [[block]] if isinstance(block, str) else block:
            line += 1
            for column, content in enumerate(row, 1):
                cell = sheet.cell(line, column)
                whole, _, after = content.replace(",", "").partition(".")
                if after.isdigit() and whole.lstrip("-").isdigit():
                    cell.value = float(Decimal(f"{whole}.{after}"))
                    cell.number_format = ("#,##0." if "," in content else "0.") + "0" * len(after)
                else:
                    cell.value = content
    book.save(path)


WRITERS: Mapping[str, Callable[[str, Path], None]] = {".txt": _txt, ".html": _html, ".docx": _docx, ".xlsx": _xlsx}
