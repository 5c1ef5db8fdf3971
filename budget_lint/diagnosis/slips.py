"""How a wrong figure may have come about: the slips of a hand that types it, undone.

Figures are counted in units of their last printed digit here: 516.67 is 51667, whatever its unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction
from itertools import product

from budget_lint.model.quantity import Quantity

# The keys of the interface texts. A slip that leads to few values says more when it leads to the right one:
# a digit replaced or dropped explains ten times as many, and no slip at all explains any.
TELLING = ("swap", "swap_distant", "double", "point", "sign", "unit")
LOOSE = ("replace", "drop")
KINDS = (*TELLING, *LOOSE)
UNEXPLAINED = 2
POINT_POWERS = (1, 2)
UNIT_POWERS = (3, 4, 6, 8)  # between the units in which money is told
LONGEST = 80  # bits; nobody types longer numbers, and the slips grow with the square


def steps(quantity: Quantity) -> int:
    """The signed value in units of its last printed digit."""
    return round(Fraction(quantity.value) / Fraction(quantity.digit))


def last_digit(quantity: Quantity) -> Fraction:
    """One unit of the last printed digit in base units."""
    return Fraction(quantity.digit) * quantity.unit.factor


def weakness(slip: str, shift: int) -> int:
    """0 for a slip that explains a value well, 1 for one that explains it, UNEXPLAINED for none.

    ``shift`` is how far the slip moved the value, in last digits. Another last digit explains nothing: there
    is one such value near any solution.
    """
    if slip in TELLING:
        return 0
    return 1 if slip in LOOSE and abs(shift) >= 10 else UNEXPLAINED


def undone(quantity: Quantity) -> dict[int, str]:
    """The values that one slip turns into the printed one, each with the likeliest such slip."""
    number = steps(quantity)
    sign = -1 if number < 0 else 1
    found: dict[int, str] = {}
    # Ahead of the digits: a point moved to the left looks like a last nought dropped.
    found.update((number * 10**power, "point") for power in POINT_POWERS)
    shortest = len(_digits(quantity, 0))
    for changed, slip in _changed(_digits(quantity, number)) if number.bit_length() <= LONGEST else ():
        # A number does not begin with a nought, but for the one before the point.
        if len(changed) == shortest or (len(changed) > shortest and changed[0] != "0"):
            found.setdefault(sign * int(changed), slip)
    for power in POINT_POWERS:
        found.setdefault(round(Fraction(number, 10**power)), "point")
    found.setdefault(-number, "sign")
    for power in _unit_powers(quantity):
        found.setdefault(number * 10**power, "unit")
        found.setdefault(round(Fraction(number, 10**power)), "unit")
    found.pop(number, None)
    return found


def slip_between(quantity: Quantity, expected: int) -> str:
    """How ``expected`` last digits became the printed value, empty if unknown."""
    known = undone(quantity)
    if expected in known:
        return known[expected]
    number = steps(quantity)
    # A value printed in too large a unit has lost its last digits: they may be any.
    for power in (*POINT_POWERS, *_unit_powers(quantity)):
        if number and 2 * abs(expected - number * 10**power) <= 10**power:
            return "point" if power in POINT_POWERS else "unit"
    return ""


def printed(number: int, quantity: Quantity) -> Decimal:
    """``number`` last digits as a decimal with as many digits after the point as ``quantity`` has."""
    exact = Context(prec=number.bit_length() + 40)
    return exact.multiply(Decimal(number), quantity.digit)


def _unit_powers(quantity: Quantity) -> tuple[int, ...]:
    return UNIT_POWERS if quantity.unit.kind == "money" else ()


def _digits(quantity: Quantity, number: int) -> str:
    """The digits as printed, with the nought before the point."""
    exponent = quantity.digit.as_tuple().exponent
    after = -exponent if isinstance(exponent, int) else 0
    return str(abs(number)).zfill(max(after, 0) + 1)


def _changed(digits: str) -> Iterator[tuple[str, str]]:
    """The digits before each slip of a hand that types digits, with the slip."""
    size = len(digits)
    for distance in range(1, size):
        for i in range(size - distance):
            j = i + distance
            swapped = f"{digits[:i]}{digits[j]}{digits[i + 1 : j]}{digits[i]}{digits[j + 1 :]}"
            yield swapped, "swap" if distance == 1 else "swap_distant"
    for i, digit in product(range(size), "0123456789"):
        yield digits[:i] + digit + digits[i + 1 :], "replace"
    for i, digit in product(range(size + 1), "0123456789"):
        yield digits[:i] + digit + digits[i:], "drop"
    for i in range(1, size):
        if digits[i] == digits[i - 1]:
            yield digits[:i] + digits[i + 1 :], "double"
