"""The data of charts in office documents, as tables: a row for each category, a column for each series."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from budget_lint.model.table import Chart
from budget_lint.readers.draft import Grid, GridCell
from budget_lint.readers.printed import GENERAL, printed
from budget_lint.readers.xmlparts import attribute, child, name_of, number

_MAX_POINTS = 10_000  # of one series


def chart_grid(root: Element) -> Grid | None:
    """The table behind a chart (``c:chartSpace``); None where it holds no data."""
    chart = child(root, "c:chart")
    area = child(chart, "c:plotArea")
    plots = [] if area is None else list(area)
    series = [element for plot in plots for element in plot if name_of(element) == "c:ser"]
    columns = [(_name(element), _values(element)) for element in series]
    if not any(values for _, values in columns):
        return None
    labels: dict[int, str] = {}
    for element in series:
        labels = {**_points(_first(element, "c:cat", "c:xVal")), **labels}
    cells = [GridCell(name, 0, at) for at, (name, _) in enumerate(columns, 1) if name]
    rows = sorted({*labels, *(at for _, values in columns for at in values)})
    for row, at in enumerate(rows, 1):
        line = [labels.get(at, ""), *(values.get(at, "") for _, values in columns)]
        cells += [GridCell(text, row, column) for column, text in enumerate(line) if text]
    title = _text(child(chart, "c:title"))
    return Grid(cells, len(rows) + 1, len(columns) + 1, title, Chart(_kind(plots), _axis(plots), anchored=True))


def _kind(plots: list[Element]) -> str:
    """How a chart is drawn, as the format calls it: bar, pie, line; empty where it is drawn in several ways."""
    drawn = [name_of(plot) for plot in plots if child(plot, "c:ser") is not None]
    kinds = {name.removeprefix("c:").removesuffix("Chart") for name in drawn}
    return min(kinds) if len(kinds) == 1 else ""


def _axis(plots: list[Element]) -> str:
    """The words at the axis of values; nothing where it shows values in another unit than that of the data."""
    axes = [element for element in plots if name_of(element) == "c:valAx"]
    if len(axes) != 1 or child(axes[0], "c:dispUnits") is not None:
        return ""
    return _text(child(axes[0], "c:title"))


def _name(series: Element) -> str:
    source = child(series, "c:tx")
    literal = child(source, "c:v")
    if literal is not None:
        return literal.text or ""
    return " ".join(_points(source).values())


def _values(series: Element) -> dict[int, str]:
    """The values of a series as its labels show them, else as the cells they come from do."""
    labels = child(series, "c:dLbls", "c:numFmt")
    code = "" if labels is None or attribute(labels, "sourceLinked", "0") not in ("0", "false") else _code(labels)
    return _points(_first(series, "c:val", "c:yVal"), code)


def _code(element: Element) -> str:
    return attribute(element, "formatCode")


def _first(element: Element, *names: str) -> Element | None:
    return next((found for name in names if (found := child(element, name)) is not None), None)


def _points(source: Element | None, code: str = "") -> dict[int, str]:
    """The points of a cached range by their number, numbers as the format shows them."""
    found: dict[int, str] = {}
    for cache in _caches(source):
        numbers = name_of(cache).startswith("c:num")
        usual = child(cache, "c:formatCode")
        for point in cache:
            value = child(point, "c:v") if name_of(point) == "c:pt" else None
            if value is None or not value.text or len(found) >= _MAX_POINTS:
                continue
            own = code or attribute(point, "formatCode") or (usual.text if usual is not None else "") or GENERAL
            found[number(point, "idx")] = printed(value.text, own) if numbers else value.text
    return found


def _caches(source: Element | None) -> Iterable[Element]:
    """The values that a file keeps of the cells a chart refers to; of several levels of names the first."""
    for reference in source if source is not None else ():
        kind = name_of(reference)
        if kind in ("c:numLit", "c:strLit"):
            yield reference
        elif kind in ("c:numRef", "c:strRef"):
            yield from (cache for cache in reference if name_of(cache) in ("c:numCache", "c:strCache"))
        elif kind == "c:multiLvlStrRef":
            level = child(reference, "c:multiLvlStrCache", "c:lvl")
            if level is not None:
                yield level


def _text(title: Element | None) -> str:
    """The words of a title, written out or taken from a cell."""
    if title is None:
        return ""
    parts = [element.text or "" for element in title.iter() if name_of(element) in ("a:t", "c:v")]
    return "".join(parts)
