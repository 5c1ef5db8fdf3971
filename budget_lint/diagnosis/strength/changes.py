"""The ways in which a figure is made wrong: one of each kind of slip, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from budget_lint.diagnosis.copies import Copies
from budget_lint.diagnosis.slips import LONGEST, printed, steps
from budget_lint.model.fact import Fact, Figure
from budget_lint.model.quantity import Quantity

UNIT_POWER = 4  # from yuan to ten thousand yuan and on to a hundred million


class Change(NamedTuple):
    """Another quantity for a figure, as its facts would have it; ``text`` is what it would print."""

    slip: str
    quantity: Quantity
    text: str


def changes(fact: Fact, copies: Copies) -> Iterator[Change]:
    """The changes of a figure, each to another value; those that the figure allows."""
    quantity, seen = fact.quantity, {fact.quantity.point}
    for slip, changed in (*_typed(quantity), *_meant(quantity), *_copied(fact, copies)):
        if changed.point not in seen:
            seen.add(changed.point)
            yield Change(slip, changed, format(abs(changed.value), "f") + _unit(changed, quantity))


def _unit(changed: Quantity, quantity: Quantity) -> str:
    return "" if changed.unit == quantity.unit else changed.unit.name


def _typed(quantity: Quantity) -> Iterator[tuple[str, Quantity]]:
    """Slips among the digits; none in a number too long to be a figure."""
    number = steps(quantity)
    if number.bit_length() > LONGEST:
        return
    digits, sign = str(abs(number)), -1 if number < 0 else 1
    size, middle = len(digits), len(digits) // 2
    changed = [("replace", digits[:middle] + str((int(digits[middle]) + 5) % 10) + digits[middle + 1 :])]
    changed += [("double", digits[0] + digits), ("point", f"{digits}0")]
    if size > 1:
        changed.append(("drop", digits[:middle] + digits[middle + 1 :]))
        changed.append(("swap", _swapped(digits, _uneven(digits))))
    if size > 2 and digits[0] != digits[-1]:
        changed.append(("swap_distant", digits[-1] + digits[1:-1] + digits[0]))
    for slip, text in changed:
        yield slip, replace(quantity, value=printed(sign * int(text), quantity))


def _uneven(digits: str) -> int:
    """The place nearest to the middle at which two neighbouring digits differ."""
    places = sorted(range(len(digits) - 1), key=lambda i: (abs(2 * i + 1 - len(digits)), i))
    return next((i for i in places if digits[i] != digits[i + 1]), 0)


def _swapped(digits: str, at: int) -> str:
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _meant(quantity: Quantity) -> Iterator[tuple[str, Quantity]]:
    """The right digits with the wrong direction or unit."""
    if quantity.unit.kind != "count":
        yield "sign", quantity.negated()
    if quantity.unit.kind == "money":
        unit = quantity.unit
        yield "unit", replace(quantity, unit=replace(unit, factor=unit.factor * 10**UNIT_POWER))


def _copied(fact: Fact, copies: Copies) -> Iterator[tuple[str, Quantity]]:
    """What stands for the same thing in another year or scope, and the figure before or above."""
    named: Sequence[Fact] = copies.names.get((fact.concept or fact.label, fact.measure), ())
    for slip, others in (
        ("last_year", (other for other in named if other.period != fact.period)),
        ("other_scope", (other for other in named if other.period == fact.period and other.scope != fact.scope)),
    ):
        found = next(others, None)
        if found is not None:
            yield slip, _having(fact.quantity, found.quantity)
    neighbours: Mapping[int, Figure] = copies.above if fact.figure.index in copies.above else copies.before
    above = neighbours.get(fact.figure.index)
    if above is not None and above.quantity.unit.kind == fact.quantity.unit.kind:
        yield "line_above", _having(fact.quantity, above.quantity)


def _having(quantity: Quantity, other: Quantity) -> Quantity:
    """The quantity with the size of another one, in its own direction and unit, with the other's precision."""
    quantum = Fraction(other.quantum) * other.unit.factor / quantity.unit.factor
    exact = Decimal(quantum.numerator) / Decimal(quantum.denominator)
    if Fraction(exact) != quantum or not quantum:
        return quantity
    value = printed(round(abs(other.point) / quantity.unit.factor / quantum), replace(quantity, quantum=exact))
    return replace(quantity, value=-value if quantity.value < 0 else value, quantum=exact)
