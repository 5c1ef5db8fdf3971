"""Values that are told in words: unchanged against last year, more or less than the budget."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from budget_lint.facts.items import Item
from budget_lint.facts.lead import LeadReader
from budget_lint.facts.register import Register
from budget_lint.model.fact import ADJUSTMENT, Fact, Figure
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import NO_UNIT, Quantity

_ROLES = ("unchanged", "direction")


class WordedForms:
    """Scans the words between figures and files what they say as facts without digits."""

    def __init__(self, lexicon: Lexicon, folded: Folded, leads: LeadReader, register: Register, count: int) -> None:
        self.folded = folded
        self.leads = leads
        self.register = register
        self.next_index = count
        self.forms = [(form, re.compile(form.before)) for form in lexicon.forms if form.role in _ROLES]
        self.directions: list[tuple[Item, Fact]] = []

    def scan(self, start: int, text: str) -> list[tuple[int, int]]:
        """Files every worded value in ``text``, which begins at ``start`` in the folded text.

        Gives the places of those of no change: what follows them is not about these words.
        """
        found = [(match.start(), match.end(), form) for form, pattern in self.forms for match in pattern.finditer(text)]
        places = []
        done = 0
        for low, high, form in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if low >= done:
                self._file(start, text, low, high, form)
                done = high
                if form.role == "unchanged":
                    places.append((start + low, start + high))
        return places

    def _file(self, start: int, text: str, low: int, high: int, form: Form) -> None:
        words = self.leads.read(text[:low])
        name = self.leads.namer.name(words.label)
        register = self.register
        item = register.current if name.generic else register.known(name)
        if item is None:
            if name.generic or not name.concept:
                return
            item = register.new(name, listed=False)
        if form.role == "unchanged":
            figure = self.figure(start, low, high, 0)
            zero = replace(self._zero(item), bound=form.bound)
            register.file(item, figure, zero, "change", words.basis or _basis(item), form=form.id)
        else:
            figure = self.figure(start, low, high, form.sign)
            self.directions.append((item, register.file(item, figure, figure.quantity, "", "direction", form=form.id)))

    def _zero(self, item: Item) -> Quantity:
        """No change, to the precision with which the level itself is printed."""
        level = item.level()
        if level is None:
            return Quantity(Decimal(0), Decimal(0), NO_UNIT)
        return Quantity(Decimal(0), level.quantity.quantum, level.quantity.unit)

    def figure(self, start: int, low: int, high: int, value: int) -> Figure:
        """A figure that is told by the words from ``low`` to ``high`` of a stretch that begins at ``start``."""
        span = self.folded.span(start + low, start + high)
        self.next_index += 1
        words = self.folded.text[start + low : start + high]
        quantity = Quantity(Decimal(value), Decimal(0), NO_UNIT)
        return Figure(self.next_index, words, span, span, quantity, worded=True)


def _basis(item: Item) -> str:
    """What words without a basis say that nothing changed against: a part of a budget that was changed, that budget."""
    changed = item.parent is not None and item.parent.get("change", ADJUSTMENT) is not None
    return ADJUSTMENT if changed else item.against or "previous"
