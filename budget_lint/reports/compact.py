"""A compact report for a terminal: a line or two for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import clean
from budget_lint.reports.form import Ending
from budget_lint.reports.layout import hanging
from budget_lint.reports.links import linked
from budget_lint.reports.notice import Notice, notices
from budget_lint.reports.plain import address
from budget_lint.reports.screen import Lines, Terminal
from budget_lint.reports.screen_waivers import troubles
from budget_lint.reports.summary_table import unread
from budget_lint.reports.tally import found_line, total

INDENT = 2


class Compact(Terminal):
    """Place, severity, code and title in one line, what is wrong below it; the sums at the end."""

    between = ()

    def part(self, report: DocumentReport) -> Lines:
        return [line for item in notices(report, self.setting.words) for line in self._finding(item)]

    def below(self, ending: Ending) -> Iterator[Text]:
        """Waivers that want another look, the sums in one line, and what could not be read."""
        words = self.setting.words
        yield from troubles(ending.waivers, words, self.setting.screen.width)
        yield Text(
            words.say(
                "summary.document",
                path=words.count("summary.heading", len(ending.tallies)),
                found=found_line(total([counts.severities for counts in ending.tallies]), words),
            )
        )
        yield from unread(ending, words, self.setting.screen.width)

    def _finding(self, item: Notice) -> Iterator[Text]:
        screen, severity = self.setting.screen, item.finding.severity
        said, style = self.setting.words.say(f"severity.{severity}"), f"severity.{severity}"
        if item.finding.waiver:
            said, style = self.setting.words.say("waiver.title", severity=said), "label"
        yield Text.assemble(
            linked(clean(address(item)), item.path, screen), " ", (said, style), " ",
            (item.code, "heading"), " ", (item.title, "title"),
        )  # fmt: skip
        if screen.source:
            yield from hanging(Text(), Text(item.said), screen.width, INDENT)
