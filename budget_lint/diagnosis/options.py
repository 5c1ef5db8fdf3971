"""Other values of figures, and what the checks of those figures say of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from budget_lint.diagnosis.asking import Values
from budget_lint.diagnosis.net import MENDED, SOUND, Net
from budget_lint.diagnosis.slips import UNEXPLAINED, printed, slip_between, steps, weakness
from budget_lint.model.quantity import Quantity


class Option(NamedTuple):
    """Other values for ``figures``: one, several that print the same wrong value, or two that are wrong together.

    ``repairs`` are the broken verdicts that they mend, ``breaks`` the sound ones that they break; ``lost`` counts
    those that held by accident perhaps. ``paired`` is true of two figures that are wrong together.
    ``confirmations`` counts the figures elsewhere that print the first figure's value, ``settled`` the undecided
    checks that hold with it, ``exact`` the checks that then hold to the last digit; ``weakness`` tells how badly
    ``slip`` explains the printed value, ``distance`` how far the value is from a solution, in last digits.
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
    breaks: frozenset[int] = frozenset()
    lost: int = 0
    paired: bool = False

    @property
    def replaced(self) -> Values:
        return dict(zip(self.figures, self.values, strict=True))

    @property
    def support(self) -> int:
        return self.confirmations + self.settled


def preference(option: Option) -> tuple[object, ...]:
    """Sorts the options of equal repairs and support, the likelier ones first; no two are equal."""
    numbers = tuple(steps(value) for value in option.values)
    return (option.weakness, option.lost, -option.exact, option.distance, option.figures, numbers)


def tried(
    net: Net, values: Values, broken: Collection[int], accepted: Values, *, spoiling: bool = False
) -> Option | None:
    """What other values do; None when they mend nothing or, unless ``spoiling`` is allowed, break a sound check."""
    replaced = {**accepted, **values}
    touched = sorted({i for index in values for i in net.touching[index]})
    found = {i: net.tried(i, replaced) for i in touched if i in broken}
    # A value that only takes a check out of its rule's reach mends nothing.
    repairs = frozenset(i for i, verdict in found.items() if verdict.outcome in MENDED)
    if not repairs:
        return None
    settled = lost = 0
    breaks = set()
    for i in touched:
        if i in broken:
            continue
        found[i] = net.tried(i, replaced)
        if net.outcome(i) == "undecided":
            settled += found[i].outcome in MENDED
        elif found[i].outcome not in SOUND:
            if not net.firm(i):
                lost += 1
                continue
            breaks.add(i)
            if not spoiling:
                return None
    first = next(iter(values))
    stating = net.stating(first, values[first].point) - set(values) - set(accepted)
    return Option(
        tuple(values),
        tuple(values.values()),
        repairs,
        len(stating),
        settled,
        exact=sum(verdict.outcome == "holds" for verdict in found.values()),
        breaks=frozenset(breaks),
        lost=lost,
    )


def explained(net: Net, option: Option, distance: Fraction) -> Option:
    """The option with how its first figure may have come to say what it prints."""
    wrong = net.quantities[option.figures[0]]
    number = steps(option.values[0])
    slip = slip_between(wrong, number)
    weak = weakness(slip, number - steps(wrong))
    if weak:
        copied = net.copies.slip(option.figures[0])
        slip, weak = (copied, 0) if copied else (slip, weak)
    return option._replace(slip=slip, weakness=weak, distance=distance)


def with_steps(quantity: Quantity, number: int) -> Quantity:
    """Another value, in last digits."""
    return replace(quantity, value=printed(number, quantity))
