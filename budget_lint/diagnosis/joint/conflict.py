"""The smallest set of checks that cannot all hold, proven in exact arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from budget_lint.diagnosis.joint.rows import ranging
from budget_lint.diagnosis.joint.solver import Relaxed, relaxed
from budget_lint.diagnosis.joint.system import System, satisfiable
from budget_lint.diagnosis.linear import combined

ROUNDS = 60  # sets looked at on the way to the smallest; after that a set is given of which every check is needed

Checks = frozenset[int]


def conflict(of: System) -> Checks | None:
    """A smallest set of checks that no values within the boxes satisfy together; None where there is none."""
    every = frozenset(of.checks)
    found = relaxed(of, every)
    if found is None or not found.strained or not proven(of, found):
        return None
    return _smallest(of, every, found)


def contradictory(of: System) -> bool:
    """Whether it is proven that no values satisfy the rows."""
    if satisfiable(of):
        return False
    found = relaxed(of, of.checks)
    return found is not None and bool(found.strained) and proven(of, found)


def proven(of: System, found: Relaxed) -> bool:
    """Whether the rows, each times its multiplier, add up to a sum that is above nought for all values in the boxes.

    This is Farkas' lemma, in fractions: every row must not exceed nought, so the sum must not either.
    """
    scaled = [(y, row.terms) for y, row in zip(found.multipliers, of.rows, strict=True) if y > 0]
    return ranging(combined(*scaled), of.boxes.__getitem__).low > Fraction(0)


def _smallest(of: System, every: Checks, found: Relaxed) -> Checks:
    """Implicit hitting sets: of every set that has to give way the smallest conflict holds at least one check."""
    ceiling = _needed(of, _support(of, found))
    giving = [found.strained]
    for _ in range(ROUNDS):
        chosen = _hitting(giving, len(ceiling) - 1)
        if chosen is None:  # nothing smaller hits them all
            return ceiling
        part = of.only(chosen)
        if contradictory(part):
            return chosen
        rest = relaxed(of, every - chosen)
        if rest is None or not rest.strained:
            break
        giving.append(rest.strained)
    return ceiling


def _support(of: System, found: Relaxed) -> Checks:
    """The checks that the proof uses."""
    return frozenset(row.check for y, row in zip(found.multipliers, of.rows, strict=True) if y > 0)


def _needed(of: System, checks: Checks) -> Checks:
    """What is left of a conflict when every check is taken out without which it still is one."""
    for check in sorted(checks):
        if contradictory(of.only(checks - {check})):
            checks = checks - {check}
    return checks


def _hitting(sets: Sequence[Checks], most: int) -> Checks | None:
    """A smallest set of at most so many checks that has one of each of the ``sets``."""
    for size in range(1, most + 1):
        found = next(_of_size(sets, size, frozenset()), None)
        if found is not None:
            return found
    return None


def _of_size(sets: Sequence[Checks], size: int, chosen: Checks) -> Iterator[Checks]:
    missed = next((some for some in sets if not some & chosen), None)
    if missed is None:
        yield chosen
    elif len(chosen) < size:
        for check in sorted(missed):
            yield from _of_size(sets, size, chosen | {check})
