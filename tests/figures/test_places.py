"""Numbers printed in any way are found where they stand, with their exact value."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.texts import Seen, seen

UNITS = {
    "元": "元",
    "千元": "千元",
    "万元": "万元",
    "萬元": "万元",
    "百万元": "百万元",
    "亿元": "亿元",
    "亿": "亿元",
    "万亿元": "万亿元",
    "%": "%",
    "％": "%",
    "个百分点": "个百分点",
    "辆": "辆",
    "人次": "人次",
    "万人次": "万人次",
}
WORDS = [
    "财政拨款支出",
    "其中：人员经费",
    "2023年度收入合计",
    "一、项目支出为",
    "（二）增长",
    "较2022年减少",
    "附：第3批",
]
WIDE = str.maketrans({char: chr(ord(char) + 0xFEE0) for char in "0123456789.,-"})


class Printed(NamedTuple):
    """A number as printed and what it says."""

    digits: str
    gap: str
    unit: str
    value: Decimal
    places: int

    @property
    def text(self) -> str:
        return self.digits + self.gap + self.unit

    def figure(self) -> Seen:
        counted = self.unit in ("辆", "人次") and not self.places
        quantum = "0" if counted else format(Decimal(1).scaleb(-self.places), "f")
        value = format(self.value, "f")
        return Seen(self.digits, value, quantum, UNITS[self.unit], "exact", self.text)


@st.composite
def printed(draw: st.DrawFn) -> Printed:
    places = draw(st.integers(0, 6))
    value = Decimal(draw(st.integers(-(10**13), 10**13))).scaleb(-places)
    digits = format(value, ",f" if draw(st.booleans()) else "f")
    if draw(st.booleans()):
        digits = digits.translate(WIDE)
    gap = draw(st.sampled_from(["", " ", "　", "\u00a0", "\t"]))
    return Printed(digits, gap, draw(st.sampled_from(sorted(UNITS))), value, places)


@settings(deadline=None)
@given(printed(), st.sampled_from(WORDS), st.sampled_from(["。", "，占比", "；", "\n", " 增长", ""]))
def test_a_number_is_found(number: Printed, before: str, after: str) -> None:
    assert seen(before + number.text + after) == [number.figure()]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), printed()), min_size=2, max_size=6))
def test_all_numbers_of_a_text_are_found(stated: list[tuple[str, Printed]]) -> None:
    text = "，".join(words + number.text for words, number in stated) + "。"
    assert seen(text) == [number.figure() for _, number in stated]
