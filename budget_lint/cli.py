"""The command line: arguments, exit status, printing."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and --version stay fast

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from budget_lint.batch import bug, tune
from budget_lint.cli_annotate import annotate
from budget_lint.cli_check import CLEAN, check
from budget_lint.cli_forms import forms
from budget_lint.cli_living import baseline, config, docs
from budget_lint.cli_rules import rules
from budget_lint.cli_strength import strength
from budget_lint.job import FAILED, PROGRAM, Job
from budget_lint.options import document_options
from budget_lint.version import __version__

INTERRUPTED = 130

_EPILOG = """\b
Examples:
  budget-lint check report.txt
  budget-lint check drafts --format json --output report.json
  budget-lint check - --lang en < report.txt
  budget-lint figures report.txt
  budget-lint strength report.txt
  budget-lint rules explain CN201

Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 a document or the job could not be done.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(__version__, "-V", "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Find the figures of public budget disclosures that do not add up."""


cli.add_command(check)
cli.add_command(annotate)
cli.add_command(baseline)
cli.add_command(config)
cli.add_command(rules)
rules.add_command(docs)
cli.add_command(forms)
cli.add_command(strength)


@cli.command()
@document_options(("terminal", "json"))
@click.option(
    "--explain", type=click.IntRange(min=1), metavar="N", help="Show how figure N of the list was understood, and why."
)
def figures(job: Job, explain: int | None) -> int:
    """List every figure of each FILE with what was understood of it, and whether anything checked it.

    \b
    Examples:
      budget-lint figures report.txt
      budget-lint figures report.txt --format json
      budget-lint figures report.txt --explain 12
    """
    if explain and (job.form == "json" or len(job.files) != 1):
        raise click.UsageError("--explain is about one figure of one FILE, and for the terminal only.")
    linter, report = job.lint()
    from budget_lint import reports

    if explain:
        count = reports.count_figures(report)
        if explain > count:
            raise click.UsageError(f"--explain {explain}: the document has {count} figures.")
        job.display(
            lambda console: reports.explain_terminal(
                report, console, lexicon=linter.lexicon, lang=job.lang, number=explain
            )
        )
    elif job.form == "json":
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
    click.echo(f"{PROGRAM}: {bug(error)}", err=True)


def main() -> NoReturn:
    """The entry point of the installed command."""
    tune()
    _leave(run())


def _leave(status: int) -> NoReturn:
    """Ends the process without taking every object apart first: that would be a tenth of a short run."""
    if "multiprocessing" in sys.modules:  # what the processes shared must be given back
        sys.exit(status)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # left to the interpreter, which has its own way with a lost stream
        sys.exit(status)
    os._exit(status)
