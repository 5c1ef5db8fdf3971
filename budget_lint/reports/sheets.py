"""The findings as the rows of a table, and such tables as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import clean
from budget_lint.reports.excerpt import excerpt, excerpt_text
from budget_lint.reports.form import Ending, Setting, TextForm
from budget_lint.reports.notice import Notice, notices, suspicions, working
from budget_lint.reports.numbers import printed
from budget_lint.reports.waivers import waiver_text
from budget_lint.reports.words import Words

COLUMNS = (
    "document", "place", "severity", "rule", "title", "figures", "arithmetic", "suspect", "why", "text", "waiver",
    "fingerprint",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula. The first ones it looks at when a file is opened; a tab
# or a line break before them it takes off.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Row(NamedTuple):
    """A finding as cells, in the order of ``COLUMNS``; ``severity`` as a key."""

    severity: str
    cells: tuple[str, ...]


def table(report: DocumentReport, setting: Setting) -> Iterator[Row]:
    """A row for each finding, the worst first."""
    words = setting.words
    for item in notices(report, words):
        yield Row(item.finding.severity, tuple(_cells(report, item, setting, words)))


def head(words: Words) -> list[str]:
    return [words.say(f"sheet.{name}") for name in COLUMNS]


def lost(ending: Ending, words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each document that could not be read."""
    for path, message in ending.troubles:
        yield (clean(path), "", words.say("severity.error"), "", clean(message)) + ("",) * (len(COLUMNS) - 5)


def _cells(report: DocumentReport, item: Notice, setting: Setting, words: Words) -> Iterator[str]:
    finding, document = item.finding, report.document
    verdict = finding.verdict
    yield clean(item.path)
    yield f"{item.line}:{item.column}" if item.line and item.column else item.where
    yield words.say(f"severity.{finding.severity}")
    yield item.code
    yield item.title
    yield clean(words.joined([f"{fact.label} {printed(fact)}".strip() for fact in verdict.check.facts]))
    yield clean(working(document, finding, words))
    yield clean(" ".join(suspicions(document, finding, words)))
    yield clean(words.pick(verdict.check.rule.why))
    yield clean(excerpt_text(excerpt(document, verdict, setting.lexicon, words)))
    yield clean(waiver_text(finding.waiver, words)) if finding.waiver else ""
    yield finding.fingerprint


def harmless(cell: str) -> str:
    """``cell`` so that no spreadsheet runs it: with an apostrophe ahead where it would be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class Csv(TextForm):
    """With a byte order mark, which spreadsheets need to see that it is UTF-8, and their line ends."""

    suffix = ".csv"

    def head(self) -> str:
        return "\ufeff" + _lines([head(self.words)])

    def part(self, report: DocumentReport) -> str:
        return _lines(row.cells for row in table(report, self.setting))

    def tail(self, ending: Ending) -> str:
        return _lines(lost(ending, self.words))


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()
