"""Several files of one disclosure as one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budget_lint.model.document import Block, Document
from budget_lint.model.span import Span
from budget_lint.model.table import Cell, Table


def together(documents: Sequence[Document]) -> Document:
    """One document of several, in their order; places name the file that they are in."""
    texts: list[str] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    length = 0
    for document in documents:
        text = document.text
        moved = [replace(block, span=_moved(block.span, length)) for block in document.blocks]
        if moved and not text.endswith(("\n", "\r")):  # the last line of a file need have no end
            text += "\n"
            moved[-1] = replace(moved[-1], span=Span(moved[-1].span.start, length + len(text)))
        blocks += [replace(block, location=replace(block.location, file=document.path)) for block in moved]
        tables += [_shifted(table, length) for table in document.tables]
        texts.append(text)
        length += len(text)
    return Document(
        " + ".join(document.path for document in documents),
        "".join(texts),
        tuple(blocks),
        _encoding(documents),
        tuple(tables),
        tuple(remark for document in documents for remark in document.remarks),
    )


def _encoding(documents: Sequence[Document]) -> str:
    """The encoding of all files that have one, empty where they differ."""
    found = {document.encoding for document in documents if document.encoding}
    return found.pop() if len(found) == 1 else ""


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _shifted(table: Table, by: int) -> Table:
    cells = tuple(Cell(_moved(c.span, by), c.row, c.column, c.rows, c.columns) for c in table.cells)
    return replace(table, span=_moved(table.span, by), cells=cells)
