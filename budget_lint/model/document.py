"""A document as a reader delivers it: one text, and the way back from every character to its source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from budget_lint.model.given import Given
from budget_lint.model.span import Box, Location, Span
from budget_lint.model.table import Table


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that the source keeps together, such as a line, and the place where it starts.

    Where the source knows it, ``edges`` are the left edges of its characters, and the right edge of the last
    one, in points: they narrow the box of the block to that of a figure. ``joins`` tells whether the paragraph
    goes on in the next block, None where the source does not tell.
    """

    span: Span
    location: Location
    edges: tuple[float, ...] = ()
    joins: bool | None = None


class ChartPlaces(NamedTuple):
    """The data of a chart, with the names of its series by their columns and of its categories by their rows."""

    table: Table
    series: dict[int, Span]
    categories: dict[int, Span]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a reader left out: ``key`` names its text in the interface texts (``remark.<key>``), which
    ``values`` fill.
    """

    key: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns.

    ``text`` holds the characters as the source has them; ``blocks`` are in order and cover it;
    ``encoding`` is how a byte stream was read, empty where the format has no such thing. ``tables`` are in
    order, and the lines of their spans belong to them alone. ``remarks`` tell what could not be read.
    ``given`` are the figures of a file that holds nothing else; the text is made of them then.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str = ""
    tables: tuple[Table, ...] = ()
    remarks: tuple[Remark, ...] = ()
    given: Given | None = None
    starts: tuple[int, ...] = field(init=False, repr=False)
    charts: tuple[ChartPlaces, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(block.span.start for block in self.blocks))
        charts = tuple(ChartPlaces(table, *table.heads()) for table in self.tables if table.chart)
        object.__setattr__(self, "charts", charts)

    def block_at(self, offset: int) -> int:
        """Index of the block that holds ``offset`` (the last one for an offset at the end)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def locate(self, offset: int, end: int = 0) -> Location:
        """The place of the character at ``offset`` of ``text`` in the source, or of those up to ``end``."""
        if not self.blocks:
            return Location(offset=offset)
        block = self.blocks[self.block_at(offset)]
        ahead = offset - block.span.start
        place = block.location
        whole = place.column is None or place.table is not None or self.given is not None
        column = place.column if whole or place.column is None else place.column + ahead
        start = None if place.offset is None else place.offset + ahead
        found = replace(place, column=column, offset=start, bbox=_box(block, ahead, end - block.span.start))
        return self._in_chart(found, offset) if self.charts else found

    def _in_chart(self, place: Location, offset: int) -> Location:
        """The place with the chart, the series and the category that an offset is of, where it is of one."""
        at = bisect_right(self.charts, offset, key=lambda chart: chart.table.span.start)
        if not at or offset not in self.charts[at - 1].table.span:
            return place
        table, series, categories = self.charts[at - 1]
        number = bisect_right(table.cells, offset, key=lambda cell: cell.span.start) - 1
        cell = table.cells[number]
        if offset not in cell.span or not (cell.row and cell.column):
            return replace(place, chart=at)
        named = self._words(series.get(cell.column)), self._words(categories.get(cell.row))
        return replace(place, chart=at, series=named[0], category=named[1])

    def _words(self, span: Span | None) -> str | None:
        return self.text[span.start : span.end] if span and span.start < span.end else None


def _box(block: Block, first: int, last: int) -> Box | None:
    """The block's box, narrowed to its characters from ``first`` up to ``last``, of which there is one at least."""
    bbox = block.location.bbox
    if bbox is None or not block.edges:
        return bbox
    last = min(max(last, first + 1), len(block.edges) - 1)
    return block.edges[min(first, last)], bbox[1], block.edges[last], bbox[3]
