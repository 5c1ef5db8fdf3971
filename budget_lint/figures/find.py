"""Every number of a folded text that measures something, with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from budget_lint.figures.context import Contexts
from budget_lint.figures.noughts import sharpened
from budget_lint.figures.numerals import Numerals
from budget_lint.model.document import Document
from budget_lint.model.fact import Figure
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import NO_UNIT, Bound, Quantity, Unit

# A number is no part of a word, of a code or of another number; grouped digits come in threes.
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z_.])(?:(?<![0-9A-Za-z%)])[-+])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?![0-9A-Za-z_])"
)
_AHEAD_OF_LIST_NUMBERS = ("", "\n", ":", ";", "(", "\u3002")
_PARTED = re.compile(r"[^\s0-9A-Za-z.,(\[\]/-]([0-9][0-9,. \t]{0,20}[ \t])\Z")  # digits behind a word, and a gap
_MAX_DIGITS = 24  # longer runs are identifiers, not figures


def find(document: Document, folded: Folded, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The figures in reading order, with those numbers that have no unit and may still be figures.

    Numbers without a unit have the unit kind ``none``; the facts stage keeps only those whose place in a
    sentence says what they measure. Years, dates, ordinals, list numbers and codes are left out.
    """
    contexts = Contexts(lexicon)
    numbers = [*_numbers(folded.text, lexicon), *_numerals(folded.text, lexicon)]
    kept = (n for n in numbers if not contexts.excludes(folded.text, n.place))
    raw = _compounded(sorted(kept, key=lambda n: n.start))
    shared = _share_units(folded.text, raw, lexicon)
    marks = [
        Mark(number.start - number.ahead, number.end, _figure(document, folded, index, number, contexts))
        for index, number in enumerate(shared)
    ]
    return sharpened(folded.text, marks)


class _Number(NamedTuple):
    """A number in the folded text: digits from ``start`` to ``digits_end``, unit up to ``end``.

    ``ahead`` is how many characters before the digits belong to its unit.
    """

    start: int
    digits_end: int
    end: int
    digits: str
    unit: Unit
    bound: Bound = "exact"
    ahead: int = 0

    @property
    def place(self) -> tuple[int, int, int, bool]:
        return self.start, self.digits_end, self.end, self.unit.kind == "none"


def _numbers(text: str, lexicon: Lexicon) -> Iterator[_Number]:
    longest = max((len(name) for name in lexicon.units), default=0)
    odd = lexicon.words.get("odd_more", ())
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if end - start > _MAX_DIGITS:
            continue
        bound: Bound = "exact"
        at = end
        if any(text.startswith(word, at) for word in odd):
            bound, at = "at_least", at + 1
        unit_end, unit = _unit_at(text, at, longest, lexicon)
        if text.startswith(odd, at + 1) and odd:
            # The word for some more may stand inside the unit: ten thousand and some persons.
            joined_end, joined = _unit_at(text[at] + text[at + 2 : at + 2 + longest], 0, longest, lexicon)
            if joined is not None and joined_end > 1:
                unit_end, unit, bound = at + 1 + joined_end, joined, "at_least"
        if unit is None:
            yield _Number(start, end, end, match.group(), NO_UNIT)
        else:
            yield _Number(start, end, unit_end, match.group(), unit, bound)


def _numerals(text: str, lexicon: Lexicon) -> Iterator[_Number]:
    """The numbers in words that have a unit; without one they are mostly parts of names."""
    longest = max((len(name) for name in lexicon.units), default=0)
    percent = next((unit for unit in lexicon.units.values() if unit.kind == "percent"), None)
    for numeral in Numerals(lexicon).find(text):
        start, end, digits = numeral.start, numeral.end, format(numeral.value, "f")
        if numeral.percent and percent is not None:
            yield _Number(start, end, end, digits, percent, ahead=numeral.ahead)
            continue
        unit_end, unit = _unit_at(text, end, longest, lexicon)
        if unit is not None:
            yield from _digit_ahead(text, start, lexicon)
            yield _Number(start, end, unit_end, digits, unit)


