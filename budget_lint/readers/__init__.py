"""Files and standard input as documents: one reader per format, found in a table.

A reader takes the source's bytes and returns a ``Document``; it raises ``InputError`` when it cannot. A new
format is a module here and a line in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import BinaryIO

from budget_lint.model.document import Document
from budget_lint.model.progress import Progress, silent
from budget_lint.readers.formats import EXTENSIONS, TEXT, identify
from budget_lint.readers.problems import unsupported
from budget_lint.readers.source import Source, load
from budget_lint.readers.text import from_text, read_text

__all__ = ["READERS", "extensions", "from_text", "read"]


def _read_pdf(source: Source) -> Document:
    from budget_lint.readers.pdf import read_pdf  # noqa: PLC0415 - PDFium is loaded for PDF files only

    return read_pdf(source)


READERS: Mapping[str, Callable[[Source], Document]] = {TEXT: read_text, "PDF": _read_pdf}


def extensions() -> frozenset[str]:
    """The extensions of the formats that are read, with their dot, in lower case."""
    return frozenset({".txt", *(extension for extension, form in EXTENSIONS.items() if form in READERS)})


def read(path: str, stdin: BinaryIO | None = None, progress: Progress = silent) -> Document:
    """The document in the file ``path``, or on standard input where ``path`` is ``-``.

    ``stdin`` is the stream to read then, by default the process's own. ``progress`` is called as the parts of
    a long document are read. Raises ``InputError`` with one of the keys that ``problems`` lists.
    """
    source = replace(load(path, stdin), progress=progress)
    form = identify(source.name, source.data)
    reader = READERS.get(form)
    if reader is None:
        raise unsupported(path, form)
    return reader(source)
