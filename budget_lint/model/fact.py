"""Figures, the facts they state, and the statements that tie facts together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from budget_lint.model.quantity import Quantity
from budget_lint.model.span import Quote, Span

Measure = Literal[
    "amount", "budget", "share", "execution_rate", "change", "change_rate", "percentage_point", "count", ""
]
# Where the scope or the period of a figure was taken from.
Source = Literal["label", "concept", "list", "heading", "paragraph", "carried", "title", "form", "document", "column"]
ADJUSTMENT = "adjustment"  # the basis of a change of a budget
EARLIER = "earlier"  # the basis of a rate or a share of an earlier year, stated beside that of this one
ADJUSTED = "adjusted"  # the basis of the budget behind it
# Pairs of dimension and value, in the order of the dimensions: (("fund", "general"), ("level", "city")).
Scope = tuple[tuple[str, str], ...]
BODY = "body"  # the dimension of the unit that a part of a document is about, where it discloses several


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text. ``span`` covers the digits as printed, ``extent`` sign, digits and unit.

    ``worded`` marks a value that is told in words without digits (unchanged, none); such a figure carries
    evidence but is not counted. ``unit_missing`` says that the unit is meant but not printed.
    """

    index: int
    text: str
    span: Span
    extent: Span
    quantity: Quantity
    unit_missing: bool = False
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What a figure says: ``measure`` of ``concept`` in ``period`` and ``scope``.

    ``quantity`` carries the sign of the words (a fall is negative). ``concept`` is a name of the vocabulary
    or empty; ``label`` is the name in the document's words. ``basis`` says what a change or a rate refers to.
    ``certain`` is false when words in the label are not understood: such a fact is never compared across
    statements. ``item`` is shared by the figures about one thing, ``section`` is the index of its heading.
    ``form`` is the form of the lexicon that it was stated in, empty for a plain level. ``scope_from`` tells for
    each dimension where its value was taken from, ``period_from`` the same of the period. ``column`` is the column of
    a table that the figure stands in, from 0, and -1 outside of tables.
    """

    figure: Figure
    quantity: Quantity
    label: str
    concept: str
    measure: Measure
    period: str
    scope: Scope
    basis: str = ""
    certain: bool = True
    item: int = 0
    section: int = 0
    paragraph: int = 0
    form: str = ""
    scope_from: tuple[tuple[str, Source], ...] = ()
    period_from: Source = "document"
    column: int = -1


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation that the document states: ``kind`` (share, change, execution, breakdown, …) over ``roles``.

    ``tags`` hold what is known of it: ``complete`` for a list known to have all parts, ``down`` for a fall.
    Where words are all there is to it they are its ``quote``, and it has no roles.
    """

    kind: str
    roles: tuple[tuple[str, tuple[Fact, ...]], ...]
    span: Span
    tags: frozenset[str] = frozenset()
    quote: Quote | None = None

    def role(self, name: str) -> tuple[Fact, ...]:
        """The facts in a role, none where the statement has no such role."""
        return next((facts for key, facts in self.roles if key == name), ())


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a document: every figure, the facts of those that are placed, the statements.

    ``told_by`` are the words that told the kind of document, None where it was given or is not known.
    """

    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    kind: str
    period: str
    told_by: Span | None = None
