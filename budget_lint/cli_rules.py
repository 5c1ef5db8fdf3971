"""The commands of rule authors: ``budget-lint rules …``."""

# ruff: noqa: PLC0415 - see cli.py

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from budget_lint.job import Job
from budget_lint.options import FOLDER, form_option, lang_option, language, rules_option

PASSED, FAILURES = 0, 1

_EPILOG = """\b
Examples:
  budget-lint rules list
  budget-lint rules explain CN201 --lang en
  budget-lint rules test --rules our-rules
  budget-lint rules test our-rules
  budget-lint rules new meals-within-limit our-rules
  budget-lint rules trace CN201 report.txt
  budget-lint rules schema
"""


@click.group(epilog=_EPILOG)
def rules() -> None:
    """List, explain, write, test and trace the rules."""


@rules.command("list")
@form_option
@lang_option
@rules_option
def list_(form: str, lang: str | None, rules: tuple[Path, ...]) -> int:
    """List the rules in force: code, name, severity, family, title.

    \b
    Examples:
      budget-lint rules list
      budget-lint rules list --format json --rules our-rules
    """
    job = Job((), form, language(lang), rules)
    linter = job.load()
    found = linter.ruleset.rules
    if form == "json":
        from budget_lint.kit import machine

        job.write(machine.json_text(found, lexicon=linter.lexicon, lang=job.lang))
    else:
        from budget_lint.kit import listing

        job.display(lambda console: listing.show(found, console, lexicon=linter.lexicon, lang=job.lang))
    return PASSED


@rules.command()
@click.argument("code", metavar="CODE")
@lang_option
@rules_option
def explain(code: str, lang: str | None, rules: tuple[Path, ...]) -> int:
    """Explain the rule CODE (or name): what must hold, why, over which figures, with its examples.

    \b
    Examples:
      budget-lint rules explain CN201
      budget-lint rules explain share-recomputes --lang zh
    """
    job = Job((), "terminal", language(lang), rules)
    linter = job.load()
    from budget_lint import kit
    from budget_lint.kit import explain

    with job.translating(linter):
        rule = kit.find(linter.ruleset, code)
    job.display(lambda console: explain.show(rule, console, lexicon=linter.lexicon, lang=job.lang))
    return PASSED


@rules.command()
@click.argument("folders", nargs=-1, metavar="[DIR]...", type=FOLDER)
@lang_option
@rules_option
def test(folders: tuple[Path, ...], lang: str | None, rules: tuple[Path, ...]) -> int:
    """Run the examples of all rules in force, or only of those in each DIR.

    The rules in DIR are put in force as by --rules. The exit status is 1 when an example fails.

    \b
    Examples:
      budget-lint rules test
      budget-lint rules test our-rules
    """
    from budget_lint import kit
    from budget_lint.kit import outcomes

    job = Job((), "terminal", language(lang), kit.in_force(rules, folders))
    linter = job.load()
    with job.translating(linter):
        chosen = kit.below(linter.ruleset, folders)
    results = list(kit.try_rules(linter, chosen))
    show = outcomes.show
    job.display(lambda console: show(results, chosen, console, lexicon=linter.lexicon, lang=job.lang))
    return PASSED if all(result.passed for result in results) else FAILURES


@rules.command()
@click.argument("name")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@lang_option
@rules_option
def new(name: str, folder: Path, lang: str | None, rules: tuple[Path, ...]) -> int:
    """Write a new rule NAME that works, into DIR (the working folder by default), to be changed to what you mean.

    \b
    Examples:
      budget-lint rules new meals-within-limit our-rules
    """
    from budget_lint.kit import select, skeleton

    job = Job((), "terminal", language(lang), select.in_force(rules, [folder] if folder.is_dir() else []))
    linter = job.load()
    with job.translating(linter):
        text = skeleton.skeleton(name, linter.ruleset, linter.lexicon, job.lang)
        path = skeleton.write(folder, name, text)
    click.echo(path)
    return PASSED


@rules.command()
@click.argument("code", metavar="CODE")
@click.argument("file", metavar="FILE")
@lang_option
@rules_option
def trace(code: str, file: str, lang: str | None, rules: tuple[Path, ...]) -> int:
    """Show what the rule CODE (or name) does on FILE: the figures it takes, what comes of them, what it lacks.

    \b
    Examples:
      budget-lint rules trace CN201 final-accounts.pdf
      budget-lint rules trace meals-within-limit draft.txt --rules our-rules
    """
    job = Job((file,), "terminal", language(lang), rules)
    linter = job.load()
    from budget_lint import kit
    from budget_lint.kit import trace

    with job.translating(linter):
        rule = kit.find(linter.ruleset, code)
        report = linter.check([file])
    show = trace.show
    for document in report.documents:
        job.display(partial(show, rule, document, lexicon=linter.lexicon, lang=job.lang))
    return PASSED


@rules.command()
def schema() -> int:
    """Print the JSON Schema of rule files, for editors that complete and check YAML.

    \b
    Examples:
      budget-lint rules schema > rules.schema.json
    """
    import json

    from budget_lint.pipeline import rule_schema

    Job((), "json", "en", ()).write(json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n")
    return PASSED
