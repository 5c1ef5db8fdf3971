from __future__ import annotations

import pytest

from budget_lint.model.document import Block, Document
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Location, Span
from budget_lint.model.table import Cell, Table
from budget_lint.reports.excerpt import LENGTH, Segment, excerpt, excerpt_text
from budget_lint.reports.words import Words

from .conftest import AGREE, Sheet, document, total, verdict

FILLER = "说明文字" * 30


def shown(sheet: Sheet, lexicon: Lexicon) -> tuple[Segment, ...]:
    broken = total(*sheet.facts)
    return excerpt(document(sheet.text), broken, lexicon, Words.of(lexicon, "zh"))


def sheet(text: str, *figures: str) -> Sheet:
    made = Sheet(text)
    for figure in figures:
        made.fact(figure, "")
    return made


@pytest.mark.parametrize(
    ("text", "figures", "words"),
    [
        pytest.param("前文。甲1万元，乙2万元。后文。", ("1", "2"), "甲1万元，乙2万元。", id="one-sentence"),
        pytest.param("题\n甲1万元\n文", ("1",), "甲1万元", id="line"),
        pytest.param("甲1万元。丙。乙2万元。", ("1", "2"), "甲1万元。 … 乙2万元。", id="two-sentences"),
        pytest.param(
            "乙2万元。丙。甲1万元。", ("1", "2"), "乙2万元。 … 甲1万元。", id="in-the-order-of-the-text"
        ),
        pytest.param("  甲\t \u3000乙 1万元 ", ("1",), "甲 乙 1万元", id="white-space"),
        pytest.param("甲[bookmark: _Toc1]乙1万元", ("1",), "甲乙1万元", id="noise"),
        pytest.param("甲\x1b\u202e乙1万元", ("1",), "甲乙1万元", id="control-characters"),
        pytest.param("1", ("1",), "1", id="nothing-else"),
        pytest.param(f"{FILLER}，甲1万元，{FILLER}", ("1",), "甲1万元", id="clause-of-a-long-sentence"),
        pytest.param(
            f"{FILLER}，甲1万元，{FILLER}，乙2万元，{FILLER}",
            ("1", "2"),
            "甲1万元 … 乙2万元",
            id="two-clauses",
        ),
        pytest.param(
            f"{FILLER}8,237.23万元，{FILLER}",
            ("8,237.23",),
            f"{FILLER[-100:]}8,237.23万元",
            id="comma-among-digits",
        ),
    ],
)
def test_excerpt(text: str, figures: tuple[str, ...], words: str, lexicon: Lexicon) -> None:
    assert excerpt_text(shown(sheet(text, *figures), lexicon)) == words


def test_figures_are_segments_of_their_own(lexicon: Lexicon) -> None:
    assert shown(sheet("甲1万元2万元，乙。", "1", "2"), lexicon) == (
        Segment("甲"),
        Segment("1万元", 0),
        Segment("2万元", 1),
        Segment("，乙。"),
    )


def test_many_places_stay_within_the_length(lexicon: Lexicon) -> None:
    text = "".join(f"{FILLER}，甲{number}万元，{FILLER}\n" for number in range(100, 150))
    words = excerpt_text(shown(sheet(text, *map(str, range(100, 150))), lexicon))
    assert words.startswith("甲100万元 … 甲101万元 … ")
    assert len(words) <= LENGTH


def test_a_huge_line_costs_nothing(lexicon: Lexicon) -> None:
    text = "字" * 5_000_000 + "，甲1万元，" + "字" * 100
    assert excerpt_text(shown(sheet(text, "1"), lexicon)) == "甲1万元"


def test_a_restated_value_is_shown_once(lexicon: Lexicon) -> None:
    made = Sheet("甲5万元。\n甲6万元。\n甲5万元。\n")
    facts = [made.fact("5", ""), made.fact("6", ""), made.fact("5", "", nth=2)]
    broken = verdict(AGREE, {"stated": facts})
    words = excerpt_text(excerpt(document(made.text), broken, lexicon, Words.of(lexicon, "zh")))
    assert words == "甲5万元。 … 甲6万元。"


def test_a_paragraph_of_several_lines_is_shown_without_its_line_ends(lexicon: Lexicon) -> None:
    made = sheet("总计为甲乙\n丙10万\n元，占 5%。", "10")
    blocks, at = [], 0
    for line in made.text.splitlines(keepends=True):
        blocks.append(Block(Span(at, at + len(line)), Location(), joins=line.endswith("\n")))
        at += len(line)
    paragraph = Document("", made.text, tuple(blocks))
    found = excerpt(paragraph, total(*made.facts), lexicon, Words.of(lexicon, "zh"))
    assert excerpt_text(found) == "总计为甲乙丙10万元，占 5%。"


def test_a_cell_of_a_table_is_shown_with_what_it_is_of(lexicon: Lexicon) -> None:
    made = Sheet("合计\n10\n")
    made.fact("10", "合计 基本支出")
    table = Table(Span(0, 6), (Cell(Span(0, 2), 0, 0), Cell(Span(3, 5), 0, 1)), 1, 2)
    page = Document("", made.text, document(made.text).blocks, tables=(table,))
    found = excerpt(page, total(*made.facts), lexicon, Words.of(lexicon, "zh"))
    assert excerpt_text(found) == "合计 基本支出 10"
