"""Noughts without decimals: as precise as what stands beside them, where that tells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.figures.texts import marks

CASES = {
    # left as printed
    "alone": ("支出0万元。", "1"),
    "one_other": ("支出0万元，其中：人员1.50万元。", "1"),
    "whole_numbers_beside_it": ("支出10万元，人员0万元，公用2.50万元，其他3.10万元。", "1"),
    "another_unit": ("人员0元，公用2.50万元，其他3.10万元。", "1"),
    "another_paragraph": ("人员0万元。\n公用2.50万元，其他3.10万元。", "1"),
    "a_count": ("车辆0辆，公用2.50万元，其他3.10万元。", "0"),
    "about_nought": ("约0万元，公用2.50万元，其他3.10万元。", "1"),
    "with_decimals": ("人员0.0万元，公用2.50万元，其他3.10万元。", "0.1"),
    "a_document_of_whole_numbers": (
        "支出0万元。\n人员1.50万元，公用2.50万元。\n社保31万元，房租42万元，会议51万元，税费8万元。",
        "1",
    ),
    # sharpened
    "two_others": ("人员0万元，公用2.50万元，其他3.10万元。", "0.01"),
    "the_coarsest_other": ("人员0万元，公用2.5万元，其他3.10万元。", "0.1"),
    "per_cent": ("占0%，占97.50%，占2.50%。", "0.01"),
    "by_the_document": (
        "支出0万元。\n人员1.50万元，公用2.50万元。\n社保3.10万元，房租4.20万元，会议5.10万元，税费8万元。",
        "0.01",
    ),
    "other_noughts_tell_nothing": ("人员0万元，社保0万元，公用2.50万元，其他3.10万元。", "0.01"),
}


@pytest.mark.parametrize(("text", "quantum"), CASES.values(), ids=CASES)
def test_the_first_nought(text: str, quantum: str) -> None:
    nought = next(mark.figure.quantity for mark in marks(text) if not mark.figure.quantity.value)
    assert nought.quantum == Decimal(quantum)
