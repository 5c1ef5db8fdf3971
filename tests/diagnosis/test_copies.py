"""Slips in which a figure says what another one says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budget_lint.diagnosis.copies import copies
from budget_lint.model.document import Document
from budget_lint.model.fact import Fact
from budget_lint.model.span import Span
from budget_lint.model.table import Cell, Table
from tests.diagnosis.accounts import DOCUMENT, PERCENT, Accounts


def figures(*texts: str) -> list[Fact]:
    accounts = Accounts()
    return [accounts.fact(text, "rent") for text in texts]


def test_figures_that_differ_are_no_copies() -> None:
    first, second = figures("516.67", "516.68")
    found = copies(DOCUMENT, [first, replace(second, period="2021")])
    assert [found.slip(index) for index in (0, 1)] == ["", ""]


@pytest.mark.parametrize("text", ["12", "0.30", "5,000"])
def test_short_figures_are_alike_by_chance(text: str) -> None:
    first, second = figures(text, text)
    assert copies(DOCUMENT, [first, replace(second, period="2021")]).slip(0) == ""


def test_a_restatement_is_no_copy_of_another_year_or_scope() -> None:
    first, other, second = figures("516.67", "3.5", "516.67")
    found = copies(DOCUMENT, [first, other, second])
    assert found.slip(2) == ""


def test_last_years_figure_left_standing() -> None:
    now, between, before = figures("516.67", "3.52", "516.67")
    assert copies(DOCUMENT, [now, between, replace(before, period="2021")]).slip(0) == "last_year"


def test_the_figure_of_another_scope() -> None:
    now, between, wider = figures("516.67", "3.52", "516.67")
    assert copies(DOCUMENT, [now, between, replace(wider, scope=(("fund", "general"),))]).slip(0) == "other_scope"


def test_the_figure_before_of_the_same_kind_of_unit() -> None:
    accounts = Accounts()
    facts = [accounts.fact("516.67", "a"), accounts.fact("51.67", "b", unit=PERCENT), accounts.fact("516.67", "c")]
    assert [copies(DOCUMENT, facts).slip(index) for index in range(3)] == ["", "", "line_above"]


def test_the_cell_above_in_a_table() -> None:
    accounts = Accounts()
    facts = [accounts.fact(text, text) for text in ("1.11", "516.67", "2.22", "516.67")]
    cells = tuple(Cell(Span(10 * n, 10 * n + 9), *divmod(n, 2)) for n in range(4))
    document = Document("t", " " * 40, (), tables=(Table(Span(0, 40), cells, 2, 2),))
    assert copies(document, facts).slip(3) == "line_above"
    assert copies(DOCUMENT, facts).slip(3) == ""
