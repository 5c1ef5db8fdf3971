"""Telling a source's format from its first bytes and its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from budget_lint.readers.givenform import given_form
from budget_lint.readers.sniff import MAX_DIRECTORY, directory_size, is_text_like, office_97, sniff, word_is_locked

TEXT = "text"
PDF = "PDF"
DOCX, DOC, WPS, RTF, ODT = "Word (.docx)", "Word (.doc)", "WPS (.wps)", "RTF", "OpenDocument (.odt)"
XLSX, XLSB, XLS, ODS = "Excel (.xlsx)", "Excel (.xlsb)", "Excel (.xls)", "OpenDocument (.ods)"
HTML, MHTML, MARKDOWN = "HTML", "MHTML", "Markdown"
EXCEL_XML, WORD_XML = "Excel (.xml)", "Word (.xml)"
PROTECTED = "protected"  # an office document under a password

# How a file of the format begins. What is found here counts more than what the name says.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# A member whose name every package of the kind holds; names are stored uncompressed.
PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"word/", DOCX),
    (b"xl/workbook.bin", XLSB),
    (b"xl/", XLSX),
    (b"ppt/", "PowerPoint (.pptx)"),
    (b"application/vnd.oasis.opendocument.text", ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", ODS),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"OFD.xml", "OFD"),
)

EXTENSIONS: Mapping[str, str] = {
    ".pdf": PDF,
    ".ofd": "OFD",
    ".docx": DOCX,
    ".docm": DOCX,
    ".doc": DOC,
    ".dot": DOC,
    ".wps": WPS,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".xlsb": XLSB,
    ".xls": XLS,
    ".et": XLS,
    ".pptx": "PowerPoint (.pptx)",
    ".ppt": "PowerPoint (.ppt)",
    ".odt": ODT,
    ".ods": ODS,
    ".rtf": RTF,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
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
# Programs export text, and pages, under the names of these.
_OFTEN_TEXT = frozenset({DOCX, DOC, WPS, XLSX, XLS, RTF})
_SNIFFED = {"html": HTML, "mhtml": MHTML, "excel-xml": EXCEL_XML, "word-xml": WORD_XML}
_OLE_KINDS = {"EncryptedPackage": PROTECTED, "WordDocument": DOC, "Workbook": XLS, "Book": XLS,
              "PowerPoint Document": "PowerPoint (.ppt)"}  # fmt: skip
_SAMPLE = 4096


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
        return _ole(data, named)
    return given_form(name, data) or _textual(data, named)


def _textual(data: bytes, named: str) -> str:
    """The format of what is no archive and no package."""
    found = sniff(data[:_SAMPLE], certain=named in (TEXT, MARKDOWN))
    if found:
        return _SNIFFED[found]
    if named in _OFTEN_TEXT and data and is_text_like(data[:_SAMPLE]):
        return TEXT
    return named


def _ole(data: bytes, named: str) -> str:
    """The kind of a file of the older office formats; only programs for Word files have some that say nothing."""
    kind = _OLE_KINDS.get(office_97(data, prefers_word=named in (DOC, WPS)))
    if kind is None:
        return WPS if named == WPS else "Office 97-2003"
    return PROTECTED if kind == DOC and word_is_locked(data) else kind


def _package(data: bytes, named: str) -> str:
    """The kind of a ZIP archive: by its members, else by its name."""
    listed = _listed(data)
    for member, form in PACKAGES:
        if member in listed:
            return form
    return named if named != TEXT else "ZIP"


def _listed(data: bytes) -> bytes:
    """The names of an archive's members and the type it states; the whole of it where these are lost."""
    size = directory_size(data)
    if size is None or size > MAX_DIRECTORY:
        return data
    import io  # noqa: PLC0415 - the start of a run that reads a text is to be short
    import zipfile  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = "\n".join(archive.namelist()).replace("\\", "/")
            if "mimetype" not in names:
                return names.encode("utf-8", "replace")
            with archive.open("mimetype") as stream:
                return names.encode("utf-8", "replace") + stream.read(_SAMPLE)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, RuntimeError):
        return data
