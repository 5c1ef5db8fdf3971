"""From broken verdicts to causes: the figure to blame where one can be named, alternatives where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from budget_lint.diagnosis.candidates import joint_options, paired_options, single_options, spoiling_options
from budget_lint.diagnosis.groups import linked
from budget_lint.diagnosis.net import Net
from budget_lint.diagnosis.options import Option, preference
from budget_lint.model.expression import Arithmetic, Call, Comparison, Expression, children
from budget_lint.model.quantity import NO_UNIT, Quantity
from budget_lint.model.rule import Severity
from budget_lint.model.span import Span

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
ALTERNATIVES = 60
WORK = 100_000  # squares of the sizes of broken checks, summed; more of them are a document misread
HOPELESS = 300  # so many broken checks say that the document is misread; no figure of it is named
CLEARLY = 2  # so many more confirmations name a figure where another one mends as many checks


class Cause(NamedTuple):
    """Broken verdicts with one cause: the ``main`` one and the ``others`` below it.

    One option means that its figure is named; several are alternatives, the likelier first.
    """

    main: int
    others: tuple[int, ...] = ()
    options: tuple[Option, ...] = ()


def causes(net: Net) -> list[Cause]:
    """The causes of all broken verdicts, each verdict in exactly one of them."""
    search = _Search(net)
    found = []
    while (option := search.dominant()) is not None:
        found.append(_named(net, option))
        search.accept(option)
    search.desperate()
    return found + _unnamed(net, search)


class _Search:
    """What is still broken, what would mend it, and the values taken as right so far."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.broken = set(net.with_outcome("broken"))
        self.targets = _affordable(net, self.broken)
        self.accepted: dict[int, Quantity] = {}
        # By figure for single ones, by the negative number of the verdict, less one, for joint ones.
        self.options: dict[int, list[Option]] = {}
        self._collect(self.broken)

    def _collect(self, verdicts: Iterable[int]) -> None:
        """Looks for options for the figures of some broken verdicts anew."""
        verdicts = sorted(self.targets.intersection(verdicts))
        for index in sorted({index for verdict in verdicts for index in self.net.members[verdict]}):
            if self.net.evaluate.spent:
                return
            self.options[index] = single_options(self.net, index, self.broken, self.accepted)
        for verdict in verdicts:
            self.options[-1 - verdict] = joint_options(self.net, verdict, self.broken, self.accepted)

    def ranked(self) -> list[Option]:
        """All options, the best first."""
        every = {option: None for options in self.options.values() for option in options}
        return sorted(every, key=lambda option: (*(-n for n in self._merit(option)), *preference(option)))

    def dominant(self) -> Option | None:
        """The best option that is better than every other figure's that mends some of the same checks."""
        ranked = self.ranked()
        mending: dict[int, list[Option]] = {}
        for option in ranked:
            for verdict in option.repairs:
                mending.setdefault(verdict, []).append(option)
        for option in ranked:
            rivals = (rival for verdict in option.repairs for rival in mending[verdict])
            if all(self._beats(option, rival) for rival in rivals):
                return option
        return None

    def accept(self, option: Option) -> None:
        """Takes the option's values as right and looks again at every figure that shares a check with it."""
        self.accepted.update(option.replaced)
        self.broken -= option.repairs
        touched = {i for index in option.figures for i in self.net.touching[index]}
        near = {index for i in touched for index in self.net.members[i]}
        again = {i for index in near for i in self.net.touching[index] if i in self.broken}
        for key in (*near, *(-1 - i for i in touched)):
            self.options.pop(key, None)
        self._collect(again)

    def desperate(self) -> None:
        """For what no figure mends alone: two that are wrong together, else values that break what holds."""
        hopeful = {verdict for options in self.options.values() for option in options for verdict in option.repairs}
        for verdict in sorted((self.targets & self.broken) - hopeful):
            if self.net.evaluate.spent:
                return
            arguments = (self.net, verdict, self.broken, self.accepted)
            self.options[-1 - verdict] = paired_options(*arguments) + spoiling_options(*arguments)

    def _merit(self, option: Option) -> tuple[int, int]:
        """Repairs less what is broken, and support. Checks of the same figures are one relation, by whatever rules.

        A second wrong figure weighs half of what a check that would break does.
        """
        mended = {self.net.members[i] for i in option.repairs}
        spoiled = {self.net.relation(i) for i in option.breaks}
        return 2 * (len(mended) - len(spoiled)) - option.paired, option.support

    def _beats(self, option: Option, rival: Option) -> bool:
        if not set(option.figures).isdisjoint(rival.figures):
            return True
        mine, other = self._merit(option), self._merit(rival)
        return mine[0] > other[0] or (mine[0] == other[0] and mine[1] >= other[1] + CLEARLY)


def _affordable(net: Net, broken: Iterable[int]) -> frozenset[int]:
    """The broken checks whose figures are looked at: all, but for the longest ones of a hopeless document."""
    found, work = set(), 0
    if len(set(broken)) > HOPELESS:
        return frozenset()
    for verdict in sorted(broken, key=lambda i: (len(net.members[i]), i)):
        work += len(net.members[verdict]) ** 2
        if work > WORK:
            break
        found.add(verdict)
    return frozenset(found)


def _named(net: Net, option: Option) -> Cause:
    """The cause of all that one wrong figure breaks; above stands the check that computes its value best."""

    def order(verdict: int) -> tuple[object, ...]:
        computed = _computes(net.check(verdict).rule.assertion)
        return (severity_rank(net, verdict), not computed, *_size_and_place(net, verdict))

    main, *others = sorted(option.repairs, key=order)
    return Cause(main, tuple(others), (option,))


def _unnamed(net: Net, search: _Search) -> list[Cause]:
    """What is left: checks of the same figures together, checks that the same alternatives mend, and those that
    contradict the same words."""
    ranked = search.ranked()
    links = [option.repairs for option in ranked]
    same: dict[frozenset[int], set[int]] = {}
    for verdict in search.broken:
        same.setdefault(net.members[verdict], set()).add(verdict)
    denied: dict[Span, set[int]] = {}
    for verdict in search.broken:
        for fact in net.check(verdict).facts:
            if fact.figure.worded and fact.figure.quantity.unit is not NO_UNIT:  # that there is none
                denied.setdefault(fact.figure.span, set()).add(verdict)
    found = []
    for group in linked(search.broken, [*links, *same.values(), *denied.values()]):
        main, *others = sorted(group, key=lambda i: (severity_rank(net, i), *_size_and_place(net, i)))
        options = _by_figure(option for option in ranked if not option.repairs.isdisjoint(group))
        found.append(Cause(main, tuple(others), tuple(options)[:ALTERNATIVES]))
    return found


def _by_figure(options: Iterable[Option]) -> Iterator[Option]:
    """The first option of each figure."""
    seen: set[int] = set()
    for option in options:
        if option.figures[0] not in seen:
            seen.add(option.figures[0])
            yield option


def severity_rank(net: Net, verdict: int) -> int:
    return SEVERITIES.index(net.check(verdict).rule.severity)


def _size_and_place(net: Net, verdict: int) -> tuple[object, ...]:
    check = net.check(verdict)
    bound = isinstance(check.rule.assertion, Comparison) and check.rule.assertion.operator not in ("==", "!=")
    return (len(check.facts), check.span, bound, check.rule.code, verdict)  # a bound says less than an equation


def _computes(node: Expression) -> bool:
    """True when an assertion does sums, rather than compare figures as they are."""
    match node:
        case Arithmetic() | Call("sum"):
            return True
        case _:
            return any(_computes(child) for child in children(node))
