"""From paragraphs to items: every figure gets its measure, its sign and the thing it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from budget_lint.facts.forms import WINDOW, FormMatch, Forms
from budget_lint.facts.grid import GridFinder
from budget_lint.facts.gridfacts import GridReader
from budget_lint.facts.items import Group, Item
from budget_lint.facts.lead import Lead, LeadReader
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register, has_level
from budget_lint.facts.runs import Runs
from budget_lint.facts.worded import WordedForms
from budget_lint.model.fact import Figure, Measure
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import Quantity, Unit

_BEHIND = 24
_MAX_SUBJECT = 80


@dataclass(frozen=True, slots=True)
class Settings:
    """What the whole document says: its period, what a bare amount is, and its usual units."""

    period: str
    default: Measure
    units: dict[str, Unit]


class Assembler:
    """Reads the paragraphs of one document in order into a register of items."""

    def __init__(self, lexicon: Lexicon, folded: Folded, namer: Namer, settings: Settings, count: int) -> None:
        self.folded = folded
        self.text = folded.text
        self.namer = namer
        self.leads = LeadReader(lexicon, namer)
        self.forms = Forms(lexicon)
        self.periods = Periods(lexicon, settings.period)
        self.settings = settings
        self.register = Register(namer, settings.period)
        self.worded = WordedForms(lexicon, folded, self.leads, self.register, count)
        self.runs = Runs(lexicon, folded.text)
        self.grids = GridFinder(lexicon, folded.text)
        self.tables = GridReader(lexicon, namer, self.register, self.periods, settings.default)
        self.pending: Group | None = None
        self.kept: dict[int, Figure] = {}
        self.within = tuple(lexicon.words.get("within", ()))
        self.opens_list = re.compile(rf"(?:{self.leads.markers.pattern})[:,]?\Z|:\Z")
        self.last_form = ""
        self.stop = re.compile("[" + re.escape("".join(sorted(self.leads.stops))) + ":]")
        self.announced: tuple[Paragraph, Name | None] | None = None

    def read(self, paragraphs: Sequence[Paragraph]) -> Register:
        """All items, lists and facts of the document."""
        grids = self.grids.find(paragraphs)
        inside: set[int] = set()
        for paragraph in paragraphs:
            if paragraph.index in grids:
                grid = grids[paragraph.index]
                inside.update(line.index for line in grid.lines)
                self.register.enter(paragraph)
                self.tables.read(grid, self.kept)
            if paragraph.index in inside:
                self.pending = None
                continue
            if paragraph.heading:
                self.pending = self.announced = None
                continue
            self._paragraph(paragraph)
        return self.register

    def _paragraph(self, paragraph: Paragraph) -> None:
        register = self.register
        previous = register.items[register.paragraph_start] if register.paragraph_start < len(register.items) else None
        register.enter(paragraph)
        self.runs.items = []
        self.last_form = ""
        at = paragraph.body
        if not paragraph.marks:
            self._announce(paragraph)
            return
        if paragraph.style or self.announced is None:
            self.announced = (paragraph, self._section_subject(paragraph))
        head, register.subject = self.announced
        self.announced = None
        self._continue_list(head, previous)
        marks = paragraph.marks
        index = 0
        while index < len(marks):
            run = self.runs.length(marks, index)
            if run > 1:
                at = self._run(marks[index : index + run], at, paragraph)
            else:
                at = self._figure(marks[index], at, paragraph)
            index += run
        tail = self.text[at : paragraph.end]
        self.worded.scan(at, tail[:WINDOW])
        self._expect_list(paragraph, tail)

    def _announce(self, paragraph: Paragraph) -> None:
        """A numbered line without figures says what the next lines are about."""
        if paragraph.style:
            title = self.text[paragraph.body : paragraph.end]
            self.announced = (paragraph, self._subject(title))

    def _section_subject(self, paragraph: Paragraph) -> Name | None:
        """What the heading names, where that is a known concept."""
        name = self.namer.name(paragraph.section.title)
        return name if name.concept else None

    def _subject(self, words: str) -> Name | None:
        """The words up to the first stop, as what all that follows is about."""
        subject = self.stop.split(words, maxsplit=1)[0]
        return self.namer.name(subject) if 0 < len(subject) <= _MAX_SUBJECT else None

    # --- lists over several paragraphs ------------------------------------------------------------------------

    def _continue_list(self, paragraph: Paragraph, previous: Item | None) -> None:
        """Goes on with the list that an earlier paragraph announced, or with ``of which`` at a line's start."""
        group = self.pending
        if group is not None:
            if not group.count:
                group.style = paragraph.style
            if paragraph.style == group.style and paragraph.number in (0, group.count + 1):
                group.count += 1
                self.register.open = [group]
                return
            self.pending = None
        if previous is not None and self.leads.markers.match(self.text, paragraph.body):
            self.register.current = previous

    def _expect_list(self, paragraph: Paragraph, tail: str) -> None:
        """Notes that a paragraph ends by announcing a list of the parts of its headline."""
        register = self.register
        items = register.items[register.paragraph_start :]
        if self.pending is not None or not items or not self.opens_list.search(tail[-WINDOW:]):
            return
        own = [group for group in register.groups if group.total.paragraph == paragraph.index and group.parts]
        if not own and has_level(items[0]) and not any(has_level(item) for item in items[1:]):
            self.pending = Group(items[0], numbered=True)
            register.groups.append(self.pending)

    # --- several figures with one verb ------------------------------------------------------------------------

    def _run(self, marks: Sequence[Mark], at: int, paragraph: Paragraph) -> int:
        """Files figures that one verb states of several things in order (``A, B and C rose by 1, 2 and 3 %``)."""
        stated = self._state(marks[0], at, paragraph)
        if stated is None:
            return marks[-1].end
        figure, words, found, lead = stated
        labels = self.runs.split(words.label, len(marks))
        wholes = self.runs.split(found.whole, len(marks)) if found else []
        items: list[Item] = []
        for order, mark in enumerate(marks):
            label = labels[order] if labels else words.label if order == 0 or not self.runs.items else ""
            if not labels and len(self.runs.items) == len(marks):
                self.register.current = self.runs.items[order]
                label = ""
            one = replace(found, whole=wholes[order]) if found and wholes else found
            each = replace(figure, index=mark.figure.index, text=mark.figure.text, span=mark.figure.span,
                           extent=mark.figure.extent, quantity=mark.figure.quantity)  # fmt: skip
            self.kept[each.index] = each
            self._file(each, each.quantity, one, replace(words, label=label), lead, extra=bool(order and wholes))
            if self.register.current is not None:
                items.append(self.register.current)
        if labels:
            self.runs.items = items
        self.last_form = found.form.id if found else ""
        return marks[-1].end

    # --- one figure -------------------------------------------------------------------------------------------

    def _figure(self, mark: Mark, at: int, paragraph: Paragraph) -> int:
        """Files one figure; returns where the words before the next one begin."""
        stated = self._state(mark, at, paragraph)
        if stated is None:
            return at
        figure, words, found, lead = stated
        self._file(figure, figure.quantity, found, words, lead)
        self.last_form = found.form.id if found else ""
        return mark.end

    def _state(self, mark: Mark, at: int, paragraph: Paragraph) -> tuple[Figure, Lead, FormMatch | None, str] | None:
        """The figure, the words before it taken apart, and its form; None for a number that is no figure."""
        lead = self.text[max(at, mark.start - WINDOW) : mark.start]
        behind = self.text[mark.end : min(paragraph.end + 1, mark.end + _BEHIND)]
        found, quantity, missing = self._form(mark, lead, behind)
        if quantity is None:
            return None
        figure = replace(mark.figure, quantity=quantity, unit_missing=missing)
        self.kept[figure.index] = figure
        self.worded.scan(mark.start - len(lead), lead)
        words = self.leads.read(lead[: found.start] if found else lead)
        self._punctuation(words, lead, at == paragraph.body)
        return figure, words, found, lead

    def _form(self, mark: Mark, lead: str, behind: str) -> tuple[FormMatch | None, Quantity | None, bool]:
        quantity = mark.figure.quantity
        kind = quantity.unit.kind
        if kind != "none":
            return self.forms.match(kind, lead, behind, self.last_form), quantity, False
        found = self.forms.match_bare(lead, behind, self.last_form)
        unit = self.settings.units.get(found.form.unit_optional) if found else None
        # A number whose unit is missing is followed by a mark, or by what its form demands; not by any word.
        ends = not behind or not behind[0].isalnum()
        if found is None or unit is None or not (ends or found.form.after) or "." not in mark.figure.text:
            return None, None, False
        return found, replace(quantity, unit=unit), True

    def _punctuation(self, words: Lead, lead: str, first: bool) -> None:
        """Follows sentence ends, brackets and list markers ahead of a figure."""
        register = self.register
        for _ in range(words.closes):
            self._close_bracket()
        if words.stops:
            if first:
                register.subject = self._subject(lead) or register.subject
            register.end_sentence()
        elif words.pauses and len(register.open) > 1 and not register.open[-1].bracket:
            register.open.pop()
        if words.reason and not words.marker:
            register.current = None
            register.close_groups()
        if words.opens:
            register.start_group(bracket=True)
        elif words.marker:
            register.start_group(bracket=False)

    def _close_bracket(self) -> None:
        register = self.register
        brackets = [group for group in register.open if group.bracket]
        if brackets:
            register.current = brackets[-1].total
            del register.open[register.open.index(brackets[-1]) :]

    def _file(
        self, figure: Figure, quantity: Quantity, found: FormMatch | None, words: Lead, lead: str, *, extra: bool = False
    ) -> None:
        """Files a figure. ``extra`` marks a further share of the same thing, of another whole."""
        register = self.register
        form = found.form if found else None
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
        basis = self._basis(words, measure, lead if found is None else lead[found.start :] + words.label)
        if form is not None and form.role:
            self._serve(form, figure, quantity, measure, name, basis)
            return
        item = self._item(name, measure, basis, words)
        register.current = item
        if found and found.whole:
            item.wholes[figure.index] = found.whole
        basis = found.whole if found and extra else basis
        register.file(item, figure, quantity, measure, basis, certain=form is None or form.sign != 0)

    def _enter_whole(self, words: Lead) -> None:
        """``Of this total, …``: a list of parts of something that was stated before."""
        within = [topic for topic in words.topics if topic.endswith(self.within)] if self.within else []
        if within and not words.marker:
            name = self.namer.name(within[-1].removesuffix(next(w for w in self.within if within[-1].endswith(w))))
            total = self.register.latest(name)
            if total is not None:
                self.register.start_group(bracket=False, total=total)

    def _item(self, name: Name, measure: Measure, basis: str, words: Lead) -> Item:
        register = self.register
        if name.generic and words.topics and register.current is None and register.subject is None:
            topic = self.namer.name(words.topics[-1])
            if not topic.generic:
                register.subject = topic
        if measure in ("amount", "budget", "count"):
            return register.level_item(name, measure, basis)
        return register.rated_item(name)

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

    def _basis(self, words: Lead, measure: Measure, text: str) -> str:
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
        item = register.current if name.generic and register.current else register.rated_item(name)
        register.current = item
        if form.role == "previous":
            period = self.periods.before(item.period)
            register.file(item, figure, quantity, measure, "previous", period=period)
        elif form.role == "whole":
            register.file(item, figure, quantity, measure, "whole")
        else:
            register.file(item, figure, quantity, "budget", basis or "named")
