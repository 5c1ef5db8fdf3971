"""Text whose paragraphs are cut into lines holds the same figures."""

from __future__ import annotations

from pathlib import Path
from unicodedata import east_asian_width

import pytest

from tests.figures.texts import Seen, folded, seen

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.txt"))
WIDTHS = [40, 56, 64, 70, 76, 80, 90, 100]
NUMBER = frozenset("0123456789.,%")


def columns(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


def wrapped(paragraph: str, width: int, *, inside_numbers: bool) -> str:
    """A paragraph in lines of at most ``width`` columns; numbers stay whole unless they may be cut."""
    lines, line, used = [], "", 0
    for char in paragraph:
        if used + columns(char) > width:
            kept = len(line)
            while not inside_numbers and char in NUMBER and kept and line[kept - 1] in NUMBER:
                kept -= 1
            lines.append(line[:kept])
            line = line[kept:]
            used = sum(map(columns, line))
        line, used = line + char, used + columns(char)
    return "\n".join([*lines, line])


def without_place(figures: list[Seen]) -> list[Seen]:
    return [figure._replace(place="", text="".join(figure.text.split())) for figure in figures]


@pytest.mark.parametrize("inside_numbers", [False, True], ids=["between_words", "anywhere"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_wrapped_documents(fixture: Path, width: int, inside_numbers: bool) -> None:
    text = fixture.read_text(encoding="utf-8")
    lines = [wrapped(line, width, inside_numbers=inside_numbers) for line in text.split("\n")]
    assert without_place(seen("\n".join(lines))) == without_place(seen(text))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_few_long_lines(fixture: Path) -> None:
    """A number that a line end cuts must not be read as what is left of it."""
    text = fixture.read_text(encoding="utf-8")
    lines = [wrapped(line, 120, inside_numbers=True) for line in text.split("\n")]
    assert without_place(seen("\n".join(lines))) == without_place(seen(text))


PARAGRAPH = "河湾区园林绿化管理局全年用于行道树更新的支出为128.36万元，比上年增加7.20万元，增长5.94%，主要用于补植。"


def test_paragraphs_of_a_wrapped_text() -> None:
    """Line ends that only wrap go; those of paragraphs and headings stay."""
    paragraphs = [f"{number}.{PARAGRAPH}" for number in range(1, 12)] + ["二、人员情况", PARAGRAPH]
    lines = [wrapped(paragraph, 40, inside_numbers=False) for paragraph in paragraphs]
    assert folded("\n".join(lines)).text == folded("\n".join(paragraphs)).text


def test_short_lines_are_no_wrapped_text() -> None:
    """Lines of different lengths are paragraphs, however many there are."""
    lines = [f"{'很' * length}好{length}万元" for length in range(3, 20)]
    assert folded("\n".join(lines)).text == "\n".join(lines) + "\n"
