"""XML out of files that nobody vouches for: no entities, nothing external, bounded depth and memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NoReturn, Protocol, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from budget_lint.readers.problems import problem

MAX_DEPTH = 200
MAX_ELEMENTS = 1_000_000  # held in memory at a time
CHUNK = 1 << 20

# Short names for the vocabularies; the strict form of the standard has other addresses for the same things.
_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    "wordprocessingml/main": "w", "wordprocessingml/2006/main": "w",
    "officeDocument/2006/relationships": "r", "officeDocument/relationships": "r",
    "officeDocument/2006/math": "m", "officeDocument/math": "m",
    "drawingml/2006/main": "a", "drawingml/main": "a",
    "drawingml/2006/chart": "c", "drawingml/chart": "c",
    "spreadsheetml/2006/main": "s", "spreadsheetml/main": "s",
    "package/2006/relationships": "rel",
    "markup-compatibility/2006": "mc",
}  # fmt: skip
_OTHERS = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:schemas-microsoft-com:office:spreadsheet": "ss",
}


class _Names(dict[str, str]):
    """``prefix:name`` for a full name, with a prefix of ours; other vocabularies have the prefix ``?``."""

    def __missing__(self, full: str) -> str:
        space, brace, name = full.rpartition("}")
        if not brace:
            return full
        space = space[1:]
        prefix = _OTHERS.get(space) or _PREFIXES.get(space.removeprefix(_OPEN).removeprefix(_STRICT), "?")
        short = f"{prefix}:{name}"
        if len(self) < 4096:
            self[full] = short
        return short


NAMES: Mapping[str, str] = _Names()


def name_of(element: Element) -> str:
    """The short name of an element."""
    return NAMES[element.tag]


def attribute(element: Element, name: str, default: str = "") -> str:
    """The attribute with this local name, whatever its vocabulary."""
    value = element.get(name)
    if value is not None:
        return value
    end = "}" + name
    return next((value for key, value in element.attrib.items() if key.endswith(end)), default)


def number(element: Element | None, name: str, default: int = 0) -> int:
    """An attribute as a whole number; the default where it is none, negative or out of all proportion."""
    text = "" if element is None else attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 10 else default


def child(element: Element | None, *names: str) -> Element | None:
    """The first element at the end of a path of children, by short names."""
    for name in names:
        if element is None:
            return None
        for inner in element:
            if NAMES[inner.tag] == name:
                element = inner
                break
        else:
            return None
    return element


class Stream(Protocol):
    """What is read from, a chunk at a time."""

    def read(self, size: int, /) -> bytes: ...


class _BegunError(Exception):
    """Leaves a parser where the root element begins."""


class _Guard:
    """Reads along until the root element begins, and refuses a document type before it."""

    def __init__(self, path: str) -> None:
        self.done = False
        self.path = path
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._stop

    def feed(self, data: bytes) -> None:
        if self.done:
            return
        try:
            self.parser.Parse(data, False)
        except _BegunError:
            self.done = True
        except expat.ExpatError:
            self.done = True  # the real parser says what is wrong

    def _refuse(self, *_: object) -> NoReturn:
        raise problem("doctype", path=self.path)

    def _stop(self, *_: object) -> NoReturn:
        raise _BegunError


Begins = Callable[[int, Element], bool]


def pieces(stream: Stream, path: str, depth: int) -> Iterator[Element]:
    """The elements at a depth (the root's is 0), each complete, and dropped when the next one is asked for.

    Raises InputError: doctype, too-deep, too-complex, broken.
    """
    return (element for element, _ in _whole(stream, path, lambda at, _: at == depth))


def named(stream: Stream, path: str, names: frozenset[str]) -> Iterator[tuple[Element, Element | None]]:
    """The outermost elements with these short names, as ``pieces`` gives them, and the element around each."""
    return _whole(stream, path, lambda _, element: NAMES[element.tag] in names)


def tree(stream: Stream, path: str) -> Element:
    """The whole of a small part. Raises InputError as ``pieces`` does."""
    return next(pieces(stream, path, 0))


def _whole(stream: Stream, path: str, begins: Begins) -> Iterator[tuple[Element, Element | None]]:
    """The elements that ``begins`` tells at their start, once they are complete; nothing else is kept."""
    open_elements: list[Element] = []
    wanted = -1  # depth of the element that is being read for the caller
    held = 0
    for event, element in _events(stream, path):
        if event == "start":
            if wanted < 0 and begins(len(open_elements), element):
                wanted = len(open_elements)
            open_elements.append(element)
            held += 1
            if len(open_elements) > MAX_DEPTH:
                raise problem("too-deep", path=path, limit=MAX_DEPTH)
            if held > MAX_ELEMENTS:
                raise problem("too-complex", path=path, limit=MAX_ELEMENTS)
            continue
        open_elements.pop()
        at = len(open_elements)
        around = open_elements[-1] if open_elements else None
        if at == wanted:
            yield element, around
            wanted = -1
        if wanted < 0:
            held = at
            if around is not None:
                around.remove(element)


def _events(stream: Stream, path: str) -> Iterator[tuple[str, Element]]:
    """The start and the end of each element. Raises InputError: doctype, broken."""
    guard = _Guard(path)
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    try:
        while data := stream.read(CHUNK):
            guard.feed(data)
            parser.feed(data)
            yield from cast(Iterator[tuple[str, Element]], parser.read_events())
        parser.close()
        yield from cast(Iterator[tuple[str, Element]], parser.read_events())
    except (ParseError, expat.ExpatError, ValueError, LookupError) as error:
        raise problem("broken", path=path) from error
