"""A nought printed without decimals among figures that have some: nothing at all, not something below a half."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from budget_lint.model.quantity import Quantity

_KINDS = ("money", "percent")
_ENOUGH = 2  # other figures of the unit that show how precise a place is
_DOCUMENT = 5  # and that show how precise a document is, where a place has none
_MOST = Fraction(4, 5)  # of which have decimals: whole numbers among them have trimmed theirs


def is_bare(quantity: Quantity) -> bool:
    """True for a nought without decimals, of money or per cent."""
    return not quantity.value and quantity.quantum == 1 and quantity.unit.kind in _KINDS and quantity.bound == "exact"


def sample(quantities: Sequence[Quantity]) -> Quantity | None:
    """The coarsest of the figures that are not nought, where there are some and all of them have decimals."""
    stated = [quantity for quantity in quantities if quantity.value]
    if len(stated) < _ENOUGH or any(quantity.quantum >= 1 for quantity in stated):
        return None
    return max(stated, key=lambda quantity: quantity.quantum)


def usual(quantities: Sequence[Quantity]) -> Quantity | None:
    """The coarsest of a document's figures of a unit that have decimals, where nearly all that are not nought have."""
    stated = [quantity for quantity in quantities if quantity.value]
    fine = [quantity for quantity in stated if quantity.quantum < 1]
    if len(fine) < _DOCUMENT or len(fine) < _MOST * len(stated):
        return None
    return max(fine, key=lambda quantity: quantity.quantum)
