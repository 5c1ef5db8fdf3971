"""Numbers of a workbook as they are shown: a stored value and a number format give the printed figure.

Values are decimal numbers as the file spells them. Programs for spreadsheets compute in binary and show at most
fifteen digits of it: so much of a value is taken, and then rounded, halves away from nought.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from budget_lint.readers.dates import dated
from budget_lint.readers.numberformat import Section, sections

_STORED = Context(prec=15, rounding=ROUND_HALF_EVEN)
_SHOWN = Context(prec=400, rounding=ROUND_HALF_UP, Emax=999, Emin=-999)
_GENERAL = Context(prec=11, rounding=ROUND_HALF_UP)
_SCIENTIFIC = Context(prec=6, rounding=ROUND_HALF_UP)
_LONGEST = 400  # characters of a number
_PLAIN = range(-9, 11)  # decimal exponents that the general format writes without an E
GENERAL = "General"


def number_of(text: str) -> Decimal | None:
    """The number that a file states, None where it is none (or beyond what a workbook can hold)."""
    try:
        value = Decimal(text.strip() if len(text) < _LONGEST else "nan")
    except InvalidOperation:
        return None
    return _STORED.plus(value) if value.is_finite() and abs(value.adjusted()) < 320 else None


@lru_cache(maxsize=1 << 14)
def printed(text: str, code: str, from_1904: bool = False) -> str:
    """A stored number as a format shows it; ``text`` itself where it is no number or the format none we know.

    ``from_1904`` tells that the days of the workbook are counted from 1904.
    """
    value = number_of(text)
    if value is None:
        return text
    section, signed = _choose(value, sections(code))
    if section is None or section.kind == "general":
        shown = general(value if signed else abs(value))
        return shown if section is None else section.before + shown + section.after
    if section.kind == "date":
        return dated(value, section, from_1904) or general(value)
    if section.kind == "text":
        return section.before + section.after
    return _fixed(value, section, signed)


def general(value: Decimal) -> str:
    """A value without a format: up to eleven significant digits, as many as it has; six of very large ones."""
    value = _GENERAL.plus(value)
    if not value:
        return "0"
    if value.adjusted() not in _PLAIN:
        return f"{_SCIENTIFIC.plus(value).normalize():E}"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _choose(value: Decimal, parts: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section for a value, and whether a minus has to be set before what it shows."""
    if not parts:
        return None, True
    if any(part.condition is not None for part in parts):
        fits = [part for part in parts if part.condition is None or part.condition.holds(value)]
        return (fits[0] if fits else parts[-1]), True
    if len(parts) == 1 or parts[1].kind == "at":
        return parts[0], True
    if value < 0:
        return parts[1], False
    if value == 0 and len(parts) > 2 and parts[2].kind != "at":
        return parts[2], False
    return parts[0], True


def _fixed(value: Decimal, section: Section, signed: bool) -> str:
    scaled = _SHOWN.scaleb(value, section.shift)
    if section.kind == "scientific":
        body = f"{_SHOWN.plus(abs(scaled)):.{section.places}E}"
    else:
        quantum = Decimal(1).scaleb(-section.places)
        body = f"{_SHOWN.quantize(abs(scaled), quantum):f}"
        body = _laid_out(body, section)
    minus = "-" if signed and value < 0 and any(char in "123456789" for char in body) else ""
    return minus + section.before + body + section.after


def _laid_out(body: str, section: Section) -> str:
    """Digits with the leading noughts, the trailing ones and the separators that a format asks for."""
    whole, _, decimals = body.partition(".")
    whole = whole.lstrip("0").rjust(section.whole, "0")
    if section.grouped:
        groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
        whole = ",".join(reversed(groups))
    while len(decimals) > section.least_places and decimals.endswith("0"):
        decimals = decimals[:-1]
    # a format such as 0.## leaves its point where it shows no digit behind it
    point = "." if decimals or section.places else ""
    return whole + point + decimals
