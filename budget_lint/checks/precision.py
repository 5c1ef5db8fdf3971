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
# Figures that are not nought after which a column is looked at by itself: with one coarse for four full ones at
# most, these make ``LEAST`` full ones.
OWN = LEAST + LEAST // MOST_COARSE
Group = tuple[str, int, str, int]


class Precision:
    """The half units of figures: as printed, or finer where their group is known to trim zeros.

    A group is what a document prints alike: the figures of one unit and one measure in the text, or in one column of
    a table. The columns of a table that have too few figures to be told apart are one group.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        columns: dict[Group, dict[int, Quantity]] = {}
        for fact in facts:
            if not fact.figure.worded and fact.quantity.bound == "exact" and fact.quantity.quantum > 0:
                columns.setdefault(_column(fact), {})[fact.figure.index] = fact.quantity
        groups: dict[Group, dict[int, Quantity]] = {}
        for column, found in columns.items():
            own = sum(1 for quantity in found.values() if quantity.value) >= OWN
            groups.setdefault(column if own else _together(column), {}).update(found)
        quanta = {
            group: quantum for group, found in groups.items() if (quantum := _trimmed(found.values())) is not None
        }
        # A column of its own that does not trim is not as its table.
        self.quanta: Mapping[Group, Decimal | None] = quanta and {**dict.fromkeys(groups), **quanta}

    def half(self, fact: Fact) -> Fraction:
        """Half a unit of the last digit that was known, in base units."""
        if not self.quanta:
            return fact.quantity.half
        column = _column(fact)
        quantum = self.quanta.get(column if column in self.quanta else _together(column))
        if quantum is None or quantum >= fact.quantity.quantum:
            return fact.quantity.half
        return Fraction(quantum) * fact.quantity.unit.factor / 2


def _column(fact: Fact) -> Group:
    """The figures of its column; in the text all of the unit and the measure."""
    return fact.quantity.unit.name, min(fact.section, 0), fact.measure, fact.column


def _together(column: Group) -> Group:
    return (*column[:3], -1)


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
