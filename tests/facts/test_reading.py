"""The reading as a whole: kind and period of the document, and that nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.model.fact import Reading
from tests.facts.texts import read
from tests.figures.texts import marks

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.txt"))
KINDS = {
    "nothing_known": ("关于开展植树活动的通知\n植树3万元。", "other", "2023", "amount"),
    "final_accounts": ("某局2023年度部门决算\n植树3万元。", "final-accounts", "2023", "amount"),
    "budget": ("某局2024年部门预算\n植树3万元。", "budget", "2024", "budget"),
    "government": ("某县2023年预算执行情况的报告\n植树3万元。", "government-report", "2023", "amount"),
    "performance": ("2023年项目绩效自评表\n植树3万元。", "performance-report", "2023", "amount"),
    "audit": ("某县2022年度审计整改情况\n植树3万元。", "audit-report", "2022", "amount"),
    "first_named_kind": (
        "某局2023年度部门决算\n与部门预算相比，植树3万元。",
        "final-accounts",
        "2023",
        "amount",
    ),
}


@pytest.mark.parametrize(("text", "kind", "period", "measure"), KINDS.values(), ids=KINDS)
def test_kind_and_period(text: str, kind: str, period: str, measure: str) -> None:
    """What a bare amount is depends on the kind of document."""
    reading = read(text.replace("关于", "2023年关于"))
    assert (reading.kind, reading.period) == (kind, period)
    assert [fact.measure for fact in reading.facts] == [measure]


def test_the_kind_can_be_given() -> None:
    reading = read("某局2023年度部门决算\n植树3万元。", "budget")
    assert (reading.kind, [fact.measure for fact in reading.facts]) == ("budget", ["budget"])


def test_a_document_without_year() -> None:
    assert read("植树3万元。").period == ""


def test_the_year_that_is_named_most() -> None:
    assert read("说明\n2022年植树3万元。2023年植树4万元，2023年养护5万元。").period == "2023"


def test_figures_without_a_place_are_kept() -> None:
    reading = read("其中95%满意。")
    assert [figure.text for figure in reading.figures] == ["95"]
    assert reading.facts == ()


def test_numbers_that_measure_nothing_are_dropped() -> None:
    assert read("抽查12345678，合格12，单号3.5。").figures == ()


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_figure_is_there_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    reading = read(text)
    wanted = [mark.figure.span for mark in marks(text) if mark.figure.quantity.unit.kind != "none"]
    printed = [f.span for f in reading.figures if not f.worded and not f.unit_missing]
    assert printed == wanted
    assert len({figure.index for figure in reading.figures}) == len(reading.figures)
    assert list(reading.figures) == sorted(reading.figures, key=lambda figure: figure.span)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_amount_of_a_fixture_is_placed(path: Path) -> None:
    reading = read(path.read_text(encoding="utf-8"))
    placed = {fact.figure.index for fact in reading.facts}
    assert [figure.text for figure in reading.figures if figure.index not in placed] == []


WORDS = [
    *(
        "支出合计",
        "基本支出",
        "公务接待费",
        "其中：",
        "包括",
        "按级次分：",
        "加上",
        "总计",
        "收支相抵，年终结余",
    ),
    *(
        "为",
        "占",
        "完成预算的",
        "比上年",
        "增加",
        "下降",
        "持平",
        "主要原因是",
        "分别",
        "一般公共预算",
        "2022年",
    ),
    *("，", "；", "。", "（", "）", "、", "和", "\n", "\n一、", "\n（一）", "\n1.", "|", "\t", "：", "中"),
    *("3万元", "12.50万元", "40%", "2个百分点", "5辆", "0万元", "2.08", "-3.1%", "约6亿元", "100", "人次"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map("".join))
def test_any_order_of_words_is_read(text: str) -> None:
    """What is read is consistent in itself, whatever stands in the text."""
    reading = read(f"某局2023年度部门决算\n{text}")
    consistent(reading)


def consistent(reading: Reading) -> None:
    figures = {figure.index: figure for figure in reading.figures}
    assert len(figures) == len(reading.figures)
    assert all(figures[fact.figure.index] == fact.figure for fact in reading.facts)
    known = set(map(id, reading.facts))
    for statement in reading.statements:
        assert all(facts for _, facts in statement.roles)
        assert all(id(fact) in known for _, facts in statement.roles for fact in facts)
    for fact in reading.facts:
        assert abs(fact.quantity.value) == abs(fact.figure.quantity.value) or fact.figure.worded
