"""What all commands do: run the pipeline, and write the report where it was asked for."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from budget_lint.errors import BudgetLintError

if TYPE_CHECKING:
    from budget_lint.model.finding import Report
    from budget_lint.pipeline import Linter

PROGRAM = "budget-lint"
FAILED = 2


class Failure(click.ClickException):
    """What keeps the command from its work, as one message on standard error."""

    exit_code = FAILED

    def show(self, file: object = None) -> None:  # noqa: ARG002 - the signature is click's
        # a path may hold what would move the cursor
        shown = "".join(c if c.isprintable() or c == "\n" else "?" for c in self.format_message())
        click.echo(f"{PROGRAM}: error: {shown}", err=True)


@dataclass(frozen=True, slots=True)
class Job:
    """What a command is asked for: documents to read, and how and where to report on them."""

    files: tuple[str, ...]
    form: str
    lang: str
    rules: tuple[Path, ...]
    kind: str = ""
    output: str = "-"

    def lint(self) -> tuple[Linter, Report]:
        """Runs the pipeline; its errors become messages in the language asked for."""
        if self.output != "-" and any(_same(self.output, file) for file in self.files):
            raise click.UsageError(f"--output {self.output} would overwrite a document.")
        linter = self.load()
        with self.translating(linter):
            return linter, linter.check(self.files, self.kind)

    def load(self) -> Linter:
        """The linter with the rules that the command is to use."""
        from budget_lint.pipeline import Linter

        with self.translating():
            return Linter(self.rules)

    @contextmanager
    def translating(self, linter: Linter | None = None) -> Iterator[None]:
        """Turns the errors of the program into messages in the language asked for."""
        try:
            yield
        except BudgetLintError as error:
            raise Failure(_translated(error, linter, self.lang)) from error

    def write(self, text: str) -> None:
        """Writes UTF-8 whatever the console's encoding is: JSON is for machines."""
        data = text.encode("utf-8", errors="replace")
        with self._writing():
            if self.output == "-":
                _stdout().buffer.write(data)
                sys.stdout.flush()
            else:
                Path(self.output).write_bytes(data)

    def show(self, report: Report, linter: Linter, printer: Callable[..., None]) -> None:
        """Prints a report with ``printer`` for a person to read."""
        self.display(lambda console: printer(report, console, lexicon=linter.lexicon, lang=self.lang))

    def display(self, printer: Callable[..., None]) -> None:
        """Calls ``printer`` with the console that the output goes to."""
        from budget_lint.reports.console import make_console

        with self._writing():
            if self.output == "-":
                printer(make_console(_stdout(), os.environ))
                sys.stdout.flush()
                return
            with Path(self.output).open("w", encoding="utf-8", newline="\n") as file:
                printer(make_console(file, os.environ))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A reader that has seen enough (``| head``) is no error; anything else that stops the output is."""
        try:
            yield
        except OSError as error:
            if self.output == "-":
                _silence()
                if isinstance(error, BrokenPipeError):
                    return
            path, reason = "stdout" if self.output == "-" else self.output, error.strerror or str(error)
            trouble = BudgetLintError(f"cannot write {path}: {reason}", "output", path=path, reason=reason)
            raise Failure(_translated(trouble, None, self.lang)) from error


def _stdout() -> TextIO:
    """Standard output; OSError where the program was started without one."""
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream


def _same(output: str, file: str) -> bool:
    return file != "-" and Path(output).resolve() == Path(file).resolve()


def _translated(error: BudgetLintError, linter: Linter | None, lang: str) -> str:
    """The message in ``lang`` where the interface texts have it, else as the error words it."""
    from budget_lint.pipeline import Linter
    from budget_lint.reports.words import Words

    try:
        words = Words.of((linter or Linter(())).lexicon, lang)
    except BudgetLintError:  # the built-in rules are what is broken
        return str(error)
    key = f"error.{error.key}"
    values = {"message": error, **error.values}
    return words.say(key, **values) if words.has(key) else str(error)


def _silence() -> None:
    """Sends what is still buffered for standard output nowhere, so that the interpreter ends in peace."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # no descriptor below it: nothing will be flushed
        return
