"""Texts as documents, and what the stage finds in them in short notation."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from budget_lint import readers, ruleset
from budget_lint.figures import find, fold
from budget_lint.model.document import Document
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Lexicon


class Seen(NamedTuple):
    """A figure: ``place`` is the stretch of the document from its sign to the end of its unit."""

    text: str
    value: str
    quantum: str
    unit: str
    bound: str
    place: str


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon; loading it takes a while."""
    return ruleset.load([ruleset.default_folder()])[0]


def document(text: str) -> Document:
    return readers.from_text(text, "-")


def folded(text: str) -> Folded:
    return fold(document(text), lexicon())


def marks(text: str) -> tuple[Mark, ...]:
    """Every number that may be a figure, also those without a unit."""
    found = document(text)
    return find(found, fold(found, lexicon()), lexicon())


def seen(text: str) -> list[Seen]:
    """The figures that have a unit."""
    quantities = [(mark.figure, mark.figure.quantity) for mark in marks(text)]
    return [
        Seen(
            figure.text,
            format(quantity.value, "f"),
            format(quantity.quantum, "f"),
            quantity.unit.name,
            quantity.bound,
            text[figure.extent.start : figure.extent.end],
        )
        for figure, quantity in quantities
        if quantity.unit.kind != "none"
    ]
