"""The options that commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from budget_lint.job import Job
from budget_lint.publish import Request
from budget_lint.settings import C, config_options, configured, folders, policies

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
# Named here as well as where they are made: the reports are not imported before one is made.
FORMS = (
    "terminal", "compact", "plain", "json", "sarif", "junit", "checkstyle", "github", "gitlab",
    "html", "markdown", "csv", "xlsx",
)  # fmt: skip
BINARY = ("xlsx",)
LANGUAGES = ("zh", "en")


def forms_option(forms: Sequence[str]) -> Callable[..., Any]:
    """``--format`` with these forms; the first one is the default."""


    def chosen(context: click.Context, parameter: click.Parameter, value: str | None) -> str:  # noqa: ARG001
        if value:
            return value
        wanted = configured("format", FORMS)
        return wanted if wanted and wanted in forms else forms[0]

    said = f"Form of the report.  [default: {forms[0]}]"
    return click.option("--format", "form", type=click.Choice(forms), callback=chosen, help=said)


form_option = forms_option(("terminal", "json"))


def _lang(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    return value or configured("language", LANGUAGES)


def _folders(context: click.Context, parameter: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:  # noqa: ARG001
    return (*folders(), *value)


lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="BUDGET_LINT_LANG",
    callback=_lang,
    help="Language of the report. [env: BUDGET_LINT_LANG; default: that of the system]",
)


def rules_option(command: C) -> C:
    """``--rules``, beside the folders and packs of the configuration, and which configuration that is."""
    option = click.option(
        "--rules",
        multiple=True,
        metavar="DIR",
        type=FOLDER,
        callback=_folders,
        help="A folder of further rules; may be given several times.",
    )
    return config_options(option(command))


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="Check N documents at a time; 0: as many as there are processors.",
)


waiver_options = (
    click.option(
        "--waivers", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
        help="Findings that are accepted; may be given several times.",
    ),
    click.option("--today", metavar="DATE", help="The day that waivers are held against, such as 2026-12-31."),
)  # fmt: skip


class ReportOption(click.ParamType[Request]):
    """FORMAT=FILE."""

    name = "report"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Request:
        form, sign, target = str(value).partition("=")
        if not sign or not target:
            self.fail(f"{value!r} is not of the form FORMAT=FILE.", param, ctx)
        if form not in FORMS:
            self.fail(f"{form!r} is not one of {', '.join(FORMS)}.", param, ctx)
        return Request(form, target)


def document_options(forms: Sequence[str]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Adds the arguments of commands that read documents, and hands them over as a ``Job``."""
    options = (
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
        forms_option(forms),
        lang_option,
        rules_option,
        click.option("--as-one", is_flag=True, help="Take the files for the parts of one document."),
        click.option("--kind", default="", metavar="KIND", help="Kind of the documents, else guessed."),
        click.option(
            "--select", multiple=True, metavar="RULES", help="Only these rules: codes, their beginnings, or names."
        ),
        click.option("--ignore", multiple=True, metavar="RULES", help="All rules but these."),
        click.option(
            "-o", "--output", default="-", metavar="FILE", help="Write the report to FILE (in UTF-8) instead."
        ),
    )

    def added(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def started(
            files: tuple[str, ...],
            form: str,
            lang: str | None,
            rules: tuple[Path, ...],
            kind: str,
            select: tuple[str, ...],
            ignore: tuple[str, ...],
            output: str,
            **own: Any,
        ) -> int:
            wanted, as_one = policies(select, ignore, kind), own.pop("as_one")
            return command(Job(files, form, language(lang), rules, kind, output, as_one, wanted), **own)

        wrapped: Callable[..., int] = started
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return added


def language(chosen: str | None) -> str:
    """The language asked for, else that of the environment."""
    return chosen or default_language(os.environ)


def default_language(environ: Mapping[str, str]) -> str:
    """zh where the environment, or the system where the environment is silent, speaks Chinese; else en."""
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not named:
        import locale  # noqa: PLC0415 - rarely needed

        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"
