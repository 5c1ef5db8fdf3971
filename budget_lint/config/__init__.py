"""The configuration: which file is in force, and what it says. Nothing of TOML is imported without a file."""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from budget_lint.errors import RuleError

if TYPE_CHECKING:
    from budget_lint.config.settings import Config

__all__ = ["find", "load"]

_FILE, _PROJECT = "budget-lint.toml", "pyproject.toml"
# However our table is written, its file has such a line: a header with both names, or one that goes by "tool" alone.
_TABLE = re.compile(
    rb"""^(?:\xef\xbb\xbf)?[ \t]*
    (?: \[[ \t]*["']?tool["']?[ \t]* (?:\.[ \t]*["']?budget-lint | \]) | ["']?tool["']?[ \t]*[.=] )""",
    re.MULTILINE | re.VERBOSE,
)


def find(start: Path) -> Path | None:
    """The nearest ``budget-lint.toml``, or ``pyproject.toml`` with our table, from ``start`` upwards."""
    for folder in (start, *start.parents):
        own, project = folder / _FILE, folder / _PROJECT
        if own.is_file():
            return own
        if project.is_file() and _speaks_of_us(project):
            return project
    return None


def load(path: Path) -> Config:
    """The settings of a file. Raises RuleError: what is wrong, with line, column and excerpt."""
    from budget_lint.config.settings import PROJECT, read
    from budget_lint.config.source import Source

    if path.name == PROJECT and not _has_table(Source(path).root):
        raise RuleError("there is no table [tool.budget-lint] in this file", str(path))
    return read(path)


def _speaks_of_us(project: Path) -> bool:
    """Whether a project file has our table; one that has no line for it is not parsed."""
    try:
        data = project.read_bytes()
    except OSError:
        return False
    if b"budget-lint" not in data or not _TABLE.search(data):
        return False
    import tomllib

    try:
        return _has_table(tomllib.loads(data.decode("utf-8-sig")))
    except ValueError:  # a project file that is broken is its owner's trouble, unless it is ours
        return b"[tool.budget-lint]" in data


def _has_table(root: object) -> bool:
    tool = root.get("tool") if isinstance(root, dict) else None
    return isinstance(tool, dict) and "budget-lint" in tool
