"""XML as a tree that knows at which byte of its source everything stands, so that things can be put between.

What is not touched keeps its bytes: prefixes, order of attributes, white space.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SHORT = {
    "wordprocessingml/2006/main": "w", "wordprocessingml/main": "w",
    "markup-compatibility/2006": "mc",
    "spreadsheetml/2006/main": "s", "spreadsheetml/main": "s",
}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """Characters of an element that stand together in the source without references: their bytes from ``start``."""

    start: int
    text: str


@dataclass(slots=True)
class Node:
    """An element: from ``start`` to ``end``, its content from ``inner`` to ``close``; all in bytes.

    ``name`` has a prefix of ours, or is the local name alone in other vocabularies. ``tag`` is as the source
    writes it.
    """

    name: str
    tag: str
    attributes: dict[str, str]
    start: int
    inner: int = -1
    close: int = -1
    end: int = -1
    children: list[Node] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """The prefix of the source with its colon, empty if there is none."""
        return self.tag.rpartition(":")[0] + ":" if ":" in self.tag else ""

    def attribute(self, name: str, default: str = "") -> str:
        """An attribute by its local name."""
        found = (value for key, value in self.attributes.items() if key.rpartition(" ")[2] == name)
        return next(found, default)

    def child(self, *names: str) -> Node | None:
        """The first node at the end of a path of children."""
        node: Node | None = self
        for name in names:
            if node is None:
                return None
            node = next((inner for inner in node.children if inner.name == name), None)
        return node

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in the order of the source."""
        yield self
        for inner in self.children:
            yield from inner.walk()


def parse(data: bytes) -> Node:
    """The root of an XML document in UTF-8. Raises ValueError for other encodings and for a document type."""
    head = data[:200].lower()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        b"encoding=" in head and b"utf-8" not in head and b"ascii" not in head
    ):
        raise ValueError("not in UTF-8")
    return _Builder(data).root


class _Builder:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: list[Node] = []
        self._last: Node | None = None  # began, and its start tag has not ended for sure
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.Parse(data, True)
        self.root = self._root

    def _refuse(self, *_: object) -> None:
        raise ValueError("a document type")

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        space, _, local = full.rpartition(" ")
        short = _SHORT.get(space.removeprefix(_OPEN).removeprefix(_STRICT))
        stop = start + 1
        while self._data[stop : stop + 1] not in (b" ", b"\t", b"\r", b"\n", b">", b"/"):
            stop += 1
        tag = self._data[start + 1 : stop].decode("utf-8")
        node = Node(f"{short}:{local}" if short else local, tag, attributes, start, _tag_end(self._data, stop))
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _: str) -> None:
        node = self._open.pop()
        at = self._parser.CurrentByteIndex
        empty = self._data[node.inner - 2 : node.inner] == b"/>" and not node.children and not node.pieces
        node.close = node.inner if empty else at
        node.end = node.inner if empty else _tag_end(self._data, at)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(Piece(self._parser.CurrentByteIndex, text))


def _tag_end(data: bytes, at: int) -> int:
    """The byte behind the tag that goes on at a byte; a > in an attribute does not end it."""
    quote = b""
    while True:
        byte = data[at : at + 1]
        if not byte:
            raise ValueError("a tag without end")
        if quote:
            quote = b"" if byte == quote else quote
        elif byte in (b'"', b"'"):
            quote = byte
        elif byte == b">":
            return at + 1
        at += 1


def spliced(data: bytes, insertions: dict[int, bytes]) -> bytes:
    """``data`` with bytes put in, by the places before which they come."""
    written, at = [], 0
    for place in sorted(insertions):
        written += [data[at:place], insertions[place]]
        at = place
    return b"".join([*written, data[at:]])
