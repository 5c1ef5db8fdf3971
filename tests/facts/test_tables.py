"""Tables in plain text: cells between bars, tabs or wide gaps, or one cell in a line."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts, statements

TABLES: dict[str, tuple[str, list[str]]] = {
    "no_unit": (
        "“三公”经费支出表\n项目|2022年|2023年\n合计|10.5|11.5\n公务接待费|2.5|2.5",
        [],
    ),
    "one_number": (
        "“三公”经费支出表\n单位：万元\n合计|10.5",
        [],
    ),
    "sentence_with_a_bar": (
        "单位：万元\n合计|10.5万元，其中公务接待费|2.5万元。",
        [
            "10.5万元 amount “合计”? 2023",
            "2.5万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "years": (
        "“三公”经费支出表\n单位：万元\n项目|2022年|2023年\n合计|10.5|11.5\n因公出国（境）费|0|0\n公务用车购置及运行维护费|8|9\n公务接待费|2.5|2.5",
        [
            "10.5万元 amount three_public 2022 fund=fiscal",
            "11.5万元 amount three_public 2023 fund=fiscal",
            "0万元 amount travel_abroad 2022 fund=fiscal",
            "0万元 amount travel_abroad 2023 fund=fiscal",
            "8万元 amount vehicles 2022 fund=fiscal",
            "9万元 amount vehicles 2023 fund=fiscal",
            "2.5万元 amount hospitality 2022 fund=fiscal",
            "2.5万元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "budget_and_actual": (
        "“三公”经费支出表\n单位：万元\n项目|预算数|决算数\n合计|13|12\n公务接待费|3|2\n公务用车购置及运行维护费|10|10",
        [
            "13万元 budget three_public 2023 fund=fiscal",
            "12万元 amount three_public 2023 fund=fiscal",
            "3万元 budget hospitality 2023 fund=fiscal",
            "2万元 amount hospitality 2023 fund=fiscal",
            "10万元 budget vehicles 2023 fund=fiscal",
            "10万元 amount vehicles 2023 fund=fiscal",
        ],
    ),
    "tabs": (
        "“三公”经费支出表\n单位：万元\n合计\t13\n公务接待费\t3\n公务用车购置及运行维护费\t10",
        [
            "13万元 amount three_public 2023 fund=fiscal",
            "3万元 amount hospitality 2023 fund=fiscal",
            "10万元 amount vehicles 2023 fund=fiscal",
        ],
    ),
    "wide_gaps": (
        "“三公”经费支出表\n单位：万元\n合计      13\n公务接待费      3\n公务用车购置及运行维护费      10",
        [
            "13万元 amount three_public 2023 fund=fiscal",
            "3万元 amount hospitality 2023 fund=fiscal",
            "10万元 amount vehicles 2023 fund=fiscal",
        ],
    ),
    "inner_rows": (
        "“三公”经费支出表\n单位：元\n合计|12\n公务用车购置及运行维护费|10\n其中：公务用车购置费|4\n公务用车运行维护费|6\n公务接待费|2",
        [
            "12元 amount three_public 2023 fund=fiscal",
            "10元 amount vehicles 2023 fund=fiscal",
            "4元 amount vehicle_purchase 2023 fund=fiscal",
            "6元 amount vehicle_running 2023 fund=fiscal",
            "2元 amount hospitality 2023 fund=fiscal",
        ],
    ),
    "cell_by_cell": (
        "“三公”经费支出表\n单位：万元\n合计 |\n12 |\n公务接待费 |\n2 |\n公务用车购置及运行维护费 |\n10 |",
        [
            "12万元 amount three_public 2023 fund=fiscal",
            "2万元 amount hospitality 2023 fund=fiscal",
            "10万元 amount vehicles 2023 fund=fiscal",
        ],
    ),
    "blank_row": (
        "“三公”经费支出表\n单位：万元\n合计|12\n因公出国（境）费|\n公务接待费|2\n公务用车购置及运行维护费|10",
        [
            "12万元 amount three_public 2023 fund=fiscal",
            "2万元 amount hospitality 2023 fund=fiscal",
            "10万元 amount vehicles 2023 fund=fiscal",
        ],
    ),
    "units_of_rows": (
        "公务接待情况表\n单位：万元\n公务接待费|2.5\n国内公务接待批次（批次）|5\n国内公务接待人次（人次）|50",
        [
            "2.5万元 amount hospitality 2023 fund=fiscal",
            "5批次 count hospitality_groups 2023 fund=fiscal",
            "50人次 count hospitality_persons 2023 fund=fiscal",
        ],
    ),
}
SUMS: dict[str, tuple[str, list[str]]] = {
    "no_unit": (
        "“三公”经费支出表\n项目|2022年|2023年\n合计|10.5|11.5\n公务接待费|2.5|2.5",
        [],
    ),
    "one_number": (
        "“三公”经费支出表\n单位：万元\n合计|10.5",
        [],
    ),
    "sentence_with_a_bar": (
        "单位：万元\n合计|10.5万元，其中公务接待费|2.5万元。",
        [
            "breakdown: total=10.5 parts=2.5",
            "member: part=2.5 total=10.5",
        ],
    ),
    "budget_and_actual": (
        "“三公”经费支出表\n单位：万元\n项目|预算数|决算数\n合计|13|12\n公务接待费|3|2\n公务用车购置及运行维护费|10|10",
        [
            "breakdown: total=12 parts=2,10 #complete",
            "breakdown: total=13 parts=3,10 #complete",
        ],
    ),
    "tabs": (
        "“三公”经费支出表\n单位：万元\n合计\t13\n公务接待费\t3\n公务用车购置及运行维护费\t10",
        [
            "breakdown: total=13 parts=3,10 #complete",
        ],
    ),
    "wide_gaps": (
        "“三公”经费支出表\n单位：万元\n合计      13\n公务接待费      3\n公务用车购置及运行维护费      10",
        [
            "breakdown: total=13 parts=3,10 #complete",
        ],
    ),
    "inner_rows": (
        "“三公”经费支出表\n单位：元\n合计|12\n公务用车购置及运行维护费|10\n其中：公务用车购置费|4\n公务用车运行维护费|6\n公务接待费|2",
        [
            "breakdown: total=12 parts=10,2 #complete",
            "breakdown: total=10 parts=4,6 #complete",
        ],
    ),
    "cell_by_cell": (
        "“三公”经费支出表\n单位：万元\n合计 |\n12 |\n公务接待费 |\n2 |\n公务用车购置及运行维护费 |\n10 |",
        [
            "breakdown: total=12 parts=2,10 #complete",
        ],
    ),
    "blank_row": (
        "“三公”经费支出表\n单位：万元\n合计|12\n因公出国（境）费|\n公务接待费|2\n公务用车购置及运行维护费|10",
        [
            "breakdown: total=12 parts=2,10 #complete",
        ],
    ),
    "units_of_rows": (
        "公务接待情况表\n单位：万元\n公务接待费|2.5\n国内公务接待批次（批次）|5\n国内公务接待人次（人次）|50",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_cells(text: str, expected: list[str]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUMS.values(), ids=SUMS)
def test_rows_add_up(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


@pytest.mark.xfail(strict=True, reason="only the first of several columns of amounts is summed")
def test_the_columns_of_two_years_add_up() -> None:
    assert statements(TABLES["years"][0]) == [
        "breakdown: total=10.5 parts=0,8,2.5 #complete",
        "breakdown: total=11.5 parts=0,9,2.5 #complete",
    ]


def test_a_table_and_the_text_state_the_same() -> None:
    text = (
        "“三公”经费支出表\n单位：万元\n合计|12\n公务接待费|2\n公务用车购置及运行维护费|10\n二、说明\n公务接待费3万元。"
    )
    assert statements(text) == [
        "breakdown: total=12 parts=2,10 #complete",
        "restatement: stated=2,3",
    ]
