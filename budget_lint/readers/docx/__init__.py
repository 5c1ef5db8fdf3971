"""The reader of Word documents (.docx, .docm): text as it is shown, tables, notes, text boxes, charts."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from budget_lint.model.document import Document
from budget_lint.readers.charts import chart_grid
from budget_lint.readers.docx.body import Body
from budget_lint.readers.docx.numbering import Numbering
from budget_lint.readers.docx.styles import Styles
from budget_lint.readers.draft import Draft, Grid
from budget_lint.readers.package import Package
from budget_lint.readers.source import Source

_PAGES = (".html", ".htm", ".mht", ".xhtml")  # what programs that write no Word put into its documents
_MAIN = "word/document.xml"


def read_docx(source: Source) -> Document:
    """The document of a Word file. Macros and links are never followed.

    Raises InputError: broken, encrypted, unpacked, doctype, too-deep, too-complex, too-much-text,
    too-many-lines, too-many-cells, empty.
    """
    package = Package(source)
    main = package.main(_MAIN)
    relations = package.relations(main)
    parts = {kind: name for kind, name in relations.values() if name in package}

    def elements(kind: str) -> Iterable[Element]:
        return package.pieces(parts[kind], 1) if kind in parts else ()

    def chart(key: str) -> Grid | None:
        kind, name = relations.get(key, ("", ""))
        return chart_grid(package.tree(name)) if kind == "chart" and name in package else None

    def chunk(body: Body, key: str) -> None:
        from budget_lint.readers.html import add_page  # noqa: PLC0415 - few documents hold pages

        kind, name = relations.get(key, ("", ""))
        if kind == "aFChunk" and name in package and name.lower().endswith(_PAGES):
            body.paragraphs, body.tables = add_page(draft, package.read(name), (body.paragraphs, body.tables))

    styles = Styles(elements("styles"))
    draft = Draft(source.path)
    body = Body(draft, styles, Numbering(styles, elements("numbering")), chart, chunk)
    body.blocks(package.pieces(main, 2))
    body.finish({kind: elements(f"{kind}s") for kind in ("footnote", "endnote")})
    return draft.document()
