"""The command line: arguments, exit status, printing."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and --version stay fast
# ruff: noqa: PLR0913, PLR0917 - click hands every option to its command as an argument

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from budget_lint.errors import BudgetLintError
from budget_lint.version import __version__

if TYPE_CHECKING:
    from budget_lint.model.finding import Report
    from budget_lint.pipeline import Linter

PROGRAM = "budget-lint"
CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
_LEVELS: dict[str, tuple[str, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}

_EPILOG = """\b
Examples:
  budget-lint check report.txt
  budget-lint check *.txt --format json --output report.json
  budget-lint check - --lang en < report.txt
  budget-lint figures report.txt

Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 the job could not be done.
"""


class Failure(click.ClickException):
    """What keeps the command from its work, as one message on standard error."""

    exit_code = FAILED

    def show(self, file: object = None) -> None:  # noqa: ARG002 - the signature is click's
        click.echo(f"{PROGRAM}: error: {self.format_message()}", err=True)


def default_language(environ: Mapping[str, str]) -> str:
    """zh where the environment, or the system where the environment is silent, speaks Chinese; else en."""
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not named:
        import locale

        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


@dataclass(frozen=True, slots=True)
class Job:
    """What both commands are asked for: documents to read, and how and where to report on them."""

    files: tuple[str, ...]
    form: str
    lang: str
    rules: tuple[Path, ...]
    kind: str
    output: str

    def lint(self) -> tuple[Linter, Report]:
        """Runs the pipeline; its errors become messages in the language asked for."""
        if self.output != "-" and any(_same(self.output, file) for file in self.files):
            raise click.UsageError(f"--output {self.output} would overwrite a document.")
        from budget_lint.pipeline import Linter

        linter = None
        try:
            linter = Linter(self.rules)
            return linter, linter.check(self.files, self.kind)
        except BudgetLintError as error:
            raise Failure(_translated(error, linter, self.lang)) from error

    def write(self, text: str) -> None:
        """Writes UTF-8 whatever the console's encoding is: JSON is for machines."""
        data = text.encode("utf-8", errors="replace")
        with self._writing():
            if self.output == "-":
                sys.stdout.buffer.write(data)
                sys.stdout.flush()
            else:
                Path(self.output).write_bytes(data)

    def show(self, report: Report, linter: Linter, printer: Callable[..., None]) -> None:
        """Prints with ``printer`` for a person to read."""
        from budget_lint.reports.console import make_console

        with self._writing():
            if self.output == "-":
                printer(report, make_console(sys.stdout, os.environ), lexicon=linter.lexicon, lang=self.lang)
                sys.stdout.flush()
                return
            with Path(self.output).open("w", encoding="utf-8", newline="\n") as file:
                printer(report, make_console(file, os.environ), lexicon=linter.lexicon, lang=self.lang)

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
            reason = error.strerror or str(error)
            trouble = BudgetLintError(
                f"cannot write {self.output}: {reason}", "output", path=self.output, reason=reason
            )
            raise Failure(_translated(trouble, None, self.lang)) from error


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


def _shared(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the arguments of both commands, and hands them over as a ``Job``."""
    options = (
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["terminal", "json"]),
            default="terminal",
            show_default=True,
            help="Form of the report.",
        ),
        click.option(
            "--lang",
            type=click.Choice(["zh", "en"]),
            envvar="BUDGET_LINT_LANG",
            help="Language of the report. [env: BUDGET_LINT_LANG; default: that of the system]",
        ),
        click.option(
            "--rules",
            multiple=True,
            metavar="DIR",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="A folder of further rules; may be given several times.",
        ),
        click.option("--kind", default="", metavar="KIND", help="Kind of the documents, else guessed."),
        click.option(
            "-o", "--output", default="-", metavar="FILE", help="Write the report to FILE (in UTF-8) instead."
        ),
    )

    @wraps(command)
    def started(
        files: tuple[str, ...],
        form: str,
        lang: str | None,
        rules: tuple[Path, ...],
        kind: str,
        output: str,
        **own: object,
    ) -> int:
        return command(Job(files, form, lang or default_language(os.environ), rules, kind, output), **own)

    wrapped: Callable[..., int] = started
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(__version__, "-V", "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Find the figures of public budget disclosures that do not add up."""


@cli.command()
@_shared
@click.option("--verdicts", is_flag=True, help="List every check of the run; needs --format json.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_LEVELS)),
    default="error",
    show_default=True,
    help="Least severity that makes the exit status 1.",
)
def check(job: Job, verdicts: bool, fail_on: str) -> int:
    """Check the figures of each FILE ('-' is standard input) against each other and report what is broken.

    \b
    Examples:
      budget-lint check report.txt
      budget-lint check a.txt b.txt --lang en --fail-on warning
      budget-lint check report.txt --format json --verdicts -o report.json
    """
    if verdicts and job.form != "json":
        raise click.UsageError("--verdicts needs --format json: the terminal report has no list of checks.")
    linter, report = job.lint()
    from budget_lint import reports

    if job.form == "json":
        job.write(reports.json_text(report, lexicon=linter.lexicon, lang=job.lang, verdicts=verdicts))
    else:
        job.show(report, linter, reports.terminal)
    found = {finding.severity for document in report.documents for finding in document.findings}
    return FINDINGS if found & set(_LEVELS[fail_on]) else CLEAN


@cli.command()
@_shared
def figures(job: Job) -> int:
    """List every figure of each FILE with what was understood of it, and whether anything checked it.

    \b
    Examples:
      budget-lint figures report.txt
      budget-lint figures report.txt --format json
    """
    linter, report = job.lint()
    from budget_lint import reports

    if job.form == "json":
        job.write(reports.figures_json(report))
    else:
        job.show(report, linter, reports.figures_terminal)
    return CLEAN


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit status; no exception leaves it."""
    try:
        status = cli.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        _confess(error)
        return FAILED
    return status if isinstance(status, int) else CLEAN


def _confess(error: Exception) -> None:
    """One line for a bug of this program; the traceback only for those who ask for it."""
    if os.environ.get("BUDGET_LINT_DEBUG"):
        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    click.echo(
        f"{PROGRAM}: internal error in version {__version__}: {what}. Please report it;"
        " BUDGET_LINT_DEBUG=1 shows the traceback.",
        err=True,
    )


def main() -> NoReturn:
    """The entry point of the installed command."""
    sys.exit(run())
