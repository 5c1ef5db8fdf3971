"""The text of a document as HTML, its figures and the words that findings quote marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_lint.model.finding import DocumentReport
from budget_lint.model.span import Span
from budget_lint.reports.page.markup import text
from budget_lint.reports.page.states import states
from budget_lint.reports.summary import ordered, walk


class Mark(NamedTuple):
    """A stretch with its attributes as HTML."""

    span: Span
    attributes: str


class Marker:
    """Writes stretches of a document's text."""

    def __init__(self, report: DocumentReport, noise: Sequence[str] = ()) -> None:
        self._text = report.document.text
        patterns = [re.compile(pattern) for pattern in noise]
        spans = [Span(*match.span()) for pattern in patterns for match in pattern.finditer(self._text)]
        self._noise = _apart([Mark(span, "") for span in spans])
        self._hidden = [mark.span.end for mark in self._noise]
        self._figures = _apart(list(_figures(report)))
        self._quotes = _apart(list(_quotes(report)))
        self._starts = [[mark.span.end for mark in marks] for marks in (self._figures, self._quotes)]

    def plain(self, span: Span) -> str:
        """The characters of a stretch as the document has them."""
        return self._text[span.start : span.end]

    def write(self, start: int, end: int) -> str:
        """The text from ``start`` up to ``end``; a mark that goes on elsewhere is marked there as well."""
        quotes = _within(self._quotes, self._starts[1], start, end)
        written, at = [], start
        for mark in quotes:
            first, last = max(mark.span.start, start), min(mark.span.end, end)
            written.append(self._plain(at, first))
            written.append(f"<span {mark.attributes}>{self._plain(first, last)}</span>")
            at = last
        written.append(self._plain(at, end))
        return "".join(written)

    def _plain(self, start: int, end: int) -> str:
        """A stretch in which no quote begins or ends."""
        written, at = [], start
        for mark in _within(self._figures, self._starts[0], start, end):
            first, last = max(mark.span.start, start), min(mark.span.end, end)
            written.append(f"{self._bare(at, first)}<b {mark.attributes}>{self._bare(first, last)}</b>")
            at = last
        return "".join(written) + self._bare(at, end)

    def _bare(self, start: int, end: int) -> str:
        """A stretch without marks, and without what no reader of the document sees."""
        shown, at = [], start
        for mark in _within(self._noise, self._hidden, start, end):
            shown.append(self._text[at : mark.span.start])
            at = mark.span.end
        return text("".join(shown) + self._text[at:end])


def _figures(report: DocumentReport) -> Iterator[Mark]:
    known = states(report)
    accused = {
        suspect.figure.index
        for finding in walk(report.findings)
        for suspect in finding.suspects
        if finding.named is suspect
    }
    for figure in report.reading.figures:
        if figure.index in known:
            kind = f"{known[figure.index]} suspect" if figure.index in accused else known[figure.index]
            yield Mark(figure.extent, f'class="f {kind}" data-f="{figure.index}"')


def _quotes(report: DocumentReport) -> Iterator[Mark]:
    for number, finding in enumerate(ordered(report.findings)):
        if quote := finding.verdict.check.quote:
            yield Mark(quote.span, f'class="quote" data-q="{number}"')


def _apart(marks: list[Mark]) -> list[Mark]:
    """The marks in order, without those that begin inside another one."""
    kept: list[Mark] = []
    for mark in sorted(marks):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def _within(marks: list[Mark], ends: list[int], start: int, end: int) -> Iterator[Mark]:
    """The marks that touch a stretch."""
    for number in range(bisect_left(ends, start + 1), len(marks)):
        if marks[number].span.start >= end:
            return
        yield marks[number]
