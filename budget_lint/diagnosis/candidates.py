"""Which other value of a figure would mend broken checks and break none that holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from budget_lint.diagnosis.net import MENDED, SOUND, Net, Values
from budget_lint.diagnosis.proposals import proposed
from budget_lint.diagnosis.slips import UNEXPLAINED, printed, slip_between, steps, weakness
from budget_lint.model.check import Verdict
from budget_lint.model.expression import Call, Name
from budget_lint.model.fact import Fact
from budget_lint.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Option:
    """Other values for ``figures`` (one, or several that print the same wrong value) and what they do.

    ``repairs`` are the broken verdicts that they mend; ``confirmations`` counts the figures elsewhere that
    print the first figure's value, ``settled`` the undecided checks that hold with it, ``exact`` the checks
    that then hold to the last digit; ``weakness`` tells how badly ``slip`` explains the printed value,
    ``distance`` how far the value is from a solution, in last digits.
    """

    figures: tuple[int, ...]
    values: tuple[Quantity, ...]
    repairs: frozenset[int]
    confirmations: int = 0
    settled: int = 0
    slip: str = ""
    weakness: int = UNEXPLAINED
    exact: int = 0
    distance: Fraction = Fraction(0)

    @property
    def replaced(self) -> Values:
        return dict(zip(self.figures, self.values, strict=True))

    @property
    def support(self) -> int:
        return self.confirmations + self.settled


def single_options(net: Net, index: int, broken: Collection[int], accepted: Values) -> list[Option]:
    """The values of one figure that mend some of the ``broken`` verdicts; ``accepted`` ones are in force."""
    if index not in net.quantities or index in accepted:
        return []
    quantity = net.quantities[index]
    found: list[Option] = []
    for proposals in proposed(net, index, broken, accepted):
        for number, distance in proposals.items() if not found else ():
            if net.evaluate.spent:
                return found
            option = _tried(net, {index: _with_steps(quantity, number)}, broken, accepted)
            if option is not None:
                found.append(_explained(option, quantity, distance))
    return found


def joint_options(net: Net, verdict: int, broken: Collection[int], accepted: Values) -> list[Option]:
    """Where a restated fact has two values: the figures that print one of them, all with the other one."""
    facts = [fact for fact in _restated(net, verdict) if fact.figure.index in net.quantities]
    groups: dict[Fraction, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.quantity.point, []).append(fact)
    if len(groups) != 2 or any(fact.figure.index in accepted for fact in facts):
        return []
    found = []
    for wrong, right in (tuple(groups), tuple(groups)[::-1]):
        values = {fact.figure.index: _nearest(fact.quantity, right) for fact in groups[wrong]}
        option = _tried(net, values, broken, accepted) if len(values) > 1 else None
        if option is not None:
            quantity = groups[wrong][0].quantity
            found.append(_explained(option, quantity, Fraction(0)))
    return found


def preference(option: Option) -> tuple[object, ...]:
    """Sorts the options of equal repairs and support, the likelier ones first; no two are equal."""
    numbers = tuple(steps(value) for value in option.values)
    return (option.weakness, -option.exact, option.distance, option.figures, numbers)


def _tried(net: Net, values: Values, broken: Collection[int], accepted: Values) -> Option | None:
    """What other values do; None when they mend nothing or spoil a check that is sound."""
    replaced = {**accepted, **values}
    touched = sorted({i for index in values for i in net.touching[index]})
    found = {i: net.tried(i, replaced) for i in touched if i in broken}
    repairs = frozenset(i for i, verdict in found.items() if _mended(verdict))
    if not repairs:
        return None
    settled = 0
    for i in touched:
        if i in broken:
            continue
        found[i] = net.tried(i, replaced)
        if net.outcome(i) == "undecided":
            settled += found[i].outcome in MENDED
        elif found[i].outcome not in SOUND:
            return None
    first = next(iter(values))
    stating = net.stating(first, values[first].point) - set(values) - set(accepted)
    exact = sum(verdict.outcome == "holds" for verdict in found.values())
    return Option(tuple(values), tuple(values.values()), repairs, len(stating), settled, exact=exact)


def _explained(option: Option, wrong: Quantity, distance: Fraction) -> Option:
    """The option of a figure that prints ``wrong``, with how that may have come about."""
    number = steps(option.values[0])
    slip = slip_between(wrong, number)
    return replace(option, slip=slip, weakness=weakness(slip, number - steps(wrong)), distance=distance)


def _mended(verdict: Verdict) -> bool:
    """A value that only takes a check out of its rule's reach mends nothing."""
    return verdict.outcome in MENDED


def _restated(net: Net, verdict: int) -> tuple[Fact, ...]:
    """The facts that a check of nothing but agreement compares, none for another check."""
    check = net.check(verdict)
    match check.rule.assertion:
        case Call("agree", (Name(role),)):
            return next((facts for key, facts in check.binding if key == role), ())
        case _:
            return ()


def _with_steps(quantity: Quantity, number: int) -> Quantity:
    return replace(quantity, value=printed(number, quantity))


def _nearest(quantity: Quantity, value: Fraction) -> Quantity:
    """``value`` (base units) as it would be printed in place of ``quantity``."""
    return _with_steps(quantity, round(value / (2 * quantity.half)))
