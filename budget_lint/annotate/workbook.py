"""Comments on the cells of an Excel workbook: the parts of the comments and the boxes that show them, nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from budget_lint.annotate.package import Copy, before_end
from budget_lint.annotate.tree import Node, parse, spliced
from budget_lint.model.document import Document
from budget_lint.model.note import Note

_AUTHOR = "budget-lint"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_CELL = re.compile(r"([A-Z]+)([0-9]+)$")
# What stands behind the reference to the boxes in a sheet, where there is any of it.
_BEHIND = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{map}"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
    'o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:320pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" '
    'obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div '
    'style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


class Sheet(NamedTuple):
    """A sheet's part, with its source and its tree."""

    part: str
    source: bytes
    root: Node


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """The copy of a workbook with a comment on each cell that has notes."""
    texts: dict[str, dict[str, list[str]]] = {}
    for note in notes:
        where = document.locate(note.span.start)
        if where.sheet is None or where.cell is None:
            raise ValueError("a note on no cell")
        texts.setdefault(where.sheet, {}).setdefault(where.cell, []).append(note.text)
    copy = Copy(data)
    main = copy.relation("", "officeDocument") or "xl/workbook.xml"
    parts = _sheets(copy, main)
    for number, (name, cells) in enumerate(texts.items(), 1):
        source = copy.read(parts[name])
        sheet = Sheet(parts[name], source, parse(source))
        _comment(copy, sheet, {cell: "\n\n".join(said) for cell, said in cells.items()}, number)
    return copy.data()


def _sheets(copy: Copy, main: str) -> dict[str, str]:
    """The part of each sheet by its name."""
    found = {}
    for node in parse(copy.read(main)).walk():
        if node.name == "s:sheet":
            # the id of the sheet itself and that of the relation have the same local name
            ids = [value for key, value in node.attributes.items() if key.rpartition(" ")[2] == "id" and " " in key]
            found[node.attribute("name")] = copy.target(main, ids[0]) if ids else ""
    return found


def _comment(copy: Copy, sheet: Sheet, cells: dict[str, str], number: int) -> None:
    """Writes comments on cells of a sheet: behind those that there are, or as the first ones."""
    part = copy.relation(sheet.part, "comments")
    known = parse(copy.read(part)) if part else None
    there = {node.attribute("ref"): node for node in known.walk() if node.name == "s:comment"} if known else {}
    new = {cell: text for cell, text in cells.items() if cell not in there}
    if known:
        _extend(copy, part, known, {cell: cells[cell] for cell in cells if cell in there}, new)
    else:
        _begin(copy, sheet, new)
    if new:
        _show(copy, sheet, new, number)


def _extend(copy: Copy, part: str, root: Node, old: dict[str, str], new: dict[str, str]) -> None:
    """Adds to a part of comments: to the text of some, and others behind them."""
    source, p = copy.read(part), root.prefix
    authors, listed = root.child("s:authors"), root.child("s:commentList")
    if authors is None or listed is None or authors.close == authors.inner or listed.close == listed.inner:
        raise ValueError("comments without authors")
    number = sum(1 for node in authors.children if node.name == "s:author")
    insertions = {authors.close: f"<{p}author>{_AUTHOR}</{p}author>".encode()}
    for node in listed.children:
        text = node.child("s:text")
        if text is not None and node.attribute("ref") in old:
            insertions[text.close] = _run(p, f"\n\n{old[node.attribute('ref')]}").encode()
    insertions[listed.close] = "".join(_entry(p, cell, text, number) for cell, text in _ordered(new)).encode()
    copy.write(part, spliced(source, insertions))


def _begin(copy: Copy, sheet: Sheet, cells: dict[str, str]) -> None:
    """Writes the first comments of a sheet."""
    strict = _is_strict(sheet)
    part = copy.free("xl/comments{}.xml")
    entries = "".join(_entry("", cell, text, 0) for cell, text in _ordered(cells))
    written = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_STRICT if strict else _SPACE}">'
        f"<authors><author>{_AUTHOR}</author></authors><commentList>{entries}</commentList></comments>"
    )
    copy.write(part, written.encode())
    copy.relate(sheet.part, f"{_STRICT_OFFICE if strict else _OFFICE}/comments", part)
    copy.declare(part, _COMMENTS_TYPE)


def _show(copy: Copy, sheet: Sheet, cells: dict[str, str], number: int) -> None:
    """Gives each comment the box that a spreadsheet shows it in."""
    part = copy.relation(sheet.part, "vmlDrawing")
    first = 1025 + 1024 * (500 + number)  # of the numbers of shapes: far from what others take
    if not part:
        part = copy.free("xl/drawings/vmlDrawingBudgetLint{}.vml")
        copy.write(part, _DRAWING.format(map=501 + number).encode())
        strict = _is_strict(sheet)
        identity = copy.relate(sheet.part, f"{_STRICT_OFFICE if strict else _OFFICE}/vmlDrawing", part)
        copy.declare_extension("vml", _DRAWING_TYPE)
        copy.write(sheet.part, _referring(sheet, identity))
    shapes = [_shape(cell, text, first + at) for at, (cell, text) in enumerate(_ordered(cells))]
    copy.write(part, before_end(copy.read(part), "xml", "".join(shapes)))


def _referring(sheet: Sheet, identity: str) -> bytes:
    """The sheet with the reference to its boxes, at the place where the standard wants it."""
    root = sheet.root
    space = _STRICT_OFFICE if _is_strict(sheet) else _OFFICE
    entry = f'<{root.prefix}legacyDrawing xmlns:r="{space}" r:id="{identity}"/>'
    behind = (node.start for node in root.children if node.name.rpartition(":")[2] in _BEHIND)
    return spliced(sheet.source, {next(behind, root.close): entry.encode()})


def _is_strict(sheet: Sheet) -> bool:
    return _STRICT.encode() in sheet.source[: sheet.root.inner]


def _entry(prefix: str, cell: str, text: str, author: int) -> str:
    p = prefix
    return f'<{p}comment ref="{cell}" authorId="{author}"><{p}text>{_run(p, text)}</{p}text></{p}comment>'


def _run(p: str, text: str) -> str:
    legal = "".join(c if c in "\t\n" or c >= " " else " " for c in text)
    return f'<{p}r><{p}t xml:space="preserve">{escape(legal)}</{p}t></{p}r>'


def _shape(cell: str, text: str, number: int) -> str:
    row, column = _position(cell)
    lines = sum(1 + len(line) // 30 for line in text.split("\n"))
    # left column, offset, top row, offset, right column, offset, bottom row, offset
    anchor = f"{column + 1}, 15, {row}, 2, {column + 6}, 15, {row + lines + 1}, 4"
    return _SHAPE.format(number=number, height=15 * (lines + 1), anchor=anchor, row=row, column=column)


def _position(cell: str) -> tuple[int, int]:
    """Row and column from 0 of a cell's name."""
    match = _CELL.match(cell)
    if match is None:
        raise ValueError(f"no cell: {cell}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _ordered(cells: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(cells.items(), key=lambda item: _position(item[0]))
