"""The paragraphs of a Word document by their places, counted as its reader counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from budget_lint.annotate.tree import Node
from budget_lint.model.span import Location

_FLOWS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "mc:Choice"})
_OFF = ("0", "false", "off")
_FRAME_CELLS = 4

Place = tuple[int, ...]  # of a paragraph its number, of a cell table, row and column


def key(where: Location) -> Place | None:
    """The place of a location, None where it is none of a Word document."""
    if where.table is not None and where.row is not None and where.column is not None:
        return where.table, where.row, where.column
    return None if where.paragraph is None else (where.paragraph,)


class Places:
    """Reads the body of a document; ``found`` has the paragraphs of each place, those of its text boxes last."""

    def __init__(self, body: Node) -> None:
        self.found: dict[Place, list[Node]] = {}
        self._paragraphs = self._tables = 0
        self._blocks(body.children, None)

    def _blocks(self, nodes: Sequence[Node], place: Place | None) -> None:
        for node in nodes:
            if node.name == "w:p":
                self._paragraph(node, place)
            elif node.name == "w:tbl":
                self._table(node)
            elif node.name in _FLOWS:
                self._blocks(node.children, place)
            elif node.name == "mc:AlternateContent":
                self._blocks(node.children[:1], place)

    def _paragraph(self, node: Node, place: Place | None) -> None:
        if place is None:
            self._paragraphs += 1
            place = (self._paragraphs,)
        self.found.setdefault(place, []).append(node)
        self._boxes(node, place)

    def _boxes(self, node: Node, place: Place) -> None:
        for box in boxes(node):
            self._blocks(box.children, place)

    def _table(self, table: Node) -> None:
        self._tables += 1
        number = self._tables
        rows = [row for row in _inside(table, "w:tr") if _is_shown(row)]
        if _is_frame(rows):
            for at, row in enumerate(rows, 1):
                for column, cell in enumerate(_inside(row, "w:tc"), 1):
                    self._blocks(cell.children, (number, at, column))
            return
        after: list[Callable[[], None]] = []
        for at, column, cell in _grid(rows):
            self._cell(cell, (number, at + 1, column + 1), after)
        for follow in after:
            follow()

    def _cell(self, cell: Node, place: Place, after: list[Callable[[], None]]) -> None:
        """The paragraphs of a cell; the tables in it come after its own table."""
        for inner in _cell_blocks(cell):
            if inner.name == "w:tbl":
                after.append(lambda table=inner: self._table(table))  # type: ignore[misc]
                continue
            self.found.setdefault(place, []).append(inner)
            if any(True for _ in boxes(inner)):
                after.append(lambda node=inner: self._boxes(node, place))  # type: ignore[misc]


def shown(node: Node) -> Iterator[Node]:
    """The nodes below one that are shown in its line: of alternatives the first that holds something."""
    for inner in node.children:
        if inner.name == "mc:AlternateContent":
            yield from next((found for one in inner.children if (found := list(shown(one)))), [])
        elif inner.name not in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:rt", "w:sdtPr"):
            yield inner
            if inner.name != "w:txbxContent":
                yield from shown(inner)


def boxes(node: Node) -> Iterator[Node]:
    """The text boxes that hang on a paragraph."""
    return (inner for inner in shown(node) if inner.name == "w:txbxContent")


def _inside(node: Node, name: str) -> Iterator[Node]:
    for inner in node.children:
        if inner.name == name:
            yield inner
        elif inner.name in _FLOWS - {"mc:Choice"}:
            yield from _inside(inner, name)


def _cell_blocks(node: Node) -> Iterator[Node]:
    for inner in node.children:
        if inner.name in ("w:p", "w:tbl"):
            yield inner
        elif inner.name in _FLOWS:
            yield from _cell_blocks(inner)


def _is_shown(row: Node) -> bool:
    properties = row.child("w:trPr")
    if properties is None:
        return True
    hidden = properties.child("w:hidden")
    return properties.child("w:del") is None and (hidden is None or hidden.attribute("val", "1") in _OFF)


def _is_frame(rows: Sequence[Node]) -> bool:
    """As the reader tells tables that only set out text or other tables."""
    cells = [list(_inside(row, "w:tc")) for row in rows]
    if all(len(row) <= 1 for row in cells):
        return True
    nested = own = 0
    for cell in (cell for row in cells for cell in row):
        if any(inner.name == "w:tbl" for inner in cell.walk()):
            nested += 1
        else:
            own += any(inner.name == "w:t" and inner.pieces for inner in cell.walk())
    return bool(nested) and own < _FRAME_CELLS


def _grid(rows: Sequence[Node]) -> Iterator[tuple[int, int, Node]]:
    """Row and column, from 0, of each cell that does not go on from the one above or before."""
    above: dict[int, int] = {}  # column -> how many columns the cell above covers
    for at, row in enumerate(rows):
        column = _number(row.child("w:trPr", "w:gridBefore"), 0)
        here: dict[int, int] = {}
        last = -1
        for cell in _inside(row, "w:tc"):
            properties = cell.child("w:tcPr")
            span = max(1, _number(properties.child("w:gridSpan") if properties else None, 1))
            if last >= 0 and _continues(properties, "w:hMerge"):
                here[last] += span
            else:
                if not (above.get(column) == span and _continues(properties, "w:vMerge")):
                    yield at, column, cell
                here[column] = span
                last = column
            column += span
        above = here


def _continues(properties: Node | None, name: str) -> bool:
    merge = properties.child(name) if properties else None
    return merge is not None and merge.attribute("val", "continue") == "continue"


def _number(node: Node | None, default: int) -> int:
    text = node.attribute("val") if node else ""
    return int(text) if text.isdecimal() and len(text) < 5 else default
