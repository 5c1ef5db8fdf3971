"""Paragraphs and tables of a Word document in reading order, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from xml.etree.ElementTree import Element

from budget_lint.model.span import Location
from budget_lint.readers.docx import tables
from budget_lint.readers.docx.numbering import Numbering
from budget_lint.readers.docx.runs import Inline, Runs
from budget_lint.readers.docx.styles import Styles
from budget_lint.readers.draft import Draft, Grid, GridCell
from budget_lint.readers.xmlparts import NAMES, attribute, child, name_of

_FLOWS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "mc:Choice"})
_JOINED = re.compile(r"[0-9A-Za-z.,%]")  # a list number that ends so keeps apart from a text that begins so

# A note of the document: its kind (footnote, endnote), its id, and the place that refers to it.
Reference = tuple[str, str, Location]


class Body:
    """Reads the blocks of a document into a draft.

    ``charts`` gives the data of a chart, and ``chunks`` reads a file that stands for a part of the text, by the ids of
    their relations.
    """

    def __init__(
        self,
        draft: Draft,
        styles: Styles,
        numbering: Numbering,
        charts: Callable[[str], Grid | None],
        chunks: Callable[[Body, str], None],
    ) -> None:
        self.draft = draft
        self.numbering = numbering
        self.charts = charts
        self.chunks = chunks
        self.runs = Runs(styles)
        self.paragraphs = 0
        self.tables = 0
        self.held = ""
        self.pictures = 0
        self.references: list[Reference] = []

    def blocks(self, elements: Iterable[Element], place: Location | None = None) -> None:
        """Reads paragraphs and tables; outside of ``place`` the paragraphs are counted."""
        for element in elements:
            kind = NAMES[element.tag]
            if kind == "w:p":
                self._paragraph(element, place)
            elif kind == "w:tbl":
                self._table(element)
            elif kind in _FLOWS:
                self.blocks(element, place)
            elif kind == "mc:AlternateContent":
                self.blocks(element[:1], place)
            elif kind == "w:altChunk":
                self.chunks(self, attribute(element, "id"))

    def finish(self, notes: Mapping[str, Iterable[Element]]) -> None:
        """Ends the document: its notes stand last, each at the place that refers to it."""
        self.draft.line(self.release(), Location(paragraph=max(1, self.paragraphs)))
        if self.pictures:
            self.draft.remark("pictures", number=self.pictures)
        wanted, self.references = self.references, []
        for kind, elements in notes.items():
            places = {key: place for sort, key, place in reversed(wanted) if sort == kind}
            for element in elements if places else ():
                place = places.get(attribute(element, "id"))
                if place is not None:
                    self.blocks(element, place)

    def _paragraph(self, element: Element, place: Location | None) -> None:
        if place is None:
            self.paragraphs += 1
            place = Location(paragraph=self.paragraphs)
        text, inline = self._text(element)
        if text is not None:
            self.draft.line(text, place)
        self._hanging(inline, place)

    def _text(self, element: Element, *, in_cell: bool = False) -> tuple[str | None, Inline]:
        """The text of a paragraph with its list number; in a cell a number may stand alone.

        None where its end is deleted: it then goes on in the next paragraph.
        """
        properties = child(element, "w:pPr")
        named = child(properties, "w:pStyle")
        style = "" if named is None else attribute(named, "val")
        inline = self.runs.read(element, style)
        label, gap = self.numbering.label(properties, style)
        text = "".join(inline.text)
        if label and text.strip():
            apart = gap and _JOINED.match(label[-1]) and _JOINED.match(text.lstrip()[0])
            text = label + ("\t" if apart else "") + text
        elif in_cell and not inline.size:
            text = label
        text = self.held + text
        self.held = ""
        mark = child(properties, "w:rPr")
        if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
            self.held = text
            return None, inline
        return text, inline

    def _hanging(self, inline: Inline, place: Location) -> None:
        """Puts after a paragraph what is anchored in it; notes wait for the end of the document."""
        self.references += [(kind, key, place) for kind, key in inline.notes]
        self.pictures += inline.pictures
        for box in inline.boxes:
            self.blocks(box, place)
        for key in inline.charts:
            grid = self.charts(key)
            if grid is not None:
                self.draft.table(grid, lambda _: place)

    def _table(self, element: Element) -> None:
        self.tables += 1
        number = self.tables
        if tables.is_frame(element):
            for at, row in enumerate(tables.rows(element), 1):
                for column, cell in enumerate(tables.inside(row, "w:tc"), 1):
                    self.blocks(cell, Location(table=number, row=at, column=column))
            return
        after: list[Callable[[], None]] = []

        def text_of(cell: Element, row: int, column: int) -> str:
            return self._cell(cell, Location(table=number, row=row + 1, column=column + 1), after)

        def place(cell: GridCell) -> Location:
            return Location(table=number, row=cell.row + 1, column=cell.column + 1)

        self.draft.table(tables.grid(element, text_of), place)
        for follow in after:
            follow()

    def _cell(self, element: Element, place: Location, after: list[Callable[[], None]]) -> str:
        """The text of a cell; tables and what else hangs on its paragraphs are to be read after its table."""
        lines = []
        for inner in _cell_blocks(element):
            if name_of(inner) == "w:tbl":
                after.append(partial(self._table, inner))
                continue
            text, inline = self._text(inner, in_cell=True)
            lines.append(text or "")
            if inline.notes or inline.boxes or inline.charts or inline.pictures:
                after.append(partial(self._hanging, inline, place))
        lines.append(self.release())
        return "\n".join(lines)

    def release(self) -> str:
        """The text that waits for a paragraph to go on in, where none comes."""
        text, self.held = self.held, ""
        return text


def _cell_blocks(element: Element) -> Iterable[Element]:
    """The paragraphs and tables of a cell in order."""
    for inner in element:
        kind = NAMES[inner.tag]
        if kind in ("w:p", "w:tbl"):
            yield inner
        elif kind in _FLOWS:
            yield from _cell_blocks(inner)
