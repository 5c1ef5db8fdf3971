"""Which other value of a figure would mend broken checks, and what it would do to those that hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from budget_lint.diagnosis.asking import Values
from budget_lint.diagnosis.net import Net
from budget_lint.diagnosis.options import Option, explained, tried, with_steps
from budget_lint.diagnosis.proposals import proposed, solutions
from budget_lint.diagnosis.slips import last_digit
from budget_lint.model.expression import Call, Name
from budget_lint.model.fact import Fact
from budget_lint.model.quantity import Quantity

PAIRED = 20  # figures in a check of which two are tried together
SPOILED = 2  # checks that the first of two wrong figures may break


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
            option = tried(net, {index: with_steps(quantity, number)}, broken, accepted)
            if option is not None:
                found.append(explained(net, option, distance))
    return found


def joint_options(net: Net, verdict: int, broken: Collection[int], accepted: Values) -> list[Option]:
    """Where a restated fact has two values: the figures that print one of them, all with the other one."""
    found = []
    for values in _other_way(net, verdict, accepted):
        option = tried(net, values, broken, accepted)
        if option is not None:
            found.append(explained(net, option, Fraction(0)))
    return found


def paired_options(net: Net, verdict: int, broken: Collection[int], accepted: Values) -> list[Option]:
    """Two figures that are wrong together: the second mends what the right value of the first one breaks.

    For broken verdicts that no figure mends alone.
    """
    found: list[Option] = []
    for option in spoiling_options(net, verdict, broken, accepted):
        after = {**accepted, **option.replaced}
        if len(option.breaks) > SPOILED or any(len(net.members[i]) > PAIRED for i in option.breaks):
            continue
        left = (set(broken) - option.repairs) | option.breaks
        for index in sorted({index for i in option.breaks for index in net.members[i]} - set(after)):
            for second in single_options(net, index, left, after):
                if option.breaks <= second.repairs:
                    found.append(_both(option, second, broken))
    return found


def spoiling_options(net: Net, verdict: int, broken: Collection[int], accepted: Values) -> list[Option]:
    """The solutions of a broken verdict for its figures, whatever they break elsewhere."""
    if len(net.members[verdict]) > PAIRED:
        return []
    found: list[Option] = []
    for values in _alone_or_alike(net, verdict, accepted):
        if net.evaluate.spent:
            return found
        option = tried(net, values, broken, accepted, spoiling=True)
        if option is not None:
            found.append(explained(net, option, Fraction(0)))
    return found


def _alone_or_alike(net: Net, verdict: int, accepted: Values) -> Iterator[Values]:
    for index in sorted(net.members[verdict] & net.quantities.keys() - accepted.keys()):
        for number in solutions(net, verdict, index, accepted):
            yield {index: with_steps(net.quantities[index], number)}
    yield from _other_way(net, verdict, accepted)


def _other_way(net: Net, verdict: int, accepted: Values) -> Iterator[Values]:
    """The values of a fact that is stated in two ways, with one way in place of the other, where several have it."""
    facts = [fact for fact in _restated(net, verdict) if fact.figure.index in net.quantities]
    groups: dict[Fraction, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.quantity.point, []).append(fact)
    if len(groups) != 2 or any(fact.figure.index in accepted for fact in facts):
        return
    for wrong, right in (tuple(groups), tuple(groups)[::-1]):
        if len(groups[wrong]) > 1:
            yield {fact.figure.index: _nearest(fact.quantity, right) for fact in groups[wrong]}


def _both(first: Option, second: Option, broken: Collection[int]) -> Option:
    """Two options as one that is no better than either."""
    return first._replace(
        figures=first.figures + second.figures,
        values=first.values + second.values,
        repairs=first.repairs | (second.repairs & frozenset(broken)),
        breaks=frozenset(),
        settled=min(first.settled, second.settled),
        weakness=max(first.weakness, second.weakness),
        exact=min(first.exact, second.exact),
        distance=max(first.distance, second.distance),
        lost=first.lost + second.lost,
        paired=True,
    )


def _restated(net: Net, verdict: int) -> tuple[Fact, ...]:
    """The facts that a check of nothing but agreement compares, none for another check."""
    check = net.check(verdict)
    match check.rule.assertion:
        case Call("agree", (Name(role),)):
            return next((facts for key, facts in check.binding if key == role), ())
        case _:
            return ()


def _nearest(quantity: Quantity, value: Fraction) -> Quantity:
    """``value`` (base units) as it would be printed in place of ``quantity``."""
    return with_steps(quantity, round(value / last_digit(quantity)))
