"""The command line: arguments, exit status, printing."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and --version stay fast
# ruff: noqa: PLR0913, PLR0917 - click hands every option to its command as an argument

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from budget_lint.errors import BudgetLintError
from budget_lint.version import __version__

if TYPE_CHECKING:
    from budget_lint.pipeline import Linter

    from budget_lint.model.finding import Report

PROGRAM = "budget-lint"
CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
_LEVELS: dict[str, tuple[str, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
_Command = TypeVar("_Command", bound=Callable[..., object])

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


def _shared(command: _Command) -> _Command:
    """The arguments of both commands."""
    options: tuple[Callable[[_Command], _Command], ...] = (
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
    for option in reversed(options):
        command = option(command)
    return command


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
def check(
    files: tuple[str, ...],
    form: str,
    lang: str | None,
    rules: tuple[Path, ...],
    kind: str,
    output: str,
    verdicts: bool,
    fail_on: str,
) -> int:
    """Check the figures of each FILE ('-' is standard input) against each other and report what is broken.

    \b
    Examples:
      budget-lint check report.txt
      budget-lint check a.txt b.txt --lang en --fail-on warning
      budget-lint check report.txt --format json --verdicts -o report.json
    """
    if verdicts and form != "json":
        raise click.UsageError("--verdicts needs --format json: the terminal report has no list of checks.")
    lang = lang or default_language(os.environ)
    linter, report = _lint(files, rules, kind, lang, output)
    from budget_lint import reports

    if form == "json":
        _write(reports.json_text(report, lexicon=linter.lexicon, lang=lang, verdicts=verdicts), output)
    else:
        _print(reports.terminal, linter, report, lang, output)
    found = {finding.severity for document in report.documents for finding in document.findings}
    return FINDINGS if found & set(_LEVELS[fail_on]) else CLEAN


@cli.command()
@_shared
def figures(
    files: tuple[str, ...], form: str, lang: str | None, rules: tuple[Path, ...], kind: str, output: str
) -> int:
    """List every figure of each FILE with what was understood of it, and whether anything checked it.

    \b
    Examples:
      budget-lint figures report.txt
      budget-lint figures report.txt --format json
    """
    lang = lang or default_language(os.environ)
    linter, report = _lint(files, rules, kind, lang, output)
    from budget_lint import reports

    if form == "json":
        _write(reports.figures_json(report), output)
    else:
        _print(reports.figures_terminal, linter, report, lang, output)
    return CLEAN


def _lint(
    files: Sequence[str], rules: Sequence[Path], kind: str, lang: str, output: str
) -> tuple[Linter, Report]:
    """Runs the pipeline; its errors become messages in the language asked for."""
    if output != "-" and any(_same(output, file) for file in files):
        raise click.UsageError(f"--output {output} would overwrite a document.")
    from budget_lint.pipeline import Linter

    linter = None
    try:
        linter = Linter(rules)
        return linter, linter.check(files, kind)
    except BudgetLintError as error:
        raise Failure(_translated(error, linter, lang)) from error


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
    return words.say(key, **{"message": str(error), **error.values}) if words.has(key) else str(error)


def _write(text: str, output: str) -> None:
    """Writes UTF-8 whatever the console's encoding is: JSON is for machines."""
    data = text.encode("utf-8", errors="replace")
    try:
        if output == "-":
            stream = click.get_binary_stream("stdout")
            stream.write(data)
            stream.flush()
        else:
            Path(output).write_bytes(data)
    except OSError as error:
        _give_up(error, output)


def _print(show: Callable[..., None], linter: Linter, report: Report, lang: str, output: str) -> None:
    from budget_lint.reports.console import make_console

    try:
        if output == "-":
            show(report, make_console(sys.stdout, os.environ), lexicon=linter.lexicon, lang=lang)
            sys.stdout.flush()
            return
        with Path(output).open("w", encoding="utf-8", newline="\n") as file:
            show(report, make_console(file, os.environ), lexicon=linter.lexicon, lang=lang)
    except OSError as error:
        _give_up(error, output)


def _give_up(error: OSError, output: str) -> None:
    """A reader that has seen enough (``| head``) is no error; anything else is."""
    if output == "-" and isinstance(error, BrokenPipeError):
        _silence()
        return
    where = "standard output" if output == "-" else output
    if output == "-":
        _silence()
    raise Failure(f"cannot write {where}: {error.strerror or error}") from error


def _silence() -> None:
    """Sends what is still buffered for standard output nowhere, so that the interpreter ends in peace."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # no descriptor below it: nothing will be flushed
        return


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
