"""Damaged copies of files, the same for the same seed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

_STREAM = re.compile(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+\.?\d*")
_HUGE = [b"0", b"-1", b"99999999999", b"1e30", b"-32769", b"0.0000001", b"4294967296", b"nan"]


def mutated(data: bytes, seed: int) -> bytes:
    """A copy with one to a few dozen changes, at least one of them."""
    random = Random(seed)
    change = random.choice([_flip, _cut, _remove, _repeat, _number, _shuffle, _content])
    return change(bytearray(data), random)


def _flip(data: bytearray, random: Random) -> bytes:
    for _ in range(random.choice([1, 4, 64])):
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def _cut(data: bytearray, random: Random) -> bytes:
    return bytes(data[: random.randrange(1, len(data))])


def _remove(data: bytearray, random: Random) -> bytes:
    start = random.randrange(len(data))
    del data[start : start + random.choice([1, 16, 4096])]
    return bytes(data)


def _repeat(data: bytearray, random: Random) -> bytes:
    start = random.randrange(len(data))
    piece = data[start : start + random.choice([8, 512, 8192])]
    return bytes(data[:start] + piece * random.choice([2, 9]) + data[start:])


def _number(data: bytearray, random: Random) -> bytes:
    """Other numbers: lengths, object numbers, places, sizes."""
    found = list(_NUMBER.finditer(data))
    for match in sorted(random.sample(found, min(len(found), 6)), key=lambda match: -match.start()):
        data[match.start() : match.end()] = random.choice(_HUGE)
    return bytes(data)


def _shuffle(data: bytearray, random: Random) -> bytes:
    """Two pieces change places."""
    one, two = sorted(random.sample(range(len(data)), 2))
    size = min(random.choice([4, 64, 1024]), two - one)
    data[one : one + size], data[two : two + size] = data[two : two + size], data[one : one + size]
    return bytes(data)


def _content(data: bytearray, random: Random) -> bytes:
    """Changes inside of a compressed stream, which is then packed again."""
    found = list(_STREAM.finditer(data))
    if not found:
        return _flip(data, random)
    match = random.choice(found)
    try:
        plain = bytearray(zlib.decompress(match.group(1)))
    except zlib.error:
        return _flip(data, random)
    inner: Callable[[bytearray, Random], bytes] = random.choice([_flip, _remove, _repeat, _number, _shuffle])
    changed = zlib.compress(inner(plain, random)) if plain else b""
    return bytes(data[: match.start(1)] + changed + data[match.end(1) :])
