"""How far a long run has come, on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from budget_lint.batch import Done

PATIENCE = 1.0  # seconds in which nothing is shown


def following(outcomes: Iterator[Done], count: int) -> Iterator[Done]:
    """The outcomes as they come; below a run that takes longer stands how many of ``count`` are done."""
    started = time.monotonic()
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=count)
    try:
        for done in outcomes:
            if not progress.live.is_started and time.monotonic() - started > PATIENCE:
                progress.start()
            progress.update(task, advance=1, description=done.path[-40:])
            yield done
    finally:
        progress.stop()
