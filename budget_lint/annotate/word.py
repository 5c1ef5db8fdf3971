"""Comments in a Word document: ranges and references put into its text, the comments in a part of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_lint.annotate.aligned import place_of
from budget_lint.annotate.package import Copy, before_end
from budget_lint.annotate.places import Places, key, shown
from budget_lint.annotate.tree import Node, parse, spliced
from budget_lint.model.document import Document
from budget_lint.model.note import Note

_AUTHOR = "budget-lint"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# Where the standard lets ranges of comments begin and end.
_HOLDERS = frozenset(
    {"w:p", "w:hyperlink", "w:ins", "w:moveTo", "w:sdtContent", "w:fldSimple", "w:smartTag", "w:customXml"}
)


class Character(NamedTuple):
    """A character of a paragraph: ``start`` and ``end`` in bytes, its text element, its run."""

    value: str
    start: int
    end: int
    text: Node
    run: Node


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """The copy of a Word file with a comment for each note."""
    copy = Copy(data)
    main = copy.relation("", "officeDocument") or "word/document.xml"
    source = copy.read(main)
    root = parse(source)
    body = next(node for node in root.children if node.name == "w:body")
    comments = _Comments(copy, main, root)
    text = _Text(source, Places(body), comments.prefix)
    for note in notes:
        text.mark(document, note, comments.add(note.text))
    copy.write(main, text.source())
    comments.write()
    return copy.data()


class _Text:
    """The text of the document, into which marks are put."""

    def __init__(self, source: bytes, places: Places, prefix: str) -> None:
        self._source, self._places, self._prefix = source, places, prefix
        self._ends: dict[int, list[bytes]] = {}
        self._starts: dict[int, list[bytes]] = {}
        self._splits: dict[int, Character] = {}
        self._kept: set[int] = set()  # text elements whose blanks must stay

    def mark(self, document: Document, note: Note, number: int) -> None:
        """Puts the range of a comment around what a note is on, else around the paragraph."""
        start = f'<{self._prefix}commentRangeStart {self._prefix}id="{number}"/>'.encode()
        end = (
            f'<{self._prefix}commentRangeEnd {self._prefix}id="{number}"/><{self._prefix}r>'
            f'<{self._prefix}commentReference {self._prefix}id="{number}"/></{self._prefix}r>'
        ).encode()
        place = document.locate(note.span.start)
        where = key(place)
        paragraphs = self._places.found.get(where, []) if where else []
        if not paragraphs:
            raise ValueError(f"no paragraph at {where}")
        # The figures of a chart are not in the text; a comment on one is around the paragraph that holds the chart.
        found = self._characters_of(document, note, paragraphs) if place.chart is None else []
        if found:
            self._starts.setdefault(self._before(found[0]), []).append(start)
            self._ends.setdefault(self._behind(found[-1]), []).append(end)
        else:
            self._around(paragraphs[0], start, end)

    def _characters_of(self, document: Document, note: Note, paragraphs: Sequence[Node]) -> list[Character]:
        """The characters that a note is on, none where they cannot be told for sure or bear no marks."""
        block = document.blocks[document.block_at(note.span.start)]
        read = document.text[block.span.start : block.span.end]
        ahead = block.span.start
        all_of_them = [character for node in paragraphs for character in characters(node)]
        source = "".join(character.value for character in all_of_them)
        place = place_of(read, note.span.start - ahead, min(note.span.end, block.span.end) - ahead, source)
        return all_of_them[slice(*place)] if place else []

    def _around(self, paragraph: Node, start: bytes, end: bytes) -> None:
        inner = [node for node in paragraph.children if node.name != "w:pPr"]
        first = inner[0].start if inner else paragraph.close
        if paragraph.inner == paragraph.close and paragraph.end == paragraph.inner:
            raise ValueError("an empty paragraph")
        self._starts.setdefault(first, []).append(start)
        self._ends.setdefault(paragraph.close, []).append(end)

    def _before(self, character: Character) -> int:
        if character.start == character.text.inner and _first(character.run) is character.text:
            return character.run.start
        return self._split(character, character.start)

    def _behind(self, character: Character) -> int:
        if character.end == character.text.close and character.run.children[-1] is character.text:
            return character.run.end
        return self._split(character, character.end)

    def _split(self, character: Character, place: int) -> int:
        """Parts a run in two at a place within its text."""
        self._splits[place] = character
        self._kept.add(id(character.text))
        return place

    def source(self) -> bytes:
        """The text with all marks."""
        insertions = {}
        for place in {*self._starts, *self._ends}:
            marks = b"".join([*self._ends.get(place, []), *self._starts.get(place, [])])
            split = self._splits.get(place)
            insertions[place] = self._parted(split, marks) if split else marks
        for character in self._splits.values():
            text = character.text
            if text.attribute("space") != "preserve":
                insertions[text.inner - 1] = b' xml:space="preserve"'
        return spliced(self._source, insertions)

    def _parted(self, split: Character, marks: bytes) -> bytes:
        run, text = split.run, split.text
        properties = run.child("w:rPr")
        same = self._source[properties.start : properties.end] if properties else b""
        opened = f"<{run.tag}>".encode() + same + f'<{text.tag} xml:space="preserve">'.encode()
        return f"</{text.tag}></{run.tag}>".encode() + marks + opened


def characters(paragraph: Node) -> Iterator[Character]:
    """The characters of a paragraph's runs that marks can stand beside."""
    yield from _of(paragraph)


