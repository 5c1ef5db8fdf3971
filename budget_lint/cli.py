"""The command line: arguments, exit status, printing."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and --version stay fast

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import NoReturn

import click

from budget_lint.cli_rules import rules
from budget_lint.job import FAILED, PROGRAM, Job
from budget_lint.options import form_option, lang_option, language, rules_option
from budget_lint.version import __version__

CLEAN, FINDINGS, INTERRUPTED = 0, 1, 130
_LEVELS: dict[str, tuple[str, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}

_EPILOG = """\b
Examples:
  budget-lint check report.txt
  budget-lint check *.txt --format json --output report.json
  budget-lint check - --lang en < report.txt
  budget-lint figures report.txt
  budget-lint rules explain CN201

Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 the job could not be done.
"""


def _shared(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the arguments of both commands, and hands them over as a ``Job``."""
    options = (
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
        form_option,
        lang_option,
        rules_option,
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
        return command(Job(files, form, language(lang), rules, kind, output), **own)

    wrapped: Callable[..., int] = started
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(__version__, "-V", "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Find the figures of public budget disclosures that do not add up."""


cli.add_command(rules)


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
        import traceback

        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    click.echo(
        f"{PROGRAM}: internal error in version {__version__}: {what}. Please report it;"
        " BUDGET_LINT_DEBUG=1 shows the traceback.",
        err=True,
    )


def main() -> NoReturn:
    """The entry point of the installed command."""
    # Next to nothing that a run makes refers back to itself: looking for such things costs and finds little.
    gc.set_threshold(100_000, 50, 100)
    _leave(run())


def _leave(status: int) -> NoReturn:
    """Ends the process without taking every object apart first: that would be a tenth of a short run."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # left to the interpreter, which has its own way with a lost stream
        sys.exit(status)
    os._exit(status)
