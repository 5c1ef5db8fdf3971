"""The command that tries how well documents are protected: ``budget-lint strength``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

import click

from budget_lint.job import Job
from budget_lint.options import document_options

DONE = 0


@click.command()
@document_options(("terminal", "json"))
def strength(job: Job) -> int:
    """Make every figure of each FILE wrong in turn and tell what would be noticed, named and repaired.

    Each figure is changed as a hand may change it: digits swapped, replaced, dropped or doubled, the point
    moved, the unit or the direction mistaken, last year's figure or that of another line or scope. Also listed
    are the figures that nothing protects: no change of them would be noticed.

    \b
    Examples:
      budget-lint strength report.txt
      budget-lint strength report.pdf --format json -o strength.json
    """
    linter, report = job.lint()
    found = [linter.strength(document, job.kind) for document in report.documents]
    from budget_lint.reports import strength as form

    if job.form == "json":
        job.write(form.json_text(found))
    else:
        job.display(lambda console: form.show(found, console, linter.lexicon, job.lang))
    return DONE
