"""The page of the accuracy has the numbers that are measured: those that are quick, all of them."""

from __future__ import annotations

import pytest

from budget_lint.pipeline import Linter
from tests.accuracy import PAGE, PARTS, QUICK, markdown, part_of, share


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("name", QUICK)
def test_the_page_has_the_numbers(name: str, linter: Linter) -> None:
    assert part_of(PAGE.read_text(encoding="utf-8"), name) == markdown(QUICK[name](linter))


@pytest.mark.parametrize("name", PARTS)
def test_the_page_has_every_table(name: str) -> None:
    assert len(part_of(PAGE.read_text(encoding="utf-8"), name).splitlines()) > 2


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(0, 0, "–"), (0, 7, "0.0 %"), (1999, 2000, "99.9 %"), (7, 7, "100.0 %")]
)
def test_shares_are_rounded_down(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text
