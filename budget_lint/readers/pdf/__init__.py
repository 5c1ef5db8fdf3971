"""The reader of PDF files with a text layer: lines in reading order, and tables as they are ruled."""

from __future__ import annotations

from budget_lint.model.document import Document
from budget_lint.readers.pdf import engine
from budget_lint.readers.pdf.build import Builder
from budget_lint.readers.pdf.drafts import draft
from budget_lint.readers.pdf.furniture import without_furniture
from budget_lint.readers.pdf.guard import BusyError, EndlessError, Pulse, guarded
from budget_lint.readers.pdf.joining import joined
from budget_lint.readers.pdf.omissions import Omissions
from budget_lint.readers.pdf.packing import is_bomb
from budget_lint.readers.pdf.shapes import Frame
from budget_lint.readers.pdf.tables import Item
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source

HEAD = 1024  # bytes in which the mark of a PDF file must stand
MAX_PAGES = 2000
MAX_PARTS = 200_000  # characters and drawn objects of a page
MAX_ALL_PARTS = 5_000_000  # of a document


def read_pdf(source: Source) -> Document:
    """The document of a PDF file. A page that cannot be read is left out with a remark.

    Raises InputError: not-pdf, encrypted, pdf-damaged, too-many-pages, pdf-complex, pdf-busy,
    no-text, empty.
    """
    path = source.path
    if b"%PDF-" not in source.data[:HEAD]:
        raise problem("not-pdf", path=path)
    if is_bomb(source.data):
        raise problem("pdf-complex", path=path)
    reading = _Reading(source)
    try:
        guarded(reading.run)
    except engine.UnreadableError as error:
        locked = error.code in (engine.PASSWORD, engine.SECURITY) and b"/Encrypt" in source.data
        raise problem("encrypted" if locked else "pdf-damaged", path=path) from error
    except EndlessError as error:
        engine.let_be()
        raise problem("pdf-complex", path=path) from error
    except BusyError as error:
        raise problem("pdf-busy", path=path) from error
    return reading.document()


class _Reading:
    """Goes through the pages of a file; of each only its drafts are kept."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.frames: dict[int, Frame] = {}
        self.pages: list[tuple[float, list[Item]]] = []
        self.omissions = Omissions()
        self.parts = 0

    def run(self, pulse: Pulse) -> None:
        """Reads all pages."""
        path = self.source.path
        with engine.opened(self.source.data) as document:
            count = engine.page_count(document)
            if count > MAX_PAGES:
                raise problem("too-many-pages", path=path, limit=MAX_PAGES)
            for index in range(count):
                self.source.progress(path, index, count)
                self._take(document, index)
                pulse.beat()
                if self.parts > MAX_ALL_PARTS:
                    raise problem("pdf-complex", path=path)
            self.source.progress(path, count, count)

    def _take(self, document: engine.File, index: int) -> None:
        try:
            page = engine.load_page(document, index, MAX_PARTS)
        except engine.UnreadableError as error:
            self.parts += error.parts
            self.omissions.unreadable.append(index + 1)
            self.pages.append((1.0, []))
            return
        self.parts += page.parts
        items = draft(page)
        self.omissions.look(page, items)
        self.frames[page.number] = page.frame
        self.pages.append((page.frame.size[1], items))

    def document(self) -> Document:
        """The document of all pages."""
        path = self.source.path
        if not any(items for _, items in self.pages):
            blank = "no-text" if self.omissions.pictures else "empty"
            raise problem(blank if self.frames else "pdf-damaged", path=path)
        builder = Builder(self.frames)
        builder.add(joined(without_furniture(self.pages)))
        return builder.document(path, self.omissions.remarks())
