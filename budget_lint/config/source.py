"""A configuration file: its text, what it says, and where it says it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from budget_lint.config.places import Path as Keys
from budget_lint.config.places import Places
from budget_lint.errors import RuleError
from budget_lint.model.policy import Word

MAX_BYTES = 1_000_000
_MARK = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
_TYPES = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}


class Source:
    """A TOML file that has been read. Raises RuleError where it cannot be, or is not TOML."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _text(path)
        try:
            self.root: Mapping[str, Any] = tomllib.loads(self.text.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            raise self._not_toml(error) from None
        except RecursionError:
            raise RuleError("not TOML that is read: nested too deeply", str(path)) from None
        self.places = Places(self.text)

    def _not_toml(self, error: tomllib.TOMLDecodeError) -> RuleError:
        match = _MARK.match(str(error))
        if match is None:
            return RuleError(f"not TOML: {error}", str(self.path))
        lines = self.text.splitlines()
        line = int(match[2] or len(lines) or 1)
        column = int(match[3] or len(lines[-1]) + 1 if lines else 1)
        return self._error(f"not TOML: {match[1]}", line, column)

    def _error(self, message: str, line: int, column: int) -> RuleError:
        lines = self.text.split("\n")
        excerpt = lines[line - 1].rstrip() if line <= len(lines) and column <= 160 else ""
        return RuleError(message, str(self.path), line, column, excerpt[:160])

    def at_key(self, keys: Keys, message: str) -> RuleError:
        """The error for a key."""
        return self._error(message, *self._position(self.places.keys.get(keys, 0)))

    def at_value(self, keys: Keys, message: str) -> RuleError:
        """The error for a value."""
        return self._error(message, *self._position(self._offset(keys)))

    def word(self, keys: Keys, text: str) -> Word:
        """A text with its place as a value."""
        return self._word(self._offset(keys), text)

    def key(self, keys: Keys) -> Word:
        """A key with its place."""
        return self._word(self.places.keys.get(keys, 0), str(keys[-1]))

    def _offset(self, keys: Keys) -> int:
        return self.places.values.get(keys, self.places.keys.get(keys, 0))

    def _position(self, offset: int) -> tuple[int, int]:
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1

    def _word(self, offset: int, text: str) -> Word:
        line, column = self._position(offset)
        return Word(text, str(self.path), line, column, self.text.split("\n")[line - 1].rstrip())


def found(value: object) -> str:
    """What a value is, for a message; text and numbers are shown."""
    name = _TYPES.get(type(value), "a date")
    return f"{name} ({str(value)[:40]})" if isinstance(value, str | int | float) else name


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like ``word``, else all; it starts with ``;``."""
    options = sorted(known)
    close = get_close_matches(word, options, 1)
    return f"; did you mean '{close[0]}'?" if close else f"; known: {', '.join(options)}"


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise RuleError(f"cannot read the configuration: {error.strerror}", str(path)) from None
    if len(data) > MAX_BYTES:
        raise RuleError(f"the configuration is larger than {MAX_BYTES} bytes", str(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleError("the configuration is not UTF-8; save it as UTF-8", str(path), line, 1) from None
