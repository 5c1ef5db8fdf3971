"""What a form of report is: parts, made where a document is checked, and a writer that joins them.

A part is what the report says of one document. It can be sent from one process to another and is small
beside the document, so that a run over many documents keeps none of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol, TextIO

from budget_lint.model.finding import DocumentReport
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.model.waiver import WaiverTrouble
from budget_lint.reports.tally import Tally
from budget_lint.reports.words import Words


class Screen(NamedTuple):
    """How a report for a terminal looks: ``width`` in cells, ``colour``, ``links`` that a click opens.

    ``source`` shows the words of the document, ``quiet`` leaves out all but findings, ``statistics`` counts them
    by rule.
    """

    width: int = 80
    colour: bool = False
    links: bool = False
    source: bool = True
    quiet: bool = False
    statistics: bool = False


class Setting(NamedTuple):
    """What a report is made with. ``failing`` are the severities that count as a failure."""

    lexicon: Lexicon
    rules: Ruleset
    lang: str
    verdicts: bool = False
    failing: tuple[str, ...] = ("error",)
    screen: Screen = Screen()

    @property
    def words(self) -> Words:
        return Words.of(self.lexicon, self.lang)


class Trouble(NamedTuple):
    """A document that could not be read, and why, in words."""

    path: str
    message: str


class Ending(NamedTuple):
    """What is known at the end of a run: what each document came to, what could not be read, idle waivers."""

    tallies: tuple[Tally, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    waivers: tuple[WaiverTrouble, ...] = ()


class Writer(Protocol):
    """Writes one report: the parts in the order of the documents, then the end."""

    def add(self, part: Any) -> None: ...
    def end(self, ending: Ending) -> None: ...


class Form(Protocol):
    """A form of report. ``suffix`` is that of its files."""

    suffix: str

    def part(self, report: DocumentReport) -> Any: ...
    def writer(self, stream: TextIO) -> Writer: ...


class TextForm:
    """A form whose reports are a head, a text for each document, and a tail; in UTF-8 everywhere."""

    suffix = ".txt"
    between = ""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.words = setting.words

    def head(self) -> str:
        return ""

    def part(self, report: DocumentReport) -> str:
        raise NotImplementedError

    def tail(self, ending: Ending) -> str:  # noqa: ARG002 - most forms have none
        return ""

    def writer(self, stream: TextIO) -> Writer:
        return TextWriter(self, stream)


class TextWriter:
    """Writes the bytes below a text stream: what the console's encoding is does not matter to a machine."""

    def __init__(self, form: TextForm, stream: TextIO) -> None:
        self._form, self._stream = form, stream
        self._begun = False
        self._parts = 0

    def add(self, part: str) -> None:
        self._begin()
        if part:
            self._write(self._form.between + part if self._parts else part)
            self._parts += 1

    def end(self, ending: Ending) -> None:
        self._begin()
        self._write(self._form.tail(ending))

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._write(self._form.head())

    def _write(self, text: str) -> None:
        self._stream.buffer.write(text.encode("utf-8", errors="replace"))
