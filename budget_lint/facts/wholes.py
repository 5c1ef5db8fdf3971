"""Wholes that a sentence turns back to: the total of which these are parts, the budget of which this is a share."""

from __future__ import annotations

from budget_lint.facts.forms import FormMatch
from budget_lint.facts.items import Group, Item
from budget_lint.facts.lead import Lead
from budget_lint.facts.names import Namer
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.model.fact import Measure
from budget_lint.model.lexicon import Lexicon

_MAX_WHOLE = 24  # characters of the name of what a share is of


class Wholes:
    """Finds them in the words before a figure; ``default`` is what an amount is of which nothing is said."""

    def __init__(self, lexicon: Lexicon, namer: Namer, register: Register, periods: Periods, default: Measure) -> None:
        self.namer = namer
        self.register = register
        self.periods = periods
        self.default = default
        self.sides = frozenset(namer.side_totals)
        self.within = tuple(lexicon.words.get("within", ()))
        self.shares = tuple(lexicon.words.get("share_words", ()))
        self.marks = frozenset("".join((*lexicon.words.get("stops", ()), *lexicon.words.get("pauses", ())))) | {","}
        forms = (form for form in lexicon.forms if form.measure == "share" and form.kinds == ("percent",))
        self.planned_sentence = -1
        plain = (form for form in lexicon.forms if form.measure == "execution_rate" and form.kinds == ("percent",))
        self.execution = next((form for form in plain if not form.role and not form.follows), None)
        self.share = next((form for form in forms if form.bound == "exact" and not form.follows), None)

    def _in_plan(self) -> bool:
        """True where amounts are planned, by the heading or by the kind of document."""
        return (self.register.paragraph.section.measure or self.default) == "budget"

    def enter(self, words: Lead) -> None:
        """``Of this total, …``: a list of parts of something that was stated before, of the year that is named."""
        for topic in words.topics:
            ending = next((word for word in self.within if topic.endswith(word)), "")
            if not ending or words.marker:
                continue
            name = self.namer.name(topic.removesuffix(ending))
            year = self.periods.find(topic)
            total = self.register.latest(name, year)
            if total is not None:
                self._start(total, planned=name.budget and not name.actual)
            elif name.budget and not name.actual:
                self.planned_sentence = self.register.sentence

    def plans(self, group: Group | None) -> bool:
        """True for parts of a budget, also of one that is named and not stated."""
        return self.planned_sentence == self.register.sentence or bool(group and group.planned and group.total.plan())

    def behind(self, words: Lead) -> str:
        """The label; of one that begins with a total stated in this paragraph (``of costs, wages``) what is behind."""
        if words.marker or self.register.open:
            return words.label
        for word in self.within:
            head, inside, rest = words.label.partition(word)
            total = self.register.latest(self.namer.name(head)) if inside and rest else None
            if total is not None and total.name.concept and total.paragraph == self.register.paragraph.index:
                self._start(total, planned=False)
                return rest
        return words.label

    def _start(self, total: Item, *, planned: bool) -> None:
        self.register.start_group(bracket=False, total=total)
        if planned and self.register.open and total.get("budget"):
            self.register.open[-1].planned = True

    def _is_own_budget(self, found: FormMatch) -> bool:
        """True where a share is one of the budget of the thing itself."""
        here = self.register.current
        if found.form.measure != "share" or not found.whole or here is None or self._in_plan():
            return False
        name = self.namer.name(found.whole)
        return bool(name.concept) and name.budget and not name.actual and name.key == here.name.key

    def read(self, found: FormMatch | None, lead: str) -> FormMatch | None:
        """A form that speaks of a budget; as a share of it where it is that of a whole and not of the thing itself.

        A unit's wages may be a share of its *budget for basic expenditure*; in a plan nothing is executed at all.
        """
        if found is not None and self.execution is not None and self._is_own_budget(found):
            return FormMatch(self.execution, found.start)
        if found is None or found.form.measure != "execution_rate" or found.form.role or self.share is None:
            return found
        start, end = max((lead.rfind(word), lead.rfind(word) + len(word)) for word in self.shares or ("",))
        whole = lead[end:].strip()
        if start < 0 or not 0 < len(whole) <= _MAX_WHOLE or not self.marks.isdisjoint(whole):
            return found
        name = self.namer.name(whole)
        here = self.register.current
        same = here is not None and here.name.key == name.key
        side = name.concept in self.sides and not name.stated
        if not name.concept or same or (side and not self._in_plan()):
            return found
        return FormMatch(self.share, min(start, found.start), whole=whole)
