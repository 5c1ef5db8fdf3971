"""Names that a program gave series and categories by default, and nobody has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from budget_lint.facts.openings import alternatives
from budget_lint.model.fact import Statement
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Quote

if TYPE_CHECKING:
    from budget_lint.facts.tables.sheet import Sheet

_SIGNS = "0-9<>=\u2265\u2264-"  # what a value begins with


class Defaults:
    """Finds them in charts, and in lines of a text that hold names and values of charts between tabs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        whole, numbered = alternatives(words.get("chart_defaults", ())), alternatives(words.get("chart_numbered", ()))
        units = alternatives(unit for unit in lexicon.units)
        self.name = re.compile(rf"(?:{whole}|{numbered} ?\d{{1,3}})\Z")
        # Some of these names are words of any table: they count at the start of a line, with no value behind them.
        self.line = re.compile(
            rf"^{whole}(?=\t(?![{_SIGNS}]|{units}[\t\n]))|(?:^|(?<=\t)){numbered} ?\d{{1,3}}(?=\t|$)", re.MULTILINE
        )

    def statements(self, folded: Folded, charts: Sequence[Sheet]) -> Iterator[Statement]:
        """The names in the order of the text."""
        found: dict[int, int] = {}
        for sheet in charts:
            for entry in sheet.entries:
                if 0 in (entry.cell.row, entry.cell.column) and self.name.match(entry.text):
                    found[entry.start] = entry.end
        if "\t" in folded.text:
            found |= {match.start(): match.end() for match in self.line.finditer(folded.text)}
        for start, end in sorted(found.items()):
            span = folded.span(start, end)
            yield Statement("default_name", (), span, quote=Quote(span, folded.text[start:end]))
