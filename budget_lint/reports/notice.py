"""A finding in a few words, and its place, as the forms for pipelines and lists need them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from budget_lint.model.check import Check
from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.model.span import Location, Span
from budget_lint.reports.arithmetic import arithmetic_text, is_worked
from budget_lint.reports.characters import clean
from budget_lint.reports.message import message
from budget_lint.reports.places import in_words
from budget_lint.reports.summary import ordered
from budget_lint.reports.suspects import ALTERNATIVES, hinted, suspicion
from budget_lint.reports.words import Words


class Notice(NamedTuple):
    """One finding: what ``title`` it has, what was ``said`` of it here, and ``where``, in words.

    ``line`` and ``column`` are nought where the source has none: a page, a cell of a table.
    """

    finding: Finding
    path: str
    code: str
    title: str
    said: str
    where: str
    place: Location
    line: int
    column: int


def notices(report: DocumentReport, words: Words) -> list[Notice]:
    """The findings of a document, the worst first, those that were accepted last."""
    return [notice(report.document, finding, words) for finding in ordered(report.findings)]


def unwaived(report: DocumentReport, words: Words) -> list[Notice]:
    """The findings that nobody has accepted, the worst first."""
    return [item for item in notices(report, words) if not item.finding.waiver]


def notice(document: Document, finding: Finding, words: Words) -> Notice:
    """A finding in a few words."""
    check = finding.verdict.check
    span = spot(check)
    where = document.locate(span.start, span.end)
    line, column = line_and_column(where)
    return Notice(
        finding,
        where.file or document.path,
        check.rule.code,
        clean(words.pick(check.rule.title)),
        clean(" ".join([working(document, finding, words), *suspicions(document, finding, words)])),
        clean(in_words(replace(where, file=None), words)),  # the file stands before it
        where,
        line,
        column,
    )


def spot(check: Check) -> Span:
    """Where a check is reported: the words that it is about, else the digits of its first figure."""
    return check.place


def line_and_column(where: Location) -> tuple[int, int]:
    """Line and column of a place in a text, nought where the source is none."""
    if where.line is None or not is_text(where):
        return 0, 0
    return where.line, where.column or 0


def is_text(where: Location) -> bool:
    """True for places that an editor finds by line and column."""
    other = (where.page, where.paragraph, where.table, where.sheet)
    return where.line is not None and all(part is None for part in other)


def working(document: Document, finding: Finding, words: Words) -> str:
    """The arithmetic where it says something, else the message of the rule."""
    if is_worked(finding.verdict):
        return arithmetic_text(document, finding.verdict, words)
    return message(finding.verdict, words)


def suspicions(document: Document, finding: Finding, words: Words) -> list[str]:
    """What is said of the suspects: one sentence for all of them, and one for the hint."""
    key = "suspect.named" if finding.named else "suspect.alternative"
    said = [suspicion(document, suspect, words, key) for suspect in finding.suspects[:ALTERNATIVES]]
    more = len(finding.suspects) - ALTERNATIVES
    said += [words.count("suspect.more", more)] if more > 0 else []
    found = [words.say("notice.suspect", said=words.say("notice.or").join(said))] if said else []
    return [*found, hinted(document, finding.hint, words)] if finding.hint else found
