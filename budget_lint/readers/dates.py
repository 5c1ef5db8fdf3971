"""Days and times of a workbook as their formats show them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from budget_lint.readers.numberformat import Section

_SECONDS = 86400
_LAST_DAY = 2958465  # 9999-12-31
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def dated(value: Decimal, section: Section, from_1904: bool) -> str:
    """A number of days as a date and time; empty where it is none."""
    if not 0 <= value <= _LAST_DAY:
        return ""
    seconds = int((value * _SECONDS).to_integral_value())
    if any(kind == "elapsed" for kind, _ in section.tokens):
        return _elapsed(seconds, section)
    try:
        moment = _start(value, from_1904) + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    half = any(kind == "date" and "/" in text for kind, text in section.tokens)
    shown, hours_before = [], False
    for at, (kind, text) in enumerate(section.tokens):
        if kind != "date":
            shown.append(text if kind == "text" or text in "/.,-" else "")
            continue
        following = next((other for sort, other in section.tokens[at + 1 :] if sort == "date"), "")
        minutes = text[0] in "mM" and len(text) < 3 and (hours_before or following[:1] in ("s", "S"))
        shown.append(_part(moment, text.lower(), minutes, half))
        hours_before = text[0] in "hH"
    return "".join(shown)


def _start(value: Decimal, from_1904: bool) -> datetime:
    """The day of the number nought; the 29th of February 1900, which never was, is counted too."""
    if from_1904:
        return datetime(1904, 1, 1)
    return datetime(1899, 12, 31) if value < 60 else datetime(1899, 12, 30)


def _part(moment: datetime, code: str, minutes: bool, half: bool) -> str:
    letter, width = code[0], len(code)
    if letter == "y":
        return f"{moment.year:04d}" if width > 2 else f"{moment.year % 100:02d}"
    if letter == "e":
        return f"{moment.year:04d}"
    if letter == "m" and not minutes and width > 2:
        name = _MONTHS[moment.month - 1]
        return name if width > 3 else name[:3]
    if letter == "d" and width > 2:
        name = _DAYS[moment.weekday()]
        return name if width > 3 else name[:3]
    if "/" in code:
        return "AM" if moment.hour < 12 else "PM"
    hour = (moment.hour + 11) % 12 + 1 if half else moment.hour
    number = {"m": moment.minute if minutes else moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return f"{number:02d}" if width > 1 else str(number)


def _elapsed(seconds: int, section: Section) -> str:
    """A span of time in hours, minutes and seconds, of which the first may be any number."""
    shown = []
    for kind, text in section.tokens:
        letter, width = text[:1].lower(), len(text)
        if kind == "elapsed":
            shown.append(str(seconds // {"h": 3600, "m": 60, "s": 1}[letter]))
        elif kind == "date" and letter in "ms":
            shown.append(str(seconds // (60 if letter == "m" else 1) % 60).rjust(width, "0"))
        elif kind == "text":
            shown.append(text)
    return "".join(shown)