def _digit_ahead(text: str, at: int, lexicon: Lexicon) -> Iterator[_Number]:
    """A single digit in words with a larger unit, right before a numeral: it alone would be part of a name."""
    for length in (1, 2):
        unit = lexicon.units.get(text[max(0, at - length) : at])
        digit = lexicon.numerals.get(text[at - length - 1 : at - length], "")
        begins = text[max(0, at - length - 2) : at - length - 1] not in lexicon.numerals
        if unit is not None and unit.kind == "money" and digit.isdigit() and len(digit) == 1 and begins:
            yield _Number(at - length - 1, at - length, at, digit, unit)
            return


def _unit_at(text: str, at: int, longest: int, lexicon: Lexicon) -> tuple[int, Unit | None]:
    """The longest unit that stands at an offset (behind one space or tab at most)."""
    if text[at : at + 1] in (" ", "\t"):
        at += 1
    for length in range(longest, 0, -1):
        unit = lexicon.units.get(text[at : at + length])
        if unit is not None and len(text) >= at + length:
            return at + length, unit
    return at, None


def _compounded(numbers: list[_Number]) -> list[_Number]:
    """The numbers, those in two units that follow each other as one in the smaller (``3 thousand 200``)."""
    done: list[_Number] = []
    for number in numbers:
        whole = _together(done[-1], number) if done else None
        if whole is None:
            done.append(number)
        else:
            done[-1] = whole
    return done


def _together(large: _Number, small: _Number) -> _Number | None:
    """Two amounts of money that are one: nothing between them, and the second less than one unit of the first."""
    one, other = large.unit, small.unit
    if large.end != small.start or one.kind != "money" or (other.kind, other.base) != ("money", one.base):
        return None
    ratio = one.factor / other.factor
    rest = Decimal(small.digits.replace(",", ""))
    if ratio <= 1 or ratio.denominator != 1 or not 0 <= rest < ratio.numerator or large.bound != "exact":
        return None
    value = Decimal(large.digits.replace(",", "")) * ratio.numerator
    if value != value.to_integral_value() or value < 0:
        return None
    return small._replace(start=large.start, digits=format(value.quantize(Decimal(1)) + rest, "f"))


def _share_units(text: str, numbers: list[_Number], lexicon: Lexicon) -> list[_Number]:
    """Gives a number without unit the unit of the next one where both share it (``2.1 and 5.6 points``)."""
    joiners = frozenset((*lexicon.words.get("joiners", ()), *lexicon.words.get("unit_joiners", ())))
    done = list(numbers)
    for index in range(len(done) - 2, -1, -1):
        here, following = done[index], done[index + 1]
        between = text[here.end : following.start]
        listed = text[here.start - 1 : here.start] in _AHEAD_OF_LIST_NUMBERS and "." not in here.digits
        shares = following.unit.kind in ("point", "money", "percent") and between in joiners
        if shares and not listed and here.unit.kind == "none":
            done[index] = here._replace(unit=following.unit)
    return done


def _figure(document: Document, folded: Folded, index: int, number: _Number, contexts: Contexts) -> Figure:
    digits = number.digits.replace(",", "")
    value = Decimal(digits)
    places = len(digits.partition(".")[2])
    start = number.start - number.ahead
    span = folded.span(number.start, number.digits_end)
    bound = number.bound if number.bound != "exact" else contexts.bound(folded.text, start, number.end)
    if number.unit.kind != "none" and is_parted(folded.text, start, number.digits_end):
        bound = "parted"
    quantity = Quantity(value, quantum_of(number.unit, places), number.unit, bound)
    printed = "".join(document.text[span.start : span.end].split())
    return Figure(index, printed, span, folded.span(start, number.end), quantity)


def is_parted(text: str, start: int, end: int) -> bool:
    """True where digits without a unit stand right before a number with a gap between: one number or several."""
    found = _PARTED.search(text, max(0, start - 24), start) if text[start - 1 : start] in (" ", "\t") else None
    # A second point tells that there are several.
    return found is not None and (found[1] + text[start:end]).count(".") <= 1


@lru_cache(maxsize=1024)
def quantum_of(unit: Unit, places: int) -> Decimal:
    """One unit of the last of so many places behind the point.

    Things are counted one by one: a whole number of them is exact, unless it is told in thousands.
    """
    counted = unit.kind == "count" and unit.factor == 1 and not places
    return Decimal(0) if counted else Decimal(1).scaleb(-places)
