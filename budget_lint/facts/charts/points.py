"""A chart as its series: every value with the name of its series and that of its category."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from budget_lint.facts.tables.sheet import Entry, Sheet
from budget_lint.model.folded import Mark


class Point(NamedTuple):
    """A value of a chart, and the words of the chart that it stands at. ``start`` is its place in the folded text."""

    series: str
    category: str
    mark: Mark
    start: int


class Chart(NamedTuple):
    """A chart taken apart. ``section`` is what the heading says of the scope below which it is shown."""

    number: int
    title: str
    axis: str
    kind: str
    points: tuple[Point, ...]
    names: tuple[Entry, ...]
    section: Mapping[str, str]

    @property
    def series(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(point.series for point in self.points))


def taken_apart(sheet: Sheet, number: int, title: str, axis: str, section: Mapping[str, str]) -> Chart:
    """The chart whose data a sheet holds: the first row names its series, the first column its categories."""
    words = {place: entry.text for place, entry in sheet.at.items() if 0 in place}
    points = tuple(
        Point(words.get((0, column), ""), words.get((row, 0), ""), entry.mark, entry.start)
        for (row, column), entry in sorted(sheet.at.items(), key=lambda item: item[1].start)
        if row and column and entry.mark is not None
    )
    names = tuple(entry for entry in sheet.entries if 0 in (entry.cell.row, entry.cell.column))
    kind = sheet.table.chart.kind if sheet.table.chart else ""
    return Chart(number, title, axis, kind, points, names, section)
