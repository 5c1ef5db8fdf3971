"""The text and the tables of a web page as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from budget_lint.model.span import Location
from budget_lint.readers.draft import MAX_CELLS, Draft, GridCell
from budget_lint.readers.html import tables
from budget_lint.readers.html.marks import ListNumbers, is_block, is_hidden, is_note_number
from budget_lint.readers.problems import problem

MAX_NESTING = 50  # tables inside tables
MAX_TAGS = 2_000_000

_SHORT = 2 << 20  # bytes of a page that may be nested deeper than most
_DEPTH, _LONGEST = 256, 10_000_000  # levels, and characters without a tag, that the parser takes of all pages
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BAD = re.compile("[\x00-\x08\x0b\x0e-\x1f]")  # the parser would stop at some of them


class Page:
    """Reads pages into a draft. Paragraphs, and tables that do not only set out the page, are counted."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.paragraphs = 0
        self.tables = 0
        self.depth = 0

    def read(self, text: str) -> None:
        """Adds a page. Raises InputError: too-deep, too-complex, too-much-text."""
        data = _BAD.sub(" ", text).encode("utf-8", "replace")
        if data.count(b"<") > MAX_TAGS:
            raise problem("too-complex", path=self.draft.path, limit=MAX_TAGS)
        root = self._tree(data) if data.strip() else None
        if root is not None:
            self.flow(root)

    def _tree(self, data: bytes) -> etree._Element | None:
        """The elements of a page. Deep ones cost time: the parser has a limit, which short pages may exceed."""
        for huge in (False, True):
            parser = etree.HTMLParser(
                encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=huge
            )
            try:
                root = etree.fromstring(data, parser)
            except etree.XMLSyntaxError:
                root = None
            fatal = [entry.message for entry in parser.error_log if entry.level_name == "FATAL"]
            if not fatal:
                return root
            if not any("depth" in message for message in fatal):
                raise problem("too-much-text", path=self.draft.path, limit=_LONGEST // 1_000_000)
            if len(data) > _SHORT:
                break
        raise problem("too-deep", path=self.draft.path, limit=_DEPTH)

    def flow(self, element: etree._Element) -> None:
        """Reads what an element holds as ordinary text."""
        _walk(element, _Lines(self._line), self._table)

    def _line(self, text: str, fresh: bool) -> None:
        self.paragraphs += fresh
        self.draft.line(text, Location(paragraph=self.paragraphs))

    def _table(self, element: etree._Element) -> None:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise problem("too-deep", path=self.draft.path, limit=MAX_NESTING)
        for caption in tables.captions(element):
            self.flow(caption)
        cells = tables.laid_out(element)
        if cells is None:
            raise problem("too-many-cells", path=self.draft.path, limit=MAX_CELLS)
        if tables.is_frame(element, cells):
            for cell in cells:
                self.flow(cell.element)
        else:
            self.tables += 1
            number = self.tables
            nested: list[etree._Element] = []
            grid = tables.grid(cells, lambda cell: _cell_text(cell, nested))
            self.draft.table(grid, lambda cell: _place(number, cell))
            for inner in nested:
                self._table(inner)
        self.depth -= 1


def _place(number: int, cell: GridCell) -> Location:
    return Location(table=number, row=cell.row + 1, column=cell.column + 1)


def _cell_text(element: etree._Element, nested: list[etree._Element]) -> str:
    """The lines of a cell; tables inside it are put aside."""
    found: list[str] = []
    _walk(element, _Lines(lambda text, _: found.append(text)), nested.append)
    return "\n".join(found)


class _Lines:
    """Gathers text into lines; ``take`` gets each, and whether it begins a paragraph."""

    def __init__(self, take: Callable[[str, bool], object]) -> None:
        self.take = take
        self.parts: list[str] = []
        self.fresh = True

    def add(self, text: str | None, kept: bool) -> None:
        if text:
            self.parts.append(text if kept else _SPACES.sub(" ", text))

    def end(self, paragraph: bool) -> None:
        """Ends a line, and with it a paragraph or not."""
        text = "".join(self.parts).strip(" ")
        self.parts.clear()
        if text and not text.isspace():
            self.take(text, self.fresh)
            self.fresh = False
        if paragraph:
            self.fresh = True


def _walk(root: etree._Element, lines: _Lines, on_table: Callable[[etree._Element], object]) -> None:
    """Goes through an element without recursion; tables are handed over and not gone into."""
    kept = 0
    numbers = ListNumbers()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        inner = element is not root
        if inner and (not tag or tag == "table" or is_hidden(element) or is_note_number(element)):
            if event == "start":
                walker.skip_subtree()
                if tag == "table" and not is_hidden(element):
                    lines.end(paragraph=True)
                    on_table(element)
            else:
                lines.add(element.tail, kept > 0)
        elif event == "start":
            if is_block(tag) or tag == "br":
                lines.end(paragraph=tag != "br")
            kept += tag == "pre"
            lines.add(numbers.enter(element), True)
            lines.add(element.text, kept > 0)
        else:
            if is_block(tag):
                lines.end(paragraph=True)
            kept -= tag == "pre"
            numbers.leave(element)
            if inner:
                lines.add(element.tail, kept > 0)
    lines.end(paragraph=True)
