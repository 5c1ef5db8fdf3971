"""Where the keys and the values of a TOML file stand: the parser of the standard library does not tell.

Reads only what that parser has accepted, so it looks for structure and takes everything else on trust.
"""

from __future__ import annotations

import re
import tomllib

Path = tuple[str | int, ...]  # keys, and numbers (from 0) of elements of arrays
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_PLAIN = re.compile(r"[^,\]}#\n]*")


class Places:
    """``keys`` and ``values``: the offset of each in the text, by its path."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}
        self._statements()

    def _statements(self) -> None:
        table: Path = ()
        while self._skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self) -> int:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _header(self) -> Path:
        several = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if several else 1
        parts = self._dotted()
        self.at += 2 if several else 1
        path: Path = ()
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            last = number == len(parts)
            self.keys.setdefault(path, start)
            if several and last:
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
            if last or path not in self.values:
                self.values.setdefault(path, start)
        return path

    def _dotted(self) -> list[str]:
        """The parts of a key; stands behind it then."""
        parts = []
        while match := _PART.match(self.text, self._skip()):
            self.at = match.end()
            parts.append(_unquoted(match[0]))
            if self.text[self._skip()] != ".":
                break
            self.at += 1
        return parts

    def _pair(self, table: Path) -> None:
        start = self.at
        path = table
        for part in self._dotted():
            path = (*path, part)
            self.keys.setdefault(path, start)
            self.values.setdefault(path, start)
        self.at += 1  # the equals sign
        self._skip()
        self.values[path] = self.at
        self._value(path)

    def _value(self, path: Path) -> None:
        opened = self.text[self.at : self.at + 1]
        if opened in ("[", "{"):
            self.at += 1
            self._members(path, "]" if opened == "[" else "}")
        else:
            match = _STRING.match(self.text, self.at) or _PLAIN.match(self.text, self.at)
            self.at = match.end() if match else len(self.text)

    def _members(self, path: Path, closing: str) -> None:
        number = 0
        while self._skip() < len(self.text) and self.text[self.at] != closing:
            if closing == "]":
                self.values[*path, number] = self.at
                self._value((*path, number))
            else:
                self._pair(path)
            number += 1
            if self.text[self._skip() : self.at + 1] == ",":
                self.at += 1
        self.at += 1


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    return next(iter(tomllib.loads(f"{part} = 0")))
