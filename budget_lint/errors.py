"""Errors that end a run: bad input, bad rules, bad configuration.

Trouble inside a document's content is data and travels with the report; what is raised here is what keeps
the tool from doing its job. Each message says what is wrong, where, and what to do.
"""

from __future__ import annotations

import re

_CODED = re.compile("([A-Z]{2}[0-9]{3}) ")


class BudgetLintError(Exception):
    """Base of every error that a user sees as one clear message (exit status 2).

    ``key`` names the message in the rules' interface texts, ``values`` fills it; ``str()`` is the English
    fallback that needs no rules to be loaded.
    """

    def __init__(self, message: str, key: str = "", **values: object) -> None:
        super().__init__(message)
        self.key = key
        self.values = values


class InputError(BudgetLintError):
    """The document cannot be read: missing, a directory, binary, too large, in an unknown encoding."""


class RuleError(BudgetLintError):
    """A file of the rules or of the configuration is wrong.

    ``path``, ``line`` and ``column`` (from 1) name the place, ``excerpt`` is the line itself. A ``message`` may
    begin with its ``code``, which stands behind it in the text and is explained in the reference.
    """

    def __init__(self, message: str, path: str, line: int = 0, column: int = 0, excerpt: str = "") -> None:
        self.path, self.line, self.column, self.excerpt = path, line, column, excerpt
        coded = _CODED.match(message)
        self.code = coded[1] if coded else ""
        message = f"{message[coded.end() :]} [{self.code}]" if coded else message
        where = path + (f":{line}:{column}" if line else "")
        marker = f"\n    {excerpt}\n    {' ' * (column - 1)}^" if excerpt else ""
        super().__init__(f"{where}: {message}{marker}", "rule", path=path)
