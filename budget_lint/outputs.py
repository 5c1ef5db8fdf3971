"""Where reports go: standard output, a file, or a folder with a file for each document.

A file is written beside its place and put there when it is whole, so that nobody ever finds half a report.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from budget_lint.errors import BudgetLintError

STDOUT = "-"


def stdout() -> TextIO:
    """Standard output; OSError where the program was started without one."""
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream


@contextmanager
def writing(target: str) -> Iterator[None]:
    """Turns what stops the output into an error of the program.

    A reader that has seen enough (``| head``) is none: what else is written there is lost in silence.
    """
    try:
        yield
    except OSError as error:
        if target == STDOUT:
            silence()
            if isinstance(error, BrokenPipeError):
                return
        path, reason = "stdout" if target == STDOUT else target, error.strerror or str(error)
        raise BudgetLintError(f"cannot write {path}: {reason}", "output", path=path, reason=reason) from error


def silence() -> None:
    """Sends what is still buffered for standard output nowhere, so that the interpreter ends in peace."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # no descriptor below it: nothing will be flushed
        return


class Output:
    """A stream for one report, UTF-8 in files. ``keep`` puts a file in its place, ``drop`` leaves no trace."""

    def __init__(self, target: str) -> None:
        self.target = target
        self._place: Path | None = None
        self._draft: Path | None = None
        if target == STDOUT:
            self.stream = stdout()
            return
        place = Path(os.path.realpath(target))  # a link stays one
        if place.exists() and not place.is_file():  # a device or a pipe has no draft beside it
            self.stream = place.open("w", encoding="utf-8", newline="\n")
            return
        self._place, self._draft = place, place.with_name(f".{place.name}.{os.getpid()}.part")
        self.stream = self._draft.open("w", encoding="utf-8", newline="\n")

    def keep(self) -> None:
        """Ends the output and leaves it where it was asked for."""
        if self.target == STDOUT:
            self.stream.flush()
            return
        self.stream.close()
        if self._draft and self._place:
            with contextlib.suppress(OSError):  # some file systems have no modes
                if self._place.exists():
                    self._draft.chmod(self._place.stat().st_mode & 0o7777)
            self._draft.replace(self._place)
            self._draft = None

    def drop(self) -> None:
        """Ends the output; what was written so far is thrown away where that is possible."""
        if self.target == STDOUT:
            return
        with contextlib.suppress(OSError):
            self.stream.close()
        if self._draft:
            with contextlib.suppress(OSError):
                self._draft.unlink(missing_ok=True)


def write_text(target: str, text: str) -> None:
    """Writes UTF-8 whatever the console's encoding is. Raises BudgetLintError."""
    with writing(target):
        output = Output(target)
        try:
            output.stream.buffer.write(text.encode("utf-8", errors="replace"))
            output.keep()
        finally:
            output.drop()
