"""What is left at the end of a year, and what there is at its beginning, with the year in the name."""

from __future__ import annotations

import pytest

from tests.facts.texts import facts

TITLE = "某局2024年度部门决算\n"
NAMES = {
    "end": ("2023年末结转和结余5.00万元。", "carry_over_out 2023"),
    "end_of_the_year": ("2023年年末结转和结余5.00万元。", "carry_over_out 2023"),
    "bottom": ("2023年底结转结余5.00万元。", "carry_over_out 2023"),
    "of_fiscal_year": ("2023年度年末结转和结余5.00万元。", "carry_over_out 2023"),
    "beginning": ("2024年初结转和结余5.00万元。", "carry_over_in 2024"),
    "beginning_of_the_year": ("2024年年初结转和结余5.00万元。", "carry_over_in 2024"),
    "last_end": ("上年末结转和结余5.00万元。", "carry_over_in 2024"),
    "last_end_of_the_year": ("上年年末结转结余5.00万元。", "carry_over_in 2024"),
    "own_end": ("本年末结转和结余5.00万元。", "carry_over_out 2024"),
    "own_end_of_the_year": ("本年年末结转和结余5.00万元。", "carry_over_out 2024"),
    "no_year": ("年末结转和结余5.00万元。", "carry_over_out 2024"),
    "fund": ("2023年末财政拨款结转和结余5.00万元。", "carry_over_out 2023 fund=fiscal"),
    "fund_at_the_beginning": ("2024年初一般公共预算财政拨款结转和结余5.00万元。", "carry_over_in 2024 fund=general"),
    "things_that_are_there": ("2023年末公务用车保有量5辆。", "vehicles_held 2023 fund=fiscal"),
    "debt": ("2023年末政府债务余额5.00万元。", "debt_balance 2023"),
}


@pytest.mark.parametrize(("text", "told"), NAMES.values(), ids=NAMES)
def test_the_end_of_a_year_is_part_of_the_name(text: str, told: str) -> None:
    (line,) = facts(text, TITLE)
    assert line.split(" ", 2)[2] == told


def test_the_initial_budget_is_none_of_the_beginning() -> None:
    assert facts("2024年初预算5.00万元，公务接待费2024年初预算数3.00万元。", TITLE)[1:] == [
        "3.00万元 budget/initial hospitality 2024 fund=fiscal"
    ]
