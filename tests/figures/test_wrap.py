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


START = "2023年会议费支出12.50万元，比上年"
APART = {
    "a sentence ends": ("增加2.50万元。", "为做好8项工作，另有培训费3.00万元。"),
    "a list number": ("增加2.50万元，其中场地费", "2.培训费支出3.00万元，比上年减少1.00万元。"),
    "a heading and what follows": ("", "30万元用于设备采购；20万元用于人员培训。"),
    "a year of its own": ("场次增加5", "2023年培训费支出3.00万元，与上年持平。"),
    "a number and a word that begins like a unit": ("场次增加8", "人员培训费支出3.00万元，与上年持平。"),
    "a figure and the other side": ("增加2.50万元", "支出10.00万元，比上年增加1.00万元。"),
    "a total that begins a line": ("增加2.50万元", "合计15.50万元，与预算一致。"),
}


@pytest.mark.parametrize(("line", "following"), APART.values(), ids=APART)
def test_lines_that_stay_apart(line: str, following: str) -> None:
    first = START + line if line else "资金使用"
    assert folded(f"{first}\n{following}").text == folded(first).text + folded(following).text


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("增", "加2.50万元，增长25.00%。"),
        ("减", "少2.50万元，主要是压缩了场次。"),
        ("减少2.50万元，完成年初预", "算的80.00%。"),
        ("减少2.50万元，完成年初预算", "数的80.00%。"),
        ("减少2.50万元，主", "要原因是压缩了场次。"),
        ("减少2.50万元，其中政府性基金预算财", "政拨款收入3.00万元。"),
        ("减少2.50万元，公务用车购置及运行维护", "费18.00万元。"),
        ("减少2.50万元，其中，因公出国", "（境）费50.00万元。"),
        ("减少2.50万元，其中：公务接待费", "4.78万元，公务用车运行维护费2.00万元。"),
        ("减少2.50万元；加上上解支出3.00万元、债务还本", "支出5.90万元，支出总计16.50万元。"),
        ("减少2.50万元；政府性基金拨款", "支出预算0.50万元，与上年持平。"),
        ("减少2.50万元，机关运行经费预算", "为46.46万元，与上年持平。"),
        ("减少2.50万元，下降20.00%，培训费支出按同口径", "比2022年减少8.30万元。"),
        ("减少2.50万", "元，下降20.00%。"),
        ("减少2.50", "万元，下降20.00%。"),
        ("减少2.50万元；比重下降3.2个百", "分点，另有培训费1.00万元。"),
        ("减少2.50万元，202", "4年安排3.00万元。"),
        ("减少2.50万元，2024", "年安排3.00万元。"),
    ],
)
def test_lines_that_end_within_a_word_or_a_number(line: str, following: str) -> None:
    assert folded(f"{START}{line}\n{following}").text == folded(START + line + following).text


@pytest.mark.parametrize("cut", ["2\n96.\n87", "2\n96\n.87", "296\n.\n87", "29\n6.8\n7", "2\n9\n6.87"])
def test_a_number_over_three_lines(cut: str) -> None:
    text = "2023年会议费支出{}万元，其中：场地费267.15万元、资料费29.72万元。"
    assert without_place(seen(text.format(cut))) == without_place(seen(text.format("296.87")))
