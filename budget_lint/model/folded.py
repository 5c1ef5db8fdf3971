"""Text in one spelling, with the way back to the document's own characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budget_lint.model.fact import Figure
from budget_lint.model.span import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the document's text with one spelling for each character and without what no reader sees:
    white space inside words, wrapped line ends, converter marks. ``origin[i]`` is the offset in
    ``Document.text`` of ``text[i]``.
    """

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document that ``text[start:end]`` came from (``start < end``)."""
        return Span(self.origin[start], self.origin[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure and its place in the folded text: ``start`` of its digits or sign, ``end`` of its unit."""

    start: int
    end: int
    figure: Figure
