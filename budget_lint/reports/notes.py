"""The findings as notes on their figures, for a copy of the document that carries them."""

from __future__ import annotations

from collections.abc import Iterator

from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.model.note import Note
from budget_lint.model.rule import Severity
from budget_lint.model.span import Span
from budget_lint.reports.characters import clean
from budget_lint.reports.notice import suspicions, working
from budget_lint.reports.summary import ordered
from budget_lint.reports.words import Words


def notes(report: DocumentReport, words: Words) -> list[Note]:
    """One note for each figure of each finding that nobody accepted, in the order of the document.

    The figure under suspicion, else the first one, bears the whole story, the others what they are part of.
    A figure in several findings has one note that speaks of all of them.
    """
    texts: dict[Span, list[str]] = {}
    severities: dict[Span, Severity] = {}
    for finding in ordered(report.findings):
        if finding.waiver:
            continue
        for span, text in _of(report, finding, words):
            texts.setdefault(span, []).append(text)
            severities.setdefault(span, finding.severity)
    return [Note(span, "\n\n".join(dict.fromkeys(texts[span])), severities[span]) for span in sorted(texts)]


def _of(report: DocumentReport, finding: Finding, words: Words) -> Iterator[tuple[Span, str]]:
    check = finding.verdict.check
    severity = words.say(f"severity.{finding.severity}")
    title = f"{severity} {check.rule.code} {clean(words.pick(check.rule.title))}"
    said = clean(working(report.document, finding, words))
    short = f"{title}\n{said}"
    why = clean(words.pick(check.rule.why))
    whole = "\n".join(filter(None, [short, *map(clean, suspicions(report.document, finding, words)), why]))
    main = finding.named.figure.extent if finding.named else check.span
    yield main, whole
    spans = [fact.figure.extent for fact in check.facts]
    yield from ((span, short) for span in dict.fromkeys(spans) if span != main)
