"""The options that commands share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="Form of the report.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    envvar="BUDGET_LINT_LANG",
    help="Language of the report. [env: BUDGET_LINT_LANG; default: that of the system]",
)
rules_option = click.option(
    "--rules",
    multiple=True,
    metavar="DIR",
    type=FOLDER,
    help="A folder of further rules; may be given several times.",
)


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
