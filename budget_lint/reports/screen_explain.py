"""One figure for a terminal: every conclusion that was drawn of it, and what each of them rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from budget_lint.model.check import Verdict
from budget_lint.model.fact import Fact, Statement
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging
from budget_lint.reports.places import short_place
from budget_lint.reports.screen import heading, print_lines
from budget_lint.reports.screen_figures import shown
from budget_lint.reports.summary import Row, rows
from budget_lint.reports.words import ABSENT, Words

_BEFORE, _BEHIND = 40, 20  # characters of the text around a figure
_KEYS = ("place", "text", "status", "form", "label", "concept", "measure", "basis", "period", "scope", "bound",
         "certain", "statements", "checks", "why")  # fmt: skip


def show(report: Report, console: Console, *, lexicon: Lexicon, lang: str, number: int) -> None:
    """Prints the page of the figure with this number, from 1 in the order of the list of figures."""
    words = Words.of(lexicon, lang)
    part = report.documents[0]
    print_lines(console, _lines(part, rows(part)[number - 1], lexicon, words, console.width))


def _lines(report: DocumentReport, row: Row, lexicon: Lexicon, words: Words, width: int) -> Iterator[Text]:
    yield from heading(report, words, width)
    indent = 2 + max(cell_len(words.say(f"explain.{key}")) for key in _KEYS)
    entries = [*_printed(report, row, words), *(_told(report, row.fact, lexicon, words) if row.fact else ())]
    entries += _used(report, row, words)
    for key, text in entries:
        label = Text(words.say(f"explain.{key}") if key else "", "label")
        yield from hanging(label, Text(clean(text)), width, indent)


def _printed(report: DocumentReport, row: Row, words: Words) -> Iterator[tuple[str, str]]:
    figure = row.figure
    yield "place", short_place(report.document.locate(figure.span.start), words)
    yield "text", shown(row, words)
    start, end = max(0, figure.extent.start - _BEFORE), figure.extent.end + _BEHIND
    yield "", "…" + "".join(report.document.text[start:end].split()) + "…"
    yield "status", words.say(f"status.{row.status}")


def _told(report: DocumentReport, fact: Fact, lexicon: Lexicon, words: Words) -> Iterator[tuple[str, str]]:
    """What the figure was taken to say, and where that was taken from."""
    form = next((form for form in lexicon.forms if form.id == fact.form), None)
    yield "form", _form(form, words)
    yield "label", fact.label or ABSENT
    concept = lexicon.concepts.get(fact.concept)
    named = next(iter((*concept.names, *concept.scoped)), "") if concept else ""
    yield "concept", f"{fact.concept} ({named})" if concept else words.say("explain.concept.none")
    yield "measure", words.say(f"measure.{fact.measure}") if fact.measure else ABSENT
    if fact.basis:
        yield "basis", fact.basis
    period = fact.period or ABSENT
    yield "period", words.say("explain.from", what=period, source=words.say(f"source.{fact.period_from}"))
    origins = dict(fact.scope_from)
    for dimension, value in fact.scope:
        source = words.say(f"source.{origins.get(dimension, 'document')}")
        yield "scope", words.say("explain.from", what=f"{dimension} = {value}", source=source)
    if not fact.scope:
        yield "scope", words.say("explain.scope.all")
    if fact.quantity.bound != "exact":
        yield "bound", words.say(f"bound.{fact.quantity.bound}")
    chart = report.document.locate(fact.figure.span.start).chart
    known = "yes" if fact.certain else "no" if chart is None else "chart"
    yield "certain", words.say(f"explain.certain.{known}")


def _form(form: Form | None, words: Words) -> str:
    if form is None:
        return words.say("explain.form.none")
    return words.say("explain.form.words", form=form.id, place=f"{Path(form.path).name}:{form.line}")


def _used(report: DocumentReport, row: Row, words: Words) -> Iterator[tuple[str, str]]:
    """The statements and the checks that the figure is in, and why it got no further."""
    index = row.figure.index
    key = "statements"
    for statement in report.reading.statements:
        if any(fact.figure.index == index for _, facts in statement.roles for fact in facts):
            yield key, _statement(statement)
            key = ""
    key = "checks"
    for verdict in report.verdicts:
        if any(fact.figure.index == index for fact in verdict.check.facts):
            yield key, _verdict(verdict, words)
            key = ""
    if row.status == "unplaced":
        yield "why", words.say("explain.why.unplaced")
    elif row.status == "placed":
        yield "why", words.say("explain.why.undecided" if key == "" else "explain.why.alone")


def _statement(statement: Statement) -> str:
    roles = [f"{role} {'+'.join(_shown(fact) for fact in facts)}" for role, facts in statement.roles]
    return f"{statement.kind}: {', '.join([*roles, *sorted(statement.tags)])}"


def _verdict(verdict: Verdict, words: Words) -> str:
    rule = verdict.check.rule
    reason = f" ({words.say(f'reason.{verdict.reason}')})" if verdict.reason else ""
    figures = ", ".join(f"{role} {'+'.join(map(_shown, facts))}" for role, facts in verdict.check.binding)
    return f"{rule.code} {words.pick(rule.title)}: {words.say(f'kit.outcome.{verdict.outcome}')}{reason} — {figures}"


def _shown(fact: Fact) -> str:
    return "".join(fact.figure.text.split())
