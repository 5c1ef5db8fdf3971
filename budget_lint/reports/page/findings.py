"""The right side: the findings with all their figures and the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from budget_lint.model.fact import Fact
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.reports.arithmetic import arithmetic_text
from budget_lint.reports.excerpt import WORDS, excerpt
from budget_lint.reports.form import Setting
from budget_lint.reports.notice import suspicions, working
from budget_lint.reports.numbers import printed
from budget_lint.reports.page.markup import element, text
from budget_lint.reports.places import place
from budget_lint.reports.summary import ordered
from budget_lint.reports.waivers import waiver_text


class Findings:
    """Writes the findings of one document."""

    def __init__(self, report: DocumentReport, setting: Setting) -> None:
        self._report, self._document = report, report.document
        self._setting, self._words = setting, setting.words

    def write(self) -> str:
        """The list of findings, the worst first."""
        listed = ordered(self._report.findings)
        if not listed:
            return element("p", text(self._words.say("tally.clean")), class_="none")
        return element("ol", "".join(self._item(number, item) for number, item in enumerate(listed)), class_="list")

    def _item(self, number: int, finding: Finding) -> str:
        rule, words = finding.verdict.check.rule, self._words
        kind = "waived" if finding.waiver else finding.severity
        severity = words.say(f"severity.{finding.severity}")
        if finding.waiver:
            severity = words.say("waiver.title", severity=severity)
        head = (
            element("span", text(severity), class_="badge")
            + element("span", text(rule.code), class_="code")
            + element("span", text(words.pick(rule.title)), class_="title")
            + element("span", text(place(self._document, finding.verdict.check.place, words)), class_="where")
        )
        button = element("button", head, type="button", class_="head", aria_expanded="false")
        quoted = number if finding.verdict.check.quote else None
        figures = " ".join(str(index) for index in _figures(finding))
        body = element("div", "".join(self._body(finding)), class_="body")
        return element(
            "li", button + body, class_=f"finding {kind}", data_s=kind, data_figures=figures, data_quote=quoted
        )

    def _body(self, finding: Finding) -> Iterator[str]:
        words, verdict = self._words, finding.verdict
        rule = verdict.check.rule
        yield element("blockquote", self._excerpt(finding))
        yield self._table(finding)
        entries = [
            ("arithmetic", working(self._document, finding, words)),
            ("suspect", " ".join(suspicions(self._document, finding, words))),
            ("waiver", waiver_text(finding.waiver, words) if finding.waiver else ""),
            ("why", words.pick(rule.why)),
        ]
        rows = "".join(
            element("dt", text(words.say(f"sheet.{key}"))) + element("dd", text(said), class_=key)
            for key, said in entries
            if said
        )
        yield element("dl", rows)
        yield self._related(finding)

    def _excerpt(self, finding: Finding) -> str:
        pieces = excerpt(self._document, finding.verdict, self._setting.lexicon, self._words)
        return "".join(
            element("mark", text(piece.text)) if piece.figure != WORDS else text(piece.text) for piece in pieces
        )

    def _table(self, finding: Finding) -> str:
        """Every figure of the finding; a click on one leads to it."""
        facts = finding.verdict.check.facts
        if not facts:
            return ""
        names = ("figure", "label", "place")
        head = element("tr", "".join(element("th", text(self._words.say(f"column.{name}"))) for name in names))
        named = finding.named
        rows = "".join(self._row(fact, named is not None and named.figure is fact.figure) for fact in facts)
        return element("div", element("table", head + rows), class_="wide")

    def _row(self, fact: Fact, accused: bool) -> str:
        shown = text(printed(fact))
        cells = (
            element("button", shown, type="button", class_="go suspect" if accused else "go", data_f=fact.figure.index),
            text(fact.label),
            text(place(self._document, fact.figure.span, self._words)),
        )
        return element("tr", "".join(element("td", cell) for cell in cells))

    def _related(self, finding: Finding) -> str:
        if not finding.related:
            return ""
        items = []
        for other in ordered(finding.related):
            check = other.verdict.check
            said = check.quote.text if check.quote else arithmetic_text(self._document, other.verdict, self._words)
            facts = "".join(
                element("button", text(printed(fact)), type="button", class_="go", data_f=fact.figure.index)
                for fact in check.facts
            )
            head = element("span", text(check.rule.code), class_="code")
            items.append(element("li", f"{head} {text(self._words.pick(check.rule.title))}<br>{text(said)}<br>{facts}"))
        heading = element("h4", text(self._words.count("page.related", len(items))))
        return heading + element("ul", "".join(items), class_="related")


def _figures(finding: Finding) -> list[int]:
    """The figures of a finding and of what hangs below it, each once."""
    broken = (finding, *finding.related)
    return list(dict.fromkeys(fact.figure.index for item in broken for fact in item.verdict.check.facts))
