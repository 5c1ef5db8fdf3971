"""Where something stands: offsets into a document's text, and places in its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of ``Document.text``: offsets in characters, from 0."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def hull(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document as evidence: their place, how they read, and the words around that tell them apart."""

    span: Span
    text: str
    around: str = ""


Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom in points, from the top left


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the source, as its reader knows it. Counts run from 1, ``offset`` from 0.

    A text file has line, column and offset; a PDF page and bbox (points, from the top left); a Word file
    paragraph, or table, row and column; a workbook sheet and cell. Figures of a chart have its number, their series
    and their category, too. ``file`` is set where several files make one document.
    """

    line: int | None = None
    column: int | None = None
    offset: int | None = None
    page: int | None = None
    bbox: Box | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None
    chart: int | None = None
    series: str | None = None
    category: str | None = None
    file: str | None = None
