"""Small office files made in memory, and documents in a form that tests can compare."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from budget_lint.errors import InputError
from budget_lint.model.document import Document
from budget_lint.model.span import Location
from budget_lint.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
CONTENT_TYPES = (
    f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELATIONS}"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, str]:
    """The parts of an archive of texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations: id to the last word of the type and the target."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def docx(body: str, **others: str) -> bytes:
    """A Word file: the inside of ``w:body``, and further parts by their kinds (styles, numbering, footnotes, chart)."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations({f"rId-{kind}": (kind, f"{kind}.xml") for kind in others}),
    }
    roots = {"chart": "c:chartSpace"}
    for kind, inner in others.items():
        root = roots.get(kind, f"w:{kind}")
        parts[f"word/{kind}.xml"] = f"<{root} {SPACES}>{inner}</{root}>"
    return package(parts)


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of texts, or of cells that are made already."""
    made = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def reading(data: bytes, path: str = "-") -> Document:
    """What the readers make of bytes on standard input."""
    return read(path, io.BytesIO(data))


def refusal(data: bytes) -> str:
    """The key of the error that reading raises; its message names what it should."""
    with pytest.raises(InputError) as caught:
        reading(data)
    assert "{" not in str(caught.value)
    return caught.value.key


def place(location: Location) -> str:
    """A place in short: p3, t1r2c3, or the sheet and cell."""
    if location.sheet is not None:
        return f"{location.sheet}!{location.cell}"
    if location.table is not None:
        return f"t{location.table}r{location.row}c{location.column}"
    return f"p{location.paragraph}"


def lines(document: Document) -> list[tuple[str, str]]:
    """Each line with its place."""
    text = document.text
    return [(place(b.location), text[b.span.start : b.span.end].removesuffix("\n")) for b in document.blocks]


def grids(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    """The cells of each table: text, row, column, rows, columns; the contract of tables is checked by the way."""
    found = []
    for table in document.tables:
        at = table.span.start
        covered: set[tuple[int, int]] = set()
        for cell in table.cells:
            assert cell.span.start == at
            at = cell.span.end
            if cell.span.start < cell.span.end:
                assert document.text[at] == "\n"
                assert "\n" not in document.text[cell.span.start : at]
                at += 1
            own = {
                (r, c)
                for r in range(cell.row, cell.row + cell.rows)
                for c in range(cell.column, cell.column + cell.columns)
            }
            assert not own & covered
            assert all(row < table.rows and column < table.columns for row, column in own)
            covered |= own
        assert at == table.span.end
        found.append(
            [(document.text[c.span.start : c.span.end], c.row, c.column, c.rows, c.columns) for c in table.cells]
        )
    return found


def texts(document: Document) -> list[str]:
    """The lines without their places."""
    return [text for _, text in lines(document)]
