"""What is wrong with tables as such: they are empty, or do not list an item that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budget_lint.facts.items import LEVELS
from budget_lint.facts.openings import alternatives
from budget_lint.facts.register import Register
from budget_lint.facts.tables.document import Tables
from budget_lint.facts.tables.sheet import Sheet
from budget_lint.facts.tables.titles import Title
from budget_lint.model.fact import Fact, Statement
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Quote

_NEAR = 240  # characters around an empty table in which it may be explained


class StructureReader:
    """Finds what is wrong with the tables as such. Says nothing of a document none of whose tables could be read."""

    def __init__(self, lexicon: Lexicon, folded: Folded, tables: Tables, register: Register) -> None:
        words = lexicon.words
        self.folded = folded
        self.tables = tables
        self.register = register
        self.explained = re.compile(alternatives(words.get("empty_table_words", ())))
        self.filled = [
            title.form.id for title, layout in zip(tables.titles, tables.layouts, strict=True)
            if title.form is not None and layout.figures
        ]  # fmt: skip

    def statements(self) -> Iterator[Statement]:
        """Empty tables, and items that the tables do not list."""
        if self.filled:
            yield from self._empty()
            yield from self._unlisted()

    # --- empty tables ------------------------------------------------------------------------------------------

    def _empty(self) -> Iterator[Statement]:
        parts = zip(self.tables.sheets, self.tables.layouts, self.tables.titles, strict=True)
        for sheet, layout, title in parts:
            if title.form is None or layout.figures or title.form.id in self.filled:
                continue
            stated = self._stated(title)
            if stated is not None:
                yield Statement("filled_in_text", (("stated", (stated,)),), stated.figure.extent)
            elif not self._is_explained(sheet):
                yield self._noted("empty_table", *self._place(sheet, title))

    def _stated(self, title: Title) -> Fact | None:
        """A figure of the text of what an empty table should state: the first that is not nought, else the first."""
        found: Fact | None = None
        scope = tuple(sorted({**self.register.around.base, **title.scope}.items()))
        for fact in self.register.facts:
            same = title.form is not None and fact.concept == title.form.concept and fact.scope == scope
            current = fact.period == self.register.period and not fact.basis
            if same and current and fact.certain and fact.measure in LEVELS:
                if fact.quantity.value:
                    return fact
                found = found or fact
        return found

    def _is_explained(self, sheet: Sheet) -> bool:
        return bool(self.explained.search(self.folded.text[max(0, sheet.start - _NEAR) : sheet.end + _NEAR]))

    def _place(self, sheet: Sheet, title: Title) -> tuple[int, int]:
        start = self.folded.text.rfind(title.text, 0, sheet.end)
        return start, start + len(title.text)

    # --- items -------------------------------------------------------------------------------------------------

    def _unlisted(self) -> Iterator[Statement]:
        """The first figure of each item that the text names and no table lists under that name."""
        seen: set[str] = set()
        for fact in self.register.facts:
            if fact.section >= 0 and fact.label not in seen and self.tables.codes.is_unlisted(fact.label):
                seen.add(fact.label)
                yield Statement("unlisted_item", (("item", (fact,)),), fact.figure.extent)

    def _noted(self, kind: str, start: int, end: int) -> Statement:
        span = self.folded.span(start, end)
        return Statement(kind, (), span, quote=Quote(span, self.folded.text[start:end]))

