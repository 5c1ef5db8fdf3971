"""The command ``budget-lint check``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from budget_lint.job import FAILED, Job, complain
from budget_lint.model.progress import silent
from budget_lint.options import BINARY, FORMS, ReportOption, document_options, jobs_option, waiver_options
from budget_lint.outputs import STDOUT, stdout, writing
from budget_lint.publish import COPIES, Publisher, Request, refuse_overwriting
from budget_lint.settings import configured, with_waivers
from budget_lint.sources import Source, expand

if TYPE_CHECKING:
    from budget_lint.batch import Done, Order
    from budget_lint.reports.form import Ending, Screen
    from budget_lint.reports.words import Words

CLEAN, FINDINGS = 0, 1
TELLING = ("terminal", "compact", "json", "sarif")  # forms that show waivers that are expired or unused
_LEVELS: dict[str, tuple[str, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


@click.command()
@document_options(FORMS)
@click.option(
    "--report", "reports", multiple=True, type=ReportOption(), metavar="FORMAT=FILE",
    help="A further report, such as sarif=out.sarif; may be given several times.",
)  # fmt: skip
@click.option("--verdicts", is_flag=True, help="List every check of the run; needs a report in json.")
@click.option(
    "--fail-on", type=click.Choice(list(_LEVELS)),
    help="Least severity that makes the exit status 1.  [default: error]",
)  # fmt: skip
@waiver_options[0]
@waiver_options[1]
@click.option(
    "--annotate", type=click.Path(file_okay=False), metavar="DIR",
    help="Write copies of the documents with the findings in them to DIR.",
)  # fmt: skip
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what folders and patterns give.")
@jobs_option
@click.option("--show-source/--no-show-source", default=True, help="Show the words of the document. [default: show]")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule at the end.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only: no headings of clean documents, no counts.")
def check(
    job: Job, reports: tuple[Request, ...], verdicts: bool, fail_on: str | None, waivers: tuple[Path, ...],
    today: str | None, exclude: tuple[str, ...], jobs: int, **look: Any,
) -> int:  # fmt: skip
    """Check the figures of each FILE ('-' is standard input) against each other and report what is broken.

    A folder stands for the documents below it, a pattern such as '*.txt' for what it matches.

    \b
    Examples:
      budget-lint check report.txt
      budget-lint check a.txt b.txt --lang en --fail-on warning
      budget-lint check report.txt --format json --verdicts -o report.json
      budget-lint check report.docx tables.xlsx --as-one
      budget-lint check drafts --jobs 2 --report xlsx=findings.xlsx --report sarif=out.sarif
    """
    annotate = look.pop("annotate")
    fail_on = fail_on or configured("fail_on", _LEVELS) or "error"
    job = with_waivers(job, waivers, today)
    requests = [Request(job.form, job.output), *reports]
    if verdicts and all(request.form != "json" for request in requests):
        raise click.UsageError("--verdicts needs --format json: the terminal report has no list of checks.")
    if any(request.form in BINARY and request.target == STDOUT for request in requests):
        raise click.UsageError("--format xlsx needs --output: a workbook is no text to print.")
    with job.translating():
        sources = expand(job.files, _extensions, exclude)
    refuse_overwriting(requests, sources)
    job = job._replace(files=tuple(source.path for source in sources) if job.as_one and len(sources) > 1 else ())
    if job.files:
        sources = [Source(" + ".join(job.files), " + ".join(Path(source.path).name for source in sources))]
    if annotate and job.files:
        raise click.UsageError("--annotate needs documents of one file each: leave out --as-one.")
    requests += [Request(COPIES, annotate)] if annotate else []
    if requests[0].in_folder:  # then there is still something to see
        requests.append(Request("summary", STDOUT))
    with job.translating(), writing(STDOUT):
        order = _order(job, requests, verdicts=verdicts, fail_on=fail_on, alone=len(sources) == 1, look=look)
    ending, whole = _run(order, requests, sources, jobs, quiet=look["quiet"])
    if ending.troubles or not whole:
        return FAILED
    found = {severity for tally in ending.tallies for severity in tally.severities}
    found |= {"warning"} if ending.waivers else set()
    return FINDINGS if found & set(_LEVELS[fail_on]) else CLEAN


def _complain_of_waivers(ending: Ending, requests: Sequence[Request], words: Words) -> None:
    """Says on standard error which waivers want another look, where no report on standard output does."""
    if not ending.waivers or any(request.form in TELLING and request.target == STDOUT for request in requests):
        return
    from budget_lint.reports.waivers import trouble_text

    for trouble in ending.waivers:
        waiver = trouble.waiver
        complain(f"{waiver.path}:{waiver.line}:{waiver.column}: {trouble_text(trouble, words)}", "warning")


def _extensions() -> frozenset[str]:
    from budget_lint.pipeline import extensions

    return extensions()


def _order(
    job: Job, requests: Sequence[Request], *, verdicts: bool, fail_on: str, alone: bool, look: dict[str, bool]
) -> Order:
    from budget_lint.batch import Order

    forms = tuple((request.form, _screen(request, look)) for request in requests)
    # in a report without a level nothing would fail: what is an error is one there
    failing = _LEVELS[fail_on] or _LEVELS["error"]
    return Order(job, forms, verdicts, failing, alone)


def _screen(request: Request, look: dict[str, bool]) -> Screen:
    from budget_lint.reports.form import Screen
    from budget_lint.reports.forms import FORMS

    if request.form == COPIES or not FORMS[request.form].people:
        return Screen()
    from budget_lint.reports.console import make_console
    from budget_lint.reports.screen import screen_of

    stream = stdout() if request.target == STDOUT else io.StringIO()  # a file, which is no terminal
    screen = screen_of(make_console(stream, os.environ))
    return screen._replace(source=look["show_source"], quiet=look["quiet"], statistics=look["statistics"])


def _run(
    order: Order, requests: Sequence[Request], sources: Sequence[Source], jobs: int, *, quiet: bool
) -> tuple[Ending, bool]:
    """Checks the documents and writes the reports; gives what came of it, and whether all copies were made."""
    from budget_lint.batch import Workshop, run
    from budget_lint.reports.form import Ending
    from budget_lint.reports.words import Words

    workshop = Workshop(order)
    follow = order.job.waiting(workshop.linter) if order.alone and not quiet else nullcontext(silent)
    with order.job.translating(workshop.linter), follow as workshop.progress:
        publisher = Publisher(requests, workshop.forms, sources)
        tallies, troubles, whole = [], [], True
        try:
            outcomes = run(workshop, order, [source.path for source in sources], jobs or os.cpu_count() or 1)
            for source, done in zip(sources, _shown(outcomes, len(sources), requests, quiet), strict=True):
                if done.trouble:
                    complain(done.trouble.message)
                    troubles.append(done.trouble)
                elif done.tally:
                    tallies.append(done.tally)
                    for error in publisher.add(source, done):
                        complain(order.job.translated(error, workshop.linter))
                        whole = whole and error.key == "no-notes"  # most formats have no copies
            ending = Ending(tuple(tallies), tuple(troubles), workshop.linter.troubles(tallies))
            publisher.end(ending)
        finally:
            publisher.drop()
    _complain_of_waivers(ending, requests, Words.of(workshop.linter.lexicon, order.job.lang))
    return ending, whole


def _shown(outcomes: Iterator[Done], count: int, requests: Sequence[Request], quiet: bool) -> Iterator[Done]:
    """The outcomes as they come, with their progress on a terminal that shows nothing else."""
    busy = sys.stdout is not None and sys.stdout.isatty() and any(item.target == STDOUT for item in requests)
    if count < 2 or quiet or busy or sys.stderr is None or not sys.stderr.isatty():
        return outcomes
    from budget_lint.progress import following

    return following(outcomes, count)
