"""Which line ends are only wrapping: the next line goes on with the same sentence, number or unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from budget_lint.model.lexicon import Lexicon

_TAIL, _HEAD = 24, 24  # characters of a line's end and start that decide
_MAX_WIDTH = 200  # columns; a document with longer lines is not hard-wrapped
_IN_NUMBER = re.compile(r"(?:\d[.,]|^\.)\n\d|\d\n[.](?:\d|\Z)")  # a line end inside a number
_HIGH = 3  # rank of the headings that no wrapped line is taken for
_MIN_FULL = 8  # full lines that a document must have to count as hard-wrapped
_DIGITS = re.compile(r"[0-9,]{1,10}(?:\.[0-9]{1,6})? ?(?=\D)")  # the rest of a number that a line end parts
_FRAGMENT = re.compile(r"[0-9,]{1,10}(?:\.[0-9]{0,6})?")  # a line that holds no more than a part of a number
_ENDS_IN_FIGURE = re.compile(r"[0-9] ?[^0-9,;:]{1,4}\Z")
_YEAR = 4  # digits
_MARK = re.compile("[,;:](?![0-9])|\u3002")  # of a sentence, not of thousands
_LAST_DIGITS = re.compile(r"(?<![0-9.])[0-9]{1,4}\Z")
_COUNT = re.compile(r"[0-9][0-9,]{0,15}(?:\.[0-9]{1,8})? ?(?=\D)")
_PROSE = 80  # characters next to a line end in which prose has a mark
_MIN_NAME = 4  # characters of a name that may be broken over two lines
# Lists whose words no paragraph begins or ends within.
_SAID = (
    "uncut", "up", "down", "generic", "heads", "total_words", "budget_word", "rate_name", "plan", "actual", "reasons",
)  # fmt: skip
_SLACK = 8  # columns by which a wrapped line may fall short: a word or number that did not fit


def columns(line: str) -> int:
    """The width of a line on a screen, where East Asian characters take two columns."""
    return len(line) + sum(east_asian_width(char) in "WF" for char in line)


class Wrapping:
    """Looks at all lines of a document once; then tells of each whether it continues in the next."""

    def __init__(self, lines: Sequence[str], widths: Sequence[int], lexicon: Lexicon) -> None:
        self.lines = lines
        self.widths = widths
        self.opens = [re.compile(style.pattern) for style in lexicon.headings]
        self.high = [re.compile(style.pattern) for style in lexicon.headings if style.rank <= _HIGH]
        self.every_unit = tuple(lexicon.units)
        self.units = tuple(unit for unit in lexicon.units if len(unit) > 1)
        self.cut_units: dict[str, list[tuple[str, str]]] = {}  # units in two, by the first character of the second part
        for unit in self.units:
            for size in range(1, len(unit)):
                self.cut_units.setdefault(unit[size], []).append((unit[:size], unit[size:]))
        closing = "".join(lexicon.words.get("closing_marks", ()))
        self.closing = frozenset(closing)
        self.particles = frozenset("".join(lexicon.words.get("particles", ())))
        self.running = frozenset("".join(lexicon.words.get("running_marks", ())))
        self.stops = frozenset("".join(lexicon.words.get("stops", ())))
        self.unfinished = tuple(lexicon.words.get("unfinished", ()))
        names = (name for concept in lexicon.concepts.values() for name in concept.names if len(name) >= _MIN_NAME)
        said = (word for name in _SAID for word in lexicon.words.get(name, ()) if len(word) > 1 and word.isalpha())
        scopes = (word for scope in lexicon.scopes for word in scope.words if len(word) >= _MIN_NAME)
        self.words = frozenset((*names, *scopes, *said))
        self.bases = [re.compile(base.pattern) for base in lexicon.bases]
        self.beginnings = frozenset(word[:size] for word in self.words for size in range(1, len(word)))
        verbs, totals = lexicon.words.get("level_verb", ()), lexicon.words.get("total_words", ())
        self.verbs = tuple(word for word in verbs if word.isalpha() and word not in totals)
        general = (word for name in ("generic", "budget_word", "tails") for word in lexicon.words.get(name, ()))
        self.general = tuple({word: None for word in general if word.isalpha() and word not in totals})
        self.periods = [re.compile(period.pattern) for period in lexicon.periods]
        self.marks = [re.compile(mark) for path in lexicon.code_paths for mark in path.marks]
        self.full = self._full_width()

    def _full_width(self) -> int:
        """The width of a full line in a hard-wrapped document, 0 where lines are whole paragraphs.

        Hard-wrapped text has most of its long lines at almost one width.
        """
        widths = sorted((width for width in self.widths if width), reverse=True)
        if len(widths) < _MIN_FULL or widths[len(widths) // 50] > _MAX_WIDTH:
            return 0
        full = widths[len(widths) // 50]
        long = [width for width in widths if width >= full // 2]
        near = sum(width >= full - _SLACK for width in long)
        return full if full >= 30 and near >= _MIN_FULL and near * 10 >= len(long) * 6 else 0

    def is_heading(self, index: int) -> bool:
        """True for a line that begins like a high heading: sentences that wrap do not begin a line like this."""
        return index < len(self.lines) and any(pattern.match(self.lines[index][:40]) for pattern in self.high)

    def continues(self, index: int) -> bool:
        """True when line ``index`` runs on in the next line."""
        if index + 1 >= len(self.lines):
            return False
        line, following = self.lines[index], self.lines[index + 1]
        tail, head = line[-_TAIL:], following[:_HEAD]
        if head[0] in self.closing or self._in_number(index, tail, head):
            return True
        if any(pattern.match(following[:40]) for pattern in self.opens):
            return False
        unfinished = tail[-1] in self.running or any(mark.match(head) for mark in self.marks)
        if unfinished or (self._is_prose(index) and self._is_cut(index, tail, head)):
            return True
        return bool(self.full) and "|" not in line and self._is_full(index, tail)

    def _in_number(self, index: int, tail: str, head: str) -> bool:
        """True where a line ends inside a number, also one over three lines, or between a number and its unit."""
        if _IN_NUMBER.search(tail + "\n" + head) or (tail[-1].isdigit() and head.startswith(self.units)):
            return True
        if not tail[-1].isdigit() or index + 2 >= len(self.lines) or not _FRAGMENT.fullmatch(self.lines[index + 1]):
            return False
        last = self.lines[index + 2]
        prose = _MARK.search(self.lines[index][-_PROSE:]) or _MARK.search(last[:_PROSE])
        return prose is not None and self._parts_a_number(tail, f"{head}{last}"[:_HEAD])

    def breaks_off(self, index: int) -> bool:
        """True when line ``index`` ends within a sentence, whatever its layout: with a comma, or before a stop."""
        if index + 1 >= len(self.lines):
            return False
        following = self.lines[index + 1]
        if any(pattern.match(following[:40]) for pattern in self.opens):
            return False
        return self.lines[index][-1] in self.running or following[0] in self.closing

    def _is_cut(self, index: int, tail: str, head: str) -> bool:
        """True where a line of prose ends within a number, a name, or words that call for more."""
        if head[0] in self.particles or self._parts_a_number(tail, head) or self._breaks_off(tail, head):
            return True
        if not tail[-1].isalpha() or (tail.endswith(self.every_unit) and _ENDS_IN_FIGURE.search(tail)):
            return False
        return self._goes_on(head, bool(_MARK.search(self.lines[index][-_PROSE:])))

    def _goes_on(self, head: str, marked: bool) -> bool:
        """True for a line that begins with the verb of a figure, and behind a sentence's mark with the figure itself,
        a word that names nothing alone, or a comparison: what the figure is of stands in the line before.
        """
        words = self.verbs + self.general if marked else self.verbs
        verb = next((word for word in words if head.startswith(word) and head[len(word) : len(word) + 1].isdigit()), "")
        found = _COUNT.match(head, len(verb)) if verb or marked else None
        if found is not None and head.startswith(self.every_unit, found.end()):
            return True
        return marked and any(base.match(head) for base in self.bases)

    def _is_prose(self, index: int) -> bool:
        """True where a line and the next one have the marks of sentences; cells of tables have none."""
        marks = self.running | self.stops
        return not marks.isdisjoint(self.lines[index][-_PROSE:]) or not marks.isdisjoint(self.lines[index + 1][:_PROSE])

    def _parts_a_number(self, tail: str, head: str) -> bool:
        """True for digits on both sides of a line end, and a unit behind: nobody writes two numbers so.

        Likewise for what makes a year together, and for a unit that is parted from its own first characters.
        """
        found = _DIGITS.match(head) if tail[-1].isdigit() else None
        if found is not None and head[found.end() :].startswith(self.every_unit):
            return True
        if tail[-1].isdigit() and head[0] in self.every_unit and not head[1:2].isalnum():
            return True
        year = _LAST_DIGITS.search(tail)
        if year and any(_goes_on(period, year.group(), head) for period in self.periods):
            return True
        return any(
            head.startswith(rest) and tail.endswith(first) and tail[-len(first) - 1 : -len(first)].isdigit()
            for first, rest in self.cut_units.get(head[0], ())
        )

    def _breaks_off(self, tail: str, head: str) -> bool:
        """True where a line ends in words that call for more, or inside a word that is known."""
        if tail.endswith(self.unfinished) and head[0].isalnum():
            return True
        return any(
            tail[-cut:] + head[:size] in self.words
            for cut in range(1, len(tail) + 1)
            if tail[-cut:] in self.beginnings
            for size in range(1, len(head) + 1)
        )

    def _is_full(self, index: int, tail: str) -> bool:
        """A line that ends in a full stop must reach the margin itself: it may as well end the paragraph."""
        return self.widths[index] >= self.full - (2 if tail[-1] in self.stops else _SLACK)


def _goes_on(period: re.Pattern[str], digits: str, head: str) -> bool:
    """True where digits at the end of a line and what begins the next one make a year or a date."""
    found = period.match(digits + head)
    whole = re.match("[0-9]*", digits + head)
    return found is not None and whole is not None and found.end() > len(digits) and whole.end() <= _YEAR
