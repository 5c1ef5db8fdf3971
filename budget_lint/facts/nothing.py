"""Noughts that are told in words: nothing was bought, there are no such costs.

A negation is only taken for a nought where the words up to the end of their clause name something that the vocabulary
knows, where all words ahead of it are understood too, and where it is clear of when it is. Whatever else is denied
(no change, no excess, nothing but ...) is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from budget_lint.facts.denied import Denied, Namings
from budget_lint.facts.filing import Settings
from budget_lint.facts.forms import BEHIND, WINDOW
from budget_lint.facts.lead import LeadReader
from budget_lint.facts.names import Name
from budget_lint.facts.openings import alternatives
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.facts.telling import Teller
from budget_lint.facts.worded import WordedForms
from budget_lint.model.fact import Measure
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import NO_UNIT, Quantity, Unit


class _Hit(NamedTuple):
    """Words that say that there is none: their place, and what they name where the form says so."""

    start: int
    end: int
    form: Form
    label: str | None


class NothingReader:
    """Files what the paragraphs of a document deny."""

    def __init__(
        self, lexicon: Lexicon, text: str, leads: LeadReader, register: Register, periods: Periods, settings: Settings,
        worded: WordedForms,
    ) -> None:  # fmt: skip
        words = lexicon.words
        self.text, self.leads, self.register, self.settings, self.worded = text, leads, register, settings, worded
        self.teller = Teller(register)
        self.units = lexicon.units
        ends = alternatives(("\n", ",", *words.get("stops", ()), *words.get("pauses", ())))
        forms = [form for form in lexicon.forms if form.role == "nought"]
        self.forms = [(f, re.compile(f.before), re.compile(f"(?:{f.after})(?={ends})")) for f in forms]
        self.anywhere = re.compile("|".join(form.before for form in forms) or r"(?!)")
        self.namings = Namings(lexicon, leads.namer)
        self.denied = Denied(lexicon, leads, periods, settings.period)
        self.hits: list[_Hit] = []
        self.paragraph: Paragraph

    def enter(self, paragraph: Paragraph) -> None:
        """Looks for such words in a paragraph that has figures, too; ``upto`` files them."""
        self.teller.entered = True
        self.paragraph, self.hits = paragraph, list(self._find(paragraph))

    def read(self, paragraph: Paragraph) -> None:
        """Files all that a paragraph without figures denies."""
        self.teller.entered = False
        self.paragraph, self.hits = paragraph, list(self._find(paragraph))
        self.upto(paragraph.end)

    def upto(self, offset: int) -> list[tuple[int, int]]:
        """Files what the words before an offset deny; gives the places of what was filed, the name ahead included."""
        places = []
        while self.hits and self.hits[0].end <= offset:
            hit = self.hits.pop(0)
            first = self._file(hit)
            if first is not None:
                places.append((first, hit.end))
        return places

    # --- finding -----------------------------------------------------------------------------------------------

    def _find(self, paragraph: Paragraph) -> Iterator[_Hit]:
        at = paragraph.body
        while found := self.anywhere.search(self.text, at, paragraph.end):
            hit = self._hit(found.start(), paragraph.end)
            if hit is not None:
                yield hit
            at = hit.end if hit else found.start() + 1

    def _hit(self, start: int, end: int) -> _Hit | None:
        """The first form that fits at an offset and reaches up to the end of its clause."""
        for form, before, after in self.forms:
            found = before.match(self.text, start, end)
            if found is None:
                continue
            behind = _inside(self.text[found.end() : min(end, found.end() + BEHIND)])
            whole = found.end() + len(behind) < min(end, found.end() + BEHIND) or found.end() + BEHIND >= end
            rest = after.match(f"{behind}\n" if whole else behind)
            if rest is not None:
                return _Hit(start, found.end() + rest.end(), form, rest.groupdict().get("label"))
        return None

    # --- filing ------------------------------------------------------------------------------------------------

    def _file(self, hit: _Hit) -> int | None:
        """Files a hit; gives where its words begin with the name ahead of them, None where nothing was filed."""
        first = max(self.paragraph.body, hit.start - WINDOW)
        before = self.leads.ends.split(self.text[first : hit.start])[-1]
        if self.denied.is_doubtful(before):
            return None
        lead = self.leads.read(before)
        behind = hit.label is not None
        if lead.basis and not behind:
            return None
        ahead = lead.label
        if behind and before.rstrip()[-1:] in (",", ":", ";"):
            ahead = ""  # what stands ahead of a mark is another part of the sentence
        period, told = self.denied.period(ahead, hit.label or "", lead.topics)
        # A name ahead that stands behind a pause is one of a list; what is denied there is no cause of the one before.
        reasons = before if behind else self.denied.last_part(before)
        if self.denied.gives_reasons(reasons) and not told:
            return None
        said = self.denied.without_periods(ahead)
        names = self._names(said, hit.label)
        when = (period or self.teller.period(self.paragraph), told)
        for name in names:
            self._take(hit, name, when, said, new_sentence=lead.stops)
        if not names:
            return None
        return hit.start - len(ahead) if not behind and before.endswith(ahead) else hit.start

    def _names(self, ahead: str, label: str | None) -> list[Name]:
        if label is not None:
            return self.namings.of(ahead, self.denied.without_periods(label))
        found = self.namings.of("", ahead)
        if found or not self.namings.is_plain(ahead) or not self.teller.is_first():
            return found
        return self.namings.of_title(self.paragraph.section.title)

    def _take(self, hit: _Hit, name: Name, when: tuple[str, bool], ahead: str, *, new_sentence: bool) -> None:
        period, told = when
        words = self.text[hit.start : hit.end]
        concept = self.namings.concepts[name.concept]
        measure, unit, basis = self._measured(hit.form, name, concept.counted, ahead + words)
        if hit.label is None:
            name = replace(name, budget=name.budget or bool(self.leads.namer.plan.search(words)))
        planned = hit.form.measure == "budget" and not name.budget and self.settings.default != "budget"
        apart = self.settings.default == "budget" and measure == "budget" and period != self.settings.period
        narrowed = any(value != concept.fixed.get(key, value) for key, value in name.stated.items())
        if planned or apart or narrowed or not period or period == "?":
            name = replace(name, concept="", certain=False)
        item = self.teller.tell(name, period.strip("?"), self.paragraph, stated=told, new_sentence=new_sentence)
        quantity = Quantity(Decimal(0), Decimal(0), unit)
        figure = replace(self.worded.figure(0, hit.start, hit.end, 0), quantity=quantity)
        self.register.file(item, figure, quantity, measure, basis, certain=name.certain, form=hit.form.id)
        if hit.label is None and name.concept:
            self.teller.speak_of(item)

    def _measured(self, form: Form, name: Name, counted: str, words: str) -> tuple[Measure, Unit, str]:
        """Measure, unit and basis of the nought of a thing."""
        if counted:
            unit = self.units[counted]
            return "count", unit, unit.base
        plain = (unit for unit in self.units.values() if unit.kind == "money" and unit.factor == 1)
        money = self.settings.units.get("money") or next(plain, NO_UNIT)
        if form.measure == "budget" or (name.budget and not name.actual):
            return "budget", money, self.leads.plan_of(words)
        return ("amount" if name.actual else self.settings.default), money, ""


def _inside(words: str) -> str:
    """The words up to a bracket that closes what was opened before them."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return words[:at]
    return words
