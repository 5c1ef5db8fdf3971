"""The HTML report as a form: head, a part for each document, tail."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.form import Ending, TextForm
from budget_lint.reports.page.checks import checks
from budget_lint.reports.page.findings import Findings
from budget_lint.reports.page.markup import data, element, text
from budget_lint.reports.page.original import original
from budget_lint.reports.page.states import STATES
from budget_lint.reports.remarks import remarks, special
from budget_lint.reports.summary import SEVERITIES
from budget_lint.reports.tally import coverage_line, tally
from budget_lint.reports.words import Words

_TONGUES = {"zh": "zh-CN"}
# What the script says: the keys of the texts without "page.".
_SCRIPT = ("checks", "no-checks", "close", "holds", "rounding", "truncated", "broken", "undecided")


class Html(TextForm):
    """One file without anything from outside; what is from the document can be no markup and no script."""

    suffix = ".html"
    between = "\n"

    def head(self) -> str:
        words = self.words
        title = words.say("page.title")
        policy = (
            "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
            f"style-src {_digest(_asset('page.css'))}; script-src {_digest(_asset('page.js'))}"
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{_TONGUES.get(words.lang, words.lang)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<link rel="icon" href="data:,">\n'
            f"<title>{text(title)}</title>\n<style>{_asset('page.css')}</style>\n</head>\n<body>\n"
            f"{_bar(words, title)}\n<main>\n"
        )

    def part(self, report: DocumentReport) -> str:
        words, reading = self.words, report.reading
        kind = words.say(f"kind.{reading.kind}") if reading.kind else ""
        about = words.say("heading.separator").join(part for part in (kind, reading.period) if part)
        counts = tally(report)
        said = (*remarks(report.document, words), *special(report, words))
        left = (
            element("h2", text(report.document.path))
            + element("p", text(words.say("tally.separator").join([about, coverage_line(counts.coverage, words)])))
            + "".join(element("p", text(remark), class_="remark") for remark in said)
        )
        document = element("header", left) + original(report, words, self.setting.lexicon.noise)
        panel = element("div", "", class_="panel", hidden=True, role="region", aria_live="polite")
        side = panel + element("h2", text(words.say("sheet.findings"))) + Findings(report, self.setting).write()
        return element(
            "article",
            element(
                "div", document, class_="original", tabindex="0", role="region", aria_label=words.say("page.document")
            )
            + element("div", side, class_="side", role="region", aria_label=words.say("sheet.findings"))
            + f'<script type="application/json" class="data">{data(checks(report, words))}</script>',
            class_="doc",
            data_path=report.document.path,
        )

    def tail(self, ending: Ending) -> str:
        lost = [element("li", text(trouble.message)) for trouble in ending.troubles]
        unread = element("h2", text(self.words.say("memo.unread"))) + element("ul", "".join(lost))
        said = {key: self.words.say(f"page.{key}", number="{number}") for key in _SCRIPT}
        said |= {"checks.one": self.words.count("page.checks", 1)}
        return (
            (element("aside", unread, class_="unread") if lost else "")
            + f'</main>\n<script type="application/json" id="words">{data(said)}</script>\n'
            f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n"
        )


def _bar(words: Words, title: str) -> str:
    """The bar on top: which document, which findings and which figures are shown."""
    severities = "".join(
        _toggle("severity", name, words.say(f"page.severity.{name}")) for name in (*SEVERITIES, "waived")
    )
    states = "".join(_toggle("state", name, words.say(f"page.state.{name}")) for name in STATES)
    pick = element("select", "", id="pick", hidden=True, aria_label=words.say("page.document"))
    return element(
        "header",
        element("h1", text(title))
        + pick
        + element("div", severities, class_="filters", role="group", aria_label=words.say("sheet.findings"))
        + element("div", states, class_="filters", role="group", aria_label=words.say("sheet.figures"))
        + element("p", text(words.say("page.keys")), class_="keys"),
        class_="bar",
    )


def _toggle(group: str, name: str, said: str) -> str:
    inner = f"{element('span', text(said), class_=f'sample {name}')} {element('span', '', class_='count')}"
    return f'<button type="button" class="filter" data-{group}="{name}" aria-pressed="true">{inner}</button>'


@cache
def _asset(name: str) -> str:
    return files("budget_lint.reports.page").joinpath(name).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    hashed = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(hashed).decode('ascii')}'"
