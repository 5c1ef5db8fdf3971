"""Filing a figure: which measure it is, against what, and of which item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from budget_lint.facts.forms import FormMatch
from budget_lint.facts.items import LEVELS, Item
from budget_lint.facts.lead import Lead, LeadReader
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.model.fact import Figure, Measure
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import Quantity, Unit


@dataclass(frozen=True, slots=True)
class Settings:
    """What the whole document says: its period, what a bare amount is, and its usual units."""

    period: str
    default: Measure
    units: dict[str, Unit]


class Filer:
    """Files the figures of a document into its register."""

    def __init__(
        self, lexicon: Lexicon, namer: Namer, leads: LeadReader, register: Register, periods: Periods,
        settings: Settings,
    ) -> None:  # fmt: skip
        self.namer = namer
        self.leads = leads
        self.register = register
        self.periods = periods
        self.settings = settings
        self.within = tuple(lexicon.words.get("within", ()))
        self.totals = tuple(lexicon.words.get("total_words", ()))

    def file(
        self, figure: Figure, found: FormMatch | None, words: Lead, lead: str, *, extra: bool = False,
        certain: bool = True,
    ) -> None:  # fmt: skip
        """Files a figure. ``extra`` marks a further share of the same thing, of another whole; one that is not
        ``certain`` is of one thing among several, and no statement rests on it.
        """
        register, form, quantity = self.register, found.form if found else None, figure.quantity
        period = self.periods.find(words.label) or self.periods.find(" ".join(words.topics))
        if period:
            register.paragraph_period = period
        if form is None and quantity.unit.kind in ("percent", "none"):
            return
        self._enter_whole(words)
        name = self.namer.name(words.label)
        measure = self._measure(form, quantity, name)
        if form is not None and form.sign < 0 and quantity.value > 0:
            quantity = quantity.negated()
        stated = lead if found is None else lead[found.start :] + words.label
        basis = self._basis(form, words, measure, quantity, stated)
        if form is not None and form.role:
            self._serve(form, figure, quantity, measure, name, basis)
            return
        item = self._item(name, measure, basis, words)
        register.current = item
        if found and found.whole:
            item.wholes[figure.index] = found.whole
            basis = found.whole if extra else basis
        register.file(item, figure, quantity, measure, basis, certain=certain and (form is None or form.sign != 0))

    def _enter_whole(self, words: Lead) -> None:
        """``Of this total, …``: a list of parts of something that was stated before."""
        for topic in words.topics:
            ending = next((word for word in self.within if topic.endswith(word)), "")
            if ending and not words.marker:
                total = self.register.latest(self.namer.name(topic.removesuffix(ending)))
                if total is not None:
                    self.register.start_group(bracket=False, total=total)

    def _item(self, name: Name, measure: Measure, basis: str, words: Lead) -> Item:
        register = self.register
        if name.generic and words.topics and register.current is None and register.subject is None:
            topic = self.namer.name(words.topics[-1])
            if not topic.generic:
                register.subject = topic
        if measure not in LEVELS:
            return register.rated_item(name)
        if name.core.endswith(self.totals) and self.totals:
            if register.chain is not None:
                return register.end_chain(name)
            if name.generic and len(register.sentence_levels()) > 1:
                return register.sum_up(name)
        return register.level_item(name, measure, basis)

    def _measure(self, form: Form | None, quantity: Quantity, name: Name) -> Measure:
        if form is not None and form.measure != "amount":
            return form.measure
        if quantity.unit.kind in ("count", "score"):
            return "count"
        if name.budget and not name.actual:
            return "budget"
        parent = self.register.open[-1].total if self.register.open else None
        if parent is not None and parent.get("amount") is None and parent.get("budget") and not name.actual:
            return "budget"
        return "amount" if name.actual else self.settings.default

    def _basis(self, form: Form | None, words: Lead, measure: Measure, quantity: Quantity, text: str) -> str:
        """What a change refers to, which budget is meant, or what kind of thing is counted."""
        if measure == "count":
            return quantity.unit.base
        if form is not None and form.basis:
            return form.basis
        if measure in ("budget", "execution_rate"):
            return self.leads.plan_of(text)
        if measure in ("change", "change_rate", "percentage_point"):
            return words.basis or self._last_basis() or "previous"
        return ""

    def _last_basis(self) -> str:
        here = self.register.current
        bases = list(here.bases("change", "change_rate")) if here else []
        return bases[-1] if bases else ""

    def _serve(
        self, form: Form, figure: Figure, quantity: Quantity, measure: Measure, name: Name, basis: str
    ) -> None:
        """Files a figure that is stated only for the sake of another one: the year before, the budget."""
        register = self.register
        item = register.current if register.current and (name.generic or form.role == "threshold") else None
        item = item or register.rated_item(name)
        register.current = item
        if form.role == "previous":
            register.file(item, figure, quantity, measure, "previous", period=self.periods.before(item.period))
        elif form.role == "budget":
            register.file(item, figure, quantity, "budget", basis or "named")
        else:
            bounded = replace(quantity, bound="at_least") if form.role == "threshold" else quantity
            register.file(item, figure, bounded, measure, form.role)
