"""Waivers over the findings of a run: which are accepted, and which waivers are out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.model.glob import matches
from budget_lint.model.waiver import Waiver, WaiverTrouble


class Desk:
    """The waivers of a run, held against the day ``today``."""

    def __init__(self, waivers: Sequence[Waiver], today: date) -> None:
        self.waivers, self.today = tuple(waivers), today

    def marked(self, report: DocumentReport) -> DocumentReport:
        """The report with its accepted findings marked."""
        if not self.waivers:
            return report
        found = _Search(self.waivers, self.today)
        findings = tuple(found.findings(report))
        about = frozenset(n for n, waiver in enumerate(self.waivers) if _about(waiver, report.document))
        return replace(report, findings=findings, waivers=about, fitting=frozenset(found.fitting))

    def troubles(self, about: Set[int], fitting: Set[int]) -> tuple[WaiverTrouble, ...]:
        """A warning for each waiver that is expired, or unused: of those ``about`` documents of the run."""
        found = []
        for number in sorted(about):
            waiver = self.waivers[number]
            if number not in fitting:
                found.append(WaiverTrouble(waiver, "unused"))
            elif _expired(waiver, self.today):
                found.append(WaiverTrouble(waiver, "expired"))
        return tuple(found)


class _Search:
    """Looks up waivers for the findings of a document; ``fitting`` are the numbers of those that fitted one."""

    def __init__(self, waivers: Sequence[Waiver], today: date) -> None:
        self.waivers, self.today = waivers, today
        self.fitting: set[int] = set()
        self.named: dict[str, list[int]] = {}
        self.placed: list[int] = []
        for number, waiver in enumerate(self.waivers):
            for name in waiver.fingerprints:
                self.named.setdefault(name, []).append(number)
            if not waiver.fingerprints:
                self.placed.append(number)

    def findings(self, part: DocumentReport) -> Iterator[Finding]:
        """The findings of a document, those that are waived marked."""
        for finding in part.findings:
            yield from self._marked(part.document, finding)

    def _marked(self, document: Document, finding: Finding) -> Iterator[Finding]:
        """The finding; where it is waived check by check, with those below it that are new beside it."""
        waiver = self._waiver(document, finding)
        below = tuple(replace(item, waiver=self._waiver(document, item)) for item in finding.related)
        if waiver is None or waiver.whole:
            yield replace(finding, waiver=waiver, related=below)
            return
        yield replace(finding, waiver=waiver, related=tuple(item for item in below if item.waiver))
        yield from (item for item in below if not item.waiver)

    def _waiver(self, document: Document, finding: Finding) -> Waiver | None:
        """The first waiver in force that fits."""
        tried = [*self.named.get(finding.fingerprint, ()), *self.placed]
        found = [number for number in tried if _fits(self.waivers[number], document, finding)]
        self.fitting.update(found)
        return next((self.waivers[number] for number in found if not _expired(self.waivers[number], self.today)), None)


def _expired(waiver: Waiver, today: date) -> bool:
    return waiver.until is not None and waiver.until < today


def _about(waiver: Waiver, document: Document) -> bool:
    """Whether a document is one that the waiver is for; paths count from the folder of the waiver file."""
    return not waiver.document or matches(waiver.document, document.path, Path(waiver.path).parent)


def _fits(waiver: Waiver, document: Document, finding: Finding) -> bool:
    check = finding.verdict.check
    if not _about(waiver, document):
        return False
    if waiver.fingerprints:
        return finding.fingerprint in waiver.fingerprints
    if waiver.rule not in (check.rule.code, check.rule.name):
        return False
    figures = [fact.figure for fact in check.facts]
    if waiver.figure and _bare(waiver.figure) not in (_bare(figure.text) for figure in figures):
        return False
    spots = [document.locate(figure.span.start, figure.span.end) for figure in figures]
    return any(all(getattr(spot, key) == value for key, value in waiver.place.items()) for spot in spots)


def _bare(text: str) -> str:
    """A figure without the white space and the separators among its digits."""
    return re.sub(r"[\s,\uff0c]", "", text)
