"""From paragraphs to items: every figure gets its form, its place in a sentence and the thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from budget_lint.facts.announce import Announcements
from budget_lint.facts.filing import Filer, Settings
from budget_lint.facts.flat import FlatTables
from budget_lint.facts.forms import BEHIND, WINDOW, FormMatch, Forms
from budget_lint.facts.grid import GridFinder
from budget_lint.facts.gridfacts import GridReader
from budget_lint.facts.growth import AVERAGE, GrowthReader
from budget_lint.facts.items import Item
from budget_lint.facts.ladders import Rung
from budget_lint.facts.lead import Lead, LeadReader, without
from budget_lint.facts.names import Namer
from budget_lint.facts.nothing import NothingReader
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.facts.runs import Runs
from budget_lint.facts.sums import Sums
from budget_lint.facts.worded import WordedForms
from budget_lint.model.fact import Figure, Statement
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Quantity

if TYPE_CHECKING:
    from budget_lint.facts.tables.document import Tables


_DIGITS = "0123456789,. \t"  # what may belong to a number that a space parts


class Assembler:
    """Reads the paragraphs of one document in order into a register of items."""

    def __init__(
        self, lexicon: Lexicon, folded: Folded, namer: Namer, settings: Settings, count: int, tables: Tables | None
    ) -> None:
        self.lexicon, self.text = lexicon, folded.text
        self.leads = LeadReader(lexicon, namer)
        self.forms = Forms(lexicon)
        self.settings = settings
        self.periods = periods = Periods(lexicon, settings.period)
        words = lexicon.words
        self.register = Register(namer, settings.period, words.get("carried", ()), words.get("total_words", ()))
        self.sums = Sums(lexicon, namer, self.register)
        self.filer = Filer(lexicon, namer, self.leads, self.sums, periods, settings)
        self.worded = WordedForms(lexicon, folded, self.leads, self.register, count)
        self.nothing = NothingReader(lexicon, folded.text, self.leads, self.register, periods, settings, self.worded)
        self.announcements = Announcements(self.leads, namer, self.register, folded.text)
        self.runs = Runs(lexicon, namer, folded.text)
        self.grids = GridFinder(lexicon, folded.text)
        self.growth = GrowthReader(lexicon, folded, self.register)
        self.text_tables = GridReader(lexicon, namer, self.register, periods, settings.default)
        self.tables = tables
        self.table_statements: Sequence[Statement] = ()
        self.flat = FlatTables(lexicon, namer, self.register, folded.text)
        self.kept: dict[int, Figure] = {}
        self.kept_bare: set[int] = set()
        self.last_form = ""
        self.last_end = -1  # of the last figure, where it counts things
        self.counted = tuple(words.get("counted_bodies", ()))
        self.rungs: list[Rung] = []

    def read(self, paragraphs: Sequence[Paragraph]) -> Register:
        """All items, lists and facts of the document."""
        if paragraphs:
            title = self.leads.title(self.text[: min(paragraphs[0].end, WINDOW)])
            self.register.around.entitle(self.leads.namer.name(title))
        if self.tables:
            tables = self.tables
            self._tables(tables)
            paragraphs = [paragraph for paragraph in paragraphs if not tables.at(paragraph.start)]
        grids = self.grids.find(paragraphs)
        inside: set[int] = set()
        for paragraph in paragraphs:
            if paragraph.index in grids:
                grid = grids[paragraph.index]
                inside.update(line.index for line in grid.lines)
                self.register.enter(paragraph)
                self.text_tables.read(grid, self.kept)
            if paragraph.number and paragraph.index not in inside:
                self.rungs.append(Rung(paragraph.style, paragraph.number, len(self.register.items)))
            if paragraph.heading or paragraph.index in inside:
                self.announcements.clear()
            elif paragraph.marks:
                self._paragraph(paragraph)
            else:
                self.announcements.title(paragraph)
            if paragraph.index not in inside and not paragraph.marks:
                self.nothing.read(paragraph)
        return self.register

    def _tables(self, tables: Tables) -> None:
        """Files the tables that the source marks as such; their sections are numbered below nought."""
        from budget_lint.facts.tables.reader import TableReader  # noqa: PLC0415 - only where there are tables

        reader = TableReader(
            self.lexicon, self.leads.namer, self.register, self.periods, self.leads, tables.codes, self.settings.default
        )
        for number, (layout, title) in enumerate(zip(tables.layouts, tables.titles, strict=True)):
            reader.read(layout, title, self.kept, -1 - number)
            self.kept_bare.update(layout.figures)
        self.table_statements = reader.statements

    def _paragraph(self, paragraph: Paragraph) -> None:
        self.announcements.enter(paragraph)
        self.nothing.enter(paragraph)
        self.runs.items = []
        self.last_form = ""
        index = self.flat.read(paragraph, self.kept)
        at = paragraph.marks[index - 1].end if index else paragraph.body
        while index < len(paragraph.marks):
            run = self.runs.length(paragraph.marks, index)
            at = self._figures(paragraph.marks[index : index + run], at, paragraph)
            index += run
        tail = self.text[at : paragraph.end]
        self.worded.scan(at, tail[:WINDOW])
        self.nothing.upto(paragraph.end)
        self.announcements.leave(tail[-WINDOW:])

    def _figures(self, marks: Sequence[Mark], at: int, paragraph: Paragraph) -> int:
        """Files one figure, or several that share a verb; returns where the words before the next one begin."""
        stated = self._state(marks[0], at, paragraph)
        if stated is None:
            return at if len(marks) == 1 else marks[-1].end
        figure, words, found, lead = stated
        if len(marks) == 1:
            self.filer.file(figure, found, words, lead)
            if found and found.form.role == AVERAGE:
                self._grown(marks[0], paragraph, len(lead) - found.start)
        else:
            self._run(marks, figure, words, found, lead)
        self.last_form = found.form.id if found else ""
        counts = marks[-1].figure.quantity.unit.kind == "count"
        self.last_end = marks[-1].end if counts else -1
        return marks[-1].end

    def _grown(self, mark: Mark, paragraph: Paragraph, told: int) -> None:
        """Ties growth a year to the figures at both ends; its own words are the last ``told`` characters before it."""
        start, words = max(paragraph.body, mark.start - WINDOW), (mark.start - told, mark.start)
        for _ in self.growth.note(start, words, self.worded.next_index + 1):
            self.worded.next_index += 1

    def _run(self, marks: Sequence[Mark], figure: Figure, words: Lead, found: FormMatch | None, lead: str) -> None:
        """Files figures that one verb states of several things in order (``A, B and C rose by 1, 2 and 3 %``)."""
        labels = self.runs.split(words.label, len(marks))
        wholes = self.runs.split(found.whole, len(marks)) if found else []
        if not labels and not wholes and len(self.runs.items) != len(marks):
            self.runs.items = self.runs.named_before(self.register.sentence_items(), len(marks), lead)
        follows = not labels and len(self.runs.items) == len(marks)
        certain = bool(labels or wholes or follows)
        items: list[Item] = []
        for order, mark in enumerate(marks):
            label = labels[order] if labels else "" if follows or order else words.label
            if follows:
                self.register.current = self.runs.items[order]
            own = found
            if order and self.runs.turns(marks, order):
                verb = self.text[marks[order - 1].end : mark.start]
                own = self.forms.match(mark.figure.quantity.unit.kind, verb, "", "")
            one = own._replace(whole=wholes[order]) if own and wholes else own
            each = figure if order == 0 else _bounded(mark.figure, figure)
            self.kept[each.index] = each
            self.filer.file(each, one, words._replace(label=label, marker=""), lead, extra=bool(order and wholes),
                            certain=certain)  # fmt: skip
            if self.register.current is not None:
                items.append(self.register.current)
        if found and found.whole and not wholes:
            self.sums.parts_of(found.whole, items)
        if labels:
            self.runs.items = items

    def _state(self, mark: Mark, at: int, paragraph: Paragraph) -> tuple[Figure, Lead, FormMatch | None, str] | None:
        """The figure, the words before it taken apart, and its form; None for a number that is no figure."""
        start = max(at, mark.start - WINDOW)
        lead = self.text[start : mark.start]
        if mark.figure.quantity.bound == "parted":
            lead = lead.rstrip(_DIGITS)
        behind = self.text[mark.end : min(paragraph.end + 1, mark.end + BEHIND)]
        found, quantity, missing = self._form(mark, lead, behind)
        if quantity is None:
            return None
        figure = replace(mark.figure, quantity=quantity, unit_missing=missing)
        self.kept[figure.index] = figure
        end = start + (found.start if found else len(lead))
        told = [*self.worded.scan(start, lead), *self.nothing.upto(end)]
        words = self.leads.read(without(self.text, start, end, told))
        self._punctuation(words, lead, at == paragraph.body)
        if found and found.label:
            words = words._replace(label=found.label)
        elif self.last_end == start and lead.startswith(words.label) and words.label.startswith(self.counted):
            words = words._replace(some=True)
        return figure, words, found, lead

    def _form(self, mark: Mark, lead: str, behind: str) -> tuple[FormMatch | None, Quantity | None, bool]:
        quantity = mark.figure.quantity
        kind = quantity.unit.kind
        if kind != "none":
            found = self.filer.wholes.read(self.forms.match(kind, lead, behind, self.last_form), lead)
            bound = found.form.bound if found else "exact"
            return found, quantity if bound == "exact" else replace(quantity, bound=bound), False
        found = self.forms.match_bare(lead, behind, self.last_form)
        unit = self.settings.units.get(found.form.unit_optional) if found else None
        # A number whose unit is missing is followed by a mark, or by what its form demands; not by any word.
        ends = not (behind[:1].isalnum() or (behind[:1] == " " and behind[1:2].isdigit()))
        if found is None or unit is None or not (ends or found.form.after) or "." not in mark.figure.text:
            return None, None, False
        return found, replace(quantity, unit=unit), True

    def _punctuation(self, words: Lead, lead: str, first: bool) -> None:
        """Follows sentence ends, brackets and list markers ahead of a figure."""
        register = self.register
        for _ in range(words.closes):
            register.close_bracket()
        if words.stops:
            if first:
                register.subject = self.announcements.subject(lead) or register.subject
            register.end_sentence()
            self.announcements.inline(lead)
            register.compared = self.announcements.comparison(lead, first=first) or register.compared
        elif words.pauses and len(register.open) > 1 and not register.open[-1].bracket:
            register.open.pop()
        elif words.pauses:
            self.sums.leave_lists(words.label)
        if words.reason and not words.marker:
            register.give_reasons()
        if words.partition:
            self.sums.start_partition(words.before_marker)
        elif words.opens:
            register.start_group(bracket=True, aside=words.excludes)
        elif words.marker:
            self._start_list(words.before_marker, loose=words.stops or first)
        if words.chain:
            self.sums.start_chain()

    def _start_list(self, before: str, *, loose: bool) -> None:
        """A list begins: of what stands right before its marker, where something does; else of the last level.

        One that begins a sentence is ``loose``: it may go on about another thing than the last one.
        """
        label = before.rpartition(",")[2]
        name = self.leads.namer.name(label)
        if name.generic:
            self.register.start_group(bracket=False, loose=loose)
        elif (total := self.register.latest(name)) is not None:
            self.register.start_group(bracket=False, total=total)


def _bounded(figure: Figure, first: Figure) -> Figure:
    """A figure of a run: an approximation where the first one is, for the words stand before all of them."""
    quantity, bound = figure.quantity, first.quantity.bound
    shared = quantity.bound == "exact" and bound in ("about", "at_least", "at_most")
    return replace(figure, quantity=replace(quantity, bound=bound)) if shared else figure
