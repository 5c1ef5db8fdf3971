"""Copies of documents with the findings in them, as a form of report: one file for each document."""

from __future__ import annotations

from typing import NamedTuple, TextIO

from budget_lint.annotate import annotated
from budget_lint.errors import BudgetLintError
from budget_lint.model.finding import DocumentReport
from budget_lint.reports.form import Ending, Setting, Writer
from budget_lint.reports.notes import notes
from budget_lint.reports.words import Words


class Made(NamedTuple):
    """A copy, or why there is none. ``notes`` counts what was written into it."""

    data: bytes
    notes: int = 0
    error: BudgetLintError | None = None


class Copies:
    """``*`` in the suffix stands for the document's own."""

    suffix = ".annotated*"

    def __init__(self, setting: Setting) -> None:
        self._words = setting.words

    def part(self, report: DocumentReport) -> Made:
        try:
            return make(report, self._words)
        except BudgetLintError as error:
            return Made(b"", error=error)

    def writer(self, stream: TextIO) -> Writer:
        return _Writer(stream)


class _Writer:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, part: Made) -> None:
        self._stream.buffer.write(part.data)

    def end(self, ending: Ending) -> None:
        """A copy has nothing behind its one part."""


def make(report: DocumentReport, words: Words) -> Made:
    """The copy of a document that was read from a file. Raises InputError where its format takes no notes."""
    wanted = notes(report, words)
    return Made(annotated(report.document, wanted), len(wanted))
