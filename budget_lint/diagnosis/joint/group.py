"""The checks behind a verdict on several of them together, asked what they say of one figure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from budget_lint.diagnosis.asking import Values
from budget_lint.diagnosis.joint.conflict import contradictory
from budget_lint.diagnosis.joint.solver import relaxed
from budget_lint.diagnosis.joint.system import stating, system
from budget_lint.diagnosis.linear import CONSTANT, Terms
from budget_lint.model.check import Check


class Group(NamedTuple):
    """``checks`` by their numbers, and the ``quantities`` of their figures."""

    checks: Mapping[int, Check]
    quantities: Values

    def holds(self, replaced: Values) -> bool:
        """Whether the checks may all hold with other values of some figures."""
        return not contradictory(system(self.checks, {**self.quantities, **replaced}))

    def implied(self, index: int, replaced: Values) -> tuple[Fraction, ...]:
        """The value, in base units, nearest to what a figure prints with which all checks may hold; none if none."""
        quotients = stating(self.checks, index)
        of = system(self.checks, {**self.quantities, **replaced})
        found = relaxed(of, quotients, () if quotients else (index,))
        if found is None:
            return ()
        for top, bottom in quotients.values():
            divisor = _at(bottom, found.values)
            return (_at(top, found.values) / divisor,) if divisor else ()
        return (found.values[index],) if index in found.values else ()


def _at(terms: Terms, values: Mapping[int, Fraction]) -> Fraction:
    return sum((f * values[i] for i, f in terms.items() if i != CONSTANT), terms.get(CONSTANT, Fraction(0)))
