"""Bytes to characters: which encodings are read, and how a text is told from binary data."""

from __future__ import annotations

import codecs
import re

from budget_lint.readers.problems import problem

# The control characters that no text has; tab, line ends, vertical tab and form feed are text. A few of the
# others are let through: converters leave some (table cell and field marks of word processors).
CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F])
FEW = 8
PER_CENT = 100

# A mark that says the encoding; the 32 bit forms begin like the 16 bit one but are not read.
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

SAMPLE = 1 << 16
WIDE = "[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]"  # compiled when used: few documents come to that


def decode(path: str, data: bytes) -> tuple[str, str]:
    """The text, without a byte order mark, and the encoding's name (utf-8, utf-16-le, utf-16-be, gb18030).

    Raises InputError: encoding, damaged, binary, empty. Takes time in proportion to ``data``.
    """
    text, encoding = _decode(path, data)
    if _is_binary(text):
        raise problem("binary", path=path)
    if not text or text.isspace():
        raise problem("empty", path=path)
    return text, encoding


def _decode(path: str, data: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(path, data[len(mark) :], encoding, len(mark)), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            raise problem("damaged", path=path, offset=error.start, line=_line(data, error.start)) from error
    if b"\x00" in data:  # no text in GB18030 holds one; a text in UTF-16 without its mark does
        raise problem("binary", path=path)
    return _strict(path, data, "gb18030", 0), "gb18030"


def _strict(path: str, data: bytes, encoding: str, ahead: int) -> str:
    """``data`` decoded; ``ahead`` bytes were taken off before it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise problem("encoding", path=path, offset=error.start + ahead) from error


def _nearly_utf8(data: bytes, start: int) -> bool:
    """True when the text around the first bad byte is UTF-8 nearly throughout.

    Most such texts would pass as GB18030 and come out garbled. In GB18030 text, on the other hand, next to no
    pair of bytes happens to make a character of the scripts that take three bytes.
    """
    sample = data[max(0, start - SAMPLE) : start + SAMPLE].decode("utf-8", "replace")
    return len(re.findall(WIDE, sample)) > 4 * sample.count("\ufffd")


def _is_binary(text: str) -> bool:
    """True for text with a NUL, or with more control characters than a converter leaves."""
    raw = text.encode("utf-8")
    if b"\x00" in raw:
        return True
    controls = len(raw) - len(raw.translate(None, CONTROLS))
    return controls > FEW and controls * PER_CENT > len(text)


def _line(data: bytes, offset: int) -> int:
    """The number of the line that holds the byte at ``offset``."""
    return len(data[: offset + 1].splitlines())
