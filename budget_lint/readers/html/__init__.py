"""The reader of web pages (.html), and of pages saved as one file (.mht)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from budget_lint.model.document import Document
from budget_lint.readers.decoding import MARKS, decode
from budget_lint.readers.draft import Draft
from budget_lint.readers.html.page import Page
from budget_lint.readers.problems import problem
from budget_lint.readers.sniff import sniff
from budget_lint.readers.source import Source

_HEAD = 4096  # bytes at the start of a page that may name its encoding
_CHARSET = re.compile(
    rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{2,40})|encoding=["']([\w.:-]{2,40})""", re.IGNORECASE
)
_CHINESE = frozenset({"gb2312", "gbk", "gb_2312-80", "cp936", "x-gbk", "gb18030", "hz"})
_FEW = 20  # of the characters beyond ASCII, one in so many may be damaged


def read_html(source: Source) -> Document:
    """The document of a web page. Nothing is fetched and no script is run.

    Raises InputError: encoding, damaged, binary, too-deep, too-much-text, too-many-lines, too-many-cells, empty.
    """
    text, encoding = _decoded(source.path, source.data)
    draft = Draft(source.path, encoding)
    Page(draft).read(text)
    return draft.document()


def read_mhtml(source: Source) -> Document:
    """The document of a page saved as one file: its parts that are pages, in order."""
    draft = Draft(source.path)
    page = Page(draft)
    for payload, charset in _pages(source.path, source.data):
        text, draft.encoding = _decoded(source.path, payload, charset)
        page.read(text)
    return draft.document()


def add_page(draft: Draft, data: bytes, counted: tuple[int, int]) -> tuple[int, int]:
    """Adds a page, or one saved as one file, to a document in which so many paragraphs and tables are counted.

    Gives the counts with those of the page.
    """
    page = Page(draft)
    page.paragraphs, page.tables = counted
    whole = sniff(data[:_HEAD], certain=False) != "mhtml"
    for payload, charset in [(data, "")] if whole else _pages(draft.path, data):
        page.read(_decoded(draft.path, payload, charset)[0])
    return page.paragraphs, page.tables


def _pages(path: str, data: bytes) -> Iterator[tuple[bytes, str]]:
    """The pages in a file that holds pages, pictures and more, and the encodings that it names for them."""
    from email import message_from_bytes  # noqa: PLC0415 - for such files only
    from email.errors import MessageError  # noqa: PLC0415

    try:
        parts = [part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
        pages = [(part.get_payload(decode=True), part.get_content_charset() or "") for part in parts]
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise problem("broken", path=path) from error
    for payload, charset in pages:
        if isinstance(payload, bytes) and payload.strip():
            yield payload, charset


def _decoded(path: str, data: bytes, charset: str = "") -> tuple[str, str]:
    """A page's text and its encoding: UTF-8 where it is that, else what it says of itself, else as other texts."""
    if any(data.startswith(mark) for mark, _ in MARKS):
        return decode(path, data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:_HEAD])
    charset = charset or (next(filter(None, named.groups())).decode("ascii", "ignore") if named else "")
    if charset:
        name = _usual(charset)
        text = data.decode(name, "replace")
        # a few damaged characters are shown as such, as browsers do
        if text.count("\ufffd") * _FEW <= len(text) - len(text.encode("ascii", "ignore")):
            return text, name
    return decode(path, data)


def _usual(charset: str) -> str:
    """The codec for a name: the Chinese encodings are parts of one."""
    name = charset.strip().lower()
    if name in _CHINESE:
        return "gb18030"
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return "utf-8"
    return info.name if info._is_text_encoding else "utf-8"
