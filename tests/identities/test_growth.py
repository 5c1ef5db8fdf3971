"""Growth a year over several years, and the points that two rates lie apart."""

from __future__ import annotations

import pytest

from tests.identities.cases import Case, check, found, outcomes

TITLE = "云溯区2024年财政预算执行情况的报告\n"
RATE, AMOUNT, POINTS = "ST136", "ST137", "ST138"
CASES = {
    "from_and_to": Case(
        "一般公共预算收入由2019年的81.3亿元增加到2024年的104.6亿元，年均增长5.17%。", "5.17", "7.15", RATE
    ),
    "with_the_span": Case(
        "教育支出从2019年的50.40亿元增长到2024年的70.70亿元，五年年均增长7.0%。", "7.0", "7.7", RATE
    ),
    "span_first": Case(
        "“十四五”以来，全区卫生健康支出由2020年的12.35亿元提高到2024年的16.40亿元，年均增长7.35%。",
        "7.35",
        "3.75",
        RATE,
    ),
    "two_clauses": Case("2020年税收收入64.20亿元，2024年税收收入达到81.50亿元，年均增速为6.1%。", "6.1", "1.6", RATE),
    "compound_fall": Case(
        "“三公”经费由2021年的812.40万元减少到2024年的640.10万元，年均下降7.64%。", "7.64", "4.67", RATE
    ),
    "range": Case(
        "2020年至2024年，社会保障支出由2020年的31.8亿元增至2024年的42.5亿元，年平均增长7.5%。", "7.5", "5.7", RATE
    ),
    "of_other_years": Case(
        "城乡低保人均补助从2014年的2107元上升到2019年的2590元，年均增长4.21%。", "4.21", "2.41", RATE
    ),
    "amounts": Case(
        "一般公共预算支出由2019年的180.5亿元增加到2024年的220.0亿元，年均增加7.9亿元。", "7.9", "9.7", AMOUNT
    ),
    "counts": Case("公务用车由2020年的96辆减少到2024年的80辆，年均减少4辆。", "80", "60", AMOUNT),
    "growth_and_last_years": Case("税收收入增长5.6%，上年增长8.8%，增幅下降3.2个百分点。", "3.2", "2.3", POINTS),
    "share_against_last_years": Case(
        "税收收入占一般公共预算收入的比重为68.2%，比上年的66.7%提高1.5个百分点。", "1.5", "5.1", POINTS
    ),
    "from_rate_to_rate": Case("非税收入增速由上年的12.8%回落到7.4%，回落5.4个百分点。", "7.4", "4.7", POINTS),
    "progress": Case("一般公共预算支出进度为92.5%，较去年同期的90.3%加快2.2个百分点。", "90.3", "93.0", POINTS),
    "year_named": Case("2024年教育支出增长5.6%，2023年增长3.4%，增速提高2.2个百分点。", "2.2", "4.2", POINTS),
    "falls": Case("土地出让收入下降12.4%，去年同期下降20.1%，降幅收窄7.7个百分点。", "7.7", "7.1", POINTS),
}
SILENT = {
    # how many years are meant is open
    "plan_without_years": "“十四五”时期，教育支出由50.4亿元增加到70.7亿元，年均增长9.9%。",
    "span_without_years": "五年来，教育支出由50.4亿元增加到70.7亿元，年均增长9.9%。",
    "span_and_years_differ": "教育支出由2020年的50.4亿元增加到2024年的70.7亿元，五年年均增长11.9%。",
    "year_of_the_document": "教育支出由2020年的50.4亿元增加到70.7亿元，年均增长11.9%。",
    "sum_of_years": "五年来，教育支出累计完成600亿元，年均增长5.2%。",
    "years_of_a_plan_together": "2024年一般公共预算收入完成285.5亿元，增长9.1%。\n“十四五”时期，一般公共预算收入累计"
    "完成1051亿元，年均增长5.2%，高于“十三五”时期1.5个百分点。",
    "like_for_like": "教育支出由2019年的约50亿元增加到2024年的70.7亿元，年均增长9.9%。",
    "of_something_else": "教育支出由2019年的50.4亿元增加到2024年的70.7亿元，其中高中教育支出年均增长9.9%。",
    "before_its_year": "2024年收入100亿元，比2019年增加20亿元；2023年收入95亿元。\n2024年收入比上年增加5亿元。",
    "points_of_a_share": "税收收入增长5.6%，上年增长8.8%，占比提高1.5个百分点。",
    "points_against_others": "税收收入增长5.6%，上年增长8.8%，低于全省平均水平1.5个百分点。",
    "points_against_others_above": "税收收入增长5.6%，上年增长8.8%，高于全省平均水平1.5个百分点。",
    "points_against_a_plan": "税收收入增长5.6%，上年增长8.8%，比预期目标高1.0个百分点。",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_wrong_figures_are_found(case: Case) -> None:
    check(case._replace(text=TITLE + case.text))


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_doubtful_texts_are_silent(text: str) -> None:
    assert found(TITLE + text) == []


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("“十四五”时期，教育支出由50.40亿元增加到70.70亿元", "7.0"),
        ("“十四五”时期，教育支出由50.40亿元增加到70.70亿元", "8.83"),
        ("2020-2024年，教育支出由50.40亿元增加到70.70亿元", "7.0"),
        ("教育支出由2019年的50.40亿元增加到70.70亿元", "7.0"),
    ],
)
def test_an_open_number_of_years_confirms(words: str, rate: str) -> None:
    [(outcome, _)] = outcomes(f"{TITLE}{words}，年均增长{rate}%。", RATE)
    assert outcome in ("holds", "rounding")


def test_an_open_number_of_years_decides_nothing_else() -> None:
    assert [outcome for outcome, _ in outcomes(TITLE + SILENT["plan_without_years"], RATE)] == ["undecided"]


def test_a_change_against_an_earlier_year_is_none_against_the_last() -> None:
    text = TITLE + "2024年一般公共预算收入100亿元，比2019年增加20亿元，增长25%。一般公共预算收入比上年增加5亿元。"
    assert outcomes(text, "ST109") == []
    assert outcomes(text, "ST104") == [("holds", ["25", "20", "100"])]
