"""Getting the bytes of a file or of standard input, within limits and with errors that say what to do."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from budget_lint.model.progress import Progress, silent
from budget_lint.readers.givenform import given_form
from budget_lint.readers.problems import problem

MEBIBYTE = 1024 * 1024
LIMIT = 12 * MEBIBYTE  # of a text
PACKED_LIMIT = 64 * MEBIBYTE  # of a file whose format holds pictures or is compressed
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")


class Source(NamedTuple):
    """What a reader gets: the path as the user gave it (``-`` for standard input) and all bytes.

    A reader that takes a while calls ``progress`` now and then.
    """

    path: str
    data: bytes
    progress: Progress = silent

    @property
    def name(self) -> str:
        """The file's name, empty for standard input."""
        return "" if self.path == "-" else Path(self.path).name


def load(path: str, stdin: BinaryIO | None = None) -> Source:
    """All bytes of ``path``. Raises InputError: missing, directory, special, unreadable, too-large."""
    if path == "-":
        return Source(path, _from_stream(path, stdin or _standard_input()))
    try:
        _refuse_unfit(path, Path(path).stat())
        with Path(path).open("rb") as stream:
            return Source(path, _from_stream(path, stream))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # ValueError: a path that no file can have, such as one with a NUL
        raise problem("missing", path=path) from error
    except OSError as error:
        raise problem("unreadable", path=path, reason=_reason(error)) from error


def _refuse_unfit(path: str, status: os.stat_result) -> None:
    """Opening a pipe may block for ever, reading a device may never end: both are refused unopened."""
    if stat.S_ISDIR(status.st_mode):
        raise problem("directory", path=path)
    if not stat.S_ISREG(status.st_mode):
        raise problem("special", path=path)
    if status.st_size > PACKED_LIMIT:
        raise problem("too-large", path=path, limit=PACKED_LIMIT // MEBIBYTE)


def _from_stream(path: str, stream: BinaryIO) -> bytes:
    """All bytes of a stream, never more than one above the limit for what its first bytes show."""
    try:
        data = stream.read(LIMIT + 1)
        roomy = data.startswith(_PACKED) or given_form(Path(path).name, data)
        limit = PACKED_LIMIT if roomy else LIMIT
        if LIMIT < len(data) <= limit:
            data += stream.read(limit + 1 - len(data))
    except OSError as error:
        raise problem("unreadable", path=path, reason=_reason(error)) from error
    if len(data) > limit:
        raise problem("too-large", path=path, limit=limit // MEBIBYTE)
    return data


def _standard_input() -> BinaryIO:
    """The process's standard input, which a program without a console may not have."""
    if sys.stdin is None:
        raise problem("unreadable", path="-", reason="there is no standard input")
    return sys.stdin.buffer


def _reason(error: OSError) -> str:
    return "permission denied" if isinstance(error, PermissionError) else str(error.strerror or error)
