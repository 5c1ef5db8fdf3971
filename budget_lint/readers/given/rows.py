"""Figures in CSV: a line for each, the columns named in the first line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from budget_lint.model.document import Document
from budget_lint.readers.decoding import decode
from budget_lint.readers.given.build import Builder, Defaults, nearest, wrong
from budget_lint.readers.given.tree import part
from budget_lint.readers.givenform import COLUMNS, PLACES, SCOPE, delimiter, header
from budget_lint.readers.source import Source

_BETWEEN = ";"  # several statements that one figure belongs to


def read_csv(source: Source) -> Document:
    """The document of the figures in a source. Raises InputError: figures, encoding, empty, binary."""
    text, encoding = decode(source.path, source.data)
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    names = header(first)
    _check(source.path, names)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(first), strict=True)
    builder = Builder(source.path, Defaults())
    line = 1
    try:
        next(reader)
        for row in reader:
            start, line = line + 1, reader.line_num
            if any(row):
                _figure(builder, names, row, start)
    except csv.Error as error:
        raise wrong(source.path, max(reader.line_num, 1), f"not CSV: {error}") from None
    return builder.document(encoding)


def _check(path: str, names: Sequence[str]) -> None:
    known = (*COLUMNS, *PLACES)
    for name in names:
        if name not in known and not (name.startswith(SCOPE) and len(name) > len(SCOPE)):
            raise wrong(path, 1, f"unknown column '{name[:80]}'{nearest(name, (*known, SCOPE + 'fund'))}")
        if names.count(name) > 1:
            raise wrong(path, 1, f"the column '{name}' stands twice")
    if "value" not in names:
        raise wrong(path, 1, "the column 'value' is missing")


def _figure(builder: Builder, names: Sequence[str], row: Sequence[str], line: int) -> None:
    if len(row) > len(names):
        raise wrong(builder.path, line, f"{len(row)} cells under {len(names)} columns")
    cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if cell}
    scope = tuple(sorted((n[len(SCOPE) :], cell) for n, cell in cells.items() if cell and n.startswith(SCOPE)))
    belongs = [word for text in cells.get("in", "").split(_BETWEEN) if (word := text.strip())]
    place = {name: part(builder.path, name, cells[name], line) for name in PLACES if cells.get(name)}
    builder.add(line, 1, cells, scope, belongs, place)
