"""Ways to damage a file: single bytes, whole stretches, and the parts inside an archive."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from xml.etree import ElementTree

_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_EXTREME = (b"0", b"-1", b"1", b"255", b"65536", b"999999999", b"99999999999999999999", b"1e308", b"nan", b"")
_SCRAPS = (
    b"\0",
    b"<",
    b">",
    b"&",
    b"&amp;",
    b'"',
    b"]]>",
    b"<!--",
    b"<!DOCTYPE a>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"|",
    b"\n",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with some damage; of an archive mostly inside one of its parts, which is packed again."""
    if data.startswith(b"PK") and chance.random() < 0.75:
        return _in_archive(data, chance)
    return _some(data, chance)


def _in_archive(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if len(parts[name]) > 1]
    (chosen,) = chance.choices(names, [min(len(parts[name]), 2000) for name in names])
    if chance.random() < 0.05:
        del parts[chosen]
    else:
        parts[chosen] = _some(parts[chosen], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _some(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        edited = _edited(data, chance)
        if edited is not None:
            return edited
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _edited(data: bytes, chance: random.Random) -> bytes | None:
    """The tree of an XML part changed in some places and written again; None for what is no XML."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    for _ in range(chance.choice((1, 2, 5, 20))):
        every = list(root.iter())
        element, other = chance.choice(every), chance.choice(every)
        way = chance.randrange(5)
        if way == 0 and element.attrib:
            element.set(chance.choice(sorted(element.attrib)), chance.choice(_EXTREME).decode())
        elif way == 1 and element.text:
            element.text = chance.choice((chance.choice(_EXTREME).decode(), "", element.text * 50, "\n", "甲|1"))
        elif way == 2 and len(element):
            element.remove(chance.choice(list(element)))
        elif way == 3:
            other.append(deepcopy(element))
        elif way == 4:
            element.tag = other.tag
    return ElementTree.tostring(root)


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _scrap(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_SCRAPS) + data[at:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    low, high = _stretch(data, chance)
    return data[:low] + data[high:]


def _end(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    low, high = _stretch(data, chance)
    return data[:high] + data[low:high] * chance.choice((1, 2, 50)) + data[high:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    low, high = _stretch(data, chance)
    other = chance.randrange(len(data) + 1)
    return data[:other] + data[low:high] + data[other:]


def _replace(
    pattern: re.Pattern[bytes], choose: Callable[[list[bytes], random.Random], bytes]
) -> Callable[[bytes, random.Random], bytes]:
    def way(data: bytes, chance: random.Random) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        match = chance.choice(found)
        return data[: match.start()] + choose([each.group() for each in found], chance) + data[match.end() :]

    return way


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    low = chance.randrange(len(data) + 1)
    return low, min(len(data), low + chance.choice((1, 4, 30, 300)))


_WAYS = (
    _flip, _scrap, _cut, _end, _repeat, _swap,
    _replace(_NUMBER, lambda _, chance: chance.choice(_EXTREME)),
    _replace(_TAG, lambda tags, chance: chance.choice(tags)),
    _replace(_TAG, lambda *_: b""),
    _replace(_TAG, lambda tags, chance: chance.choice(tags) * chance.choice((2, 300))),
)  # fmt: skip
