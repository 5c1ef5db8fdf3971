"""The errors of the readers, worded in one place.

The wording in other languages, and this one again, is in ``rules/errors.yaml`` under the same keys.
"""

from __future__ import annotations

from budget_lint.errors import InputError

MESSAGES = {
    "missing": "{path}: no such file; check the path",
    "directory": "{path} is a folder; name the files in it",
    "special": "{path} is a device or a pipe, not a file; to read a pipe, give - and send it to standard input",
    "unreadable": "{path} cannot be read ({reason}); check permissions and whether another program holds it",
    "too-large": "{path} is larger than {limit} MiB, the most that is read; split it",
    "too-many-lines": "{path} has more than {limit} lines, the most that is read; split it",
    "empty": "{path} is empty: it holds no characters but white space",
    "binary": "{path} is binary, not a text document; export it as plain text (.txt) first",
    "encoding": "{path}: byte {offset} fits none of the encodings that are read (UTF-8, UTF-16 with a byte "
    "order mark, GB18030); save it as UTF-8",
    "damaged": "{path} is UTF-8 with damaged bytes, the first at offset {offset} (line {line}); export it again",
    "format": "{path} is in the format {form}, which is not read; save it as Word (.docx), Excel (.xlsx), HTML "
    "or plain text",
    "broken": "{path} is damaged or cut off and cannot be read; open it in the program it comes from and save it again",
    "doctype": "{path} holds a document type declaration, which no office program writes and which is not read; "
    "open it in an office program and save it again",
    "unpacked": "{path} unpacks to more than {limit} MiB, the most that is read; split it",
    "too-deep": "{path} is nested more than {limit} levels deep, the most that is read",
    "too-complex": "{path} has a part of more than {limit} elements, the most that is read; split it",
    "too-much-text": "{path} holds more than {limit} million characters, the most that is read; split it",
    "too-many-cells": "{path} has tables of more than {limit} cells, the most that is read; split it",
    "no-office": "{path} is in the format {form}, which is read through LibreOffice, and that is not found here; "
    "install LibreOffice, or save the file as Word (.docx) or Excel (.xlsx)",
    "office-failed": "{path} is in the format {form}, and LibreOffice could not convert it; open it in the program it "
    "comes from and save it as Word (.docx) or Excel (.xlsx)",
    "too-wide": "{path} has a sheet of more than {rows} rows or {columns} columns, the most that a workbook can have",
    "figures": "{path}:{line}: {what}",  # of a file of figures; ``given`` words what is wrong with it
    "encrypted": "{path} is protected by a password; save it without one",
    "not-pdf": "{path} is named as a PDF file but is none; give it the ending of its real format",
    "pdf-damaged": "{path} is a damaged or incomplete PDF file; export it again from its source",
    "too-many-pages": "{path} has more than {limit} pages, the most that is read; split it",
    "pdf-complex": "{path} is more complex than any document: it would take too long, or too much memory, to read it",
    "pdf-busy": "{path} was not read: an earlier PDF file that could not be read is still keeping the program busy; "
    "check it by itself",
    "no-text": "{path} has no text layer: its pages are pictures; export the PDF from the document itself, or "
    "recognise its text first",
}


def problem(key: str, **values: object) -> InputError:
    """The error ``key`` with its message filled from ``values``; ``-`` as a path is named in words."""
    shown = dict(values)
    if shown.get("path") == "-":
        shown["path"] = "standard input"
    return InputError(MESSAGES[key].format_map(shown), key, **values)


def unsupported(path: str, form: str) -> InputError:
    """The error for a file in a known format that has no reader."""
    return problem("format", path=path, form=form)
