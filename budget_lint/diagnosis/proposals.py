"""The values of a figure that are worth a try, before any of them is tried.

Values are counted in units of the figure's last printed digit, so that they are whole numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

from budget_lint.diagnosis.asking import Values
from budget_lint.diagnosis.net import Net
from budget_lint.diagnosis.slips import UNEXPLAINED, last_digit, steps, undone, weakness
from budget_lint.diagnosis.solve import bounds, roots
from budget_lint.model.expression import Comparison
from budget_lint.model.quantity import Quantity

NEAR = 4  # last digits to either side of a solution: rounded addends shift it so far
EXPLAINED = 3  # values that a known slip explains, tried beside the solution
FEW = 20  # figures in a check; those of a longer one are not tried beyond its solution
DOUBTFUL = "incomplete"
LONGEST = 200  # bits of a value: a longer one is no figure

Proposals = dict[int, Fraction]  # a value -> its distance to the solution of a broken check


def proposed(net: Net, index: int, broken: Collection[int], accepted: Values) -> tuple[Proposals, Proposals]:
    """Values that may mend some of the ``broken`` verdicts, and more of them for when none of these does.

    Those that a check, broken or sound, rules out are left out: most figures have none left and cost nothing
    more.
    """
    quantity = net.quantities[index]
    step, number = last_digit(quantity), steps(quantity)
    likely: Proposals = {}
    others: Proposals = {}
    allowed = _allowed(net, index, broken, accepted)
    if not allowed:
        return likely, others
    stated = [round(value / step) for value in net.stated_values(index)]
    known = {n: weakness(slip, n - number) for n, slip in undone(quantity).items()}
    for verdict, region in allowed.items():
        slips = known if len(net.members[verdict]) <= FEW else {}
        for solution in _roots(net, verdict, index, accepted):
            nearest = round(solution) if region is None else _clamped(round(solution), region)
            inside = [n for n in stated if region is not None and n in region]
            _add(likely, solution, (nearest, *inside, *_explained(solution, region, slips)))
            _add(others, solution, _near(nearest, region))
    return _others(quantity, likely), _others(quantity, others)


def solutions(net: Net, verdict: int, index: int, accepted: Values) -> list[int]:
    """The printed values nearest to what a broken verdict implies for a figure."""
    found = dict.fromkeys(round(solution) for solution in _roots(net, verdict, index, accepted))
    return [number for number in found if _is_other(net.quantities[index], number)]


def _others(quantity: Quantity, proposals: Proposals) -> Proposals:
    return {number: distance for number, distance in proposals.items() if _is_other(quantity, number)}


def _is_other(quantity: Quantity, number: int) -> bool:
    """True for another value than the printed one. There are not fewer things than none."""
    return number != steps(quantity) and (number >= 0 or quantity.value < 0 or quantity.unit.kind != "count")


def _roots(net: Net, verdict: int, index: int, accepted: Values) -> list[Fraction]:
    """What a broken verdict implies, in last digits. A bound implies no value, but a doubtful sum may know one."""
    step = last_digit(net.quantities[index])
    found = roots(net.unknown(verdict, index, accepted))
    if verdict in net.joint:
        found = net.joint[verdict].implied(index, accepted)
    elif not found and not _equates(net, verdict):
        doubtful = (i for i in net.touching[index] if net.check(i).doubt == DOUBTFUL)
        found = tuple(root for i in doubtful for root in roots(net.unknown(i, index, accepted)))
    return [root / step for root in found if abs(root / step) < 1 << LONGEST]


def _equates(net: Net, verdict: int) -> bool:
    match net.check(verdict).rule.assertion:
        case Comparison("<=" | ">=" | "<" | ">"):
            return False
        case _:
            return True


def _add(proposals: Proposals, solution: Fraction, numbers: Iterable[int]) -> None:
    for number in numbers:
        distance = abs(number - solution)
        proposals[number] = min(distance, proposals.get(number, distance))


def _clamped(number: int, region: range) -> int:
    return max(region.start, min(number, region.stop - 1))


def _near(number: int, region: range | None) -> Iterator[int]:
    if region is None:
        yield from (number - 1, number + 1)
    else:
        yield from (n for n in range(number - NEAR, number + NEAR + 1) if n in region)


def _explained(solution: Fraction, region: range | None, slips: dict[int, int]) -> list[int]:
    """Allowed values farther away that one slip turns into the printed one, the best explained first."""
    inside = [n for n, weak in slips.items() if weak < UNEXPLAINED and region is not None and n in region]
    return sorted(inside, key=lambda n: (slips[n], abs(n - solution), n))[:EXPLAINED]


def _allowed(net: Net, index: int, broken: Collection[int], accepted: Values) -> dict[int, range | None]:
    """For each broken verdict of a figure that it may mend: the values to look among, None for all.

    The bounds of all sound checks count, and those of the other broken ones as far as they leave any.
    """
    regions = {i: _region(net, i, index, accepted) for i in net.touching[index] if i in broken}
    for i in net.touching[index]:
        if i in broken or not net.firm(i):
            continue
        held = _region(net, i, index, accepted)
        regions = {k: _common(held, region) for k, region in regions.items()}
        regions = {k: region for k, region in regions.items() if region is None or region}
        if not regions:
            return {}
    return {i: _narrowed(region, regions.values()) for i, region in regions.items()}


def _narrowed(region: range | None, others: Iterable[range | None]) -> range | None:
    """What lies in ``others`` too, but for those that would leave nothing."""
    for other in others:
        both = _common(region, other)
        if both is None or both:
            region = both
    return region


def _region(net: Net, verdict: int, index: int, accepted: Values) -> range | None:
    """The printed values with which a check may hold, None for all."""
    span, step = bounds(net.unknown(verdict, index, accepted)), last_digit(net.quantities[index])
    # A printed value stands for half a unit to each side; as much again where it occurs twice in a check.
    return None if span is None else range(ceil(span.low / step) - 1, floor(span.high / step) + 2)


def _common(left: range | None, right: range | None) -> range | None:
    if left is None or right is None:
        return right if left is None else left
    return range(max(left.start, right.start), min(left.stop, right.stop))
