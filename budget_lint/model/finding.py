"""What is reported: findings with their evidence, and the report on a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from budget_lint.model.check import Verdict
from budget_lint.model.document import Document
from budget_lint.model.fact import Fact, Figure, Reading
from budget_lint.model.policy import Word
from budget_lint.model.rule import Severity
from budget_lint.model.waiver import Waiver, WaiverTrouble


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that is probably wrong, and the value, printed at its precision, that mends the checks.

    ``repairs`` counts the broken checks that the value mends, ``confirmations`` the figures elsewhere that
    state it. ``slip`` is a key of the interface texts: how the error may have come about, empty if unknown.
    ``breaks`` counts the checks that hold now and would not hold with the value. ``along`` are further figures that
    must change with it, with their values: other places of the same figure or, if ``paired``, a second wrong figure.
    """

    figure: Figure
    expected: str
    repairs: int
    confirmations: int = 0
    slip: str = ""
    breaks: int = 0
    along: tuple[tuple[Figure, str], ...] = ()
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """What would tell which figure is wrong: ``check``, undecided checks that would if they could be made;
    ``accounts``, only a look at the source of the figures; ``several``, no one figure alone can be the cause.
    """

    kind: Literal["check", "accounts", "several"]
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken check to report, with the other broken checks of the same cause below it.

    ``suspects`` are ranked. One alone, which breaks nothing and takes no second wrong figure, is named; others are
    alternatives that the figures cannot tell apart. ``hint`` is for findings that name none. A finding with a
    ``waiver`` was accepted: it is reported and does not fail the run.
    """

    verdict: Verdict
    severity: Severity
    fingerprint: str
    suspects: tuple[Suspect, ...] = ()
    related: tuple[Finding, ...] = ()
    waiver: Waiver | None = None
    hint: Hint | None = None

    @property
    def named(self) -> Suspect | None:
        """The suspect, where the figures of the document tell which it is."""
        alone = len(self.suspects) == 1 and not self.suspects[0].breaks and not self.suspects[0].paired
        return self.suspects[0] if alone else None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Everything that is known of one document after a run.

    ``kind`` is the word that gave its kind, None where that was recognised; ``without`` are the families of
    rules that are not for that kind, ``why`` says what is special about it, by language. ``waivers`` are those that
    are about the document, ``fitting`` those that fit a finding, both by their numbers among all waivers of the run.
    """

    document: Document
    reading: Reading
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    kind: Word | None = None
    without: tuple[str, ...] = ()
    waivers: frozenset[int] = frozenset()
    fitting: frozenset[int] = frozenset()
    why: Mapping[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> Mapping[int, Fact]:
        """The first fact of each figure, by the figure's index."""
        found: dict[int, Fact] = {}
        for fact in self.reading.facts:
            found.setdefault(fact.figure.index, fact)
        return found

    @property
    def checked(self) -> frozenset[int]:
        """Indices of the figures that some decided check holds."""
        return frozenset(
            fact.figure.index
            for v in self.verdicts
            if v.outcome != "undecided" and v.check.quote is None
            for fact in v.check.facts
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The documents of one run, in their order, and what is wrong with the waivers that were given."""

    documents: tuple[DocumentReport, ...]
    waivers: tuple[WaiverTrouble, ...] = ()
