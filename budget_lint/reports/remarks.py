"""What a reader left out, and what is special about a kind of document, in words."""

from __future__ import annotations

from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport
from budget_lint.reports.words import Words


def remarks(document: Document, words: Words) -> list[str]:
    """A sentence for everything in the document that could not be read."""
    return [words.say(f"remark.{remark.key}", **dict(remark.values)) for remark in document.remarks]


def special(report: DocumentReport, words: Words) -> list[str]:
    """Why some rules are not for the kind of the document, or what is not compared in it; nothing for most kinds."""
    return [words.pick(report.why)] if report.why else []
