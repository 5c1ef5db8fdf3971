from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from budget_lint.model.span import Span
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging, wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 10, [""], id="empty"),
        pytest.param("one two", 7, ["one two"], id="fits"),
        pytest.param("one two", 6, ["one", "two"], id="between-words"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="word-too-long"),
        pytest.param("合计560.63万元", 8, ["合计", "560.63万", "元"], id="number-stays-whole"),
        pytest.param("支出合计，共", 8, ["支出合", "计，共"], id="no-comma-at-the-beginning"),
        pytest.param("合计（境）费", 6, ["合计", "（境）", "费"], id="no-bracket-at-the-end"),
        pytest.param("共计在2022年", 10, ["共计在", "2022年"], id="number-with-its-counter"),
        pytest.param("汉字汉字", 3, ["汉", "字", "汉", "字"], id="half-a-cell-too-few"),
        pytest.param("支出 560.63", 8, ["支出", "560.63"], id="blank-at-the-end"),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert [line.plain for line in wrap(Text(text), width)] == lines


def test_wrap_keeps_spans_whole() -> None:
    text = Text("合计560.63万元")
    assert [line.plain for line in wrap(text, 10, [Span(2, 10)])] == ["合计", "560.63万元"]


def test_wrap_keeps_styles() -> None:
    lines = wrap(Text.assemble("支出", ("合计", "bold")), 4)
    assert [(line.plain, [str(span.style) for span in line.spans]) for line in lines] == [
        ("支出", []),
        ("合计", ["bold"]),
    ]


@given(st.text("ab 1.,(合计（）。「」%", max_size=60), st.integers(min_value=2, max_value=30))
def test_wrap_never_overflows_and_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = [line.plain for line in wrap(Text(text), width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_hanging() -> None:
    lines = [line.plain for line in hanging(Text("算式"), Text("1 + 2 = 3"), 10, 6)]
    assert lines == ["算式  1 +", "      2 =", "      3"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a\x1b[31mb", "a[31mb", id="escape"),
        pytest.param("a\u202eb\u200b", "ab", id="direction-and-zero-width"),
        pytest.param(" a\r\n\tb ", "a b", id="white-space"),
        pytest.param("a\udcffb", "ab", id="surrogate"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
