"""Texts that remember where they stand in their file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from budget_lint.errors import RuleError
from budget_lint.ruleset.source import Scalar

_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A text of a YAML file whose parts can be pointed at. Each is itself only: two never compare equal."""

    text: str
    node: Scalar

    def error(self, message: str, offset: int = 0) -> RuleError:
        """The error to raise for the character of ``text`` at ``offset``."""
        line, column = self._place(offset)
        return self.node.source.error(message, line, column)

    def _place(self, offset: int) -> tuple[int, int]:
        node = self.node
        if node.style == "|":
            return self._place_in_block(offset)
        if node.style == ">" or "\n" in self.text:
            return node.line, node.column
        if node.style == '"':
            return node.line, node.column + 1 + self._escaped_length(offset)
        if node.style == "'":
            return node.line, node.column + 1 + offset + self.text.count("'", 0, offset)
        return node.line, node.column + offset

    def _place_in_block(self, offset: int) -> tuple[int, int]:
        row = self.text.count("\n", 0, offset)
        ahead = offset - (self.text.rfind("\n", 0, offset) + 1)
        lines = self.node.source.text.split("\n")
        number = self.node.line + 1 + row
        raw = lines[number - 1] if number <= len(lines) else ""
        return number, len(raw) - len(raw.lstrip(" ")) + ahead + 1

    def _escaped_length(self, offset: int) -> int:
        """Characters of the source that the first ``offset`` characters of a double-quoted text take."""
        raw = re.split("\r\n|[\r\n]", self.node.source.text)[self.node.line - 1][self.node.column :]
        at = 0
        for _ in range(offset):
            escaped = raw[at : at + 1] == "\\"
            at += _ESCAPE_LENGTH.get(raw[at + 1 : at + 2], 2) if escaped else 1
        return min(at, len(raw))


class Printed(Marked):
    """A text taken as it is written, even where YAML would see a number or a date in it."""

    __slots__ = ()
