"""The commands for living with findings and rules: ``baseline``, ``config show`` and ``rules docs``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from budget_lint.job import PROGRAM, Job, complain, same_file
from budget_lint.options import document_options, lang_option, language, rules_option, waiver_options
from budget_lint.outputs import STDOUT
from budget_lint.publish import Request, refuse_overwriting
from budget_lint.settings import config_options, day, settings, waiver_files
from budget_lint.sources import expand

CLEAN, STALE = 0, 1
MANY = 10  # pages to name in a message


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
      budget-lint baseline reports -o budget-lint-waivers.yaml
      budget-lint baseline report.txt --by "Wang Fang" --reason "Published; to be mended next year" -o accepted.yaml
    """
    files, now = waiver_files(waivers), day(today)
    others = tuple(file for file in files if job.output == STDOUT or not same_file(job.output, str(file)))
    with job.translating():
        sources = expand(job.files, _extensions)
    refuse_overwriting([Request("", job.output)], sources)
    files_read = tuple(source.path for source in sources)
    linter, report = job._replace(files=files_read, waivers=others, today=now).lint()
    from budget_lint.reports import baseline as writer
    from budget_lint.reports.words import Words

    words = Words.of(linter.lexicon, job.lang)
    root = Path() if job.output == STDOUT else Path(job.output).parent
    why = reason or words.say("baseline.reason", today=now)
    job.write(writer.baseline_text(report, words, root=root, by=by, reason=why, until=_until(until, now)))
    return CLEAN


def _extensions() -> frozenset[str]:
    from budget_lint.pipeline import extensions

    return extensions()


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


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; the exit status is 1 where a page is out of date.")
@lang_option
@rules_option
def docs(folder: Path, check: bool, lang: str | None, rules: tuple[Path, ...]) -> int:
    """Write a page for each rule in force, in Chinese and English, and an index of them, to DIR.

    \b
    Examples:
      budget-lint rules docs docs/reference/rules
      budget-lint rules docs docs/reference/rules --check
    """
    job = Job((), "terminal", language(lang), rules)
    linter = job.load()
    from budget_lint.kit import rule_pages
    from budget_lint.reports.words import Words

    words = Words.of(linter.lexicon, job.lang)
    made = rule_pages.pages(linter.ruleset.rules, linter.lexicon)
    with job.translating(linter):
        changed = rule_pages.differing(folder, made) if check else rule_pages.write(folder, made)
    if check and changed:
        shown = words.joined([*changed[:MANY], *(["…"] if len(changed) > MANY else [])])
        complain(words.say("kit.pages.stale", pages=shown, folder=folder))
        return STALE
    job.write(words.say("kit.pages.fresh") + "\n" if check else words.count("kit.pages.written", len(changed)) + "\n")
    return CLEAN


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
