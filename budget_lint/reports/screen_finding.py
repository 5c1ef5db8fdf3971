"""One finding for a terminal: title, place, sentence, arithmetic, reason, suspect, what hangs below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from budget_lint.model.document import Document
from budget_lint.model.finding import Finding
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Span
from budget_lint.reports.arithmetic import arithmetic_text, is_worked
from budget_lint.reports.characters import clean
from budget_lint.reports.excerpt import WORDS, excerpt
from budget_lint.reports.form import Screen
from budget_lint.reports.layout import hanging
from budget_lint.reports.links import linked
from budget_lint.reports.message import message
from budget_lint.reports.notice import spot
from budget_lint.reports.places import clickable, place
from budget_lint.reports.summary import ordered
from budget_lint.reports.suspects import ALTERNATIVES, hinted, suspicion
from budget_lint.reports.waivers import waiver_text
from budget_lint.reports.words import Words

INDENT = 2
_LABELS = ("sentence", "message", "arithmetic", "why", "suspect", "alternatives", "hint", "related", "waiver")


class Sheet(NamedTuple):
    """Prints findings of ``document`` for a screen; where that has no colour, figures stand in brackets."""

    document: Document
    lexicon: Lexicon
    words: Words
    screen: Screen

    def lines(self, finding: Finding) -> Iterator[Text]:
        rule = finding.verdict.check.rule
        yield from self._title(finding)
        span = spot(finding.verdict.check)
        where, file = clickable(self.document, span, self.words), self.document.locate(span.start).file
        yield Text.assemble(" " * INDENT, linked(clean(where), file or self.document.path, self.screen))
        if finding.waiver:
            yield from self._entry("waiver", waiver_text(finding.waiver, self.words))
        if self.screen.source:
            yield from self._sentence(finding)
        if is_worked(finding.verdict):
            yield from self._entry("arithmetic", arithmetic_text(self.document, finding.verdict, self.words))
        else:
            yield from self._entry("message", message(finding.verdict, self.words))
        yield from self._entry("why", self.words.pick(rule.why))
        yield from self._suspects(finding)
        yield from self._related(finding)

    def _title(self, finding: Finding) -> Iterator[Text]:
        rule = finding.verdict.check.rule
        severity, style = self.words.say(f"severity.{finding.severity}"), f"severity.{finding.severity}"
        if finding.waiver:
            severity, style = self.words.say("waiver.title", severity=severity), "label"
        label = Text.assemble((severity, style), " ", (rule.code, "heading"), " ")
        title = Text(clean(self.words.pick(rule.title)), "title")
        yield from hanging(label, title, self.screen.width, cell_len(label.plain))

    def _sentence(self, finding: Finding) -> Iterator[Text]:
        accused = {suspect.figure.index for suspect in finding.suspects}
        opening, closing = ("", "") if self.screen.colour else map(self.words.say, ("mark.open", "mark.close"))
        body, keep = Text(), []
        for segment in excerpt(self.document, finding.verdict, self.lexicon, self.words):
            start = len(body.plain)
            if segment.figure == WORDS:
                body.append(_visible(segment.text))
                continue
            style = "suspect" if segment.figure in accused else "figure"
            body.append(f"{opening}{_visible(segment.text)}{closing}", style)
            keep.append(Span(start, len(body.plain)))
        yield from self._hang("sentence", body, keep)

    def _suspects(self, finding: Finding) -> Iterator[Text]:
        key = "suspect.named" if finding.named else "suspect.alternative"
        for number, suspect in enumerate(finding.suspects[:ALTERNATIVES]):
            said = suspicion(self.document, suspect, self.words, key)
            said = said if finding.named else f"{number + 1}. {said}"
            yield from self._entry("suspect" if finding.named else "alternatives", said, first=number == 0)
        more = len(finding.suspects) - ALTERNATIVES
        if more > 0:
            yield from self._entry("alternatives", self.words.count("suspect.more", more), first=False)
        if finding.hint:
            yield from self._entry("hint", hinted(self.document, finding.hint, self.words))

    def _related(self, finding: Finding) -> Iterator[Text]:
        for number, other in enumerate(ordered(finding.related)):
            check = other.verdict.check
            words = check.quote.text if check.quote else arithmetic_text(self.document, other.verdict, self.words)
            said = self.words.say(
                "related.line",
                code=self._code(other, finding),
                place=place(self.document, spot(check), self.words),
                arithmetic=words,
            )
            yield from self._entry("related", said, first=number == 0)

    def _code(self, other: Finding, finding: Finding) -> str:
        """The code of the rule, marked where only this check of the finding was accepted."""
        code = other.verdict.check.rule.code
        return self.words.say("waiver.title", severity=code) if other.waiver and not finding.waiver else code

    def _entry(self, key: str, said: str, first: bool = True) -> Iterator[Text]:
        if said:
            yield from self._hang(key if first else "", Text(clean(said)))

    def _hang(self, key: str, body: Text, keep: list[Span] | None = None) -> Iterator[Text]:
        label = Text(" " * INDENT + (self.words.say(f"label.{key}") if key else ""), "label")
        yield from hanging(label, body, self.screen.width, self._indent(), keep or ())

    def _indent(self) -> int:
        return INDENT + max(cell_len(self.words.say(f"label.{name}")) for name in _LABELS) + 2


def _visible(text: str) -> str:
    """``text`` without control characters; the blanks at its ends join it to its neighbours."""
    lead, trail = text[:1].isspace(), text[-1:].isspace() and bool(text.strip())
    return (" " if lead else "") + clean(text) + (" " if trail else "")
