"""What stands above a table: its title, and with it what the table is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from budget_lint.facts.names import Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.model.fact import BODY, Measure
from budget_lint.model.lexicon import Lexicon, TableForm

_LINES = 8  # lines above a table in which its title is looked for
_MAX_TITLE = 60  # characters


@dataclass(frozen=True, slots=True)
class Title:
    """A table's title: its form where it is a standard table, the scope, measure and period that it states.

    ``words`` is all that stands above the table. ``certain`` is false for a table that is no standard one or is
    one of several of its form: its figures are not compared with those of other places.
    """

    words: str
    text: str = ""
    form: TableForm | None = None
    scope: Mapping[str, str] = field(default_factory=dict)
    measure: Measure = ""
    period: str = ""
    certain: bool = False


class TitleReader:
    """Finds the titles of tables."""

    def __init__(self, lexicon: Lexicon, namer: Namer, periods: Periods) -> None:
        self.forms = [(form, re.compile(form.title)) for form in lexicon.tables]
        self.namer = namer
        self.periods = periods
        self.ends = re.compile(rf"{alternatives(lexicon.words.get('table_ends', ()))}(?:\(.*\))?\Z")

    def is_title(self, text: str) -> bool:
        """True for words that are a title of a table and nothing else."""
        return len(text) <= _MAX_TITLE and bool(self.ends.search(text))

    def read(self, before: str, above: str, name: str) -> Title:
        """The title of a table: in its first rows, in the lines before it, or the name the source gives it."""
        lines = before.rstrip("\n").split("\n")[-_LINES:]
        words = " ".join([*lines, above])
        for text in (*above.split(" "), *reversed(lines), name):
            form = next((form for form, pattern in self.forms if pattern.search(text)), None)
            if form is not None and len(text) <= _MAX_TITLE:
                return self._title(words, text, form)
        plain = next((text for text in (*above.split(" "), *reversed(lines), name) if self.ends.search(text)), "")
        return self._title(words, plain, None)

    def _title(self, words: str, text: str, form: TableForm | None) -> Title:
        name = self.namer.name(self.ends.sub("", text))
        scope = {key: value for key, value in name.scope.items() if value}
        measure: Measure = "budget" if name.budget and not name.actual else "amount" if name.actual else ""
        return Title(words, text, form, scope, measure, self.periods.find(text), form is not None)


def of_units(titles: list[Title], units: list[str]) -> list[Title] | None:
    """The titles in the scopes of the units of their tables, None where these tell no tables of one form apart."""
    scoped = [
        replace(title, scope={**title.scope, BODY: unit}) if unit else title
        for title, unit in zip(titles, units, strict=True)
    ]
    return scoped if _repeated(scoped) < _repeated(titles) else None


def _repeated(titles: list[Title]) -> int:
    kinds = Counter(_kind(title) for title in titles if title.form)
    return sum(count for count in kinds.values() if count > 1)


def single(titles: list[Title]) -> list[Title]:
    """The titles; those that a document has more than once, of one form and scope, are marked as uncertain."""
    kinds = Counter(_kind(title) for title in titles)
    return [replace(title, certain=False) if title.form and kinds[_kind(title)] > 1 else title for title in titles]


def _kind(title: Title) -> tuple[str, tuple[tuple[str, str], ...], str, str]:
    form = title.form.id if title.form else ""
    return form, tuple(sorted(title.scope.items())), title.measure, title.period
