"""How a printed figure may have come of another one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget_lint.diagnosis.slips import printed, slip_between, steps, undone
from budget_lint.model.quantity import Unit
from tests.diagnosis.accounts import PERCENT, WAN
from tests.diagnosis.accounts import printed as quantity


@pytest.mark.parametrize(
    ("wrong", "right", "unit", "slip"),
    [
        pytest.param("516.67", "903.21", WAN, "", id="unrelated"),
        pytest.param("516.67", "561.76", WAN, "", id="two-swaps"),
        pytest.param("5166.70", "0.52", PERCENT, "", id="no-units-in-per-cent"),
        pytest.param("100", "0", PERCENT, "", id="no-number-begins-with-noughts"),
        pytest.param("160", "61", PERCENT, "", id="nor-with-a-swapped-one"),
        pytest.param("561.67", "516.67", WAN, "swap", id="neighbours"),
        pytest.param("5.60", "0.56", WAN, "point", id="point-right"),
        pytest.param("0.56", "5.06", WAN, "swap", id="nought-before-the-point"),
        pytest.param("615.67", "516.67", WAN, "swap_distant", id="distant"),
        pytest.param("516.87", "516.67", WAN, "replace", id="one-digit"),
        pytest.param("51.67", "516.67", WAN, "drop", id="dropped"),
        pytest.param("5166.67", "516.67", WAN, "double", id="doubled"),
        pytest.param("51.667", "516.670", WAN, "point", id="point-left"),
        pytest.param("4123.7", "412.4", WAN, "point", id="point-with-rounding"),
        pytest.param("-53.19", "53.19", WAN, "sign", id="sign"),
        pytest.param("53.19", "-53.19", WAN, "sign", id="lost-sign"),
        pytest.param("-35.19", "-53.19", WAN, "swap", id="negative"),
        pytest.param("516.67", "5166712.34", WAN, "unit", id="unit-too-large"),
        pytest.param("5166712.34", "516.67", WAN, "unit", id="unit-too-small"),
    ],
)
def test_slip(wrong: str, right: str, unit: Unit, slip: str) -> None:
    figure = quantity(wrong, unit)
    assert slip_between(figure, steps(quantity(right, unit))) == slip


def test_the_printed_value_is_no_slip() -> None:
    assert 11 not in undone(quantity("11", WAN))


def test_a_number_beyond_typing_has_no_slips_of_digits() -> None:
    assert set(undone(quantity("1" * 5000, PERCENT)).values()) == {"point", "sign"}


@pytest.mark.parametrize("text", ["0.07", "-1234567890123456789012345678901234567890.12", "15", "0"])
def test_last_digits_and_back(text: str) -> None:
    figure = quantity(text)
    assert str(printed(steps(figure), figure)) == str(Decimal(text))
