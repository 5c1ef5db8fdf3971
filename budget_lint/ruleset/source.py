"""YAML files as trees that know their places.

The parser's events are taken directly: nothing is constructed, no tag is executed, anchors and aliases are
refused, size and depth are bounded. What a scalar means is decided by whoever asks for it (``builder.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from budget_lint.errors import RuleError

MAX_BYTES = 1_000_000
MAX_DEPTH = 32
MAX_EXCERPT = 160
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
        raise RuleError(f"cannot read the file: {error.strerror}", str(path)) from None
    if len(data) > MAX_BYTES:
        raise RuleError(f"the file is larger than {MAX_BYTES} bytes; split it", str(path))
    try:
        return Source(str(path), data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleError("the file is not UTF-8; save it as UTF-8", str(path), line) from None


def parse(source: Source) -> Node | None:
    """The tree of a file, None where it holds no value.

    Raises RuleError on anything that is not one plain YAML document with unique keys.
    """
    roots: list[Node] = []
    try:
        _collect(source, yaml.parse(source.text, Loader=_LOADER), roots)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise source.error(f"not YAML: {error.problem or error.context}", *place) from None
    except yaml.YAMLError as error:
        raise RuleError(f"not YAML: {str(error).splitlines()[0]}", source.path) from None
    if len(roots) > 1:
        raise roots[1].error("one file holds one document; remove the line '---'")
    root = roots[0] if roots else None
    empty = isinstance(root, Scalar) and root.value == "" and root.style == ""
    return None if empty else root


def _collect(source: Source, events: Iterator[Any], roots: list[Node]) -> None:
    """Build the trees of all documents without recursion: the depth is the file's choice."""
    stack: list[Sequence | Mapping] = []
    keys: list[Scalar | None] = []  # per open collection, the key that waits for its value
    for event in events:
        node = _node(source, event)
        if node is None:
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                keys.pop()
            continue
        _attach(node, stack, keys, roots)
        if isinstance(node, Sequence | Mapping):
            if len(stack) == MAX_DEPTH:
                raise node.error(f"nested deeper than {MAX_DEPTH} levels")
            stack.append(node)
            keys.append(None)


def _node(source: Source, event: Any) -> Node | None:
    if not isinstance(event, yaml.NodeEvent):
        return None
    mark: Any = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise source.error("anchors and aliases (& and *) are not allowed; write the value out", line, column)
    if getattr(event, "tag", None):
        raise source.error("tags (!) are not allowed; put the text in quotes", line, column)
    if isinstance(event, yaml.ScalarEvent):
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        return Scalar(source, line, column, event.value, style)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(source, line, column)
    return Mapping(source, line, column)


def _attach(
    node: Node, stack: list[Sequence | Mapping], keys: list[Scalar | None], roots: list[Node]
) -> None:
    if not stack:
        roots.append(node)
        return
    parent, key = stack[-1], keys[-1]
    if isinstance(parent, Sequence):
        parent.items.append(node)
    elif key is not None:
        parent.pairs.append((key, node))
        keys[-1] = None
    elif not isinstance(node, Scalar):
        raise node.error("a key must be a word; put braces and brackets in quotes")
    else:
        first = parent.names.setdefault(node.value, node)
        if first is not node:
            raise node.error(f"the key '{node.value}' stands twice; it is in line {first.line} already")
        keys[-1] = node
