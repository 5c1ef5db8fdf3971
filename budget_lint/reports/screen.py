"""The check report for a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TextIO

from rich.console import Console
from rich.text import Text

from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.reports.characters import clean
from budget_lint.reports.console import links_in, make_console, shows_colour
from budget_lint.reports.form import Ending, Screen, Setting, Writer
from budget_lint.reports.layout import wrap
from budget_lint.reports.places import place, word_place
from budget_lint.reports.remarks import remarks, special
from budget_lint.reports.screen_finding import Sheet
from budget_lint.reports.screen_waivers import troubles
from budget_lint.reports.statistics import statistics
from budget_lint.reports.summary import ordered
from budget_lint.reports.summary_table import table
from budget_lint.reports.tally import tally, tally_line
from budget_lint.reports.words import Words

_BATCH = 200
Lines = list[Text]


def show(report: Report, console: Console, lexicon: Lexicon, lang: str) -> None:
    """Prints the report line by line; no line is wider than the console but for a place with a long path."""
    setting = Setting(lexicon, Ruleset(()), lang, screen=screen_of(console))
    form = Terminal(setting)
    writer = ScreenWriter(form, console)
    for part in report.documents:
        writer.add(form.part(part))
    writer.end(Ending(tuple(tally(part) for part in report.documents), waivers=report.waivers))


def screen_of(console: Console) -> Screen:
    """What a console can show."""
    return Screen(console.width, shows_colour(console), links_in(console, os.environ))


def print_lines(console: Console, printed: Iterable[Text]) -> None:
    """Prints in batches: a call of the console costs more than a line, and a document may be long."""
    rest = iter(printed)
    while batch := list(islice(rest, _BATCH)):
        console.print(Text("\n").join(batch), soft_wrap=True)


class Terminal:
    """Every finding with its sentence, its arithmetic and its reason; the counts of each document below."""

    suffix = ".txt"
    between: tuple[Text, ...] = (Text(),)

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def part(self, report: DocumentReport) -> Lines:
        return list(self._lines(report))

    def writer(self, stream: TextIO) -> Writer:
        return ScreenWriter(self, make_console(stream, os.environ))

    def end(self, ending: Ending) -> Iterator[Text]:
        """What stands below all documents."""
        setting, words = self.setting, self.setting.words
        yield from troubles(ending.waivers, words, setting.screen.width)
        if setting.screen.statistics:
            yield Text()
            yield from statistics(ending.tallies, setting.rules, words, setting.screen.width)
        below = [] if setting.screen.quiet else list(self.below(ending))
        if below:
            yield Text()
            yield from below

    def below(self, ending: Ending) -> Iterator[Text]:
        """The table of the documents, where there are several."""
        if len(ending.tallies) + len(ending.troubles) > 1:
            yield from table(ending, self.setting.words, self.setting.screen.width)

    def _lines(self, report: DocumentReport) -> Iterator[Text]:
        setting, screen, words = self.setting, self.setting.screen, self.setting.words
        if screen.quiet and not report.findings:
            return
        yield from heading(report, words, screen.width)
        sheet = Sheet(report.document, setting.lexicon, words, screen)
        for finding in ordered(report.findings):
            yield Text()
            yield from sheet.lines(finding)
        if not screen.quiet:
            yield Text()
            yield from wrap(Text(tally_line(tally(report), words)), screen.width)


class Summary(Terminal):
    """Only what stands below all documents, for a run whose reports go to a folder."""

    def part(self, report: DocumentReport) -> Lines:  # noqa: ARG002 - the signature is that of all forms
        return []


class ScreenWriter:
    """Prints parts as they come."""

    def __init__(self, form: Terminal, console: Console) -> None:
        self._form, self._console = form, console
        self._parts = 0

    def add(self, part: Lines) -> None:
        if not part:
            return
        print_lines(self._console, [*(self._form.between if self._parts else ()), *part])
        self._parts += 1

    def end(self, ending: Ending) -> None:
        rest = list(self._form.end(ending))
        print_lines(self._console, rest if self._parts or not rest else rest[1:])


def heading(report: DocumentReport, words: Words, width: int) -> Iterator[Text]:
    """Path, kind and period of a document, underlined."""
    reading = report.reading
    kind = _kind(report, words) if reading.kind else ""
    about = words.say("heading.separator").join(clean(part) for part in (kind, reading.period) if part)
    title = Text.assemble((clean(report.document.path), "heading"))
    if about:
        title.append("  ").append(about, "label")
    yield from wrap(title, width)
    yield Text("─" * width, style="label")
    for remark in [*remarks(report.document, words), *special(report, words)]:
        note = Text.assemble((words.say("severity.note"), "severity.note"), " ", clean(remark))
        yield from wrap(note, width)


def _kind(report: DocumentReport, words: Words) -> str:
    """The kind of a document, what told it, and which rules are not for it."""
    document, reading = report.document, report.reading
    said = words.say(f"kind.{reading.kind}")
    if report.kind:
        said = words.say("kind.given", kind=said, by=word_place(report.kind))
    elif reading.told_by:
        told_by = "".join(document.text[reading.told_by.start : reading.told_by.end].split())
        said = words.say("kind.told", kind=said, text=told_by, place=place(document, reading.told_by, words))
    return words.say("kind.without", kind=said, families=words.joined([*report.without])) if report.without else said
