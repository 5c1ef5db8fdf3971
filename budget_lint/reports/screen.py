"""The check report for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Console
from rich.text import Text

from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports.console import shows_colour
from budget_lint.reports.layout import clean, hanging, wrap
from budget_lint.reports.screen_finding import Sheet
from budget_lint.reports.screen_waivers import troubles
from budget_lint.reports.summary import SEVERITIES, coverage, ordered, outcomes, rows, severities
from budget_lint.reports.words import Words

_BATCH = 200


def show(report: Report, console: Console, lexicon: Lexicon, lang: str) -> None:
    """Prints the report line by line; no line is wider than the console but for a place with a long path."""
    words = Words.of(lexicon, lang)
    print_lines(console, lines(report, lexicon, words, console.width, shows_colour(console)))


def print_lines(console: Console, printed: Iterable[Text]) -> None:
    """Prints in batches: a call of the console costs more than a line, and a document may be long."""
    rest = iter(printed)
    while batch := list(islice(rest, _BATCH)):
        console.print(Text("\n").join(batch), soft_wrap=True)


def lines(report: Report, lexicon: Lexicon, words: Words, width: int, colour: bool) -> Iterator[Text]:
    """All lines of the report, at most ``width`` cells each."""
    for number, part in enumerate(report.documents):
        if number:
            yield Text()
        yield from heading(part, words, width)
        sheet = Sheet(part.document, lexicon, words, width, colour)
        for finding in ordered(part.findings):
            yield Text()
            yield from sheet.lines(finding)
        yield Text()
        yield from wrap(Text(_tally(part, words)), width)
    yield from troubles(report, words, width)
    if len(report.documents) > 1:
        yield Text()
        yield from _summary(report, words, width)


def heading(report: DocumentReport, words: Words, width: int) -> Iterator[Text]:
    """Path, kind and period of a document, underlined."""
    reading = report.reading
    kind = words.say(f"kind.{reading.kind}") if reading.kind else ""
    about = words.say("heading.separator").join(clean(part) for part in (kind, reading.period) if part)
    title = Text.assemble((clean(report.document.path), "heading"))
    if about:
        title.append("  ").append(about, "label")
    yield from wrap(title, width)
    yield Text("─" * width, style="label")


def _tally(report: DocumentReport, words: Words) -> str:
    """The one line of a document: its findings, its checks, its coverage."""
    states = outcomes(report)
    checks = [
        words.count(f"tally.{name}", states[name])
        for name in ("holds", "rounding", "truncated", "broken", "undecided")
        if states[name] or name != "truncated"
    ]
    parts = [found(report, words), words.joined(checks), coverage_line(coverage(rows(report)), words)]
    return words.say("tally.separator").join(parts)


def found(report: DocumentReport, words: Words) -> str:
    """How many findings of each severity that occurs, and how many were accepted."""
    states = severities(report.findings)
    counts = [words.count(f"tally.{name}", states[name]) for name in (*SEVERITIES, "waived") if states[name]]
    return words.joined(counts) or words.say("tally.clean")


def coverage_line(counts: dict[str, int], words: Words) -> str:
    return words.say("tally.coverage", **counts)


def _summary(report: Report, words: Words, width: int) -> Iterator[Text]:
    """A line for each document, and the sums."""
    yield Text(words.count("summary.heading", len(report.documents)), style="heading")
    for part in report.documents:
        counts = coverage(rows(part))
        said = words.say("tally.separator").join([found(part, words), coverage_line(counts, words)])
        body = Text(words.say("summary.document", path=clean(part.document.path), found=said))
        yield from hanging(Text(), body, width, 2)