def _of(holder: Node) -> Iterator[Character]:
    for node in holder.children:
        if node.name == "w:r":
            for text in shown(node):
                if text.name == "w:t" and text in node.children:
                    yield from _spelled(text, node)
        elif node.name in _HOLDERS - {"w:p"} or node.name == "w:sdt":
            yield from _of(node)


def _spelled(text: Node, run: Node) -> Iterator[Character]:
    for piece in text.pieces:
        at = piece.start
        for character in piece.text:
            size = len(character.encode("utf-8"))
            yield Character(character, at, at + size, text, run)
            at += size


def _first(run: Node) -> Node | None:
    return next((node for node in run.children if node.name != "w:rPr"), None)


class _Comments:
    """The part of the comments: a new one, or the one that there is with more in it."""

    def __init__(self, copy: Copy, main: str, root: Node) -> None:
        self._copy, self._main = copy, main
        self.prefix = root.prefix
        self._written: list[str] = []
        self._part = copy.relation(main, "comments")
        self._space = _namespace(copy.read(main), root)
        self._next = 0
        self._own = self.prefix
        if self._part:
            known = parse(copy.read(self._part))
            numbers = [int(node.attribute("id", "0")) for node in known.children if node.name == "w:comment"]
            self._next, self._own = max(numbers, default=-1) + 1, known.prefix

    def add(self, text: str) -> int:
        number, p = self._next, self._own
        self._next += 1
        lines = "".join(
            f'<{p}p><{p}r><{p}t xml:space="preserve">{_escaped(line)}</{p}t></{p}r></{p}p>' for line in text.split("\n")
        )
        self._written.append(
            f'<{p}comment {p}id="{number}" {p}author="{_AUTHOR}" {p}initials="BL">{lines}</{p}comment>'
        )
        return number

    def write(self) -> None:
        if not self._written:
            return
        copy, entries = self._copy, "".join(self._written)
        if self._part:
            copy.write(self._part, before_end(copy.read(self._part), "comments", entries))
            return
        folder = self._main.rpartition("/")[0]
        part = copy.free((f"{folder}/" if folder else "") + "comments{}.xml").replace("comments1.xml", "comments.xml")
        part = part if part not in copy else copy.free(f"{folder}/comments{{}}.xml")
        p = self.prefix.rstrip(":")
        declared = f'xmlns:{p}="{self._space}"' if p else f'xmlns="{self._space}"'
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        copy.write(part, f"{head}<{self.prefix}comments {declared}>{entries}</{self.prefix}comments>".encode())
        strict = "purl.oclc.org" in self._space
        kind = "http://purl.oclc.org/ooxml/officeDocument/relationships" if strict else _OFFICE
        copy.relate(self._main, f"{kind}/comments", part)
        copy.declare(part, _TYPE)


def _namespace(source: bytes, root: Node) -> str:
    """The address of the vocabulary of the root element."""
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main" in source[: root.inner]
    return (
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
        if strict
        else "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    )


def _escaped(text: str) -> str:
    legal = "".join(c if c == "\t" or c >= " " else " " for c in text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
