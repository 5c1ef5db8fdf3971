"""How well a document is protected by the rules in force: what would be seen if a figure were wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from budget_lint.model.fact import Figure
from budget_lint.model.finding import DocumentReport


@dataclass(frozen=True, slots=True)
class Probe:
    """One figure made wrong in one way: ``text`` is what would stand there, ``slip`` a key of the interface texts.

    ``noticed``: an error or a warning would be reported that is not now. ``listed``: the figure would be among its
    suspects; ``named``: it would be the only one; ``repaired``: the value suggested for it would be the right one.
    """

    figure: Figure
    slip: str
    text: str
    noticed: bool = False
    listed: bool = False
    named: bool = False
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Probes counted."""

    changes: int = 0
    noticed: int = 0
    listed: int = 0
    named: int = 0
    repaired: int = 0

    @classmethod
    def of(cls, probes: Iterable[Probe]) -> Tally:
        found = list(probes)
        return cls(
            len(found),
            sum(probe.noticed for probe in found),
            sum(probe.listed for probe in found),
            sum(probe.named for probe in found),
            sum(probe.repaired for probe in found),
        )


@dataclass(frozen=True, slots=True)
class Strength:
    """What came of making every figure of a document wrong in turn.

    ``figures`` are those that were made wrong, ``possible`` counts all the changes there are: very many are tried in
    part only, evenly.
    """

    report: DocumentReport
    figures: tuple[Figure, ...]
    probes: tuple[Probe, ...]
    possible: int

    @property
    def unprotected(self) -> tuple[Figure, ...]:
        """The figures of which no change would be noticed."""
        noticed = {probe.figure.index for probe in self.probes if probe.noticed}
        return tuple(figure for figure in self.figures if figure.index not in noticed)
