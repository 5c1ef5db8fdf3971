"""The characters that numbers in words are written with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from budget_lint.ruleset.marked import Marked

_VALUE = re.compile(r"[0-9]|10{1,11}|\.")


def numerals_from(parts: Iterable[Mapping[str, Marked]], spell: Callable[[str], str]) -> dict[str, str]:
    """Each folded character with its digit, its power of ten or the decimal point. Raises RuleError on others."""
    known: dict[str, str] = {}
    for part in parts:
        for char, value in part.items():
            if len(char) != 1:
                raise value.error(f"a numeral is one character, not '{char}'")
            if not _VALUE.fullmatch(value.text):
                raise value.error(f'the value of a numeral is a digit, a power of ten or ".", not {value.text}')
            known[spell(char)] = value.text
    return known
