"""Items of classifications: codes with their names as the tables of the document print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from budget_lint.facts.openings import alternatives
from budget_lint.facts.tables.layout import Row
from budget_lint.model.lexicon import CodePath, Lexicon

_LENGTHS = (3, 5, 7)  # digits of a code at each level: class, section, item
_EDGES = " -,:\u3001\u2014\u3002"
_DIGITS = re.compile(r"\d{2,7}")


@dataclass(slots=True)
class Classification:
    """The codes and names of one dimension."""

    names: dict[str, str] = field(default_factory=dict)
    paths: dict[tuple[str, ...], str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def learn(self, rows: Iterable[Row]) -> None:
        """Takes up the codes of a table; the first name of a code counts."""
        for row in rows:
            if len(row.code) in _LENGTHS and row.label:
                self.names.setdefault(row.code, row.label)

    def settle(self) -> None:
        """Makes the names findable: an item by the names of all its levels, a class by its own."""
        for code, name in self.names.items():
            path = tuple(self.names.get(code[:length], "") for length in _LENGTHS if length <= len(code))
            if all(path):
                self.paths.setdefault(path, code)
            if len(code) == _LENGTHS[0]:
                self.classes[name] = "" if self.classes.get(name, code) != code else code


class Codes:
    """The classifications of a document, by dimension of scope, and how its sentences name their items."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.paths = [(path, [re.compile(mark) for mark in path.marks]) for path in lexicon.code_paths]
        self.separators = re.compile(alternatives(lexicon.words.get("code_separators", ())))
        self.tails = re.compile(rf"{alternatives(lexicon.words.get('code_tails', ()))}\Z")
        self.known: dict[str, Classification] = {}

    def of(self, dimension: str) -> Classification:
        return self.known.setdefault(dimension, Classification())

    def settle(self) -> None:
        for classification in self.known.values():
            classification.settle()

    def find(self, label: str) -> tuple[CodePath, str, str] | None:
        """The item that a label of a sentence names, its code, and the words behind its name.

        None where the tables have no such item.
        """
        for path, marks in self.paths:
            names, digits, rest = _levels(label, marks)
            if names:
                known = self.of(path.dimension)
                code = digits if digits in known.names else known.paths.get(names, "")
                return (path, code, rest) if code else None
            joined = _parts(self.separators, self.tails.sub("", label))
            if len(joined) > 1 and joined in self.of(path.dimension).paths:
                return path, self.of(path.dimension).paths[joined], ""
        return None


    def is_unlisted(self, label: str) -> bool:
        """True for a label that names an item by all levels of a classification that the tables list, but not so."""
        for path, marks in self.paths:
            names, _, _ = _levels(label, marks)
            if len(names) == len(marks) and self.of(path.dimension).paths:
                return self.find(label) is None
        return False


def _parts(separators: re.Pattern[str], label: str) -> tuple[str, ...]:
    """The parts of a label between separators, without what stands around them."""
    return tuple(part.strip(_EDGES) for part in separators.split(label))


def _levels(label: str, marks: list[re.Pattern[str]]) -> tuple[tuple[str, ...], str, str]:
    """The names of the levels that a label states, their digits put together, and what follows them."""
    names: list[str] = []
    digits = ""
    at = 0
    for mark in marks:
        found = mark.search(label, at)
        if found is None:
            break
        names.append(label[at : found.start()].strip(_EDGES))
        number = _DIGITS.search(found.group())
        digits += number.group() if number else ""
        at = found.end()
    return tuple(names), digits, label[at:].strip(_EDGES)
