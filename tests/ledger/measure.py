"""How well the program sees the single wrong figures of ledgers: counts, each a ratio of two whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.pipeline import Linter
from tests.ledger.formats import WRITERS, places, written
from tests.ledger.page import Written
from tests.ledger.records import Record, mistyped
from tests.ledger.slips import slipped
from tests.ledger.templates import TABLES, TEMPLATES, document

INDEPENDENT = 2


@dataclass
class Score:
    """What was counted: ``counts`` by name, ``misses`` with what there is to look at (seed, slip, figure)."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, object]] = field(default_factory=list)

    def add(self, name: str, hit: bool, case: object) -> None:
        """Counts a case of ``name``, and whether it is a hit."""
        self.counts[name] += 1
        self.counts[f"{name}+"] += hit
        if not hit:
            self.misses.append((name, case))

    def ratio(self, name: str) -> tuple[int, int]:
        return self.counts[f"{name}+"], self.counts[name]

    def reached(self, name: str, hundredths: int) -> bool:
        """Whether at least so many in a hundred are hits, of at least one."""
        hits, cases = self.ratio(name)
        return cases > 0 and 100 * hits >= hundredths * cases


def ledger(random: Random) -> tuple[Written, str]:
    """A right document and the format that it is to have: tables come in all formats, sentences in text."""
    template = random.choice(sorted(TEMPLATES))
    return document(random, template), random.choice(sorted(WRITERS)) if template in TABLES else ".txt"


def alarms(linter: Linter, seeds: Iterable[int]) -> Iterator[tuple[int, Finding]]:
    """The errors and warnings on right documents."""
    with TemporaryDirectory() as folder:
        for seed in seeds:
            for finding in checked(linter, *ledger(Random(seed)), Path(folder)).findings:
                if finding.severity != "note":
                    yield seed, finding


def mutations(linter: Linter, seeds: Iterable[int]) -> Score:
    """One wrong figure in each document. ``found``: a finding holds it. Where two relations that differ in their
    other figures show it, ``first``: it is the first suspect; ``listed``: it is a suspect; ``value``: its first value
    is the original one.
    """
    score = Score()
    with TemporaryDirectory() as folder:
        for seed in seeds:
            random = Random(seed)
            right, suffix = ledger(random)
            number, slip, wrong = slipped(right, random)
            case = (seed, slip, right.tokens[number].text, wrong.tokens[number].text, suffix)
            judge(score, checked(linter, wrong, suffix, Path(folder)), right, number, wrong, case)
    return score


def checked(linter: Linter, of: Written, suffix: str, folder: Path) -> DocumentReport:
    """The report on a ledger in a format."""
    if suffix == ".txt":
        return linter.check_text(of.text)
    return linter.check([str(written(of, suffix, folder))]).documents[0]


def judge(score: Score, report: DocumentReport, right: Written, number: int, wrong: Written, case: object) -> None:
    """Adds what the report says of one wrong figure."""
    place = places(wrong, report.document.text)[number]
    holding = [finding for finding in report.findings if place in set(_places(finding))]
    score.add("found", bool(holding), case)
    if not holding:
        return
    suspects = [s for finding in holding for s in finding.suspects]
    mine = [s for s in suspects if s.figure.span.start == place]
    score.add("any listed", bool(mine), case)
    first = any(f.suspects and f.suspects[0].figure.span.start == place for f in holding)
    if len({frozenset(relation.tokens) for relation in wrong.impossible(number)}) >= INDEPENDENT:
        score.add("first", first, case)
        score.add("listed", bool(mine), case)
        original = right.tokens[number].text.replace(",", "")
        score.add("value", bool(mine) and mine[0].expected.replace(",", "") == original, case)


def records(kind: Callable[[Random], Record], seeds: Iterable[int]) -> Score:
    """One slip in each record: ``first``, ``listed`` and ``value`` as above; ``named`` is the figure alone."""
    score = Score()
    for seed in seeds:
        random = Random(seed)
        right = kind(random)
        number, wrong = mistyped(right, random)
        findings = wrong.findings()
        suspects = [suspect for finding in findings for suspect in finding.suspects]
        mine = [suspect for suspect in suspects if suspect.figure.index == number]
        case = (seed, right.texts[number], wrong.texts[number])
        score.add("found", bool(findings), case)
        score.add("first", len(findings) == 1 and suspects[:1] == mine[:1] != [], case)
        score.add("listed", bool(mine), case)
        score.add("value", bool(mine) and mine[0].expected == right.texts[number], case)
        score.add("named", len(findings) == 1 and len(suspects) == len(mine) == 1, case)
    return score


def _places(finding: Finding) -> Iterator[int]:
    for fact in finding.verdict.check.facts:
        yield fact.figure.span.start
    for suspect in finding.suspects:
        yield suspect.figure.span.start
    for related in finding.related:
        yield from _places(related)
