"""Numbers in words: which are figures, and what they are worth."""

from __future__ import annotations

import pytest

from tests.figures.texts import seen

NUMERALS: dict[str, tuple[str, list[str]]] = {
    # parts of names, ordinals, years: nothing
    "names": ("一般公共预算，三公经费，十四五规划，第四十一条，二〇二三年，一成不变，五五分成。", []),
    "single_characters": ("三个项目，一批货物，千万元，上百万元。", []),
    "without_unit": ("三百五十，二十三。", []),
    # figures
    "with_a_mark": ("八点零一万亿元", ["8.01 万亿元"]),
    "traditional": ("八點零一萬億元", ["8.01 万亿元"]),
    "powers": ("三百五十万元、二千零三元、十二亿元", ["350 万元", "2003 元", "12 亿元"]),
    "per_cent": ("百分之三十七点七五", ["37.75 %"]),
    "whole_per_cent": ("百分之五", ["5 %"]),
    "tenths": ("三成用于民生，三成五用于教育", ["30 %", "35 %"]),
    "things": ("六十七点二万户", ["67.2 万户"]),
    "points": ("三点五个百分点", ["3.5 个百分点"]),
}


@pytest.mark.parametrize(("text", "expected"), NUMERALS.values(), ids=NUMERALS)
def test_numerals(text: str, expected: list[str]) -> None:
    assert [f"{one.value} {one.unit}" for one in seen(text)] == expected
