"""The reader of PDF files with a text layer: lines in reading order, and tables as they are ruled."""

from __future__ import annotations

from budget_lint.model.document import Document
from budget_lint.readers.pdf import engine
from budget_lint.readers.pdf.build import Builder
from budget_lint.readers.pdf.drafts import draft
from budget_lint.readers.pdf.furniture import without_furniture
from budget_lint.readers.pdf.joining import joined
from budget_lint.readers.pdf.omissions import Omissions
from budget_lint.readers.pdf.shapes import Frame
from budget_lint.readers.pdf.tables import Item
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source

HEAD = 1024  # bytes in which the mark of a PDF file must stand
MAX_PAGES = 2000
MAX_PARTS = 200_000  # characters, or drawn parts, of a page


def read_pdf(source: Source) -> Document:
    """The document of a PDF file. A page that cannot be read is left out with a remark.

    Raises InputError: not-pdf, encrypted, pdf-damaged, too-many-pages, no-text.
    """
    if b"%PDF-" not in source.data[:HEAD]:
        raise problem("not-pdf", path=source.path)
    reading = _Reading(source)
    try:
        reading.run()
    except engine.UnreadableError as error:
        locked = error.code in (engine.PASSWORD, engine.SECURITY)
        raise problem("encrypted" if locked else "pdf-damaged", path=source.path) from error
    return reading.document()


class _Reading:
    """Goes through the pages of a file; of each only its drafts are kept."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.frames: dict[int, Frame] = {}
        self.pages: list[tuple[float, list[Item]]] = []
        self.omissions = Omissions()

    def run(self) -> None:
        path = self.source.path
        with engine.opened(self.source.data) as document:
            count = engine.page_count(document)
            if count > MAX_PAGES:
                raise problem("too-many-pages", path=path, limit=MAX_PAGES)
            for index in range(count):
                self.source.progress(path, index, count)
                self._take(document, index)
            self.source.progress(path, count, count)

    def _take(self, document: engine.File, index: int) -> None:
        try:
            page = engine.load_page(document, index, MAX_PARTS)
        except engine.UnreadableError:
            self.omissions.unreadable.append(index + 1)
            self.pages.append((1.0, []))
            return
        items = draft(page)
        self.omissions.look(page, items)
        self.frames[page.number] = page.frame
        self.pages.append((page.frame.size[1], items))

    def document(self) -> Document:
        path = self.source.path
        if not any(items for _, items in self.pages):
            whole = not self.frames
            raise problem("pdf-damaged" if whole else "no-text", path=path)
        builder = Builder(self.frames)
        builder.add(joined(without_furniture(self.pages)))
        return builder.document(path, self.omissions.remarks())
