"""Numbers that are written out in words of the language, by their digits, powers and decimal mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from budget_lint.model.lexicon import Lexicon

_MAX = 24  # characters of one numeral
_LEAST = 2  # characters of a numeral that no word announces: a single one is mostly part of another word


class Numeral(NamedTuple):
    """A number in words: its place, its value with the printed decimal places, and whether it is per cent.

    ``ahead`` is the length of the words before it that say so.
    """

    start: int
    end: int
    value: Decimal
    percent: bool = False
    ahead: int = 0


class Numerals:
    """Finds numerals with the words of a lexicon, whose ``numerals`` give each character its value.

    Values below ten are digits, those above are powers; the decimal mark is ``.``. ``percent_heads`` stand
    before a number of per cent, a ``tenths`` word behind a digit makes it tenths, with a further digit maybe.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        known = lexicon.numerals
        self.digits = {char: value for char, value in known.items() if value.isdigit() and len(value) == 1}
        self.powers = {char: int(value) for char, value in known.items() if value.isdigit() and len(value) > 1}
        self.marks = tuple(char for char, value in known.items() if value == ".")
        self.heads = tuple(lexicon.words.get("percent_heads", ()))
        self.tenths = tuple(lexicon.words.get("tenths", ()))
        every = "|".join(re.escape(char) for char in (*self.digits, *self.powers, *self.marks))
        self.pattern = re.compile(f"(?:{every}|(?!)){{{1},{_MAX}}}") if every else None

    def find(self, text: str) -> Iterator[Numeral]:
        """The numerals of a text in order. A text without any costs one search."""
        if self.pattern is None:
            return
        for found in self.pattern.finditer(text):
            numeral = self._read(text, found.start(), found.end())
            if numeral is not None:
                yield numeral

    def _read(self, text: str, start: int, end: int) -> Numeral | None:
        words = text[start:end]
        if self.tenths and text.startswith(self.tenths, end) and words in self.digits:
            further = text[end + 1 : end + 2]
            places = self.digits.get(further, "")
            value = Decimal(self.digits[words] + (places or "0"))
            return Numeral(start, end + 1 + len(places), value, percent=True)
        head = next((head for head in self.heads if text.startswith(head, start - len(head))), "")
        number = self._value(words)
        told = len(words) >= _LEAST and any(char in self.powers or char in self.marks for char in words)
        return Numeral(start, end, number, bool(head), len(head)) if number is not None and (head or told) else None

    def _value(self, words: str) -> Decimal | None:
        """The value of a numeral such as *three hundred and twenty point five*; None for what is none."""
        whole, _, places = words, "", ""
        for mark in self.marks:
            if mark in words:
                whole, _, places = words.partition(mark)
        decimals = [self.digits.get(char, "") for char in places]
        number = self._whole(whole)
        if number is None or not all(decimals) or (words != whole and not places):
            return None
        return Decimal(f"{number}.{''.join(decimals)}") if places else Decimal(number)

    def _whole(self, words: str) -> int | None:
        total = digit = 0
        plain = ""
        for char in words:
            if char in self.digits:
                digit, plain = int(self.digits[char]), plain + self.digits[char]
            elif char in self.powers:
                total, digit, plain = total + (digit or 1) * self.powers[char], 0, ""
            else:
                return None
        if not words:
            return None
        if total == 0 and len(plain) > 1:
            return int(plain)
        return total + digit
