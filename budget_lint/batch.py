"""Checking many documents: one after the other or in several processes, always in their order.

A document leaves nothing behind but its parts of the reports and its counts: memory does not grow with their number.
"""

# ruff: noqa: PLC0415 - one document in one process needs little of this

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from budget_lint.errors import BudgetLintError
from budget_lint.job import Job
from budget_lint.model.progress import Progress, silent
from budget_lint.publish import COPIES
from budget_lint.sources import STDIN
from budget_lint.version import __version__

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from budget_lint.reports.form import Form, Screen, Setting, Trouble
    from budget_lint.reports.tally import Tally

AHEAD = 8  # documents for each process that are under way or wait for an earlier one


class Done(NamedTuple):
    """What came of a document: a part for each report and the counts, or why it could not be read."""

    path: str
    parts: tuple[Any, ...] = ()
    tally: Tally | None = None
    trouble: Trouble | None = None


class Order(NamedTuple):
    """What is to be done with each document: the forms of report to make, and how."""

    job: Job
    forms: tuple[tuple[str, Screen], ...]
    verdicts: bool = False
    failing: tuple[str, ...] = ("error",)
    alone: bool = False  # the one document of a run: a bug in the program ends it


class Workshop:
    """Checks documents and makes their parts of the reports, within one process."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self.progress: Progress = silent
        self.linter = order.job.load()
        self.settings = tuple(self._setting(screen) for _, screen in order.forms)
        self.forms = tuple(_form(name, at) for (name, _), at in zip(order.forms, self.settings, strict=True))

    def check(self, path: str) -> Done:
        """The outcome for one document; nothing that is wrong with it is raised."""
        from budget_lint.reports.form import Trouble
        from budget_lint.reports.tally import tally

        try:
            paths = self._order.job.files or (path,)  # the files of the one document, where it has several
            checked = self.linter.check(paths, self._order.job.kind, progress=self.progress, as_one=True)
            report = checked.documents[0]
            return Done(path, tuple(form.part(report) for form in self.forms), tally(report))
        except BudgetLintError as error:
            return Done(path, trouble=Trouble(path, self._order.job.translated(error, self.linter)))
        except Exception as error:
            if self._order.alone or os.environ.get("BUDGET_LINT_DEBUG"):
                raise
            return Done(path, trouble=Trouble(path, bug(error, path)))

    def _setting(self, screen: Screen) -> Setting:
        from budget_lint.reports.form import Setting

        order, linter = self._order, self.linter
        return Setting(linter.lexicon, linter.ruleset, order.job.lang, order.verdicts, order.failing, screen)


def _form(name: str, setting: Setting) -> Form:
    if name == COPIES:
        from budget_lint.copies import Copies

        return Copies(setting)
    from budget_lint.reports.forms import make

    return make(name, setting)


def bug(error: BaseException, path: str = "") -> str:
    """One line for a bug of this program."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    where = f"{path}: " if path else ""
    return (
        f"{where}internal error in version {__version__}: {what}. Please report it;"
        " BUDGET_LINT_DEBUG=1 shows the traceback."
    )


def tune() -> None:
    """Next to nothing that a run makes refers back to itself: looking for such things costs and finds little."""
    gc.set_threshold(100_000, 50, 100)


def run(workshop: Workshop, order: Order, paths: Sequence[str], jobs: int) -> Iterator[Done]:
    """The outcomes in the order of ``paths``, from up to ``jobs`` processes; ``workshop`` is this one's."""
    jobs = min(jobs, len(paths))
    if jobs < 2:
        yield from map(workshop.check, paths)
        return
    with _crew(order, jobs) as crew:
        pending: deque[tuple[str, Future[Done] | None]] = deque()
        for path in paths:
            pending.append((path, None if path == STDIN else crew.send(path)))
            if len(pending) >= jobs * AHEAD:
                yield _outcome(workshop, crew, *pending.popleft())
        while pending:
            yield _outcome(workshop, crew, *pending.popleft())


def _outcome(workshop: Workshop, crew: _Crew, path: str, future: Future[Done] | None) -> Done:
    return workshop.check(path) if future is None else crew.receive(path, future)


class _Crew:
    """Processes that check documents. Where one dies, the documents that it took along are tried by themselves."""

    def __init__(self, order: Order, jobs: int) -> None:
        self._order, self._jobs = order, jobs
        self._pool = self._start(jobs)

    def send(self, path: str) -> Future[Done]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._pool.submit(_work, path)
        except BrokenProcessPool:
            self._pool = self._start(self._jobs)
            return self._pool.submit(_work, path)

    def receive(self, path: str, future: Future[Done]) -> Done:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(path)

    def _alone(self, path: str) -> Done:
        from concurrent.futures.process import BrokenProcessPool

        from budget_lint.reports.form import Trouble

        with self._start(1) as pool:
            try:
                return pool.submit(_work, path).result()
            except BrokenProcessPool as error:
                return Done(path, trouble=Trouble(path, bug(error, path)))

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # the same way to start on all systems
        return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (self._order,))

    def end(self) -> None:
        self._pool.shutdown()

    def stop(self) -> None:
        """Ends all processes at once."""
        from multiprocessing import active_children

        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
        self._pool.shutdown()


@contextmanager
def _crew(order: Order, jobs: int) -> Iterator[_Crew]:
    crew = _Crew(order, jobs)
    try:
        yield crew
    except BaseException:
        crew.stop()
        raise
    crew.end()


_workshop: Workshop | None = None


def _begin(order: Order) -> None:
    """What a new process does first. An interruption from the keyboard is for the first process to handle."""
    import signal

    global _workshop  # noqa: PLW0603 - a process of a pool has no other place for what it keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tune()
    _workshop = Workshop(order)


def _work(path: str) -> Done:
    if _workshop is None:
        raise RuntimeError("the process was not prepared")
    return _workshop.check(path)
