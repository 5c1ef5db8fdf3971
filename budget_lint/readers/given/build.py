"""Figures one by one -> a document of a line for each: its name and its value, with the way back to its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from budget_lint.errors import InputError
from budget_lint.model.document import Block, Document
from budget_lint.model.given import Entry, Given, Member
from budget_lint.model.span import Location, Span

MAX_TEXT = 1000  # characters of a name or a value
MAX_FIGURES = 1_000_000


class Defaults(NamedTuple):
    """What holds for all figures of a file that do not say otherwise."""

    document: str = ""
    kind: str = ""
    period: str = ""
    unit: str = ""
    scope: tuple[tuple[str, str], ...] = ()


def wrong(path: str, line: int, what: str) -> InputError:
    """The error for a file of figures, with its line."""
    shown = "standard input" if path == "-" else path
    return InputError(f"{shown}:{line}: {what}", "figures", path=shown, line=line, what=what)


def nearest(word: str, known: Sequence[str]) -> str:
    """A hint that names the known word most like ``word``, else all; it starts with ``;``."""
    close = get_close_matches(word, known, 1)
    return f"; did you mean '{close[0]}'?" if close else f"; known: {', '.join(known)}"


def _line(text: str) -> str:
    """The text in one line: a document of these has a line for each figure."""
    return text if text.isprintable() else " ".join(text.split())


class Builder:
    """Takes the figures of a file in their order."""

    def __init__(self, path: str, defaults: Defaults) -> None:
        self.path, self.defaults = path, defaults
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.entries: list[Entry] = []
        self.at = 0
        self._members: dict[str, Member] = {}

    def add(
        self,
        line: int,
        column: int,
        text: Mapping[str, str],
        scope: tuple[tuple[str, str], ...] | None,
        belongs: Sequence[str],
        place: Mapping[str, int | str],
    ) -> None:
        """One figure: ``text`` holds what is told of it in words, ``place`` where it stands in its document."""
        value, unit = _line(text.get("value", "")), _line(text.get("unit") or self.defaults.unit)
        label, concept = text.get("label", ""), text.get("concept", "")
        if not value:
            raise wrong(self.path, line, "the figure has no 'value'; leave out what is blank")
        if not (label or concept):
            raise wrong(self.path, line, "the figure needs a 'label' or a 'concept'")
        name = _line(label or concept)
        if len(name) + len(value) + len(unit) > MAX_TEXT:
            raise wrong(self.path, line, f"name and value have more than {MAX_TEXT} characters")
        members = tuple([self._member(word, line) for word in belongs])
        if len(self.entries) == MAX_FIGURES:
            raise wrong(self.path, line, f"more than {MAX_FIGURES} figures; split the file")
        shown = f"{name} {value}{unit}\n"
        start = self.at + len(name) + 1
        period = text.get("period") or self.defaults.period
        scope = self.defaults.scope if scope is None else scope
        measure, basis = text.get("measure", ""), text.get("basis", "")
        self.entries.append(Entry(value, start, line, unit, label, concept, measure, period, scope, basis, members))
        self.blocks.append(Block(Span(self.at, self.at + len(shown)), self._location(line, column, place)))
        self.lines.append(shown)
        self.at += len(shown)

    def _location(self, line: int, column: int, place: Mapping[str, int | str]) -> Location:
        if place:
            return Location(**place, file=self.defaults.document or None)  # type: ignore[arg-type]
        return Location(line, column)

    def _member(self, text: str, line: int) -> Member:
        known = self._members.get(text)
        if known is None:
            parts = text.split()
            if len(parts) != 3:
                raise wrong(self.path, line, f"'{text[:80]}' is not of the form 'KIND NAME ROLE'")
            known = self._members.setdefault(text, Member(*parts))
        return known

    def document(self, encoding: str) -> Document:
        """The document of all figures."""
        defaults = self.defaults
        given = Given(tuple(self.entries), defaults.kind, defaults.period)
        return Document(self.path, "".join(self.lines), tuple(self.blocks), encoding, given=given)
