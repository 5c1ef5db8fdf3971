"""Work that a hostile file could keep going for ever: PDFium cannot be interrupted, but it can be left alone.

A page of a few thousand bytes may stand for thousands of millions of parts. Counting comes too late there: PDFium
counts only what it has made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Lock, Thread
from time import monotonic

PATIENCE = 60  # seconds in which a page must be read
ROOM = 1024  # MiB by which the program may grow while it reads
_STEP = 0.05  # seconds between two looks
_LEFT_ALONE: list[Thread] = []
# PDFium must not be called from two threads at once.
_LOCK = Lock()


class EndlessError(Exception):
    """The work was left alone: it took too long or too much memory."""


class BusyError(Exception):
    """Earlier work that was left alone is still going on."""


class Pulse:
    """What work tells while it goes on; ``beats`` counts its steps."""

    def __init__(self) -> None:
        self.beats = 0

    def beat(self) -> None:
        """Tells that a step is done."""
        self.beats += 1


def guarded(work: Callable[[Pulse], None], patience: float = PATIENCE, room: int = ROOM) -> None:
    """Does ``work`` in a thread of its own, one at a time. What it raises is raised.

    Raises EndlessError when it takes more than ``patience`` seconds for a step, or more than ``room`` MiB; it
    then goes on by itself, and BusyError is raised for further work until it ends.
    """
    if any(thread.is_alive() for thread in _LEFT_ALONE):
        raise BusyError
    with _LOCK:
        pulse, raised = Pulse(), list[BaseException]()
        thread = Thread(target=_do, args=(work, pulse, raised), daemon=True)
        before = memory()
        thread.start()
        beats, since = 0, monotonic()
        while thread.is_alive():
            thread.join(_STEP)
            if pulse.beats > beats:
                beats, since = pulse.beats, monotonic()
            if monotonic() - since > patience or memory() - before > room:
                _LEFT_ALONE.append(thread)
                raise EndlessError
    if raised:
        raise raised[0]


def _do(work: Callable[[Pulse], None], pulse: Pulse, raised: list[BaseException]) -> None:
    try:
        work(pulse)
    except BaseException as error:  # handed over to the thread that waits
        raised.append(error)


def memory() -> int:
    """The most memory in MiB that the process has held so far; 0 where the system does not tell (Windows)."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)
