"""YAML files as trees that know their places.

The parser's events are taken directly: nothing is constructed, no tag is executed, anchors and aliases are
refused, size and depth are bounded. What a scalar means is decided by whoever asks for it (``builder.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from budget_lint.errors import RuleError
from budget_lint.ruleset.files import MAX_BYTES

MAX_DEPTH = 32
MAX_EXCERPT = 160
_STYLES = ("'", '"', "|", ">")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its text."""

    path: str
    text: str

    def error(self, message: str, line: int, column: int) -> RuleError:
        """The error to raise for a place (counts from 1), with the line as its excerpt."""
        lines = _LINE_END.split(self.text)
        shown = lines[line - 1] if 0 < line <= len(lines) and column <= MAX_EXCERPT else ""
        return RuleError(message, self.path, line, column, shown[:MAX_EXCERPT].rstrip())


class Node:
    """A value of a YAML file. ``line`` and ``column`` count from 1."""

    __slots__ = ("column", "line", "source")

    def __init__(self, source: Source, line: int, column: int) -> None:
        self.source, self.line, self.column = source, line, column

    def error(self, message: str) -> RuleError:
        return self.source.error(message, self.line, self.column)


class Scalar(Node):
    """``style`` is empty for a plain scalar, else its quote or ``|`` or ``>``."""

    __slots__ = ("style", "value")

    def __init__(self, source: Source, line: int, column: int, value: str, style: str) -> None:
        self.source, self.line, self.column, self.value, self.style = source, line, column, value, style


class Sequence(Node):
    """A list of values."""

    __slots__ = ("items",)

    def __init__(self, source: Source, line: int, column: int) -> None:
        super().__init__(source, line, column)
        self.items: list[Node] = []


class Mapping(Node):
    """``pairs`` are in the order of the file; keys are unique."""

    __slots__ = ("names", "pairs")

    def __init__(self, source: Source, line: int, column: int) -> None:
        super().__init__(source, line, column)
        self.pairs: list[tuple[Scalar, Node]] = []
        self.names: dict[str, Scalar] = {}


def read(path: Path) -> Source:
    """The text of a rule file: UTF-8, with or without a byte order mark."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise RuleError(f"RF103 cannot read the file: {error.strerror}", str(path)) from None
    if len(data) > MAX_BYTES:
        raise RuleError(f"RF104 the file is larger than {MAX_BYTES} bytes; split it", str(path))
    try:
        return Source(str(path), data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleError("RF105 the file is not UTF-8; save it as UTF-8", str(path), line) from None


def parse(source: Source) -> Node | None:
    """The tree of a file, None where it holds no value.

    Raises RuleError on anything that is not one plain YAML document with unique keys.
    """
    try:
        roots = _Composer(source).roots()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise source.error(f"RF106 not YAML: {error.problem or error.context}", *place) from None
    except yaml.YAMLError as error:
        raise RuleError(f"RF106 not YAML: {str(error).splitlines()[0]}", source.path) from None
    if len(roots) > 1:
        raise roots[1].error("RF107 one file holds one document; remove the line '---'")
    root = roots[0] if roots else None
    empty = isinstance(root, Scalar) and root.value == "" and root.style == ""
    return None if empty else root


class _Composer:
    """Builds the trees of a file's documents without recursion: the depth is the file's choice.

    Every value of every file passes here, and the program waits for it at each start: hence the dispatch by
    type and the few calls.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Node] = []
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []  # per open collection, the key that waits for its value

    def roots(self) -> list[Node]:
        loader = _LOADER(self.source.text)
        next_event = loader.get_event
        while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
            if kind is yaml.ScalarEvent:
                self._attach(self._scalar(event))
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                self._open(event, Sequence if kind is yaml.SequenceStartEvent else Mapping)
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                self.stack.pop()
                self.keys.pop()
            elif kind is yaml.AliasEvent:
                raise self._refused(event)
        return self.found

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor or event.tag:
            raise self._refused(event)
        mark, style = event.start_mark, event.style
        shown = style if style in _STYLES else ""
        return Scalar(self.source, mark.line + 1, mark.column + 1, event.value, shown)

    def _open(self, event: Any, kind: type[Sequence | Mapping]) -> None:
        if event.anchor or event.tag:
            raise self._refused(event)
        node = kind(self.source, event.start_mark.line + 1, event.start_mark.column + 1)
        self._attach(node)
        if len(self.stack) == MAX_DEPTH:
            raise node.error(f"RF108 nested deeper than {MAX_DEPTH} levels")
        self.stack.append(node)
        self.keys.append(None)

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.found.append(node)
            return
        parent = self.stack[-1]
        if type(parent) is Sequence:
            parent.items.append(node)
        elif type(parent) is Mapping:
            self._fill(parent, node)

    def _fill(self, parent: Mapping, node: Node) -> None:
        key = self.keys[-1]
        if key is not None:
            parent.pairs.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            first = parent.names.setdefault(node.value, node)
            if first is not node:
                raise node.error(f"RF109 the key '{node.value}' stands twice; it is in line {first.line} already")
            self.keys[-1] = node
        else:
            raise node.error("RF110 a key must be a word; put braces and brackets in quotes")

    def _refused(self, event: Any) -> RuleError:
        mark = event.start_mark
        what = "RF112 tags (!) are not allowed; put the text in quotes"
        if type(event) is yaml.AliasEvent or event.anchor:
            what = "RF111 anchors and aliases (& and *) are not allowed; write the value out"
        return self.source.error(what, mark.line + 1, mark.column + 1)
