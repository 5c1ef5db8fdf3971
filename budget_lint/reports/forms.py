"""The forms of a check report, by name: where each is made, and the suffix of its files."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from budget_lint.reports.form import Form, Setting


class Known(NamedTuple):
    """A form: the class that makes it, imported when it is asked for; ``people`` read it on a screen."""

    module: str
    name: str
    suffix: str
    people: bool = False
    binary: bool = False


FORMS = {
    "terminal": Known("screen", "Terminal", ".txt", people=True),
    "summary": Known("screen", "Summary", ".txt", people=True),
    "compact": Known("compact", "Compact", ".txt", people=True),
    "plain": Known("plain", "Plain", ".txt"),
    "json": Known("machine", "Json", ".json"),
    "sarif": Known("sarif", "Sarif", ".sarif"),
    "junit": Known("junit", "JUnit", ".xml"),
    "checkstyle": Known("checkstyle", "Checkstyle", ".xml"),
    "github": Known("github", "GitHub", ".txt"),
    "gitlab": Known("gitlab", "GitLab", ".json"),
    "html": Known("page", "Html", ".html"),
    "markdown": Known("markdown", "Markdown", ".md"),
    "csv": Known("sheets", "Csv", ".csv"),
    "xlsx": Known("workbook", "Workbook", ".xlsx", binary=True),
}


def make(name: str, setting: Setting) -> Form:
    """The form called ``name``; KeyError where there is none."""
    known = FORMS[name]
    module = import_module(f"budget_lint.reports.{known.module}")
    form: Form = getattr(module, known.name)(setting)
    return form
