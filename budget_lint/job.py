"""What all commands do: load the rules, run the pipeline, and write the report where it was asked for."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from budget_lint.errors import BudgetLintError
from budget_lint.model.policy import EVERYTHING, Policies
from budget_lint.model.progress import Progress, silent
from budget_lint.outputs import STDOUT, Output, write_text, writing

if TYPE_CHECKING:
    from budget_lint.model.finding import Report
    from budget_lint.pipeline import Linter

PROGRAM = "budget-lint"
FAILED = 2


class Failure(click.ClickException):
    """What keeps the command from its work, as one message on standard error."""

    exit_code = FAILED

    def show(self, file: object = None) -> None:  # noqa: ARG002 - the signature is click's
        complain(self.format_message())


def complain(message: str, severity: str = "error") -> None:
    """One message on standard error."""
    # a path may hold what would move the cursor
    shown = "".join(c if c.isprintable() or c == "\n" else "?" for c in message)
    click.echo(f"{PROGRAM}: {severity}: {shown}", err=True)


class Job(NamedTuple):
    """What a command is asked for: documents to read, and how and where to report on them."""

    files: tuple[str, ...]
    form: str
    lang: str
    rules: tuple[Path, ...]
    kind: str = ""
    output: str = STDOUT
    as_one: bool = False
    policies: Policies = EVERYTHING
    waivers: tuple[Path, ...] = ()
    today: date | None = None

    def lint(self) -> tuple[Linter, Report]:
        """Runs the pipeline; its errors become messages in the language asked for."""
        if self.output != STDOUT and any(same_file(self.output, file) for file in self.files):
            raise click.UsageError(f"--output {self.output} would overwrite a document.")
        linter = self.load()
        with self.translating(linter), self.waiting(linter) as progress:
            return linter, linter.check(self.files, self.kind, progress=progress, as_one=self.as_one)

    @contextmanager
    def waiting(self, linter: Linter) -> Iterator[Progress]:
        """Shows on the terminal how far the reading of a long document has come."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield silent
            return
        from budget_lint.reports.meter import Meter

        with Meter(sys.stderr, linter.lexicon, self.lang) as meter:
            yield meter

    def load(self) -> Linter:
        """The linter with the rules that the command is to use."""
        from budget_lint.pipeline import Linter, load_waivers

        with self.translating():
            waivers = load_waivers(self.waivers) if self.waivers else ()
            return Linter(self.rules, self.policies, waivers, self.today)

    @contextmanager
    def translating(self, linter: Linter | None = None) -> Iterator[None]:
        """Turns the errors of the program into messages in the language asked for."""
        try:
            yield
        except BudgetLintError as error:
            raise Failure(self.translated(error, linter)) from error

    def translated(self, error: BudgetLintError, linter: Linter | None = None) -> str:
        """The message in the language asked for where the interface texts have it, else as the error words it."""
        from budget_lint.pipeline import Linter
        from budget_lint.reports.words import Words

        try:
            words = Words.of((linter or Linter(())).lexicon, self.lang)
        except BudgetLintError:  # the built-in rules are what is broken
            return str(error)
        key = f"error.{error.key}"
        values = {"message": error, **error.values}
        return words.say(key, **values) if words.has(key) else str(error)

    def write(self, text: str) -> None:
        """Writes UTF-8 whatever the console's encoding is: JSON is for machines."""
        with self.translating():
            write_text(self.output, text)

    def show(self, report: Report, linter: Linter, printer: Callable[..., None]) -> None:
        """Prints a report with ``printer`` for a person to read."""
        self.display(lambda console: printer(report, console, lexicon=linter.lexicon, lang=self.lang))

    def display(self, printer: Callable[..., None]) -> None:
        """Calls ``printer`` with the console that the output goes to."""
        from budget_lint.reports.console import make_console

        with self.translating(), writing(self.output):
            output = Output(self.output)
            try:
                printer(make_console(output.stream, os.environ))
                output.keep()
            finally:
                output.drop()


def same_file(output: str, file: str) -> bool:
    """True where writing ``output`` would overwrite the document ``file``."""
    return file != "-" and Path(output).resolve() == Path(file).resolve()
