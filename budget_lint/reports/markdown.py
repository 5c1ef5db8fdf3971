"""The findings as a memo in Markdown, to paste into a message, a ticket or a file note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import clean
from budget_lint.reports.excerpt import excerpt, excerpt_text
from budget_lint.reports.form import Ending, TextForm
from budget_lint.reports.notice import Notice, notices, suspicions, working
from budget_lint.reports.numbers import printed
from budget_lint.reports.places import place
from budget_lint.reports.tally import found_and_covered, tally
from budget_lint.reports.waivers import waiver_text

# What Markdown or the HTML in it would take for markup.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")


class Markdown(TextForm):
    """A heading for each document, a paragraph and a table of figures for each finding."""

    suffix = ".md"
    between = "\n"

    def head(self) -> str:
        return f"# {self.words.say('memo.title')}\n\n"

    def part(self, report: DocumentReport) -> str:
        words, counts = self.words, tally(report)
        lines = [f"## {text(clean(report.document.path))}", ""]
        lines.append(found_and_covered(counts, words))
        for number, item in enumerate(notices(report, words), 1):
            lines += ["", *self._finding(report, item, number)]
        return "\n".join(lines) + "\n"

    def tail(self, ending: Ending) -> str:
        if not ending.troubles:
            return ""
        lines = [f"- {text(clean(trouble.message))}" for trouble in ending.troubles]
        return f"\n## {self.words.say('memo.unread')}\n\n" + "\n".join(lines) + "\n"

    def _finding(self, report: DocumentReport, item: Notice, number: int) -> Iterator[str]:
        words, finding = self.words, item.finding
        verdict = finding.verdict
        severity = words.say(f"severity.{finding.severity}")
        if finding.waiver:
            severity = words.say("waiver.title", severity=severity)
        yield f"### {number}. {text(item.title)} ({severity} {item.code}, {text(item.where)})"
        yield ""
        if words_of_it := clean(excerpt_text(excerpt(report.document, verdict, self.setting.lexicon, words))):
            yield f"> {text(words_of_it)}"
            yield ""
        yield from self._figures(report, item)
        said = {
            "arithmetic": working(report.document, finding, words),
            "suspect": " ".join(suspicions(report.document, finding, words)),
            "waiver": waiver_text(finding.waiver, words) if finding.waiver else "",
            "why": words.pick(verdict.check.rule.why),
        }
        for key, value in said.items():
            if value:
                yield f"- **{words.say(f'sheet.{key}')}**{words.say('memo.colon')}{text(clean(value))}"

    def _figures(self, report: DocumentReport, item: Notice) -> Iterator[str]:
        words, facts = self.words, item.finding.verdict.check.facts
        if not facts:
            return
        yield "| " + " | ".join(words.say(f"column.{name}") for name in ("figure", "label", "place")) + " |"
        yield "|---|---|---|"
        for fact in facts:
            cells = (printed(fact), fact.label, place(report.document, fact.figure.span, words))
            yield "| " + " | ".join(text(clean(cell)) for cell in cells) + " |"
        yield ""


def text(said: str) -> str:
    """``said`` as Markdown that shows just that."""
    return _SPECIAL.sub(r"\\\1", said)
