"""The same thing stated several times, and in a narrower and a wider scope."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts, of_kind, statements

RESTATED: dict[str, tuple[str, list[str]]] = {
    # not the same thing
    "other_year": (
        "公务接待费5万元。\n2022年公务接待费4万元。",
        [],
    ),
    "other_fund": (
        "一般公共预算财政拨款基本支出5万元。\n政府性基金预算财政拨款基本支出4万元。",
        [],
    ),
    "other_section": (
        "一、一般公共预算财政拨款支出情况\n基本支出5万元。\n二、政府性基金预算财政拨款支出情况\n基本支出4万元。",
        [],
    ),
    "other_measure": (
        "公务接待费预算5万元。\n公务接待费4万元。",
        [],
    ),
    "initial_and_adjusted": (
        "公务接待费年初预算5万元。\n公务接待费调整预算4万元。",
        [],
    ),
    "other_qualifier": (
        "人员经费5万元。\n退休人员经费4万元。",
        [],
    ),
    "part_of_what_the_heading_names": (
        # The income is of more than the heading names: its part is of just that.
        "一、一般公共预算收支情况\n本年收入9.0万元（一般公共预算财政拨款收入7.0万元，其他收入2.0万元）。",
        [
            "breakdown: total=9.0 parts=7.0,2.0 #complete",
            "inclusion: narrow=7.0 wide=9.0",
        ],
    ),
    "known_by_words_only": (
        "培训费5万元。\n培训费4万元。",
        [],
    ),
    "means_many_things": (
        "一般公共预算收入20万元，其中：税收收入12万元。\n政府性基金收入9万元，其中：税收收入3万元。",
        [
            "breakdown: total=20 parts=12",
            "member: part=12 total=20",
            "breakdown: total=9 parts=3",
            "member: part=3 total=9",
        ],
    ),
    "approximation": (
        "公务接待费5万元。\n公务接待费约4万元。",
        [],
    ),
    "above_a_threshold": (
        "税收收入突破5亿元。\n税收收入6亿元。",
        [],
    ),
    "a_school_below": (
        "公务接待费5万元。\n第二中学公务接待费4万元。",
        [],
    ),
    "unchanged_in_words": (
        "公务接待费5万元，与上年持平。\n公务接待费比上年增加1万元。",
        [
            "change: change=1 current=5",
        ],
    ),
    # the same thing
    "same_words": (
        "公务接待费5万元。\n公务接待费4万元。",
        [
            "restatement: stated=5,4",
        ],
    ),
    "three_times": (
        "公务接待费5万元。\n公务接待费5.00万元。\n公务接待费支出50000元。",
        [
            "restatement: stated=5,5.00,50000",
        ],
    ),
    "other_words": (
        "公务接待费5万元。\n2023年度公务接待费支出合计4万元。",
        [
            "restatement: stated=5,4",
        ],
    ),
    "own_body": (
        "公务接待费5万元。\n临溪市河湾区水务局公务接待费4万元。",
        [
            "restatement: stated=5,4",
        ],
    ),
    "same_section_scope": (
        "一般公共预算财政拨款基本支出5万元。\n二、一般公共预算财政拨款支出情况\n基本支出4万元。",
        [
            "restatement: stated=5,4",
        ],
    ),
    "change_again": (
        "公务接待费5万元，比上年增加1万元。\n公务接待费比上年增加2万元。",
        [
            "change: change=1 current=5",
            "change: change=2 current=5",
            "restatement: stated=1,2",
        ],
    ),
    "fixed_fund": (
        "“三公”经费5万元。\n财政拨款“三公”经费4万元。",
        [
            "restatement: stated=5,4",
        ],
    ),
    # narrower and wider
    "fund_within_all": (
        "基本支出5万元。\n一般公共预算财政拨款基本支出4万元。",
        [
            "inclusion: narrow=4 wide=5",
        ],
    ),
    "fund_within_fiscal": (
        "财政拨款基本支出5万元。\n一般公共预算财政拨款基本支出4万元。",
        [
            "inclusion: narrow=4 wide=5",
        ],
    ),
    "level_within_level": (
        "全省支出合计9亿元。\n省级支出合计3亿元。",
        [
            "inclusion: narrow=3 wide=9",
        ],
    ),
    "two_within_one": (
        "基本支出5万元。\n一般公共预算财政拨款基本支出3万元。\n政府性基金预算财政拨款基本支出2万元。",
        [
            "inclusion: narrow=3 wide=5",
            "inclusion: narrow=2 wide=5",
        ],
    ),
    # equal wholes make the parts equal
    "equal_wholes": (
        "支出合计9万元，其中：基本支出6万元，项目支出3万元。\n一般公共预算财政拨款支出合计9万元。\n一般公共预算财政拨款基本支出6万元。",
        [
            "breakdown: total=9 parts=6,3 #complete",
            "restatement: stated=6,6",
            "inclusion: narrow=9 wide=9",
        ],
    ),
    "unequal_wholes": (
        "支出合计9万元，其中：基本支出6万元，项目支出3万元。\n一般公共预算财政拨款支出合计8万元。\n一般公共预算财政拨款基本支出6万元。",
        [
            "breakdown: total=9 parts=6,3 #complete",
            "inclusion: narrow=8 wide=9",
            "inclusion: narrow=6 wide=6",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RESTATED.values(), ids=RESTATED)
def test_restatements(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


FALSE = {
    # each of these is a false alarm on a text in which nothing is wrong
    "another_body": "公务接待费5万元。\n清源县水务局公务接待费4万元。",
    "another_body_first": "清源县水务局公务接待费4万元。\n公务接待费5万元。",
    "parts_named_by_their_funds": "财政拨款收入9万元，其中：一般公共预算7万元，政府性基金2万元。",
    "a_fixed_fund_handed_on": "公务接待费5万元，项目支出20万元。\n财政拨款项目支出18万元。",
    "more_here_and_less_there": "支出合计100万元，全年增支5万元、减支3万元。",
}


@pytest.mark.parametrize("text", FALSE.values(), ids=FALSE)
def test_is_not_restated(text: str) -> None:
    assert of_kind(text, "restatement") == []


def test_over_sections_and_funds() -> None:
    """A general heading, the general fund's part of it, and the same again under that fund's heading."""
    text = (
        "一、收入支出决算总体情况\n基本支出57万元，项目支出40万元。\n"
        "二、一般公共预算财政拨款支出决算情况\n基本支出50万元。\n"
        "三、政府性基金预算财政拨款支出决算情况\n基本支出7万元。\n"
        "四、其他事项\n一般公共预算财政拨款基本支出50.0万元。\n项目支出40.00万元。"
    )
    assert statements(text) == [
        "restatement: stated=40,40.00",
        "restatement: stated=50,50.0",
        "inclusion: narrow=50 wide=57",
        "inclusion: narrow=7 wide=57",
    ]
    assert [told.partition(" ")[0] for told in facts(text)] == [
        "57万元", "40万元", "50万元", "7万元", "50.0万元", "40.00万元",
    ]  # fmt: skip


EQUAL = "本年收入{}万元，比上年增加{}万元。一般公共预算财政拨款收入90.00万元，比上年增加6.00万元。"


@pytest.mark.parametrize(
    ("level", "change", "expected"),
    [
        ("90.00", "6.00", ["restatement: stated=6.00,6.00"]),
        ("90.00", "7.00", []),
        ("91.00", "6.00", []),
    ],
    ids=["all_equal", "another_change", "a_smaller_scope"],
)
def test_changes_of_one_thing_in_two_scopes(level: str, change: str, expected: list[str]) -> None:
    """What is all of it this year may have been less of it last year: only equal changes say anything."""
    assert of_kind(EQUAL.format(level, change), "restatement") == expected
