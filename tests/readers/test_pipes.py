"""Tables that a text draws with bars."""

from __future__ import annotations

import pytest

from budget_lint.readers import from_text

FRAMED = "| 项目 | 合计 | 基本支出 |\n| 合计 | 3.00 | 1.00 |\n| 教育 | 3.00 | 1.00 |\n"


def cells(text: str) -> list[list[tuple[int, int, str]]]:
    document = from_text(text, "a.txt")
    return [
        [(cell.row, cell.column, text[cell.span.start : cell.span.end]) for cell in table.cells]
        for table in document.tables
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a | b | c\nd | e | f\ng | h | i\n",  # no frame
        "| a | b |\n| c | d |\n",  # two lines
        "| a |\n| b |\n| c |\n",  # one column
        "| a | b |\n| c | d | e |\n| f | g |\n",  # rows of different lengths
        "| a | b |\ntext\n| c | d |\n| e | f |\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert cells(text) == []


def test_a_framed_table() -> None:
    (found,) = cells(f"决算表\n{FRAMED}完\n")
    assert found[:4] == [(0, 0, "项目"), (0, 1, "合计"), (0, 2, "基本支出"), (1, 0, "合计")]
    assert found[-1] == (2, 2, "1.00")


def test_a_ruled_table_is_one_table() -> None:
    head, *rows = FRAMED.splitlines(keepends=True)
    (found,) = cells(f"{head}|---|---|---|\n{''.join(rows)}")
    assert [cell for cell in found if cell[0] == 1] == [(1, 0, "合计"), (1, 1, "3.00"), (1, 2, "1.00")]


def test_two_tables_apart() -> None:
    assert len(cells(f"{FRAMED}\n{FRAMED}")) == 2
