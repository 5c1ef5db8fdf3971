"""What stands around a number and makes it no figure, or only an approximation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budget_lint.model.lexicon import Lexicon, Pattern
from budget_lint.model.quantity import Bound

_WINDOW = 16  # characters looked at on either side


def _any(patterns: Iterable[str], template: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(template.format(joined) if joined else r"(?!)")


def _named(patterns: Iterable[Pattern], name: str) -> list[str]:
    return [pattern.pattern for pattern in patterns if pattern.id == name]


class Contexts:
    """The contexts of a lexicon, compiled. Every match sees a window of fixed length only."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.before = _any(_named(lexicon.not_figures, "before"), r"(?:{})\Z")
        self.after = _any(_named(lexicon.not_figures, "after"), "(?:{})")
        self.bare_before = _any(_named(lexicon.not_figures, "bare_before"), r"(?:{})\Z")
        self.bare_after = _any(_named(lexicon.not_figures, "bare_after"), "(?:{})")
        bounds: tuple[Bound, ...] = ("exact", "about", "at_least", "at_most")
        self.bounds = [
            (
                bound,
                _any(_named(lexicon.bounds, f"{bound}:before"), r"(?:{})\Z"),
                _any(_named(lexicon.bounds, f"{bound}:after"), "(?:{})"),
            )
            for bound in bounds
        ]

    def excludes(self, text: str, place: tuple[int, int, int, bool]) -> bool:
        """True when the number at (start, end of digits, end of unit, has no unit) is no figure."""
        start, digits_end, _, bare = place
        before = text[max(0, start - _WINDOW) : start]
        after = text[digits_end : digits_end + _WINDOW]
        if self.before.search(before) or self.after.match(after):
            return True
        return bare and bool(self.bare_before.search(before) or self.bare_after.match(after))

    def bound(self, text: str, start: int, end: int) -> Bound:
        """How the words around a figure qualify its value."""
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        best: tuple[int, Bound] = (0, "exact")
        for bound, ahead, behind in self.bounds:
            for found in (ahead.search(before), behind.match(after)):
                # The longer words win: "not more than" holds "more than".
                if found and len(found.group()) > best[0]:
                    best = (len(found.group()), bound)
        return best[1]
