"""How precisely figures were known, where a document prints less: trailing zeros that were left out.

``326.6`` beside ``560.63`` may be 326.60 with its zero trimmed. A document that trims shows it: of many figures
with decimals none ends in a zero, and of the others there are no more than chance would leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from budget_lint.model.fact import Fact
from budget_lint.model.quantity import Quantity

LEAST = 40  # figures at full precision: without trimming, four of them would end in a zero
MOST_COARSE = 4  # one in ten ends in a zero by chance; more than one in four is a precision of its own
Group = tuple[str, int, str]


class Precision:
    """The half units of figures: as printed, or finer where their group is known to trim zeros.

    A group is what a document prints alike: the figures of one unit and one measure in the text, or in one
    table.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        groups: dict[Group, dict[int, Quantity]] = {}
        for fact in facts:
            if not fact.figure.worded and fact.quantity.bound == "exact" and fact.quantity.quantum > 0:
                groups.setdefault(_group(fact), {})[fact.figure.index] = fact.quantity
        self.quanta: Mapping[Group, Decimal] = {
            group: quantum for group, found in groups.items() if (quantum := _trimmed(found.values())) is not None
        }

    def half(self, fact: Fact) -> Fraction:
        """Half a unit of the last digit that was known, in base units."""
        quantum = self.quanta.get(_group(fact))
        if quantum is None or quantum >= fact.quantity.quantum:
            return fact.quantity.half
        return Fraction(quantum) * fact.quantity.unit.factor / 2


def _group(fact: Fact) -> Group:
    return fact.quantity.unit.name, min(fact.section, 0), fact.measure


def _trimmed(quantities: Iterable[Quantity]) -> Decimal | None:
    """The quantum of the figures of a group that trims zeros, None where it does not, or cannot be told."""
    counted = [quantity for quantity in quantities if quantity.value]
    finest = min((quantity.quantum for quantity in counted), default=Decimal(1))
    full = [quantity for quantity in counted if quantity.quantum == finest]
    coarse = len(counted) - len(full)
    if finest >= 1 or len(full) < LEAST or not 0 < coarse * MOST_COARSE <= len(full):
        return None
    if any(quantity.quantum < 1 and quantity.value / quantity.quantum % 10 == 0 for quantity in quantities):
        return None
    return finest
