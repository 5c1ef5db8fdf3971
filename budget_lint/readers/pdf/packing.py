"""Streams that unpack to far more than they are: found before PDFium unpacks them."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

MEBIBYTE = 1 << 20
LIMIT = 24 * MEBIBYTE  # of a stream that is not a picture; pictures are not unpacked
_RATIO = 1040  # how much deflating can save at most
_STREAM = re.compile(rb"\bstream\r?\n")
_HEAD = 1024  # bytes in front of a stream in which its dictionary is looked for
_PACKED = re.compile(rb"/Fl(?:ateDecode)?\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")


def is_bomb(data: bytes) -> bool:
    """True for a file with a stream that is too large when it is unpacked."""
    starts = [match.end() for match in _STREAM.finditer(data)]
    for start, end in pairwise([*starts, len(data)]):
        times = _times_packed(data, start)
        # no program packs twice, and what comes out then is not seen here
        if times > 1 or (times and end - start > LIMIT // _RATIO and _is_large(data[start:end])):
            return True
    return False


def _times_packed(data: bytes, start: int) -> int:
    head = data[max(0, start - _HEAD) : start]
    head = head[head.rfind(b" obj") + 1 :]
    return 0 if _PICTURE.search(head) else len(_PACKED.findall(head))


def _is_large(packed: bytes) -> bool:
    """True when more than the limit comes out."""
    unpacker, rest, size = zlib.decompressobj(), packed, 0
    try:
        while rest and not unpacker.eof:
            size += len(unpacker.decompress(rest, MEBIBYTE))
            rest = unpacker.unconsumed_tail
            if size > LIMIT:
                return True
    except zlib.error:  # damaged or encrypted: what can be unpacked of it was counted
        return False
    return False
