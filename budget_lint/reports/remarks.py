"""What a reader left out, in words."""

from __future__ import annotations

from budget_lint.model.document import Document
from budget_lint.reports.words import Words


def remarks(document: Document, words: Words) -> list[str]:
    """A sentence for everything in the document that could not be read."""
    return [words.say(f"remark.{remark.key}", **dict(remark.values)) for remark in document.remarks]
