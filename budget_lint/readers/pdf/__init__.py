"""The reader of PDF files with a text layer: lines in reading order, and tables as they are ruled."""

from __future__ import annotations

from budget_lint.model.document import Document
from budget_lint.readers.pdf import engine
from budget_lint.readers.pdf.build import Builder
from budget_lint.readers.pdf.drafts import Item, draft
from budget_lint.readers.pdf.furniture import without_furniture
from budget_lint.readers.pdf.joining import joined
from budget_lint.readers.pdf.shapes import Frame
from budget_lint.readers.problems import problem
from budget_lint.readers.source import Source

HEAD = 1024  # bytes in which the mark of a PDF file must stand
MAX_PAGES = 2000
MAX_PARTS = 200_000  # characters, or drawn parts, of a page


def read_pdf(source: Source) -> Document:
    """The document of a PDF file.

    Raises InputError: not-pdf, encrypted, pdf-damaged, too-many-pages, no-text.
    """
    if b"%PDF-" not in source.data[:HEAD]:
        raise problem("not-pdf", path=source.path)
    frames: dict[int, Frame] = {}
    pages: list[tuple[float, list[Item]]] = []
    try:
        with engine.opened(source.data) as document:
            count = engine.page_count(document)
            if count > MAX_PAGES:
                raise problem("too-many-pages", path=source.path, limit=MAX_PAGES)
            for index in range(count):
                page = engine.load_page(document, index, MAX_PARTS)
                frames[page.number] = page.frame
                pages.append((page.frame.size[1], draft(page)))
    except engine.UnreadableError as error:
        locked = error.code in (engine.PASSWORD, engine.SECURITY)
        raise problem("encrypted" if locked else "pdf-damaged", path=source.path) from error
    if not any(items for _, items in pages):
        raise problem("no-text", path=source.path)
    builder = Builder(frames)
    builder.add(joined(without_furniture(pages)))
    return builder.document(source.path)
