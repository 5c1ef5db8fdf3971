"""Filing a figure: which measure it is, against what, and of which item."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from budget_lint.facts import scores
from budget_lint.facts.forms import FormMatch
from budget_lint.facts.growth import AVERAGE
from budget_lint.facts.items import FULL, LEVELS, Item
from budget_lint.facts.lead import Lead, LeadReader
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.periods import Periods
from budget_lint.facts.points import OTHERS, PointWords
from budget_lint.facts.spans import Spans
from budget_lint.facts.sums import Sums
from budget_lint.facts.wholes import Wholes
from budget_lint.model.fact import ADJUSTED, ADJUSTMENT, EARLIER, Figure, Measure
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import Quantity, Unit

_COMPARED = ("change", "change_rate", "percentage_point")

_BODIES, _SOME = "bodies", "some"


class Settings(NamedTuple):
    """What the whole document says: its period, what a bare amount is, and its usual units."""

    period: str
    default: Measure
    units: dict[str, Unit]


class Filer:
    """Files the figures of a document into its register."""

    def __init__(
        self, lexicon: Lexicon, namer: Namer, leads: LeadReader, sums: Sums, periods: Periods,
        settings: Settings,
    ) -> None:  # fmt: skip
        self.namer = namer
        self.leads = leads
        self.sums = sums
        self.register = sums.register
        self.periods = periods
        self.settings = settings
        self.wholes = Wholes(lexicon, namer, sums.register, periods, settings.default)
        self.spans = Spans(lexicon)
        self.points = PointWords(lexicon, leads)
        self.adjusted = re.compile(alternatives(lexicon.words.get("adjusted", ())))

    def file(
        self, figure: Figure, found: FormMatch | None, words: Lead, lead: str, *, extra: bool = False,
        certain: bool = True,
    ) -> None:  # fmt: skip
        """Files a figure. ``extra`` marks a further share of the same thing, of another whole; one that is not
        ``certain`` is of one thing among several, and no statement rests on it.
        """
        register, form, quantity = self.register, found.form if found else None, figure.quantity
        stretches = (words.label, *reversed(words.topics))
        period = next(filter(None, map(self.periods.find, stretches)), "")
        if period:
            register.paragraph_period, register.period_from = period, "label"
        if form is None and quantity.unit.kind in ("percent", "none"):
            return
        self.wholes.enter(words)
        words = self.sums.taken_up(words)
        if form is not None and form.role == "part":
            self._begin_parts()
        if form is not None and form.role == AVERAGE:
            words = words._replace(label=self.spans.strip(words.label))
        words, adjusted = self._adjusted(words)
        name = self._named(words, form)
        measure = self._measure(form, quantity, name)
        adjusted = adjusted and measure in ("amount", "budget") and not name.actual and not (form and form.role)
        measure = "budget" if adjusted else measure
        if form is not None and form.sign < 0 and quantity.value > 0:
            quantity = quantity.negated()
        stated = lead[found.start :] if found else ""
        basis = self._basis(form, words, (measure, quantity, name), stated + words.label)
        basis = ADJUSTED if adjusted else basis
        if measure in _COMPARED:
            name = self.namer.without_modes(name)
        if form is not None and form.role and form.role != "part":
            self._serve(form, figure, quantity, measure, name, basis, stated)
            return
        if register.current is not None and self._is_earlier(register.current, measure, name, period):
            register.paragraph_period = register.current.period
            register.file(register.current, figure, quantity, measure, EARLIER, certain=False, period=period)
            return
        here = register.current
        if here is not None and period and measure in LEVELS and name.generic and period[:4] != here.period[:4]:
            register.subject, register.current = here.name, None  # the same thing of another year
        item = self._item(name, measure, basis, words)
        register.current = item
        if basis == "budget" and measure == "change":
            item.budget_meant = self.leads.plan_of(words.compared or stated)
        if found and found.whole:
            item.wholes[figure.index] = found.whole
            basis = found.whole if extra else basis
        certain = certain and (form is None or form.sign != 0)
        own = self.periods.find(stated) if measure in ("amount", "count") else ""
        register.file(item, figure, quantity, measure, basis, certain=certain, form=form.id if form else "", period=own)

    @staticmethod
    def _is_earlier(here: Item, measure: Measure, name: Name, period: str) -> bool:
        """True for a rate of growth that names an earlier year, behind that of the thing spoken of."""
        rate = here.get("change_rate")
        return measure == "change_rate" and name.generic and rate is not None and bool(period) and period < rate.period

    def _adjusted(self, words: Lead) -> tuple[Lead, bool]:
        """The words without those by which an amount is that of an adjusted budget, and whether there are such."""
        label, found = self.adjusted.subn("", words.label)
        ahead = bool(words.topics) and self.adjusted.search(words.topics[-1]) is not None
        return (words._replace(label=label) if found else words), bool(found) or ahead

    def _named(self, words: Lead, form: Form | None) -> Name:
        """The name of what a figure is of."""
        name = self._placed(self.namer.name(self.wholes.behind(words)), words)
        if words.some and not name.generic:
            # Figures of some bodies are not those of all.
            name = replace(name, scope={**name.scope, _BODIES: _SOME}, stated={**name.stated, _BODIES: _SOME})
        if form is not None and form.role == FULL and name.generic and name.label:
            name = replace(name, core=name.label, generic=False)  # what is scored has a name, however plain
        return name

    def _placed(self, name: Name, words: Lead) -> Name:
        """The name in the scope that a stretch ahead of it states alone (``the city, …``), if it states none itself."""
        ahead = (self.namer.name(topic) for topic in (*words.topics, words.before_marker) if self.namer.is_scope(topic))
        stated = {key: value for each in ahead for key, value in each.stated.items() if key in self.namer.carried}
        if not stated or name.generic or stated.keys() & name.scope.keys():
            return name
        return replace(name, scope={**stated, **name.scope}, stated={**stated, **name.stated})

    def _begin_parts(self) -> None:
        """Amounts that stand before what they are for are parts of what the sentence began with."""
        register = self.register
        levels = register.sentence_levels()
        if levels and not register.open:
            register.start_group(bracket=False, total=levels[0])

    def _item(self, name: Name, measure: Measure, basis: str, words: Lead) -> Item:
        register = self.register
        if name.generic and words.topics and register.current is None and register.subject is None:
            topic = self.namer.name(words.topics[-1])
            if not topic.generic:
                register.subject = topic
        if measure not in LEVELS:
            return register.rated_item(name)
        here = register.current
        if self.sums.is_of_all_above(name.label):
            return self.sums.sum_above(name)
        goes_on = here is not None and measure == "count" and name.generic and self._goes_on(here, basis)
        if register.sums(name) and not goes_on:
            if register.chain is not None:
                return self.sums.end_chain(name, words.text)
            if len(register.sentence_levels()) > 1 and (name.generic or not register.open):
                return self.sums.sum_up(name)
            told = here is not None and here.sentence == register.sentence and (measure, basis) in here.facts
            if name.generic and told:  # a total of more than is stated here, not that thing once more
                return register.new(name, listed=False)
        return register.level_item(name, measure, basis)

    def _goes_on(self, here: Item, basis: str) -> bool:
        """True for the same things in another unit: so many groups, together so many guests."""
        told = here.get("count") is not None and ("count", basis) not in here.facts
        return told and here.sentence == self.register.sentence

    def _measure(self, form: Form | None, quantity: Quantity, name: Name) -> Measure:
        if form is not None and form.measure != "amount":
            return form.measure
        if quantity.unit.kind in ("count", "score"):
            return "count"
        group = self.register.open[-1] if self.register.open else None
        parent = group.total if group else None
        added = self.sums.measure() if parent is None else ""
        if form is not None and form.role == "part" and parent is not None:
            # What an amount is for tells nothing of whether it is planned.
            return "budget" if parent.get("amount") is None and parent.get("budget") else "amount"
        here = self.register.current
        raised = here is not None and here.get("budget", "previous") is not None and here.level() is None
        section = self.register.paragraph.section.measure
        planned = name.budget and not (name.estimated and (added or section == "amount"))
        if (planned and not name.actual) or (not added and name.generic and raised):
            return "budget"
        implied = parent is not None and parent.get("amount") is None and parent.get("budget") is not None
        if (implied or self.wholes.plans(group) or self._among_plans(name)) and not name.actual:
            return "budget"
        return added or ("amount" if name.actual else section or self.settings.default)

    def _among_plans(self, name: Name) -> bool:
        """True for a total where the paragraph began with what is planned and has told of no outcome yet."""
        if not self.register.sums(name):
            return False
        items = self.register.items[self.register.paragraph_start :]
        return bool(items) and not any(item.get("amount") for item in items) and items[0].get("budget") is not None

    def _basis(self, form: Form | None, words: Lead, fact: tuple[Measure, Quantity, Name], text: str) -> str:
        """What a change refers to, which budget is meant, or what kind of thing is counted.

        A change on a comparable basis is not one of the plain figures: its basis is of its own.
        """
        measure, quantity, name = fact
        if measure == "count":
            return quantity.unit.base
        if form is not None and form.basis:
            return form.basis
        if measure in ("budget", "execution_rate"):
            return self.leads.plan_of(text)
        if measure == "percentage_point" and self.points.of_others(text, self.register.facts):
            return OTHERS
        if measure in _COMPARED:
            basis = self._since(words) or self._compared(words) or self.leads.split_basis(text)[0]
            basis = basis or self.register.compared or self._last_basis()
            basis = basis or self._of_adjustment(measure, name) or "previous"
            modes = [value for dimension, value in name.stated.items() if dimension in self.namer.modes]
            return "/".join([basis.partition("/")[0], *modes]) if modes else basis
        return words.basis.partition("/")[2]  # an amount without what disturbs the comparison is one of its own

    def _of_adjustment(self, measure: Measure, name: Name) -> str:
        """The basis of a change that stands behind a budget before and after it was changed."""
        here = self.register.current
        if here is None or measure != "change" or not name.generic or here.get("amount") is not None:
            return ""
        return ADJUSTMENT if here.get("budget", ADJUSTED) is not None and here.original() is not None else ""

    def _compared(self, words: Lead) -> str:
        """The basis that the words name. In final accounts the budget of their own year is no earlier one."""
        if words.basis == "previous_budget" and self._is_own_year(self.periods.find(words.compared)):
            return "budget"
        return words.basis

    def _is_own_year(self, period: str) -> bool:
        here = self.register.current
        own = here.period if here is not None else self.register.paragraph_period or self.settings.period
        return bool(period) and period == own and self.settings.default == "amount"

    def _since(self, words: Lead) -> str:
        """The year that a change is told against, where it is not the one before."""
        here, since = self.register.current, self.periods.find(words.compared)[:4]
        period = here.period if here is not None else self.register.paragraph_period or self.settings.period
        return since if since and since < self.periods.before(period)[:4] else ""

    def _last_basis(self) -> str:
        here = self.register.current
        if here is not None and here.against:
            return here.against
        if here is None and self.register.reason and self.register.causes:
            here = self.register.causes[-1].total  # causes are told against what the change itself is
        bases = list(here.bases("change", "change_rate")) if here else []
        return bases[-1] if bases else ""

    def _serve(
        self, form: Form, figure: Figure, quantity: Quantity, measure: Measure, name: Name, basis: str,
        stated: str,
    ) -> None:  # fmt: skip
        """Files a figure that is stated only for the sake of another one: the year before, the budget."""
        register = self.register
        here = register.current
        spoken = here is not None and (name.generic or form.role == "threshold")
        item = here if spoken and here is not None and not self.namer.differ(name, here.name) else None
        item = item or register.rated_item(name)
        item.inline.add(figure.index)
        register.current = item
        earlier = self.periods.find(stated)
        own = not earlier or self._is_own_year(earlier)
        if form.role == EARLIER:
            self._serve_earlier(item, figure, quantity, form, stated)
        elif form.role == scores.SCORE:
            scores.got(register, item, figure, quantity, form)
        elif form.role == "previous" or (form.role == "compared" and not own):
            item.against = "previous"
            if not earlier or earlier >= item.period:
                earlier = self.periods.before(item.period)
            register.file(item, figure, quantity, measure, "previous", period=earlier, form=form.id)
        elif form.role in ("budget", "compared"):
            item.against = "budget" if form.role == "compared" else item.against
            register.file(item, figure, quantity, "budget", basis or "named", form=form.id)
        else:
            bounded = replace(quantity, bound="at_least") if form.role == "threshold" else quantity
            register.file(item, figure, bounded, measure, form.role, form=form.id)

    def _serve_earlier(self, item: Item, figure: Figure, quantity: Quantity, form: Form, stated: str) -> None:
        """Files a rate or a share of an earlier year beside that of this one, which has the same measure."""
        register = self.register
        measure = form.measure
        if measure == "share" and register.facts and register.facts[-1].quantity.unit.kind == "percent":
            measure = register.facts[-1].measure
        earlier = self.periods.find(stated)
        if not earlier or earlier >= item.period:
            earlier = self.periods.before(item.period)
        register.file(item, figure, quantity, measure, EARLIER, certain=False, period=earlier, form=form.id)
