"""What the heads of a table's columns say: when, what kind of figure, of what, in which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.facts.tables.layout import Head
from budget_lint.model.fact import Measure
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Unit

_IN_BRACKETS = re.compile(r"\(([^()]{1,8})\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures. ``tree`` is its path without heads that only say when or what kind of figure.

    ``kind`` tells columns apart that state the same things as of another year or as another kind of figure:
    only those of one kind are added up. ``scope`` is what all heads state together, ``name`` the lowest head
    that names something. ``unit`` is set where the heads state one.
    """

    column: int
    tree: tuple[str, ...]
    kind: tuple[str, ...]
    measure: Measure
    basis: str = ""
    period: str = ""
    name: Name | None = None
    scope: dict[str, str] = field(default_factory=dict)
    unit: Unit | None = None


class HeadReader:
    """Reads the heads of columns with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, namer: Namer, periods: Periods) -> None:
        self.namer = namer
        self.periods = periods
        self.units = lexicon.units
        self.special = [(p, re.compile(p.pattern)) for p in lexicon.table_heads]
        self.totals = frozenset(lexicon.words.get("table_totals", ()))
        self.previous = re.compile(alternatives(lexicon.words.get("previous_heads", ())))
        self.scores = re.compile(alternatives(lexicon.words.get("score_heads", ())))
        self.score = next((unit for unit in lexicon.units.values() if unit.kind == "score"), None)
        self.percent = next((unit for unit in lexicon.units.values() if unit.kind == "percent"), None)

    def read(self, heads: Sequence[Head], default: Measure, year: str) -> list[Column]:
        """What the columns of a block are. A head above all of them that names nothing known is a title."""
        shared = 0
        while len(heads) > 1 and len({head.path[shared : shared + 1] for head in heads}) == 1 and all(
            len(head.path) > shared + 1 for head in heads
        ):  # fmt: skip
            name = self.namer.name(heads[0].path[shared])
            if name.concept or name.scope or name.generic:
                break
            shared += 1
        return [self._column(Head(head.column, head.path[shared:]), default, year) for head in heads]

    def _column(self, head: Head, default: Measure, year: str) -> Column:
        """What one column is; ``default`` and ``year`` hold where its heads do not say otherwise."""
        words = "/".join(head.path)
        special = next((p for p, pattern in self.special if pattern.search(words)), None)
        if special is not None:
            # Of the same thing as the levels of its row, and of the document's own year.
            unit = self.score if special.measure == "count" and self.scores.search(words) else None
            unit = unit or self._unit(words, rate=True)
            return Column(head.column, (), head.path, special.measure, special.id, year, None, {}, unit)
        tree: list[str] = []
        kind: list[str] = []
        scope: dict[str, str] = {}
        name: Name | None = None
        measure, previous = default, False
        for text in head.path:
            bare = _IN_BRACKETS.sub(self._without_unit, text)
            one = self.namer.name(bare)
            before = self.namer.name(self.previous.sub("", bare))
            if before.generic and self.previous.search(bare):
                one, previous = before, True
            if one.budget or one.actual:
                measure = "amount" if one.actual else "budget"
            (kind if self._is_kind(one, bare) else tree).append(bare)
            scope.update({key: value for key, value in one.scope.items() if value})
            if not one.generic:
                name = self._lower(name, one, bare)
        period = self.periods.find(words) or (self.periods.before(year) if previous else year)
        unit = self._unit(words)
        return Column(head.column, tuple(tree), tuple(kind), measure, "", period, name, scope, unit)

    def _is_kind(self, name: Name, text: str) -> bool:
        """True for a head that only says when, or what kind of figure it is: of nothing that could be a part."""
        says_so = name.budget or name.actual or not name.core or name.core in self.namer.generic
        return name.generic and says_so and not name.scope and text not in self.totals

    def _lower(self, above: Name | None, one: Name, bare: str) -> Name:
        """The name of a head below another; it is no concept's where the two do not go together."""
        below = self.namer.below(above, bare)
        if below is not None:
            return below
        if above is None or not above.concept:
            return one
        if not one.concept and one.scope:
            return replace(above, scope={**above.scope, **one.scope})
        return one if self.namer.holds(above, one) else replace(one, concept="", scope={})

    def _unit(self, words: str, *, rate: bool = False) -> Unit | None:
        named = [self.units[word] for word in _IN_BRACKETS.findall(words) if word in self.units]
        if named:
            return named[-1]
        return self.percent if rate and self.percent is not None and self.percent.name in words else None

    def _without_unit(self, match: re.Match[str]) -> str:
        return "" if match.group(1) in self.units else match.group()
