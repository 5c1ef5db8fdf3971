"""How well a document is protected: every figure is made wrong in turn, and it is looked at what would be seen.

Nothing is read again. What a figure is named and which checks hold it depends on the words, so only the checks of a
changed figure are made again, and only they and their neighbours are diagnosed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budget_lint.diagnosis.asking import Evaluate
from budget_lint.diagnosis.causes import Cause, causes
from budget_lint.diagnosis.copies import copies
from budget_lint.diagnosis.net import link
from budget_lint.diagnosis.strength.changes import Change, changes
from budget_lint.model.check import Check, Verdict
from budget_lint.model.fact import Fact
from budget_lint.model.finding import DocumentReport
from budget_lint.model.quantity import Quantity
from budget_lint.model.strength import Probe, Strength

MOST = 3_000  # changes that are tried; of more every second, third … of a figure, in turn
SEEN = ("error", "warning")


def strength(report: DocumentReport, checks: Sequence[Check], evaluate: Evaluate) -> Strength:
    """Makes every figure wrong in turn. ``checks`` are all that there may be, those too whose guards are false now."""
    bench = _Bench(report, checks, evaluate)
    first: dict[int, Fact] = {}
    for fact in report.reading.facts:
        if not fact.figure.worded and fact.quantity.quantum > 0:
            first.setdefault(fact.figure.index, fact)
    known = copies(report.document, report.reading.facts)
    every = [(fact, list(changes(fact, known))) for fact in first.values()]
    possible = sum(len(found) for _, found in every)
    stride = max(1, -(-possible // MOST))
    probes = [
        bench.probe(fact, change)
        for place, (fact, found) in enumerate(every)
        for change in found[place % stride :: stride]
    ]
    return Strength(report, tuple(fact.figure for fact, _ in every), tuple(probes), possible)


class _Bench:
    """The checks of a document as they are, to compare changed ones with."""

    def __init__(self, report: DocumentReport, checks: Sequence[Check], evaluate: Evaluate) -> None:
        self.document, self.evaluate = report.document, evaluate
        self.verdicts = [_as_it_is(check, evaluate) for check in checks]
        self.members = [[fact.figure.index for fact in check.facts] for check in checks]
        self.touching: dict[int, list[int]] = {}
        for number, members in enumerate(self.members):
            for index in dict.fromkeys(members):
                self.touching.setdefault(index, []).append(number)

    def probe(self, fact: Fact, change: Change) -> Probe:
        """What a change of one figure would lead to."""
        index = fact.figure.index
        probe = Probe(fact.figure, change.slip, change.text)
        touched = {number: self._changed(number, fact, change) for number in self.touching.get(index, ())}
        new = [n for n, v in touched.items() if v.outcome == "broken" and self.verdicts[n].outcome != "broken"]
        if not any(touched[number].check.rule.severity in SEEN for number in new):
            return probe
        return self._diagnosed(replace(probe, noticed=True), fact, touched)

    def _changed(self, number: int, fact: Fact, change: Change) -> Verdict:
        """The verdict on a check of which one figure is another one: the figure itself is replaced in it."""
        check = self.verdicts[number].check
        binding = tuple((role, tuple(_having(f, fact, change) for f in facts)) for role, facts in check.binding)
        return _as_it_is(replace(check, binding=binding), self.evaluate)

    def _diagnosed(self, probe: Probe, fact: Fact, touched: dict[int, Verdict]) -> Probe:
        index = fact.figure.index
        near = dict.fromkeys(member for number in touched for member in self.members[number])
        around = sorted({number for member in near for number in self.touching[member]})
        net = link(self.document, [touched.get(number, self.verdicts[number]) for number in around], self.evaluate)
        for cause in causes(net):
            if any(index in net.members[number] for number in (cause.main, *cause.others)):
                found = _judged(probe, cause, fact.quantity)
                probe = found if found.listed else probe
        return probe


def _judged(probe: Probe, cause: Cause, right: Quantity) -> Probe:
    index = probe.figure.index
    options = [option for option in cause.options if option.figures[0] == index]
    if not options:
        return probe
    named = len(cause.options) == 1 and not options[0].breaks and not options[0].paired
    value = options[0].values[0]
    repaired = abs(value.point - right.point) <= max(right.half, value.half)
    return replace(probe, listed=True, named=named, repaired=repaired)


def _as_it_is(check: Check, evaluate: Evaluate) -> Verdict:
    """The verdict with the guard of the rule asked, too: it is when values are handed over, if only the same ones."""
    fact = check.facts[0]
    return evaluate(check, {fact.figure.index: fact.quantity})


def _having(fact: Fact, changed: Fact, change: Change) -> Fact:
    """A fact of the changed figure with the other quantity, in the direction that the fact has."""
    if fact.figure.index != changed.figure.index:
        return fact
    turned = fact.quantity.value != changed.quantity.value
    quantity = change.quantity.negated() if turned else change.quantity
    figure = replace(fact.figure, quantity=quantity, text=change.text)
    return replace(fact, figure=figure, quantity=quantity)
