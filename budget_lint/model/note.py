"""Notes on a document: what is to be written at a place of it."""

from __future__ import annotations

from dataclasses import dataclass

from budget_lint.model.rule import Severity
from budget_lint.model.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """``text`` is to be written at ``span``, the worst of what it speaks of being of ``severity``."""

    span: Span
    text: str
    severity: Severity
