"""Figures that somebody else extracted: the texts of their values as quantities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from budget_lint.errors import InputError
from budget_lint.figures.find import quantum_of
from budget_lint.figures.fold import spelling
from budget_lint.model.document import Document
from budget_lint.model.fact import Figure
from budget_lint.model.given import Entry
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Quantity, Unit
from budget_lint.model.span import Span

_VALUE = re.compile(r"([-+]?)((?:\d{1,3}(?:,\d{3})+|\d{1,24})(?:\.\d{1,24})?)")
_RATES = frozenset({"share", "execution_rate", "change_rate"})


def take(document: Document, lexicon: Lexicon) -> tuple[Figure, ...]:
    """A figure for each entry, in their order. Raises InputError: figures."""
    if document.given is None:
        return ()
    units = _Units(document.path, lexicon)
    table = spelling(lexicon)
    return tuple(
        [
            _figure(index, entry, units.of(entry), document.path, table)
            for index, entry in enumerate(document.given.entries)
        ]
    )


def _figure(index: int, entry: Entry, unit: Unit, path: str, table: Mapping[int, int | str]) -> Figure:
    text = entry.value
    match = _VALUE.fullmatch(text) or _VALUE.fullmatch("".join(text.translate(table).split()))
    if match is None:
        raise _wrong(path, entry.line, f"'{text[:80]}' is no number as it is printed, such as 1,234.50")
    sign, digits = match.groups()
    digits = digits.replace(",", "") if "," in digits else digits
    value = Decimal(f"-{digits}" if sign == "-" else digits)
    quantity = Quantity(value, quantum_of(unit, len(digits.partition(".")[2])), unit)
    span = Span(entry.start, entry.start + len(text))
    extent = Span(span.start, span.end + len(entry.unit)) if entry.unit else span
    return Figure(index, text, span, extent, quantity)


class _Units:
    """Units by what an entry says of them."""

    def __init__(self, path: str, lexicon: Lexicon) -> None:
        self.path, self.lexicon = path, lexicon
        self.percent = next((unit for unit in lexicon.units.values() if unit.kind == "percent"), None)
        self.known: dict[tuple[str, bool], Unit] = {}

    def of(self, entry: Entry) -> Unit:
        key = entry.unit, entry.measure in _RATES
        unit = self.known.get(key)
        if unit is None:
            unit = self.known[key] = self._unit(entry, key[1])
        return unit

    def _unit(self, entry: Entry, rate: bool) -> Unit:
        units = self.lexicon.units
        found = units.get("".join(entry.unit.translate(spelling(self.lexicon)).split()))
        if rate and self.percent and (found is None or found.kind == "money"):  # money is the unit of the amounts
            return self.percent
        if found is not None:
            return found
        if not entry.unit:
            raise _wrong(self.path, entry.line, "the figure has no unit; give 'unit' with it or for all figures")
        from difflib import get_close_matches  # noqa: PLC0415 - for mistakes only

        close = get_close_matches(entry.unit, units, 1)
        hint = f"; did you mean '{close[0]}'?" if close else ""
        raise _wrong(self.path, entry.line, f"unknown unit '{entry.unit[:40]}'{hint}")


def _wrong(path: str, line: int, what: str) -> InputError:
    return InputError(f"{path}:{line}: {what}", "figures", path=path, line=line, what=what)
