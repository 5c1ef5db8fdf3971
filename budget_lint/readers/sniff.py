"""What a source without a magic number is, by the words at its start or the names inside it."""

from __future__ import annotations

import codecs
import re

_NAMES = ("EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document")
_WORD_XML = ("schemas.microsoft.com/office/word/2003/wordml", "schemas.microsoft.com/office/2006/xmlpackage")
_WORD = ("WordDocument",)
MAX_DIRECTORY = 4 << 20
_ARCHIVE_END = b"PK\x05\x06"
_ARCHIVE_END_SIZE = 22
_LONGEST_COMMENT = 1 << 16
_WORD_HEAD = b"\xec\xa5"
_SECTOR = 512
_LOCKED = 0x0100
_HTML = re.compile(r"<(?:!doctype\s{1,4}html|html|head|body)[\s>]")
_TABLE = re.compile(r"<(?:table|meta|div|p|style)[\s>]")
_HEADER = re.compile(r"[a-z-]{2,40}:")
_MIME = re.compile(r"(?:^|\n)mime-version:[^\0]*\ncontent-type:\s{0,9}(?:multipart/|text/html)")
_TAGGED = re.compile(r"\s{0,99}<")


def sniff(sample: bytes, *, certain: bool) -> str:
    """One of html, mhtml, excel-xml, word-xml, by the first bytes; empty for anything else.

    ``certain`` asks for a page that begins as pages do: the source's name says that it is a text, in which
    there may be tags.
    """
    text = _start(sample)
    if _HEADER.match(text) and _MIME.search(text):
        return "mhtml"
    if not _TAGGED.match(text):
        return ""
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and "<workbook" in text:
        return "excel-xml"
    if any(name in text for name in _WORD_XML):
        return "word-xml"
    begins = _HTML.search(text[:1024] if certain else text)
    return "html" if begins or (not certain and _TABLE.search(text)) else ""


def is_text_like(sample: bytes) -> bool:
    """True for what may be a text: no NUL but in the encoding whose mark it bears."""
    return b"\x00" not in sample or sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _start(sample: bytes) -> str:
    """The first characters in lower case, as far as they are ASCII."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if sample.startswith(mark):
            return sample[len(mark) :].decode(name, "replace").lower()
    return sample.removeprefix(codecs.BOM_UTF8).decode("latin-1").lower().lstrip()


def office_97(data: bytes, *, prefers_word: bool) -> str:
    """The stream that tells what a file of the older office formats is; empty where none is known.

    A document may hold others: what the file's name says decides between them.
    """
    found = {name: data.find(name.encode("utf-16-le") + b"\x00\x00") for name in _NAMES}
    present = sorted((at, name) for name, at in found.items() if at >= 0)
    names = [name for _, name in present]
    if "EncryptedPackage" in names:
        return "EncryptedPackage"
    chosen = [name for name in names if (name in _WORD) == prefers_word]
    return (chosen or names or [""])[0]


def word_is_locked(data: bytes) -> bool:
    """True for a Word file of the older format under a password; its head, which tells, begins a sector."""
    at = data.find(_WORD_HEAD)
    while at >= 0 and at % _SECTOR:
        at = data.find(_WORD_HEAD, at + 1)
    return at >= 0 and bool(int.from_bytes(data[at + 10 : at + 12], "little") & _LOCKED)


def directory_size(data: bytes) -> int | None:
    """The size of an archive's list of members, which its end tells; None where the end is lost.

    The list is read as a whole: one larger than ``MAX_DIRECTORY`` is not to be opened.
    """
    at = data.rfind(_ARCHIVE_END, max(0, len(data) - _ARCHIVE_END_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(data) - at < _ARCHIVE_END_SIZE:
        return None
    return int.from_bytes(data[at + 12 : at + 16], "little")
