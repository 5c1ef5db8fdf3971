"""What is measured, where: concepts, the words that make another thing of them, and scopes."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts

NAMES: dict[str, tuple[str, list[str]]] = {
    "the_body_and_its_units": (
        "临溪市河湾区水务局本级及所属各单位共有车辆8辆。",
        [
            "8辆 count/辆 motor_vehicles 2023",
        ],
    ),
    "its_units_alone": (
        "所属单位共有车辆8辆。",
        [
            "8辆 count/辆 “所属单位共有车辆” 2023",
        ],
    ),
    # words that are a budget by themselves and none behind another one
    "indicators": (
        "预算执行指标分值10分，产出指标分值50分。",
        [
            "10分 count/full “预算执行指标” 2023",
            "50分 count/full “产出指标” 2023",
        ],
    ),
    # a year amid the words
    "year_behind_the_thing": (
        "公务接待费2023年决算数3万元，公务用车购置费2022年度决算数2万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
            "2万元 amount vehicle_purchase 2022 fund=fiscal",
        ],
    ),
    "year_between_two_things": (
        "基本支出2023年公务接待费3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    # words that make another thing of a concept
    "unknown_qualifier": (
        "水利基本支出50万元，应急项目支出30万元。",
        [
            "50万元 amount “水利基本支出” 2023",
            "30万元 amount “应急项目支出” 2023",
        ],
    ),
    "qualifier_of_people": (
        "退休人员公用经费12万元。",
        [
            "12万元 amount “退休人员公用经费” 2023",
        ],
    ),
    "qualifier_behind": (
        "公务接待费补贴3万元。",
        [
            "3万元 amount “公务接待费补贴” 2023",
        ],
    ),
    "part_of_a_concept": (
        "会议接待费3万元。",
        [
            "3万元 amount “会议接待费” 2023",
        ],
    ),
    "income_without_scope": (
        "收入12万元。",
        [
            "12万元 amount “收入”? 2023",
        ],
    ),
    "general_word": (
        "金额12万元。",
        [
            "12万元 amount “金额”? 2023",
        ],
    ),
    "expenditure_of_a_trade": (
        "教育支出12万元。",
        [
            "12万元 amount “教育支出” 2023",
        ],
    ),
    "other_fund": (
        "就业专项资金项目支出12万元。",
        [
            "12万元 amount “就业专项资金项目支出” 2023",
        ],
    ),
    # words that do not
    "concept": (
        "公务接待费3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "quoted": (
        "“三公”经费3万元。",
        [
            "3万元 amount three_public 2023 fund=fiscal",
        ],
    ),
    "own_body": (
        "本部门公务接待费3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "own_body_by_name": (
        "临溪市河湾区水务局公务接待费3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "of_the_year": (
        "2023年度公务接待费支出3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "general_ending": (
        "公务接待费支出合计3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "with_particle": (
        "全年的公务接待费3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "list_number": (
        "1.公务接待费3万元。",
        [
            "3万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    # scopes
    "fund_general": (
        "一般公共预算财政拨款基本支出3万元。",
        [
            "3万元 amount basic_expenditure 2023 fund=general",
        ],
    ),
    "fund_government": (
        "政府性基金预算财政拨款基本支出3万元。",
        [
            "3万元 amount basic_expenditure 2023 fund=gov_fund",
        ],
    ),
    "fund_capital": (
        "国有资本经营预算财政拨款基本支出3万元。",
        [
            "3万元 amount basic_expenditure 2023 fund=capital",
        ],
    ),
    "fund_fiscal": (
        "财政拨款基本支出3万元。",
        [
            "3万元 amount basic_expenditure 2023 fund=fiscal",
        ],
    ),
    "scoped_name": (
        "一般公共预算财政拨款支出3万元，一般公共预算财政拨款收入4万元。",
        [
            "3万元 amount expenditure 2023 fund=general",
            "4万元 amount income 2023 fund=general",
        ],
    ),
    "narrower_of_two": (
        "财政拨款收支中，一般公共预算财政拨款基本支出3万元。",
        [
            "3万元 amount basic_expenditure 2023 fund=general",
        ],
    ),
    "fund_told_by_the_concept": (
        "财政拨款“三公”经费3万元，政府采购支出总额4万元。",
        [
            "3万元 amount three_public 2023 fund=fiscal",
            "4万元 amount procurement 2023",
        ],
    ),
    "level": (
        "全省支出合计9亿元，省级支出合计3亿元。",
        [
            "9亿元 amount expenditure 2023 level=province",
            "3亿元 amount expenditure 2023 level=province_level",
        ],
    ),
    "like_for_like": (
        "同口径支出合计9亿元。",
        [
            "9亿元 amount expenditure 2023 basis=like_for_like",
        ],
    ),
    "fund_of_the_first_holds_for_the_next": (
        "一般公共预算财政拨款支出合计9万元，其中：基本支出6万元，项目支出3万元。",
        [
            "9万元 amount expenditure 2023 fund=general",
            "6万元 amount basic_expenditure 2023 fund=general",
            "3万元 amount project_expenditure 2023 fund=general",
        ],
    ),
    # general words take up what is spoken of
    "spending_again": (
        "公务接待费年初预算为3万元，支出2万元。",
        [
            "3万元 budget/initial hospitality 2023 fund=fiscal",
            "2万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "visits": (
        "国内公务接待31批次、268人次，支出2.36万元。",
        [
            "31批次 count/批次 domestic_hospitality 2023 fund=fiscal",
            "268人次 count/人次 domestic_hospitality 2023 fund=fiscal",
            "2.36万元 amount domestic_hospitality 2023 fund=fiscal",
        ],
    ),
    "other_side": (
        "一般公共预算财政拨款收入9万元，支出8万元。",
        [
            "9万元 amount income 2023 fund=general",
            "8万元 amount expenditure 2023 fund=general",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert facts(text) == expected


def names(text: str) -> list[str]:
    return [told.split(" ")[2] for told in facts(text)]


def test_a_reason_does_not_take_over() -> None:
    """Figures of a reason are about other things; the next sentence is about its own."""
    text = "公务接待费5万元，比上年减少1万元，原因是会议减少3次。公务用车运行维护费7万元，增长2%。"
    assert names(text) == ["hospitality", "hospitality", "“会议”", "vehicle_running", "vehicle_running"]


def test_a_reason_with_an_item_of_its_own() -> None:
    text = "公务接待费5万元，主要原因是项目支出增加20万元，增长8%。"
    assert names(text) == ["hospitality", "project_expenditure", "project_expenditure"]


def test_a_fixed_fund_is_its_concepts_own() -> None:
    assert facts("公务接待费5万元，项目支出20万元。")[1] == "20万元 amount project_expenditure 2023"


def test_one_more_thing() -> None:
    assert facts("另有项目支出10万元。") == ["10万元 amount project_expenditure 2023"]


def test_parts_named_by_their_funds() -> None:
    text = "财政拨款收入80万元，其中：一般公共预算70万元，政府性基金10万元。"
    assert facts(text) == [
        "80万元 amount income 2023 fund=fiscal",
        "70万元 amount “一般公共预算” 2023 fund=general",
        "10万元 amount “政府性基金” 2023 fund=gov_fund",
    ]


SECTIONS = (
    "一、收入支出决算总体情况\n基本支出57万元。\n"
    "二、一般公共预算财政拨款支出决算情况\n基本支出50万元。\n（一）项目情况\n项目支出9万元。\n"
    "三、政府性基金预算财政拨款支出决算情况\n基本支出7万元。\n"
    "四、其他情况\n基本支出57万元。"
)


def test_headings_state_the_scope_of_what_is_below() -> None:
    assert facts(SECTIONS) == [
        "57万元 amount basic_expenditure 2023",
        "50万元 amount basic_expenditure 2023 fund=general",
        "9万元 amount project_expenditure 2023 fund=general",
        "7万元 amount basic_expenditure 2023 fund=gov_fund",
        "57万元 amount basic_expenditure 2023",
    ]


def test_a_chapter_does_not_go_on_with_the_parts() -> None:
    text = (
        "第三部分 决算说明\n三、支出决算情况\n四、政府性基金情况\n培训费2万元。\n九、其他情况\n会议费1万元。"
    )
    assert facts(text) == [
        "2万元 amount “培训费” 2023 fund=gov_fund",
        "1万元 amount “会议费” 2023",
    ]


def test_an_uneven_number_goes_on_with_the_headings() -> None:
    """A heading in another style that counts on ends the section before it."""
    text = "一、一般公共预算财政拨款支出情况\n基本支出50万元。\n2.其他情况\n基本支出57万元。"
    assert facts(text)[1] == "57万元 amount basic_expenditure 2023"


PERIODS = {
    "stated_year": ("2022年基本支出5万元。", "2022"),
    "document_year": ("基本支出5万元。", "2023"),
    "last_year_beside_this": ("2022年收入合计5万元，2023年收入合计6万元。", "2022 2023"),
    "part_of_a_year": ("2023年1-5月，基本支出5万元。", "2023-1..5"),
    "same_part_for_the_next": ("2023年1-5月，基本支出5万元，项目支出6万元。", "2023-1..5 2023-1..5"),
}


@pytest.mark.parametrize(("text", "periods"), PERIODS.values(), ids=PERIODS)
def test_periods(text: str, periods: str) -> None:
    assert " ".join(told.split(" ")[3] for told in facts(text)) == periods


def test_the_year_of_an_inline_value() -> None:
    text = "基本支出由2020年的7万元增加到8万元。"
    assert [told.split(" ")[3] for told in facts(text)] == ["2020", "2023"]


def test_a_bracket_that_sums_up_the_names_before_it() -> None:
    assert facts("公务接待费、公车购置费、公车运行费（“三公”经费）决算总额27万元。") == [
        "27万元 amount three_public 2023 fund=fiscal"
    ]
    assert facts("公务接待费（国内接待费）7万元。")[0].startswith("7万元 amount “公务接待费(国内接待费)”")


def test_a_shorter_name_that_leaves_nothing_unexplained() -> None:
    assert facts("本部门收入预算27万元。") == ["27万元 budget income_total 2023"]


def test_figures_that_share_the_unit_of_the_last() -> None:
    text = "收、支总计各是41.49,43.91万元。与上年相比，收、支总计各减少12.86,25.70万元，各下降23.66%、36.92%。"
    assert facts(text) == [
        "41.49万元 amount income_total 2023",
        "43.91万元 amount expenditure_total 2023",
        "-12.86万元 change/previous income_total 2023",
        "-25.70万元 change/previous expenditure_total 2023",
        "-23.66% change_rate/previous income_total 2023",
        "-36.92% change_rate/previous expenditure_total 2023",
    ]


def test_a_row_of_names_that_are_all_parts_of_one() -> None:
    text = "因公出国（境）费、公务用车购置及运行费和公务接待费的财政拨款预算数27万元。"
    assert facts(text) == ["27万元 budget three_public 2023 fund=fiscal"]
    assert facts("公务用车购置及运行费和公务接待费27万元。")[0].split()[2] != "three_public"


def test_parts_of_a_budget_that_is_named_alone() -> None:
    assert facts("2023年“三公”经费预算中，公务接待费27万元。") == ["27万元 budget hospitality 2023 fund=fiscal"]


def test_a_sentence_on_the_first_line_is_no_title() -> None:
    text = (
        "公务接待费20.10万元，与上年相比有所减少，主要是因为贯彻落实有关规定精神和厉行节约的要求，"
        "从严控制各项开支，全省各级都有所下降。"
    )
    assert facts(text, title="") == ["20.10万元 amount hospitality  fund=fiscal"]


def test_a_year_between_a_name_and_what_names_nothing() -> None:
    assert facts("因公出国（境）费2023年财政拨款支出决算数为7.5万元。") == [
        "7.5万元 amount travel_abroad 2023 fund=fiscal"
    ]


def test_figures_of_some_bodies_are_not_those_of_all() -> None:
    text = "“三公”经费预算63.1亿元。其中21个部门“三公”经费预算13.0亿元，21个项目“三公”经费预算1.0亿元。"
    assert [line for line in facts(text) if "亿元" in line] == [
        "63.1亿元 budget three_public 2023 fund=fiscal",
        "13.0亿元 budget three_public 2023 bodies=some fund=fiscal",
        "1.0亿元 budget “项目三公经费预算” 2023 fund=fiscal",
    ]


def test_causes_are_told_against_what_the_change_is() -> None:
    text = "公务接待费支出5万元，较2023年预算减少3万元，主要是国内接待费减少2万元。"
    assert [line.split()[1] for line in facts(text)] == ["amount", "change/budget", "change/budget"]


def test_the_same_guests_in_another_unit() -> None:
    text = "国内接待220批，共计135人次；接待外宾41批，共计116人次。"
    assert [line.split()[2] for line in facts(text)] == [
        "domestic_hospitality",
        "domestic_hospitality",
        "“接待外宾”",
        "“接待外宾”",
    ]


def test_a_scope_that_stands_alone_ahead_of_a_name() -> None:
    assert facts("全市，包括各区和其他单位2023年教育支出7亿元。") == ["7亿元 amount “教育支出” 2023 level=city"]
    assert facts("全市，各区教育支出7亿元。")[0].endswith("level=city")
