"""Lines that announce what the next lines are about: titles of numbered items, and lists that begin."""

from __future__ import annotations

import re

from budget_lint.facts.items import Group, Item, has_level
from budget_lint.facts.lead import LeadReader
from budget_lint.facts.names import Name, Namer
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.register import Register

_MAX_SUBJECT = 80  # characters


class Announcements:
    """Carries subjects and open lists from one paragraph to the next."""

    def __init__(self, leads: LeadReader, namer: Namer, register: Register, text: str) -> None:
        self.leads = leads
        self.namer = namer
        self.register = register
        self.text = text
        self.opens_list = re.compile(rf"(?:{leads.markers.pattern})[:,]?\Z|:\Z")
        self.stop = re.compile("|".join(map(re.escape, sorted(leads.stops))) + "|:")
        self.pending: Group | None = None
        self.announced: tuple[Paragraph, Name | None] | None = None

    def clear(self) -> None:
        """A heading or a table ends what was announced."""
        self.pending = self.announced = None

    def title(self, paragraph: Paragraph) -> None:
        """A numbered line without figures says what the next lines are about."""
        if paragraph.style:
            start = self.text[paragraph.body : min(paragraph.end, paragraph.body + 2 * _MAX_SUBJECT)]
            self.announced = (paragraph, self.subject(start))

    def subject(self, words: str) -> Name | None:
        """The words up to the first stop, as what all that follows is about."""
        subject = self.stop.split(words, maxsplit=1)[0]
        told = 0 < len(subject) <= _MAX_SUBJECT and not subject.startswith(self.leads.negations) and "," not in subject
        return self.namer.name(subject) if told else None

    def inline(self, lead: str) -> None:
        """A numbered stretch between two sentence ends, without figures, says what the next figures are about."""
        pieces = self.leads.ends.split(lead)
        title = pieces[-2].rpartition(":")[2] if len(pieces) > 2 else ""
        if any(style.match(title) for style in self.namer.numbering):
            subject = self.subject(title)
            if subject is not None and not subject.generic:
                self.register.subject, self.register.current = subject, None

    def comparison(self, lead: str, *, first: bool) -> str:
        """What all that follows in the paragraph is compared with, where a sentence without figures says so."""
        pieces = self.leads.ends.split(lead)
        said = pieces[0 if first else 1 : -1]
        return next((basis for piece in said if (basis := self.leads.split_basis(piece)[0])), "")

    def enter(self, paragraph: Paragraph) -> None:
        """Starts a paragraph with figures under what was announced for it."""
        register = self.register
        previous = self._spoken()
        if previous is not None and previous.section != paragraph.section.index:
            previous = None  # under another heading nothing goes on
        register.enter(paragraph)
        head = paragraph
        if not paragraph.style and self.announced is not None:
            head, register.subject = self.announced
        else:
            title = self.namer.name(paragraph.section.title)
            register.subject = title if title.concept or self._is_fund(title) else None
        self.announced = None
        if self._continues(head):
            return
        goes_on = self.leads.strong.match(self.text, paragraph.body) or (
            not paragraph.style and self.leads.starts_with_basis(self.text, paragraph.body)
        )
        if previous is not None and goes_on:
            register.current = previous

    def _spoken(self) -> Item | None:
        """What the paragraph before was about, if its amounts are all of one time: else it is open which are meant."""
        items = self.register.items[self.register.paragraph_start :]
        times = {item.period for item in items if item.parent is None and has_level(item)}
        return self.register.first if len(times) < 2 else None

    def _is_fund(self, title: Name) -> bool:
        """True for a heading that names a part of the accounts and neither side of it."""
        told = title.stated.keys() - self.namer.carried - self.namer.modes
        return bool(told) and not any(head in title.label for head in self.namer.heads)

    def _continues(self, head: Paragraph) -> bool:
        """Goes on with the list that an earlier paragraph announced."""
        group = self.pending
        if group is None:
            return False
        if not group.count:
            group.style = head.style
        if head.style == group.style and head.number in (0, group.count + 1):
            group.count += 1
            self.register.open = [group]
            return True
        if head.style or not group.style:
            self.pending = None  # a paragraph without number may stand between two items of a numbered list
        return False

    def leave(self, tail: str) -> None:
        """Notes that a paragraph ends by announcing a list of parts, of its one level or of one among several."""
        register = self.register
        if self.pending is not None or not self.opens_list.search(tail):
            return
        levels = [item for item in register.items[register.paragraph_start :] if has_level(item)]
        own = [group for group in register.groups[register.groups_start :] if group.parts]
        if levels and (not own or len(levels) > 1):
            open_total = len(levels) > 1
            self.pending = Group(levels[0], numbered=True, candidates=tuple(levels) if open_total else ())
            register.groups.append(self.pending)
