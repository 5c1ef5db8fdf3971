"""The command ``budget-lint annotate``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

from pathlib import Path

import click

from budget_lint.job import Job, same_file
from budget_lint.options import lang_option, language, rules_option, waiver_options
from budget_lint.outputs import STDOUT, Output, writing
from budget_lint.settings import policies, with_waivers

DONE = 0


@click.command()
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", required=True, metavar="COPY", help="Where the copy goes.")
@lang_option
@rules_option
@click.option("--kind", default="", metavar="KIND", help="Kind of the document, else guessed.")
@waiver_options[0]
@waiver_options[1]
def annotate(
    file: str, output: str, lang: str | None, rules: tuple[Path, ...], kind: str, waivers: tuple[Path, ...],
    today: str | None,
) -> int:  # fmt: skip
    """Write a COPY of FILE with the findings in it: as comments in Word and Excel files, as highlights in PDF.

    Each figure of a finding bears a note. Everything else is as in FILE, which is not touched.

    \b
    Examples:
      budget-lint annotate draft.docx -o draft.checked.docx
      budget-lint annotate accounts.pdf -o accounts.checked.pdf --lang zh
    """
    if STDOUT in (file, output):
        raise click.UsageError("annotate reads a file and writes a file: - is neither.")
    if same_file(output, file):
        raise click.UsageError(f"--output {output} would overwrite the document.")
    wanted = policies((), (), kind)
    job = with_waivers(Job((file,), "terminal", language(lang), rules, kind, output, False, wanted), waivers, today)
    linter = job.load()
    from budget_lint.copies import make
    from budget_lint.reports.words import Words

    words = Words.of(linter.lexicon, job.lang)
    with job.translating(linter), job.waiting(linter) as progress:
        made = make(linter.check([file], kind, progress=progress).documents[0], words)
        with writing(output):
            target = Output(output)
            try:
                target.stream.buffer.write(made.data)
                target.keep()
            finally:
                target.drop()
    click.echo(f"{output}: {words.count('annotate.done', made.notes)}")
    return DONE
