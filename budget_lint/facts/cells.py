"""What the cells of tables in plain text have in common: units in brackets, numbers that take the unit of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from budget_lint.model.fact import Figure
from budget_lint.model.folded import Mark
from budget_lint.model.quantity import Unit

UNIT_IN_BRACKETS = re.compile(r"\(([^()]{1,6})\)")


def unit_in_brackets(text: str, units: Mapping[str, Unit]) -> Unit | None:
    """The one unit of money that stands in brackets in ``text``, None where there is none or several."""
    stated = [units[word] for word in UNIT_IN_BRACKETS.findall(text) if word in units]
    return one_of_money(stated)


def one_of_money(units: list[Unit]) -> Unit | None:
    """The only unit of money among ``units``."""
    money = [unit for unit in units if unit.kind == "money"]
    return money[0] if money and len(set(money)) == 1 else None


def as_unit(mark: Mark, unit: Unit) -> Figure:
    """The figure of a cell in the unit of its table, unless it has one of that kind itself.

    A gap before it parts cells, not numbers.
    """
    quantity = mark.figure.quantity
    if quantity.unit.kind == unit.kind and quantity.bound != "parted":
        return mark.figure
    if quantity.bound == "parted":
        quantity = replace(quantity, bound="exact")
        unit = quantity.unit if quantity.unit.kind == unit.kind else unit
    return replace(mark.figure, quantity=replace(quantity, unit=unit))
