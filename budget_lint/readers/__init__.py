"""Files and standard input as documents: one reader per format, found in a table.

A reader takes the source's bytes and returns a ``Document``; it raises ``InputError`` when it cannot. A new
format is a module here and a line in ``READERS``.
"""

# ruff: noqa: PLC0415 - a reader and its parser are loaded for files of its format only

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO

from budget_lint.model.document import Document
from budget_lint.model.progress import Progress, silent
from budget_lint.readers import formats, givenform
from budget_lint.readers.problems import problem, unsupported
from budget_lint.readers.source import Source, load
from budget_lint.readers.text import from_text, read_text
from budget_lint.readers.together import together

__all__ = ["READERS", "extensions", "from_text", "read", "together"]


def _docx(source: Source) -> Document:
    from budget_lint.readers.docx import read_docx

    return read_docx(source)


def _html(source: Source) -> Document:
    from budget_lint.readers.html import read_html

    return read_html(source)


def _mhtml(source: Source) -> Document:
    from budget_lint.readers.html import read_mhtml

    return read_mhtml(source)


def _xlsx(source: Source) -> Document:
    from budget_lint.readers.workbook.xlsx import read_xlsx

    return read_xlsx(source)


def _xls(source: Source) -> Document:
    from budget_lint.readers.workbook.xls import read_xls

    return read_xls(source)


def _ods(source: Source) -> Document:
    from budget_lint.readers.workbook.ods import read_ods

    return read_ods(source)


def _excel_xml(source: Source) -> Document:
    from budget_lint.readers.workbook.excel_xml import read_excel_xml

    return read_excel_xml(source)


def _pdf(source: Source) -> Document:
    from budget_lint.readers.pdf import read_pdf

    return read_pdf(source)


def _markdown(source: Source) -> Document:
    from budget_lint.readers.markdown import read_markdown

    return read_markdown(source)


def _through_office(form: str) -> Callable[[Source], Document]:
    def read_converted(source: Source) -> Document:
        from budget_lint.readers.convert import converted

        ending, read_result = CONVERTED[form]
        return converted(source, form, ending, read_result)

    return read_converted


def _figures_json(source: Source) -> Document:
    from budget_lint.readers.given import read_json

    return read_json(source)


def _figures_csv(source: Source) -> Document:
    from budget_lint.readers.given import read_csv

    return read_csv(source)


def _protected(source: Source) -> Document:
    raise problem("encrypted", path=source.path)


# What LibreOffice converts: the ending that tells it the format, and the reader of what comes out.
CONVERTED: Mapping[str, tuple[str, Callable[[Source], Document]]] = {
    formats.DOC: (".doc", _docx),
    formats.WPS: (".wps", _docx),
    formats.RTF: (".rtf", _docx),
    formats.ODT: (".odt", _docx),
    formats.WORD_XML: (".xml", _docx),
    formats.XLSB: (".xlsb", _xlsx),
}

READERS: Mapping[str, Callable[[Source], Document]] = {
    formats.TEXT: read_text,
    formats.MARKDOWN: _markdown,
    formats.PDF: _pdf,
    formats.DOCX: _docx,
    formats.XLSX: _xlsx,
    formats.XLS: _xls,
    formats.ODS: _ods,
    formats.EXCEL_XML: _excel_xml,
    formats.HTML: _html,
    formats.MHTML: _mhtml,
    formats.PROTECTED: _protected,
    givenform.JSON: _figures_json,
    givenform.CSV: _figures_csv,
    **{form: _through_office(form) for form in CONVERTED},
}


def extensions() -> frozenset[str]:
    """The extensions of the formats that are read, with their dot, in lower case."""
    read = {extension for extension, form in formats.EXTENSIONS.items() if form in READERS}
    return frozenset({".txt", *read})


def read(path: str, stdin: BinaryIO | None = None, progress: Progress = silent) -> Document:
    """The document in the file ``path``, or on standard input where ``path`` is ``-``.

    ``stdin`` is the stream to read then, by default the process's own. ``progress`` is called as the parts of
    a long document are read. Raises ``InputError`` with one of the keys that ``problems`` lists.
    """
    source = load(path, stdin)._replace(progress=progress)
    form = formats.identify(source.name, source.data)
    reader = READERS.get(form)
    if reader is None:
        raise unsupported(path, form)
    return reader(source)
