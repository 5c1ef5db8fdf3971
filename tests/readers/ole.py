"""Files of the older office formats made in memory: a container with one stream, and a workbook for it."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096  # shorter streams would be kept in another way


def container(name: str, stream: bytes) -> bytes:
    """A compound file with one stream."""
    stream = stream.ljust(max(_LEAST, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    tables = -(-(count + 2) // 127)  # of 128 entries each, one of which is the table's own
    chain = [_FAT] * tables + [_END] + [tables + 2 + at for at in range(count - 1)] + [_END]
    chain += [_FREE] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, _LEAST, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, _END, 0, below=1) + _entry(name, 2, tables + 1, len(stream))
    return header + struct.pack(f"<{len(chain)}I", *chain) + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, below: int = _FREE) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xIQ", coded.ljust(64, b"\0"), len(coded), kind, 1, _FREE, _FREE, below, 0, start, size
    )


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _format(key: int, code: str) -> bytes:
    return record(0x041E, struct.pack("<H", key) + _text(code))


def _style(form: int) -> bytes:
    return record(0x00E0, struct.pack("<HHH14x", 0, form, 0))


def sheet(
    cells: Sequence[tuple[int, int, str | float, int]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> bytes:
    """The records of a sheet. A cell: row, column, value, style; ``merged``: first and last row and column."""
    rows, columns = hidden
    body = b"".join(record(0x007D, struct.pack("<HHHHHH", c, c, 2048, 0, 1, 0)) for c in columns)
    body += b"".join(record(0x0208, struct.pack("<HHHHHHI", r, 0, 9, 255, 0, 0, 0x0120)) for r in rows)
    for row, column, value, style in cells:
        head = struct.pack("<HHH", row, column, style)
        body += (
            record(0x0204, head + _text(value))
            if isinstance(value, str)
            else record(0x0203, head + struct.pack("<d", value))
        )
    if merged:
        body += record(
            0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", a, c, b, d) for a, b, c, d in merged)
        )
    return record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6)) + body + record(0x000A)


def xls(sheets: Sequence[tuple[str, int, bytes]], formats: Sequence[str] = (), extra: bytes = b"") -> bytes:
    """A workbook. A sheet: name, state (0 is visible), records; cells of style 1 and up have the formats."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6)) + extra
    start += record(0x0042, struct.pack("<H", 1200))
    start += b"".join(_format(164 + at, code) for at, code in enumerate(formats))
    start += b"".join(map(_style, [0, *(164 + at for at in range(len(formats)))]))
    size = len(start) + sum(len(record(0x0085, b"\0" * 6 + _text(name, "<B"))) for name, *_ in sheets) + 4
    bounds, at = b"", size
    for name, state, records in sheets:
        bounds += record(0x0085, struct.pack("<IBB", at, state, 0) + _text(name, "<B"))
        at += len(records)
    stream = start + bounds + record(0x000A) + b"".join(records for *_, records in sheets)
    return container("Workbook", stream)
