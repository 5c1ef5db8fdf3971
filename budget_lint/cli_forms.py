"""The commands of those who teach forms of statement: ``budget-lint forms …``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

from pathlib import Path

import click

from budget_lint.job import Job
from budget_lint.options import FOLDER, lang_option, language, rules_option

PASSED, FAILURES = 0, 1

_EPILOG = """\b
Examples:
  budget-lint forms list
  budget-lint forms test --rules our-rules
  budget-lint forms test our-rules
"""


@click.group(epilog=_EPILOG)
def forms() -> None:
    """List and test the forms of statement."""


@forms.command("list")
@lang_option
@rules_option
def list_(lang: str | None, rules: tuple[Path, ...]) -> int:
    """List the forms in force in the order in which they are tried: name, units, measure, an example.

    \b
    Examples:
      budget-lint forms list
      budget-lint forms list --rules our-rules
    """
    job = Job((), "terminal", language(lang), rules)
    linter = job.load()
    from budget_lint.kit import form_pages

    show = form_pages.show_list
    job.display(lambda console: show(linter.lexicon.forms, console, lexicon=linter.lexicon, lang=job.lang))
    return PASSED


@forms.command()
@click.argument("folders", nargs=-1, metavar="[DIR]...", type=FOLDER)
@lang_option
@rules_option
def test(folders: tuple[Path, ...], lang: str | None, rules: tuple[Path, ...]) -> int:
    """Run the examples of all forms in force, or only of those in each DIR.

    The words and forms in DIR are put in force as by --rules. The exit status is 1 when an example fails.

    \b
    Examples:
      budget-lint forms test
      budget-lint forms test our-rules
    """
    from budget_lint import kit
    from budget_lint.kit import form_pages
    from budget_lint.kit.forms import forms_below, try_forms

    job = Job((), "terminal", language(lang), kit.in_force(rules, folders))
    linter = job.load()
    with job.translating(linter):
        chosen = forms_below(linter.lexicon.forms, folders)
    results = list(try_forms(linter, chosen))
    show = form_pages.show_results
    job.display(lambda console: show(results, chosen, console, lexicon=linter.lexicon, lang=job.lang))
    return PASSED if all(result.passed for result in results) else FAILURES
