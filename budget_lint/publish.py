"""Writing the reports of a run: each to its place, part by part, whole or not at all."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from budget_lint.errors import BudgetLintError
from budget_lint.outputs import STDOUT, Output, writing
from budget_lint.sources import Source

if TYPE_CHECKING:
    from budget_lint.batch import Done
    from budget_lint.reports.form import Ending, Form, Writer


COPIES = "annotated"  # instead of a form of report: copies of the documents with the findings in them


class Request(NamedTuple):
    """A report that is asked for: its form, and where it goes (``-``, a file, a folder)."""

    form: str
    target: str

    @property
    def in_folder(self) -> bool:
        """True where each document has a report of its own in a folder."""
        ends = self.target.endswith((os.sep, "/")) or self.form == COPIES
        return self.target != STDOUT and (ends or Path(self.target).is_dir())


class Sheet:
    """One report on all documents."""

    def __init__(self, form: Form, target: str) -> None:
        self.target = target
        with writing(target):
            self._output = Output(target)
            self._writer: Writer = form.writer(self._output.stream)

    def add(self, part: Any) -> None:
        with writing(self.target):
            self._writer.add(part)

    def end(self, ending: Ending) -> None:
        with writing(self.target):
            self._writer.end(ending)
            self._output.keep()

    def drop(self) -> None:
        self._output.drop()


class Folder:
    """A report for each document, named after it."""

    def __init__(self, form: Form, target: str, documents: Iterable[str]) -> None:
        self.target, self._form = target, form
        self._used = {_key(path) for path in documents}

    def add(self, source: Source, done: Done, part: Any, ending: Ending) -> BudgetLintError | None:
        """Writes the report on a document; gives what kept a copy of it from being made."""
        if self._form.suffix.endswith("*") and part.error:
            error: BudgetLintError = part.error
            return error
        sheet = Sheet(self._form, self.place(source, done))
        try:
            sheet.add(part)
            sheet.end(ending)
        finally:
            sheet.drop()
        return None

    def place(self, source: Source, done: Done) -> str:
        """Where the report on a document goes; the folders above it are made."""
        name = "stdin" if done.path == STDOUT else _inside(source.below)
        path = Path(self.target, _named(name, self._form.suffix))
        number = 1
        while _key(path) in self._used:
            number += 1
            path = Path(self.target, _named(name, f"-{number}{self._form.suffix}"))
        self._used.add(_key(path))
        with writing(str(path.parent)):
            path.parent.mkdir(parents=True, exist_ok=True)
        return str(path)


def _named(name: str, suffix: str) -> str:
    """The name of a report; a star in its suffix stands for that of the document."""
    path = Path(name)
    if suffix.endswith("*"):
        return str(path.with_name(path.stem + suffix[:-1] + path.suffix))
    return name + suffix


def _key(path: str | Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _inside(below: str) -> str:
    """A relative path that does not lead out of the folder."""
    parts = [part for part in Path(below).parts if part not in ("..", Path(below).anchor)]
    return str(Path(*parts)) if parts else "report"


class Publisher:
    """All reports of a run. What is not ended when the run breaks off is thrown away."""

    def __init__(self, requests: Sequence[Request], forms: Iterable[Form], documents: Sequence[Source]) -> None:
        self._places: list[Sheet | Folder] = []
        paths = [source.path for source in documents]
        with ExitStack() as stack:
            stack.callback(self.drop)
            for request, form in zip(requests, forms, strict=True):
                place = Folder(form, request.target, paths) if request.in_folder else Sheet(form, request.target)
                self._places.append(place)
            stack.pop_all()

    def add(self, source: Source, done: Done) -> list[BudgetLintError]:
        """Adds the parts of a document to the reports; gives what kept copies of it from being made."""
        from budget_lint.reports.form import Ending

        errors = []
        for place, part in zip(self._places, done.parts, strict=True):
            if isinstance(place, Sheet):
                place.add(part)
            elif done.tally:
                errors.append(place.add(source, done, part, Ending((done.tally,))))
        return [error for error in errors if error]

    def end(self, ending: Ending) -> None:
        """Ends the reports and puts them in their places."""
        for place in self._places:
            if isinstance(place, Sheet):
                place.end(ending)

    def drop(self) -> None:
        for place in self._places:
            if isinstance(place, Sheet):
                place.drop()


def refuse_overwriting(requests: Sequence[Request], sources: Sequence[Source]) -> None:
    """Raises a usage error where a report would take the place of a document or of another report."""
    from budget_lint.job import same_file

    targets = [request.target for request in requests if not request.in_folder]
    for target in targets:
        if target != STDOUT and any(same_file(target, source.path) for source in sources):
            raise click.UsageError(f"The report {target} would overwrite a document.")
    places = [target if target == STDOUT else str(Path(target).resolve()) for target in targets]
    for number, place in enumerate(places):
        if place in places[:number]:
            raise click.UsageError(f"Two reports would go to {targets[number]}.")
