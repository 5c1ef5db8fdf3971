"""Units, counters and multipliers -> every spelling with its unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import chain

from budget_lint.model.quantity import Unit
from budget_lint.ruleset.lexicon_shapes import UnitShape
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.merge import Folders, duplicate, extended, keyed

_FACTOR = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20}|/[0-9]{1,20})?")


def units_from(folders: Folders, spell: Callable[[str], str]) -> dict[str, Unit]:
    """All units by their folded spellings. Raises RuleError on bad factors and spellings given twice."""
    units = _counted(folders, spell)
    taken: dict[str, Marked] = {}
    for shape in keyed(folders, lambda file: file.units, lambda shape: shape.unit).values():
        unit = _unit(shape)
        own: dict[str, Marked] = {}
        for text in (shape.unit, *shape.spellings):
            own.setdefault(spell(text.text), text)
        for spelling, text in own.items():
            if spelling in taken:
                raise duplicate(text, taken[spelling])
            taken[spelling] = text
            units[spelling] = unit
    return units


def _unit(shape: UnitShape) -> Unit:
    name = shape.unit.text
    factor = _factor(shape.factor)
    return Unit(name, shape.kind, factor, shape.base or (name if shape.kind == "count" else ""))


def _factor(value: Marked | int) -> Fraction:
    if isinstance(value, int):
        return Fraction(value)
    if not _FACTOR.fullmatch(value.text) or value.text.endswith("/0") or not Fraction(value.text):
        raise value.error('RF702 a factor is a number such as "10000", "0.1" or "1/3"')
    return Fraction(value.text)


def _counted(folders: Folders, spell: Callable[[str], str]) -> dict[str, Unit]:
    """Counters, alone and behind each multiplier: thousands of persons are persons, 1000 at a time."""
    synonyms = extended(folders, lambda file: file.counter_synonyms)
    counters = dict.fromkeys(chain(chain.from_iterable(file.counters for file in chain(*folders)), synonyms))
    multipliers = {"": Fraction(1)}
    for file in chain(*folders):
        multipliers.update({name: _factor(value) for name, value in file.multipliers.items()})
    units = {}
    for prefix, factor in multipliers.items():
        for counter in counters:
            unit = Unit(prefix + counter, "count", factor, counter)
            for spelling in (counter, *synonyms.get(counter, ())):
                units[spell(prefix + spelling)] = unit
    return units
