"""Exact numbers as decimal digits, and figures as they are printed. No float is involved."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from budget_lint.model.fact import Fact

MOST_DIGITS = 12


def plain(value: Decimal) -> str:
    """``value`` without exponent; its zeros are kept, they are part of what is printed."""
    return format(abs(value) if value == 0 else value, "f")


def decimals(quantum: Decimal) -> int:
    """Number of digits behind the point of a figure whose last digit is worth ``quantum``."""
    exponent = quantum.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Fraction, digits: int) -> str:
    """``value`` to at most ``digits`` decimals, halves away from zero, without trailing zeros."""
    scaled = abs(value) * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    text = str(whole).rjust(digits + 1, "0")
    if digits:
        text = f"{text[:-digits]}.{text[-digits:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and whole else text


def telling(value: Fraction, digits: int) -> str:
    """``rounded``, with as many more digits as it takes to keep two that are not nought."""
    size = abs(value)
    while size and size * 10**digits < 10 and digits < MOST_DIGITS and rounded(value, digits) != exact(value):
        digits += 1
    return rounded(value, digits)


def exact(value: Fraction) -> str:
    """All digits of ``value``, bounded by ``MOST_DIGITS``."""
    return rounded(value, MOST_DIGITS)


def digits_as_printed(fact: Fact) -> str:
    """The digits of a figure without the white space that the source may have put among them."""
    return "".join(fact.figure.text.split())


def printed_unit(fact: Fact) -> str:
    """The unit as the document prints it, empty where it prints none."""
    return "" if fact.figure.unit_missing or fact.figure.worded else fact.quantity.unit.name


def printed(fact: Fact) -> str:
    """Digits and unit as printed."""
    return digits_as_printed(fact) + printed_unit(fact)


def signed(fact: Fact) -> str:
    """The digits as printed, with the sign that the words give them (a fall is negative)."""
    text = digits_as_printed(fact)
    if fact.figure.worded:
        return plain(fact.quantity.value)
    if fact.quantity.value < 0 and text[:1].isdecimal():
        return f"-{text}"
    return text
