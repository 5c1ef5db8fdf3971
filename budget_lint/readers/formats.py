"""Telling a source's format from its first bytes and its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

TEXT = "text"

# How a file of the format begins. What is found here counts more than what the name says.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# A member whose name every package of the kind holds; names are stored uncompressed.
PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word (.docx)"),
    (b"xl/", "Excel (.xlsx)"),
    (b"ppt/", "PowerPoint (.pptx)"),
    (b"application/vnd.oasis.opendocument", "OpenDocument (.odt, .ods)"),
    (b"OFD.xml", "OFD"),
)

EXTENSIONS: Mapping[str, str] = {
    ".pdf": "PDF",
    ".ofd": "OFD",
    ".docx": "Word (.docx)",
    ".doc": "Word (.doc)",
    ".wps": "WPS (.wps)",
    ".xlsx": "Excel (.xlsx)",
    ".xls": "Excel (.xls)",
    ".et": "WPS (.et)",
    ".pptx": "PowerPoint (.pptx)",
    ".ppt": "PowerPoint (.ppt)",
    ".odt": "OpenDocument (.odt)",
    ".ods": "OpenDocument (.ods)",
    ".rtf": "RTF",
    ".html": "HTML",
    ".htm": "HTML",
    ".mht": "MHTML",
    ".zip": "ZIP",
    ".rar": "RAR",
    ".7z": "7z",
    ".gz": "gzip",
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}


def identify(name: str, data: bytes) -> str:
    """The format of a source, ``TEXT`` for everything that is not known as something else.

    ``name`` is the file's name, empty for standard input. Other formats bear the names users know.
    """
    for magic, form in MAGIC:
        if data.startswith(magic):
            return form
    named = EXTENSIONS.get(PurePath(name).suffix.lower(), TEXT)
    if data.startswith(ZIP):
        return _package(data, named)
    if data.startswith(OLE):
        return named if named != TEXT else "Office 97-2003 (.doc, .xls)"
    return named


def _package(data: bytes, named: str) -> str:
    """The kind of a ZIP archive: by its members, else by its name."""
    for member, form in PACKAGES:
        if member in data:
            return form
    return named if named != TEXT else "ZIP"
