"""One spelling for each character, and the way back to the document."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.figures import fold
from budget_lint.model.document import Block, Document
from budget_lint.model.span import Location, Span
from tests.figures.texts import folded, lexicon

FOLDED = {
    # what keeps its place
    "space_between_words": ("GB 2312 B", "GB 2312 B\n"),
    "space_between_numbers": ("1 234万元", "1 234万元\n"),
    "column_gap": ("合计    12.5\t3.4", "合计\t12.5\t3.4\n"),
    "line_ends": ("收入\n支出", "收入\n支出\n"),
    "list_behind_an_announcement": ("其中：\n基本支出", "其中:\n基本支出\n"),
    "heading_behind_a_comma": ("概况，\n一、收入", "概况,\n一、收入\n"),
    "number_that_ends_a_line": ("总计12\n人员", "总计12\n人员\n"),
    # what goes
    "space_inside_a_word": ("公务 接待费", "公务接待费\n"),
    "wide_space": ("合　计", "合计\n"),
    "space_at_the_ends": ("　　收入 \t\n", "收入\n"),
    "space_before_a_unit": ("10 万 元", "10万元\n"),
    "space_before_per_cent": ("5 %", "5%\n"),
    "space_behind_a_separator": ("1, 537.4", "1,537.4\n"),
    "invisible": ("收\u200b入\ufeff10\u00ad万", "收入10万\n"),
    "blank_lines": ("收入\n\n \n支出", "收入\n支出\n"),
    "bookmark": ("一、概况[bookmark: _Toc123]（说明）", "一、概况(说明)\n"),
    "gloss": ("财(cái)政预(yù)算", "财政预算\n"),
    # what is spelled in one way
    "full_width": ("ＡＢ１２，；：（）％", "AB12,;:()%\n"),
    "traditional": ("財政撥款總計萬圓", "财政拨款总计万元\n"),
    "minus": ("\u22121 \u20132", "-1-2\n"),
    # line ends that only wrap
    "wrapped_behind_a_comma": ("收入，\n支出", "收入,支出\n"),
    "wrapped_before_a_mark": ("收入\n，支出", "收入,支出\n"),
    "wrapped_inside_a_bracket": ("（\n收入", "(收入\n"),
    "wrapped_before_a_unit": ("12\n万元", "12万元\n"),
    "wrapped_behind_a_point": ("12.\n5万元", "12.5万元\n"),
    "other_line_ends": ("收入，\r\n支出\r合计", "收入,支出\n合计\n"),
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED)
def test_folded_text(text: str, expected: str) -> None:
    assert folded(text).text == expected


@pytest.mark.parametrize(
    ("lines", "joins", "expected"),
    [
        pytest.param(["收入", "支出"], [False, False], "收入\n支出\n", id="apart"),
        pytest.param(["收入，", "一、支出"], [False, False], "收入,\n一、支出\n", id="before-a-heading"),
        pytest.param(["收入", "支出"], [True, False], "收入支出\n", id="joined"),
        pytest.param(["完成预算，", "支出"], [False, False], "完成预算,支出\n", id="behind-a-comma"),
        pytest.param(["教育支出", "（项）10万元"], [None, None], "教育支出(项)10万元\n", id="before-a-level"),
    ],
)
def test_lines_whose_layout_is_known(lines: list[str], joins: list[bool | None], expected: str) -> None:
    blocks, text = [], ""
    for line, goes_on in zip(lines, joins, strict=True):
        blocks.append(Block(Span(len(text), len(text) + len(line) + 1), Location(), joins=goes_on))
        text += line + "\n"
    assert fold(Document("", text, tuple(blocks)), lexicon()).text == expected


def test_the_way_back_of_each_character() -> None:
    text = "　1, 537\n萬元"
    assert [text[at] for at in folded(text).origin] == ["1", ",", "5", "3", "7", "萬", "元", "元"]
    assert folded(text).span(0, 7).start == 1
    assert folded(text).span(0, 7).end == len(text)


PIECES = st.sampled_from(
    [
        *"收支預算財政，；。：（）、％%123.- \t\n　",
        "万元",
        "億元",
        "其中：",
        "\r\n",
        "[bookmark: _Toc1]",
        "(yù)",
        "１２",
        "\u200b",
        "1, 234",
        "    ",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(lambda text: bool(text.strip(" \t\r\n\u200b　"))))
def test_folding_keeps_the_way_back(text: str) -> None:
    result = folded(text)
    assert len(result.origin) == len(result.text)
    assert list(result.origin) == sorted(result.origin)
    assert all(0 <= at < len(text) for at in result.origin)
    shown = [(char, text[at]) for char, at in zip(result.text, result.origin, strict=True) if not char.isspace()]
    assert [char for char, _ in shown] == [spelled(source) for _, source in shown]


def spelled(char: str) -> str:
    """One character in the spelling of the folded text, found another way."""
    plain = normalize("NFKC", char)
    return lexicon().folding.get(plain, plain)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(lambda text: bool(text.strip(" \t\r\n\u200b　"))))
def test_every_visible_character_is_kept_once(text: str) -> None:
    result = folded(text)
    places = [at for char, at in zip(result.text, result.origin, strict=True) if not char.isspace()]
    assert len(places) == len(set(places))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60).filter(lambda text: text.isprintable() and bool(text.strip())))
def test_any_text_is_folded(text: str) -> None:
    result = folded(text)
    assert len(result.origin) == len(result.text)
    assert list(result.origin) == sorted(result.origin)
