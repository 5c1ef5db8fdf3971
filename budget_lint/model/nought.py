"""A nought printed without decimals among figures that have some: nothing at all, not something below a half."""

from __future__ import annotations

from collections.abc import Sequence

from budget_lint.model.quantity import Quantity

_KINDS = ("money", "percent")
_ENOUGH = 2  # other figures of the unit that show how precise a place is


def is_bare(quantity: Quantity) -> bool:
    """True for a nought without decimals, of money or per cent."""
    return not quantity.value and quantity.quantum == 1 and quantity.unit.kind in _KINDS and quantity.bound == "exact"


def sample(quantities: Sequence[Quantity]) -> Quantity | None:
    """The coarsest of the figures that are not nought, where there are some and all of them have decimals."""
    stated = [quantity for quantity in quantities if quantity.value]
    if len(stated) < _ENOUGH or any(quantity.quantum >= 1 for quantity in stated):
        return None
    return max(stated, key=lambda quantity: quantity.quantum)
