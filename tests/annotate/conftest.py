"""Documents of each format, and copies of them in which every figure has a note."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from budget_lint.annotate import annotated
from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport
from budget_lint.model.note import Note
from budget_lint.pipeline import Linter


class Copied:
    """A document and the bytes of its copy, with a note ``n`` on each figure ``n`` (none on those told in words)."""

    def __init__(self, linter: Linter, path: Path) -> None:
        self.linter, self.path = linter, path
        self.original = path.read_bytes()
        self.report = linter.check([str(path)]).documents[0]
        figures = [figure for figure in self.report.reading.figures if not figure.worded]
        self.notes = [Note(figure.extent, f"note {n}\n<&> \u2014", "error") for n, figure in enumerate(figures)]
        self.figures = [bare(self.document.text[note.span.start : note.span.end]) for note in self.notes]
        self.data = annotated(self.document, self.notes)

    @property
    def document(self) -> Document:
        return self.report.document

    def again(self) -> DocumentReport:
        """What is read from the copy."""
        copy = self.path.with_name(f"copy{self.path.suffix}")
        copy.write_bytes(self.data)
        return self.linter.check([str(copy)]).documents[0]


def bare(text: str) -> str:
    return "".join(text.split())


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {name: archive.read(name) for name in names}


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()


@pytest.fixture
def copied(linter: Linter) -> Callable[[Path], Copied]:
    return lambda path: Copied(linter, path)
