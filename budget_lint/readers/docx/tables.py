"""Tables of Word: from rows with spans to cells in a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from budget_lint.readers.docx.styles import switched_on
from budget_lint.readers.draft import Grid, GridCell
from budget_lint.readers.xmlparts import NAMES, attribute, child, number

_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"})
_MAX_SPAN = 1000
_FRAME_CELLS = 4  # a table with further tables in it and fewer cells of its own text only sets them out


def inside(element: Element, kind: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls and tracked insertions."""
    for inner in element:
        name = NAMES[inner.tag]
        if name == kind:
            yield inner
        elif name in _WRAPPERS:
            yield from inside(inner, kind)


def rows(table: Element) -> list[Element]:
    """The rows that are shown: not those whose deletion is tracked."""
    return [row for row in inside(table, "w:tr") if _shown(row)]


def _shown(row: Element) -> bool:
    properties = child(row, "w:trPr")
    return child(properties, "w:del") is None and not switched_on(properties, "w:hidden")


def is_frame(table: Element) -> bool:
    """True for a table that only sets out text or other tables: one cell to a row, or tables inside."""
    cells = [list(inside(row, "w:tc")) for row in rows(table)]
    if all(len(row) <= 1 for row in cells):
        return True
    nested = own = 0
    for row in cells:
        for cell in row:
            if any(NAMES[inner.tag] == "w:tbl" for inner in cell.iter()):
                nested += 1
            else:
                own += any(NAMES[inner.tag] == "w:t" and inner.text for inner in cell.iter())
    return bool(nested) and own < _FRAME_CELLS


def grid(table: Element, text_of: Callable[[Element, int, int], str]) -> Grid:
    """The grid of a table; ``text_of`` reads a cell that stands at a row and a column."""
    result = Grid()
    above: dict[int, GridCell] = {}
    for at, row in enumerate(rows(table)):
        column = _skipped(row)
        here: dict[int, GridCell] = {}
        last: GridCell | None = None
        for element in inside(row, "w:tc"):
            properties = child(element, "w:tcPr")
            span = min(max(1, number(child(properties, "w:gridSpan"), "val", 1)), _MAX_SPAN)
            if last is not None and _continues(properties, "w:hMerge"):
                last.columns += span
            elif column in above and _continues(properties, "w:vMerge") and above[column].columns == span:
                above[column].rows += 1
                last = here[column] = above[column]
            else:
                cell = GridCell("", at, column, 1, span)
                cell.text = text_of(element, at, column)
                result.cells.append(cell)
                last = here[column] = cell
            column += span
        result.columns = max(result.columns, column)
        result.rows = at + 1
        above = here
    return result


def _skipped(row: Element) -> int:
    """How many columns of the grid a row leaves out before its first cell."""
    return min(number(child(row, "w:trPr", "w:gridBefore"), "val"), _MAX_SPAN)


def _continues(properties: Element | None, name: str) -> bool:
    """True for a cell that is merged with the one above (``w:vMerge``) or before it (``w:hMerge``)."""
    merge = child(properties, name)
    return merge is not None and attribute(merge, "val", "continue") == "continue"
