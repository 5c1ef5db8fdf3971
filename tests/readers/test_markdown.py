"""Markdown: tables between bars, marks that are no text, and places that are those of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_lint.model.document import Document
from budget_lint.readers import read
from tests.readers.office import grids


def markdown(folder: Path, text: str) -> Document:
    path = folder / "决算.md"
    path.write_text(text, encoding="utf-8", newline="")
    return read(str(path))


def places(document: Document) -> list[tuple[str, int | None, int | None]]:
    """Each line with its line and column in the file."""
    return [
        (document.text[block.span.start : block.span.end - 1], block.location.line, block.location.column)
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("支出5*3万元，a_b_c", ("支出5*3万元，a_b_c", 1, 1), id="signs that are no marks"),
        pytest.param("#标签", ("#标签", 1, 1), id="no heading without a space"),
        pytest.param("## 一、收入", ("一、收入", 1, 4), id="heading"),
        pytest.param("> 支出5万元", ("支出5万元", 1, 3), id="quotation"),
        pytest.param("支出**5.5**万元", ("支出5.5万元", 1, None), id="strong"),
        pytest.param("*支出*、__5__`万元`", ("支出、5万元", 1, None), id="other emphasis"),
        pytest.param(r"1\. 占\*比", ("1. 占*比", 1, None), id="escaped"),
        pytest.param("见[附表1](a.html)![图](b.png)", ("见附表1图", 1, None), id="links"),
        pytest.param("5&nbsp;万元&lt;", ("5\u00a0万元<", 1, None), id="entities"),
        pytest.param("1. 收入", ("1. 收入", 1, 1), id="list numbers stay"),
    ],
)
def test_lines(tmp_path: Path, text: str, shown: tuple[str, int, int | None]) -> None:
    assert places(markdown(tmp_path, f"{text}\r\n")) == [shown]


def test_code_stays_as_it_is(tmp_path: Path) -> None:
    document = markdown(tmp_path, "```\n**a** | b\n---|---\n```\n# c\n")
    assert places(document) == [("**a** | b", 2, 1), ("---|---", 3, 1), ("c", 5, 3)]


def test_tables(tmp_path: Path) -> None:
    text = "前\n| 项目 | **金额** |\n|:---|---:|\n| 合\\|计 |  |\n  甲 | 1.50 | 多\n\n后 | 不是表\n"
    document = markdown(tmp_path, text)
    assert grids(document) == [[
        ("项目", 0, 0, 1, 1), ("金额", 0, 1, 1, 1), ("合|计", 1, 0, 1, 1),
        ("甲", 2, 0, 1, 1), ("1.50", 2, 1, 1, 1), ("多", 2, 2, 1, 1),
    ]]  # fmt: skip
    assert [(table.rows, table.columns) for table in document.tables] == [(3, 3)]
    assert places(document) == [
        ("前", 1, 1), ("项目", 2, 3), ("金额", 2, 8), ("合|计", 4, 3), ("甲", 5, 3), ("1.50", 5, 7), ("多", 5, 14),
        ("后 | 不是表", 7, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["a | b\nc | d\n", "a | b\n---\n", "a\n---\n", "a | b\n--- | x\n", "| a |"])
def test_bars_alone_make_no_table(tmp_path: Path, text: str) -> None:
    assert markdown(tmp_path, text).tables == ()


def test_tables_in_html(tmp_path: Path) -> None:
    text = "前\n<table>\n<tr><td rowspan=2>甲<td>1\n<tr><td>2\n</table>\n后 2.5万元\n<table><tr><td>乙<td>3</table>"
    document = markdown(tmp_path, text)
    assert grids(document) == [
        [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)],
        [("乙", 0, 0, 1, 1), ("3", 0, 1, 1, 1)],
    ]
    assert [(block.location.table, block.location.line) for block in document.blocks] == [
        (None, 1), (1, None), (1, None), (1, None), (None, 6), (2, None), (2, None),
    ]  # fmt: skip


def test_long_files_take_time_in_proportion(tmp_path: Path) -> None:
    """No clock: a method that were quadratic would not come back from these."""
    assert len(markdown(tmp_path, "a | b\n--- | ---\n" + "甲 | 1\n" * 20_000).blocks) == 40_002
    for soup in ("*", "[", "|", "`", "<br", "\\", "&", " |-", "[a]("):
        markdown(tmp_path, "甲" + soup * 50_000)
