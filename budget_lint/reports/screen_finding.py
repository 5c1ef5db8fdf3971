"""One finding for a terminal: title, place, sentence, arithmetic, reason, suspect, what hangs below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from budget_lint.model.document import Document
from budget_lint.model.finding import Finding
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Span
from budget_lint.reports.arithmetic import arithmetic_text, is_worked
from budget_lint.reports.excerpt import excerpt
from budget_lint.reports.layout import clean, hanging
from budget_lint.reports.message import message
from budget_lint.reports.places import clickable, place
from budget_lint.reports.summary import ordered
from budget_lint.reports.suspects import suspicion
from budget_lint.reports.waivers import waiver_text
from budget_lint.reports.words import Words

INDENT = 2
_LABELS = ("sentence", "message", "arithmetic", "why", "suspect", "alternatives", "related", "waiver")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Prints findings of ``document`` in ``width`` cells; without ``colour`` figures stand in brackets."""

    document: Document
    lexicon: Lexicon
    words: Words
    width: int
    colour: bool

    def lines(self, finding: Finding) -> Iterator[Text]:
        rule = finding.verdict.check.rule
        yield from self._title(finding)
        spot = clickable(self.document, finding.verdict.check.facts[0].figure.span, self.words)
        yield Text.assemble(" " * INDENT, (clean(spot), "place"))
        if finding.waiver:
            yield from self._entry("waiver", waiver_text(finding.waiver, self.words))
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
        yield from hanging(label, Text(clean(self.words.pick(rule.title)), "title"), self.width, cell_len(label.plain))

    def _sentence(self, finding: Finding) -> Iterator[Text]:
        accused = {suspect.figure.index for suspect in finding.suspects}
        opening, closing = ("", "") if self.colour else map(self.words.say, ("mark.open", "mark.close"))
        body, keep = Text(), []
        for segment in excerpt(self.document, finding.verdict, self.lexicon, self.words):
            start = len(body.plain)
            if segment.figure < 0:
                body.append(_visible(segment.text))
                continue
            style = "suspect" if segment.figure in accused else "figure"
            body.append(f"{opening}{_visible(segment.text)}{closing}", style)
            keep.append(Span(start, len(body.plain)))
        yield from self._hang("sentence", body, keep)

    def _suspects(self, finding: Finding) -> Iterator[Text]:
        several = len(finding.suspects) > 1
        key = "suspect.alternative" if several else "suspect.named"
        for number, suspect in enumerate(finding.suspects):
            spot = place(self.document, suspect.figure.span, self.words)
            said = suspicion(suspect, spot, self.words, key)
            said = f"{number + 1}. {said}" if several else said
            yield from self._entry("alternatives" if several else "suspect", said, first=number == 0)

    def _related(self, finding: Finding) -> Iterator[Text]:
        for number, other in enumerate(ordered(finding.related)):
            check = other.verdict.check
            said = self.words.say(
                "related.line",
                code=self._code(other, finding),
                place=place(self.document, check.facts[0].figure.span, self.words),
                arithmetic=arithmetic_text(self.document, other.verdict, self.words),
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
        yield from hanging(label, body, self.width, self._indent(), keep or ())

    def _indent(self) -> int:
        return INDENT + max(cell_len(self.words.say(f"label.{name}")) for name in _LABELS) + 2


def _visible(text: str) -> str:
    """``text`` without control characters; the blanks at its ends join it to its neighbours."""
    lead, trail = text[:1].isspace(), text[-1:].isspace() and bool(text.strip())
    return (" " if lead else "") + clean(text) + (" " if trail else "")
