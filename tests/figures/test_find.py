"""Which numbers are figures, and what each of them says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.figures.texts import Seen, lexicon, marks, seen

NO_FIGURES = {
    "year": "2023年度部门决算",
    "year_bare": "“2016-度”公开表",
    "date": "2023年12月31日",
    "date_in_digits": "发布时间：2023-10-14 16:15",
    "months": "2024年1-5月",
    "quarter": "第3季度",
    "duration": "为期30天，5个工作日，12个月",
    "hours": "每天8小时",
    "time_of_day": "上午9时30分钟",
    "round_the_clock": "24小时应诊",
    "age": "60岁以上",
    "term": "第7届",
    "rank": "位居全市第9位",
    "place_in_a_ranking": "第3名",
    "chapter_number": "一、概况",
    "list_number": "1.基本支出",
    "list_number_with_comma": "2、项目支出",
    "list_number_in_brackets": "（3）事业支出",
    "note_number": "注：1",
    "page": "第12页",
    "table_number": "表3",
    "form_number": "公开05表",
    "annex": "附件2",
    "paragraph_number": "3.5.1节",
    "document_number": "国发〔2014〕45号",
    "document_number_in_square_brackets": "财行[2018]288号",
    "local_document_number": "某投资规范〔2023〕1号",
    "standard": "GB2312字符集",
    "version": "v2.5",
    "voltage": "10KV线路",
    "code": "2080505（项）",
    "code_before_its_name": "201一般公共服务支出",
    "index_number": "索引号：00245",
    "phone": "电话：0571-88881234",
    "project_number": "项目编号A12",
    "views": "浏览次数:3854",
    "bookmark": "[bookmark: _Toc15377200]",
    "contents_field": 'TOC \\o "1-3" \\h \\u',
    "page_field": "PAGEREF _Toc25831 \\h 3",
    "hyperlink_field": "HYPERLINK \\l _Toc100万元",
    "threshold_of_a_price": "单价100万元以上的设备",
    "threshold_of_a_value": "单位价值200万元以上的设备",
    "price_per_person": "每份100元/人",
    "half_grouped": "1,23,456",
    "too_many_digits": "1000000000000000000000000万元",
    "exponent": "1e5万元",
    "no_digit_before_the_point": ".5万元",
    "three_parts": "1.2.3万元",
    "foreign_money": "100卢布",
    "digits_alone": "12345678",
}


@pytest.mark.parametrize("text", NO_FIGURES.values(), ids=NO_FIGURES)
def test_is_no_figure(text: str) -> None:
    assert seen(f"概况{text}。") == []
    assert seen(text) == []


def money(text: str, value: str, quantum: str, unit: str = "万元", place: str = "") -> Seen:
    return Seen(text, value, quantum, unit, "exact", place or text + unit)


UNITS = {
    "yuan": ("支出5649006.18元", money("5649006.18", "5649006.18", "0.01", "元")),
    "yuan_other_character": ("支出12圆", money("12", "12", "1", "元", "12圆")),
    "yuan_and_no_more": ("支出12元整", money("12", "12", "1", "元", "12元整")),
    "thousand_yuan": ("支出12千元", money("12", "12", "1", "千元")),
    "ten_thousand_yuan": ("支出0.00万元", money("0.00", "0.00", "0.01")),
    "ten_thousand": ("支出1000.86万，", money("1000.86", "1000.86", "0.01", place="1000.86万")),
    "million_yuan": ("支出3百万元", money("3", "3", "1", "百万元")),
    "ten_million_yuan": ("支出2.0千万元", money("2.0", "2.0", "0.1", "千万元")),
    "hundred_million_yuan": ("支出31.7亿元", money("31.7", "31.7", "0.1", "亿元")),
    "hundred_million": ("支出317.28亿。", money("317.28", "317.28", "0.01", "亿元", "317.28亿")),
    "trillion_yuan": ("支出33.5万亿元", money("33.5", "33.5", "0.1", "万亿元")),
    "trillion": ("支出33.5万亿", money("33.5", "33.5", "0.1", "万亿元", "33.5万亿")),
    "money_per_head": ("每人每天50元", money("50", "50", "1", "元")),
    "per_cent": ("占17.50%", money("17.50", "17.50", "0.01", "%")),
    "per_cent_full_width": ("占17.50％", money("17.50", "17.50", "0.01", "%", "17.50％")),
    "per_cent_before_a_footnote": ("增长9.1%[1]", money("9.1", "9.1", "0.1", "%")),
    "points": ("提高6个百分点", money("6", "6", "1", "个百分点")),
    "points_short": ("提高6百分点", money("6", "6", "1", "个百分点", "6百分点")),
    "points_with_a_sign": ("提高5.0%个百分点", money("5.0", "5.0", "0.1", "个百分点", "5.0%个百分点")),
    "score": ("得9.5分", money("9.5", "9.5", "0.1", "分")),
    "cars": ("购置3辆", money("3", "3", "0", "辆")),
    "visits": ("接待268人次", money("268", "268", "0", "人次")),
    "visits_in_ten_thousands": ("接待55.6万人次", money("55.6", "55.6", "0.1", "万人次")),
    "things_in_round_ten_thousands": ("共2万个", money("2", "2", "1", "万个")),
    "receptions_grouped": ("接待13,100批次", money("13,100", "13100", "0", "批次")),
    "groups_of_travellers": ("派出4个团组", money("4", "4", "0", "个", "4个团组")),
    "persons_politely": ("专家3位", money("3", "3", "0", "人", "3位")),
    "dollars": ("贷款100万美元", money("100", "100", "1", "万美元", "100万美元")),
    "times_as_much_more": ("增长1.5倍", money("1.5", "1.5", "0.1", "倍", "1.5倍")),
    "tons": ("垃圾清运25吨", money("25", "25", "0", "吨", "25吨")),
    "sets": ("设备2台（套）", money("2", "2", "0", "台", "2台（套）")),
    "parts_of_a_thing": ("房屋1.5套", money("1.5", "1.5", "0.1", "套")),
}
WRITTEN = {
    "grouped": ("1,234,567.89元", money("1,234,567.89", "1234567.89", "0.01", "元")),
    "grouped_full_width": ("1，234，567元", money("1，234，567", "1234567", "1", "元")),
    "space_behind_a_separator": ("1, 537.4万元", money("1,537.4", "1537.4", "0.1", place="1, 537.4万元")),
    "full_width": ("１２３４．５６万元", money("１２３４．５６", "1234.56", "0.01")),
    "half_full_width": ("１２３４.５６万元", money("１２３４.５６", "1234.56", "0.01")),
    "leading_zeros": ("00.50万元", money("00.50", "0.50", "0.01", place="00.50万元")),
    "space_before_the_unit": ("502.4 万元", money("502.4", "502.4", "0.1", place="502.4 万元")),
    "wide_space_before_the_unit": ("502.4　万元", money("502.4", "502.4", "0.1", place="502.4　万元")),
    "hard_space_before_the_unit": (
        "502.4\u00a0万元",
        money("502.4", "502.4", "0.1", place="502.4\u00a0万元"),
    ),
    "zero_width_space": ("502.4\u200b万元", money("502.4", "502.4", "0.1", place="502.4\u200b万元")),
    "space_before_the_sign": ("占42.5 %", money("42.5", "42.5", "0.1", "%", "42.5 %")),
    "space_inside_the_unit": ("502.4万 元", money("502.4", "502.4", "0.1", place="502.4万 元")),
    "line_break_before_the_unit": ("502.4\n万元", money("502.4", "502.4", "0.1", place="502.4\n万元")),
    "line_break_before_the_sign": ("占42.5\n%", money("42.5", "42.5", "0.1", "%", "42.5\n%")),
    "line_break_before_the_counter": ("接待31\n批次", money("31", "31", "0", "批次", "31\n批次")),
    "line_break_behind_the_point": ("1537.\n4万元", money("1537.4", "1537.4", "0.1", place="1537.\n4万元")),
    "line_break_behind_a_separator": ("1,\n537万元", money("1,537", "1537", "1", place="1,\n537万元")),
    "windows_line_break": ("502.4\r\n万元", money("502.4", "502.4", "0.1", place="502.4\r\n万元")),
    "traditional": ("支出10.5萬元", money("10.5", "10.5", "0.1", place="10.5萬元")),
    "gloss_inside": ("预(yù)算10.5万(wàn)元", money("10.5", "10.5", "0.1", place="10.5万(wàn)元")),
    "minus": ("-5.5万元", money("-5.5", "-5.5", "0.1")),
    "minus_full_width": ("－5.5万元", money("－5.5", "-5.5", "0.1")),
    "minus_typographic": ("\u22125.5万元", money("\u22125.5", "-5.5", "0.1")),
    "minus_as_dash": ("\u20135.5万元", money("\u20135.5", "-5.5", "0.1")),
    "plus": ("+3.2%", money("+3.2", "3.2", "0.1", "%")),
    "dash_is_no_sign": ("——5.5万元", money("5.5", "5.5", "0.1")),
}


@pytest.mark.parametrize(("text", "figure"), [*UNITS.values(), *WRITTEN.values()], ids=[*UNITS, *WRITTEN])
def test_one_figure(text: str, figure: Seen) -> None:
    assert seen(text) == [figure]


SPACES_INSIDE = {
    "behind_the_point": ("支出45. 00万元", money("45.00", "45.00", "0.01", place="45. 00万元")),
    "before_the_point": ("支出45 .00万元", money("45.00", "45.00", "0.01", place="45 .00万元")),
    "line_break_before_the_point": ("支出45\n.00万元", money("45.00", "45.00", "0.01", place="45\n.00万元")),
}


@pytest.mark.parametrize(("text", "figure"), SPACES_INSIDE.values(), ids=SPACES_INSIDE)
def test_space_at_the_decimal_point(text: str, figure: Seen) -> None:
    assert seen(text) == [figure]


BOUNDS = {
    # verbs that state the value itself, and bounds of another figure
    "saved_in_all": ("节约了5万元", "exact"),
    "reached": ("达到5万元", "exact"),
    "bound_of_another": ("超过30%，共5万元", "exact"),
    "about": ("约5万元", "about"),
    "about_spaced": ("约 5万元", "about"),
    "nearly": ("近20%", "about"),
    "approximately": ("大约20人", "about"),
    "more_or_less": ("3%左右", "about"),
    "or_so": ("3万元上下", "about"),
    "more_than": ("超过30%", "at_least"),
    "above": ("超30%", "at_least"),
    "broken_through": ("突破21万亿元", "at_least"),
    "at_least": ("至少5人", "at_least"),
    "not_less_than": ("不低于5%", "at_least"),
    "and_above": ("5万元以上", "at_least"),
    "and_above_included": ("5万元（含）以上", "at_least"),
    "odd": ("100多人", "at_least"),
    "odd_money": ("20余万元", "at_least"),
    "at_most": ("最多5人", "at_most"),
    "short_of": ("不足5万元", "at_most"),
    "not_quite": ("不到5万元", "at_most"),
    "and_below": ("5万元以下", "at_most"),
    "within": ("5万元以内", "at_most"),
}


@pytest.mark.parametrize(("text", "bound"), BOUNDS.values(), ids=BOUNDS)
def test_bounds(text: str, bound: str) -> None:
    assert seen(text)[-1].bound == bound


@pytest.mark.parametrize("text", ["节约5万元", "预约20人次", "附近5户", "最近5人"])
def test_words_that_only_look_like_a_bound(text: str) -> None:
    assert seen(text)[-1].bound == "exact"


@pytest.mark.parametrize("text", ["不超过5万元", "不高于5%"])
def test_denied_bounds(text: str) -> None:
    assert seen(text)[-1].bound == "at_most"


def test_odd_thousands_are_still_persons() -> None:
    assert seen("参加2.5万余人") == [Seen("2.5", "2.5", "0.1", "万人", "at_least", "2.5万余人")]


SEVERAL = {
    # numbers that share no unit
    "counts": ("2和3辆", ["3辆"]),
    "other_words_between": ("2加3万元", ["3万元"]),
    "of_two_kinds": ("5.1 亿,5506 万 元", ["5.1亿元", "5506万元"]),
    "points": ("分别下降2.1和5.6个百分点", ["2.1个百分点", "5.6个百分点"]),
    "per_cent": ("分别增长10和20%", ["10%", "20%"]),
    "money": ("分别为2.5及3万元", ["2.5万元", "3万元"]),
    "rates_with_signs": ("增幅为6.7%、-4.5%和-21.7%", ["6.7%", "-4.5%", "-21.7%"]),
    "without_spaces": ("货物9,399.2亿元、工程16,961.2亿元", ["9399.2亿元", "16961.2亿元"]),
}


@pytest.mark.parametrize(("text", "figures"), SEVERAL.values(), ids=SEVERAL)
def test_several_figures(text: str, figures: list[str]) -> None:
    assert [figure.value + figure.unit for figure in seen(text)] == figures


def test_three_figures_share_a_unit() -> None:
    assert [figure.value + figure.unit for figure in seen("分别为2.5、3.5和5万元")] == [
        "2.5万元",
        "3.5万元",
        "5万元",
    ]


FACTORS = {
    "元": ("money", 1, ""),
    "千元": ("money", 10**3, ""),
    "万元": ("money", 10**4, ""),
    "百万元": ("money", 10**6, ""),
    "千万元": ("money", 10**7, ""),
    "亿元": ("money", 10**8, ""),
    "万亿元": ("money", 10**12, ""),
    "%": ("percent", 1, ""),
    "个百分点": ("point", 1, ""),
    "辆": ("count", 1, "辆"),
    "万人次": ("count", 10**4, "人次"),
    "亿人次": ("count", 10**8, "人次"),
}


@pytest.mark.parametrize("unit", FACTORS)
def test_factors(unit: str) -> None:
    kind, factor, base = FACTORS[unit]
    found = lexicon().units[unit]
    assert (str(found.kind), found.factor, found.base) == (kind, Fraction(factor), base)


def test_the_interval_is_half_the_last_place_either_way() -> None:
    (mark,) = marks("支出516.67万元")
    interval = mark.figure.quantity.interval
    assert (interval.low, interval.high) == (Fraction(5166650), Fraction(5166750))


def test_things_are_counted_exactly() -> None:
    (mark,) = marks("购置3辆")
    assert mark.figure.quantity.interval.width == 0


def test_numbers_without_unit_are_kept_for_the_next_stage() -> None:
    """A missing unit is told by the words around a number, which this stage does not know."""
    (mark,) = marks("支出决算为1101.75，完成")
    assert (mark.figure.text, mark.figure.quantity.unit.kind) == ("1101.75", "none")


def test_figures_are_numbered_in_reading_order() -> None:
    found = marks("支出10.5万元，占5%，另有2辆和3。\n收入7万元。")
    assert [mark.figure.index for mark in found] == list(range(5))
    assert sorted(found, key=lambda mark: mark.start) == list(found)


@pytest.mark.parametrize(
    "text",
    [
        "会议费3 8.20万元，培训费1.00万元。",
        "会议费38.2 0万元，培训费1.00万元。",
        "会议费1 3 8.20万元，培训费1.00万元。",
        "会议费（含场地费）3 8.20万元，培训费1.00万元。",
        "完成预算的9 8.20%，另有培训费1.00万元。",
    ],
)
def test_a_number_that_a_space_may_part(text: str) -> None:
    """Whether the digits ahead belong to the figure nobody can tell; of the next figure there is no doubt."""
    assert [figure.bound for figure in seen(text)] == ["parted", "exact"]


@pytest.mark.parametrize(
    "text",
    ["2023年 38.20万元。", "第（2） 38.20万元。", "预算 20.00 38.20万元。", "会议费3万元 38.20万元。"],
)
def test_a_space_between_two_numbers(text: str) -> None:
    assert {figure.bound for figure in seen(text)} == {"exact"}


COMPOUND: dict[str, tuple[str, list[str]]] = {
    "in_digits": ("收入1亿2000万元", ["12000万元"]),
    "in_digits_with_decimals": ("收入5万3000.25元", ["53000.25元"]),
    "in_words": ("收入二十八亿五千六百三十万元", ["285630万元"]),
    "in_words_with_one_digit_ahead": ("收入六亿四千○二十万元", ["64020万元"]),
    "of_a_larger_unit": ("收入1兆7302億元", ["17302亿元"]),
    # these are two
    "with_a_word_between": ("收入1亿和2000万元", ["1亿元", "2000万元"]),
    "of_which_the_second_is_as_large": ("收入1万20000元", ["1万元", "20000元"]),
    "of_which_the_second_has_the_larger_unit": ("收入200万3亿元", ["200万元", "3亿元"]),
    "of_which_the_first_has_decimals_that_reach_further": ("收入1.23456789亿20万元", ["1.23456789亿元", "20万元"]),
}


@pytest.mark.parametrize(("text", "found"), COMPOUND.values(), ids=COMPOUND)
def test_amounts_in_two_units(text: str, found: list[str]) -> None:
    assert [f"{each.value}{each.unit}" for each in seen(text)] == found


def test_worth_is_a_figure_and_its_threshold_none() -> None:
    text = "物资价值36509.48万元；价值100万元以上设备2台。"
    assert [figure.value + figure.unit for figure in seen(text)] == ["36509.48万元", "2台"]
