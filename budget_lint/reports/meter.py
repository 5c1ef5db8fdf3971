"""How far the reading of a long document has come, on a terminal."""

# ruff: noqa: PLC0415 - most documents are read before a meter would show

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from budget_lint.model.lexicon import Lexicon
from budget_lint.reports.words import Words

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.5  # seconds that nobody minds to wait


class Meter:
    """A line with a bar on ``stream``, shown while a document takes longer than half a second; then it is gone."""

    def __init__(self, stream: TextIO, lexicon: Lexicon, lang: str) -> None:
        self.stream, self.words = stream, Words.of(lexicon, lang)
        self.began = monotonic()
        self.path = ""
        self.bar: Progress | None = None
        self.task: TaskID | None = None

    def __call__(self, path: str, done: int, total: int) -> None:
        """Shows that ``done`` of ``total`` parts of the document are read."""
        if path != self.path:
            self.close()
            self.path, self.began = path, monotonic()
        if self.bar is None and monotonic() - self.began > _PATIENCE and done < total:
            self._open(total)
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=done)
            if done == total:
                self.close()

    def _open(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        from budget_lint.reports.characters import clean

        console = Console(file=self.stream, markup=False, highlight=False, emoji=False)
        reading = TextColumn("{task.description}", markup=False)
        self.bar = Progress(reading, BarColumn(), MofNCompleteColumn(), console=console)
        self.bar.live.transient = True
        self.task = self.bar.add_task(self.words.say("meter.reading", path=clean(self.path)), total=total)
        self.bar.start()

    def close(self) -> None:
        """Takes the line away."""
        if self.bar is not None:
            self.bar.stop()
        self.bar = self.task = None

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
