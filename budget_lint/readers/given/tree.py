"""Figures in JSON. Elements are parsed one by one, so that each knows its line; numbers stay as they are printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from budget_lint.errors import InputError
from budget_lint.model.document import Document
from budget_lint.readers.decoding import decode
from budget_lint.readers.given.build import Builder, Defaults, nearest, wrong
from budget_lint.readers.givenform import MARK, PLACES
from budget_lint.readers.source import Source

VERSION = "1"
_TEXTS = ("label", "concept", "measure", "period", "basis", "value", "unit")
_KEYS = frozenset({*_TEXTS, "scope", "place", "in"})
_TOP = (MARK, "document", "kind", "period", "unit", "scope", "figures")
_BLANK = re.compile(r"[ \t\r\n]*")
_WORDED = frozenset({"page", "table", "row", "column", "line", "paragraph"})


class Printed(str):
    """A number, as it is written."""

    __slots__ = ()


def read_json(source: Source) -> Document:
    """The document of the figures in a source. Raises InputError: figures, encoding, empty, binary."""
    text, encoding = decode(source.path, source.data)
    return _Reader(source.path, text).document(encoding)


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.at, self.line, self.counted = 0, 1, 0
        decoder: Any = json.JSONDecoder(
            parse_float=Printed, parse_int=Printed, parse_constant=self._constant, object_pairs_hook=self._once
        )
        self.scan = decoder.scan_once  # raw_decode without its check of the start

    def document(self, encoding: str) -> Document:
        head: dict[str, Any] = {}
        builder: Builder | None = None
        for key in self._object():
            if key not in _TOP:
                raise self._wrong(f"unknown key '{key[:80]}'{nearest(key, _TOP)}")
            if key in head:
                raise self._wrong(f"the key '{key}' stands twice")
            if key != "figures":
                head[key] = self._value()
                continue
            builder = Builder(self.path, self._defaults(head))
            head[key] = None
            for entry, line, column in self._elements():
                self._figure(builder, entry, line, column)
        if builder is None:
            raise self._wrong("the key 'figures' is missing")
        if self._defaults(head) != builder.defaults:
            raise self._wrong("'figures' must be the last key: what holds for all figures stands before them")
        return builder.document(encoding)

    # --- the frame ----------------------------------------------------------------------------------------

    def _object(self) -> Iterator[str]:
        """The keys of the outermost object; the caller takes each value."""
        self._expect("{", "expected an object, { … }")
        while self._next() != "}":
            key = self._value()
            if not isinstance(key, str) or isinstance(key, Printed):
                raise self._wrong("expected a key in quotes")
            self._expect(":", "expected a colon")
            yield key
            if self._next() == ",":
                self.at += 1
            elif self._next() != "}":
                raise self._wrong("expected a comma or }")
        self.at += 1
        if self._next():
            raise self._wrong("expected nothing behind the object")

    def _elements(self) -> Iterator[tuple[Any, int, int]]:
        """The elements of an array, each with its line and column."""
        self._expect("[", "expected a list of figures, [ … ]")
        while self._next() != "]":
            line, column = self._place()
            yield self._value(), line, column
            mark = self._next()
            if mark == ",":
                self.at += 1
            elif mark != "]":
                raise self._wrong("expected a comma or ]")
        self.at += 1

    def _next(self) -> str:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _expect(self, mark: str, message: str) -> None:
        if self._next() != mark:
            raise self._wrong(message)
        self.at += 1

    def _value(self) -> Any:
        self._next()
        try:
            value, self.at = self.scan(self.text, self.at)
        except StopIteration as stop:
            self.at = stop.value if isinstance(stop.value, int) else self.at
            raise self._wrong("expected a value") from None
        except json.JSONDecodeError as error:
            self.at = error.pos
            raise self._wrong(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
        except RecursionError:
            raise self._wrong("nested too deeply") from None
        return value

    def _place(self) -> tuple[int, int]:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line, self.at - self.text.rfind("\n", 0, self.at)

    def _wrong(self, what: str) -> InputError:
        return wrong(self.path, self.text.count("\n", 0, self.at) + 1, what)

    def _constant(self, name: str) -> NoReturn:
        raise self._wrong(f"{name} is no number")

    def _once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise self._wrong("a key stands twice in one object")
        return found

    # --- what it holds ------------------------------------------------------------------------------------

    def _defaults(self, head: Mapping[str, Any]) -> Defaults:
        if MARK not in head:
            raise self._wrong(f"this is no file of figures: it does not begin with the key '{MARK}'")
        if head[MARK] != VERSION:
            raise self._wrong(f"'{MARK}' is {head[MARK]!s:.20}; this version reads {VERSION}")
        return Defaults(
            self._text(head, "document"),
            self._text(head, "kind"),
            self._text(head, "period"),
            self._text(head, "unit"),
            self._scope(head.get("scope", {})),
        )

    def _figure(self, builder: Builder, entry: Any, line: int, column: int) -> None:
        if not isinstance(entry, dict):
            raise wrong(self.path, line, "expected a figure, { … }")
        if not entry.keys() <= _KEYS:
            key = next(key for key in entry if key not in _KEYS)
            raise wrong(self.path, line, f"unknown key '{key[:80]}'{nearest(key, sorted(_KEYS))}")
        for key in _TEXTS:
            if key in entry and not isinstance(entry[key], str):
                raise wrong(self.path, line, f"'{key}' must be text")
        scope = self._scope(entry["scope"]) if "scope" in entry else None
        builder.add(line, column, entry, scope, self._belongs(entry, line), self._where(entry, line))

    def _belongs(self, entry: Mapping[str, Any], line: int) -> list[str]:
        value = entry.get("in", ())
        found = [value] if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else [None]
        if not all(isinstance(word, str) for word in found):
            raise wrong(self.path, line, "'in' must be text, or a list of texts")
        return [word for word in found if word is not None]

    def _where(self, entry: Mapping[str, Any], line: int) -> dict[str, int | str]:
        place = entry.get("place")
        if place is None:
            return {}
        if not isinstance(place, dict):
            raise wrong(self.path, line, "'place' must be an object, such as {\"page\": 3}")
        return {key: self._part(key, value, line) for key, value in place.items()}

    def _part(self, key: str, value: Any, line: int) -> int | str:
        if key not in PLACES:
            raise wrong(self.path, line, f"unknown key '{key[:80]}' of a place{nearest(key, PLACES)}")
        return part(self.path, key, value, line)

    def _scope(self, value: Any) -> tuple[tuple[str, str], ...]:
        if not isinstance(value, dict) or not all(isinstance(word, str) for word in value.values()):
            raise self._wrong("'scope' must be an object of texts, such as {\"fund\": \"general\"}")
        return tuple(sorted((key, word) for key, word in value.items() if word))

    def _text(self, head: Mapping[str, Any], key: str) -> str:
        value = head.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(f"'{key}' must be text")
        return str(value)


def part(path: str, key: str, value: Any, line: int) -> int | str:
    """A part of a place: a number from 1, or text for sheets and cells."""
    if not isinstance(value, str):
        raise wrong(path, line, f"'{key}' must be a number or text")
    if key not in _WORDED:
        return str(value)
    if not (value.isascii() and value.isdigit() and 0 < len(value) < 10 and int(value)):
        raise wrong(path, line, f"'{key}' must be a number from 1, not '{value[:40]}'")
    return int(value)
