"""What stands around a number and makes it no figure, or only an approximation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budget_lint.model.lexicon import Lexicon, Pattern
from budget_lint.model.quantity import Bound

_SPECIAL = re.compile(r"[\\.\[\](){}?*+|^$]")
_WINDOW = 16  # characters looked at on either side
_CODE = re.compile(r"0\d+")  # a whole number that begins with nought is a code


class _Words:
    """Words and patterns on one side of a number. Plain words need no pattern: most are."""

    def __init__(self, patterns: Iterable[str], *, ahead: bool) -> None:
        every = list(patterns)
        self.ahead = ahead
        self.words = tuple(sorted((p for p in every if not _SPECIAL.search(p)), key=len, reverse=True))
        others = [p for p in every if _SPECIAL.search(p)]
        self.pattern = re.compile(("(?:%s)\\Z" if ahead else "(?:%s)") % "|".join(others)) if others else None

    def length(self, window: str) -> int:
        """How many characters of a window, next to the number, are one of the words; 0 for none."""
        fits = window.endswith if self.ahead else window.startswith
        best = next((len(word) for word in self.words if fits(word)), 0) if fits(self.words) else 0
        found = None
        if self.pattern:
            found = self.pattern.search(window) if self.ahead else self.pattern.match(window)
        return max(best, len(found.group()) if found else 0)


def _named(patterns: Iterable[Pattern], name: str) -> list[str]:
    return [pattern.pattern for pattern in patterns if pattern.id == name]


class Contexts:
    """The contexts of a lexicon, compiled. Every match sees a window of fixed length only."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.before = _Words(_named(lexicon.not_figures, "before"), ahead=True)
        self.after = _Words(_named(lexicon.not_figures, "after"), ahead=False)
        self.bare_before = _Words(_named(lexicon.not_figures, "bare_before"), ahead=True)
        self.bare_after = _Words(_named(lexicon.not_figures, "bare_after"), ahead=False)
        around = _named(lexicon.not_figures, "around")
        self.around = re.compile("|".join(f"(?:{pattern})" for pattern in around)) if around else None
        bounds: tuple[Bound, ...] = ("exact", "about", "at_least", "at_most")
        self.bounds = [
            (
                bound,
                _Words(_named(lexicon.bounds, f"{bound}:before"), ahead=True),
                _Words(_named(lexicon.bounds, f"{bound}:after"), ahead=False),
            )
            for bound in bounds
        ]

    def excludes(self, text: str, place: tuple[int, int, int, bool]) -> bool:
        """True when the number at (start, end of digits, end of unit, has no unit) is no figure."""
        start, digits_end, _, bare = place
        before = text[max(0, start - _WINDOW) : start]
        after = text[digits_end : digits_end + _WINDOW]
        if self.before.length(before) or self.after.length(after) or _CODE.fullmatch(text, start, digits_end):
            return True
        if self.around is not None:
            low = max(0, start - _WINDOW)
            found = self.around.search(text, low, digits_end + _WINDOW)
            if found and found.start() <= start and digits_end <= found.end():
                return True
        return bare and bool(self.bare_before.length(before) or self.bare_after.length(after))

    def bound(self, text: str, start: int, end: int) -> Bound:
        """How the words around a figure qualify its value."""
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        best: tuple[int, Bound] = (0, "exact")
        for bound, ahead, behind in self.bounds:
            # The longer words win: "not more than" holds "more than".
            best = max(best, (ahead.length(before), bound), (behind.length(after), bound), key=lambda hit: hit[0])
        return best[1]
