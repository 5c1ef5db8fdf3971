"""Documents that disclose several units one after another: which stretch of the text is about which of them.

A unit's part begins with a title: its name, a year, what kind of document it is. Its figures and those of another unit
are never of one thing, so they get a scope of their own. The first part, that of the whole, has none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from budget_lint.facts.items import Item
from budget_lint.facts.names import Namer
from budget_lint.facts.outline import list_number
from budget_lint.model.fact import BODY, Fact
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon

_LONGEST = 60  # characters of a title
_BEHIND = 8  # characters of it behind the kind of document


class Units:
    """The parts of a document by the units that they are about."""

    def __init__(self, lexicon: Lexicon, folded: Folded, namer: Namer) -> None:
        self.text = folded.text
        self.namer = namer
        self.periods = [re.compile(p.pattern) for p in lexicon.periods if p.id == "year"]
        self.kinds = [re.compile(kind.pattern) for kind in lexicon.kinds]
        self.styles = [re.compile(style.pattern) for style in lexicon.headings]
        self.numerals = {char: n for n, char in enumerate(lexicon.words.get("numerals", ()), 1)}
        self.starts, self.names = self._parts()
        self.places = [folded.origin[start] for start in self.starts]

    def at(self, start: int) -> str:
        """The unit that the text at an offset of the folded text is about, empty for the whole."""
        return self.names[bisect_right(self.starts, start) - 1] if self.starts and start >= self.starts[0] else ""

    def settle(self, items: list[Item], filed: list[Fact]) -> None:
        """Gives the figures of each unit their scope, among the items and those filed."""
        for number, fact in enumerate(filed):
            part = bisect_right(self.places, fact.figure.span.start) - 1
            name = self.names[part] if part >= 0 else ""
            if not name or fact.section < 0:  # tables have it by their titles
                continue
            item = items[fact.item]
            item.scope = {**item.scope, BODY: name}
            filed[number] = changed = replace(fact, scope=tuple(sorted((*dict(fact.scope).items(), (BODY, name)))))
            for key, known in item.facts.items():
                if known is fact:
                    item.facts[key] = changed

    def _parts(self) -> tuple[list[int], list[str]]:
        """Where the parts begin, and their units; of titles that occur again, as in contents, the last ones count."""
        last: dict[str, int] = {}
        first = ""
        at = 0
        for line in self.text.split("\n"):
            name = self._unit(line)
            if name:
                first = first or name
                last[name] = at
            at += len(line) + 1
        found = sorted((start, "" if _same(name, first) else name) for name, start in last.items())
        parts: list[tuple[int, str]] = []
        for (start, name), (end, _) in pairwise([*found, (len(self.text), "")]):
            parts.append((start, name))
            back = self._resumed(start, end) if name else 0
            parts += [(back, "")] if back else []
        return [start for start, _ in parts], [name for _, name in parts]

    def _unit(self, line: str) -> str:
        """The unit whose title a line is, empty for other lines."""
        if len(line) > _LONGEST:
            return ""
        for pattern in self.periods:
            found = pattern.search(line)
            if found is None:
                continue
            name = self.namer.openings.without(line[: found.start()].translate(self.namer.quotes).strip())
            kind = next((k for p in self.kinds if (k := p.match(line, found.end()))), None)
            titled = kind is not None and len(line) - kind.end() <= _BEHIND
            if titled and name.endswith(self.namer.bodies.endings) and not self._number(line):
                return name
        return ""

    def _resumed(self, start: int, end: int) -> int:
        """Where the whole goes on behind a unit's tables: at a heading that does not begin to count. 0 for nowhere."""
        at = self.text.find("\n", start, end) + 1
        while 0 < at < end:
            stop = self.text.find("\n", at, end)
            line = self.text[at : stop if stop >= 0 else end]
            number = self._number(line)
            if number:
                return at if number > 1 else 0
            at = stop + 1
        return 0

    def _number(self, line: str) -> int:
        """The list number of a line, 0 where it has none."""
        match = next((m for style in self.styles if (m := style.match(line[:_LONGEST]))), None)
        return list_number(match.group(), self.numerals) if match else 0


def _same(one: str, other: str) -> bool:
    """True for two names of one body, of which one may be longer ahead."""
    return one.endswith(other) or other.endswith(one)
