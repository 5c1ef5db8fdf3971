"""Telling files of figures from other files, by name and first characters."""

from __future__ import annotations

import codecs
from pathlib import PurePath

JSON, CSV = "figures (.json)", "figures (.csv)"
MARK = "budget_lint_figures"
COLUMNS = ("label", "concept", "measure", "period", "basis", "value", "unit", "in")
PLACES = ("page", "table", "row", "column", "line", "paragraph", "sheet", "cell")
SCOPE = "scope."
DELIMITERS = ",;\t"
_HEAD = 4096


def given_form(name: str, data: bytes) -> str:
    """The form of figures that a source has, empty where it is something else.

    A file named ``.json`` is always one of figures; a CSV file is where its first line names a column of ours.
    """
    suffix = PurePath(name).suffix.lower()
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = data[:_HEAD].decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    if suffix == ".json" or (head.startswith("{") and MARK in head):
        return JSON
    if suffix in (".csv", ".tsv", ""):
        first = head.split("\n", 1)[0]
        words = set(header(first)) & {*COLUMNS, *PLACES}
        if len(words) > (0 if suffix else 1):
            return CSV
    return ""


def header(line: str) -> list[str]:
    """The words of the first line of a CSV file."""
    return [word.strip().strip('"').strip() for word in line.strip().split(delimiter(line))]


def delimiter(line: str) -> str:
    """The mark that parts the columns: the commonest one of the first line."""
    return max(DELIMITERS, key=line.count)
