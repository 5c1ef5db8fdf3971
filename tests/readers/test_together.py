"""Several files as one document: nothing of them is lost, and every place names its file."""

from __future__ import annotations

from budget_lint.model.document import Block, Document, Remark
from budget_lint.model.span import Location, Span
from budget_lint.model.table import Cell, Table
from budget_lint.readers import from_text, together
from tests.readers.office import docx, grids, p, reading, tbl, tr


def test_texts_blocks_and_remarks() -> None:
    first = from_text("甲\n乙", "a.txt", "utf-8")
    second = Document(
        "b.pdf", "丙\n", (Block(Span(0, 2), Location(page=1), (1.0, 2.0), joins=False),), remarks=(Remark("x"),)
    )
    assert together([first, second]) == Document(
        "a.txt + b.pdf",
        "甲\n乙\n丙\n",
        (
            Block(Span(0, 2), Location(1, 1, 0, file="a.txt")),
            Block(Span(2, 4), Location(2, 1, 2, file="a.txt")),
            Block(Span(4, 6), Location(page=1, file="b.pdf"), (1.0, 2.0), joins=False),
        ),
        "utf-8",
        remarks=(Remark("x"),),
    )


def test_tables_move_with_their_texts() -> None:
    whole = together(
        [
            from_text("甲", "a.txt", "gb18030"),
            reading(docx(p("乙") + tbl(tr("丙", "", "1.00")))),
            from_text("丁\n", "c.txt", "utf-8"),
        ]
    )
    assert whole.encoding == ""
    assert whole.text == "甲\n乙\n丙\n1.00\n丁\n"
    assert grids(whole) == [[("丙", 0, 0, 1, 1), ("", 0, 1, 1, 1), ("1.00", 0, 2, 1, 1)]]
    assert whole.tables == (
        Table(Span(4, 11), (Cell(Span(4, 5), 0, 0), Cell(Span(6, 6), 0, 1), Cell(Span(6, 10), 0, 2)), 1, 3),
    )
    assert whole.locate(8) == Location(table=1, row=1, column=3, file="-")
    assert whole.locate(11).file == "c.txt"


def test_documents_without_text_are_no_trouble() -> None:
    assert together([from_text("", "a.txt"), from_text("甲", "b.txt")]).text == "甲\n"
