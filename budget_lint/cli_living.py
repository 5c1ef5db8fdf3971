"""The commands for living with findings: ``budget-lint baseline`` and ``budget-lint config show``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from budget_lint.job import PROGRAM, Job, same_file
from budget_lint.options import document_options, waiver_options
from budget_lint.outputs import STDOUT
from budget_lint.settings import config_options, day, settings, waiver_files

CLEAN = 0


@click.command()
@document_options(("terminal",))
@waiver_options[0]
@waiver_options[1]
@click.option("--until", metavar="DATE", help="The last day of the waivers, or never.  [default: a year from today]")
@click.option("--by", default=f"{PROGRAM} baseline", show_default=True, metavar="NAME", help="Who accepts them.")
@click.option("--reason", metavar="TEXT", help="Why the findings are accepted.  [default: that they were there]")
def baseline(
    job: Job, waivers: tuple[Path, ...], today: str | None, until: str | None, by: str, reason: str | None
) -> int:
    """Write a waiver for every finding of each FILE, so that a later check fails for new findings only.

    \b
    Examples:
      budget-lint baseline report.txt -o budget-lint-waivers.yaml
      budget-lint baseline report.txt --by "Wang Fang" --reason "Published; to be mended next year" -o accepted.yaml
    """
    files, now = waiver_files(waivers), day(today)
    others = tuple(file for file in files if job.output == STDOUT or not same_file(job.output, str(file)))
    linter, report = replace(job, waivers=others, today=now).lint()
    from budget_lint.reports import baseline as writer
    from budget_lint.reports.words import Words

    words = Words.of(linter.lexicon, job.lang)
    root = Path() if job.output == STDOUT else Path(job.output).parent
    why = reason or words.say("baseline.reason", today=now)
    job.write(writer.baseline_text(report, words, root=root, by=by, reason=why, until=_until(until, now)))
    return CLEAN


def _until(text: str | None, today: date) -> date | None:
    if text == "never":
        return None
    if text is None:
        leap = (today.month, today.day) == (2, 29)
        return today.replace(year=today.year + 1, day=28 if leap else today.day)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"'{text}' is no date such as 2026-12-31.", param_hint="--until") from None


@click.group()
def config() -> None:
    """Show the configuration."""


@config.command()
@config_options
def show() -> int:
    """Print the settings in force, and the file that they come from.

    \b
    Examples:
      budget-lint config show
      budget-lint config show --config office.toml
    """
    from budget_lint.config.show import shown
    from budget_lint.outputs import write_text

    found = settings()
    write_text(STDOUT, shown(found) if found else "# no budget-lint.toml and no [tool.budget-lint] here or above\n")
    return CLEAN
