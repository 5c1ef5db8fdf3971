"""Copies of documents that carry the findings: comments in Word, highlights in PDF, cell comments in workbooks.

A copy is the original with notes added: every other part of it keeps its bytes.
"""

# ruff: noqa: PLC0415 - each format needs libraries of its own

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

from budget_lint.errors import InputError
from budget_lint.model.document import Document
from budget_lint.model.note import Note

__all__ = ["FORMATS", "annotated"]

Annotator = Callable[[bytes, Document, Sequence[Note]], bytes]


def _word(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    from budget_lint.annotate.word import annotate

    return annotate(data, document, notes)


def _workbook(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    from budget_lint.annotate.workbook import annotate

    return annotate(data, document, notes)


def _pdf(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    from budget_lint.annotate.pdf import annotate

    return annotate(data, document, notes)


FORMATS: Mapping[str, Annotator] = {
    ".docx": _word, ".docm": _word, ".xlsx": _workbook, ".xlsm": _workbook, ".pdf": _pdf,
}  # fmt: skip


def annotated(document: Document, notes: Sequence[Note]) -> bytes:
    """The bytes of the copy of a document that was read from the file ``document.path``.

    Raises InputError: no-notes where the format takes none, not-annotated where this file does not.
    """
    annotator = FORMATS.get(PurePath(document.path).suffix.lower())
    if annotator is None:
        raise _error("no-notes", path=document.path, kinds=", ".join(FORMATS))
    try:
        return annotator(Path(document.path).read_bytes(), document, notes)
    except Exception as error:
        # the file was read, but is not as its format wants it: no copy is better than a damaged one
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise _error("not-annotated", path=document.path, reason=reason) from error


_MESSAGES = {
    "no-notes": "{path}: its format takes no notes; those that do: {kinds}",
    "not-annotated": "{path}: the notes could not be written into a copy ({reason})",
}


def _error(key: str, **values: str) -> InputError:
    return InputError(_MESSAGES[key].format_map(values), key, **values)
