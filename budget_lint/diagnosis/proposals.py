"""The values of a figure that are worth a try, before any of them is tried."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from math import ceil, floor

from budget_lint.diagnosis.net import Net, Values
from budget_lint.diagnosis.slips import steps, undone, weakness
from budget_lint.diagnosis.solve import Unknown, bounds, common, roots
from budget_lint.model.interval import Interval

NEAR = 4  # last digits to either side of a solution: rounded addends shift it so far
EXPLAINED = 8  # values that a known slip explains, tried beside those near a solution
LONGEST = 200  # bits of a value, in last digits: a longer one is no figure


def proposed(net: Net, index: int, broken: Collection[int], accepted: Values) -> dict[int, Fraction]:
    """Values that may mend some of the ``broken`` verdicts, in units of the figure's last printed digit.

    Each with its distance to the solution of a broken check. Those that a check, broken or sound, rules out
    are left out: most figures have none left, and cost nothing more.
    """
    quantity = net.quantities[index]
    step = 2 * quantity.half
    allowed = _allowed(net, index, broken, accepted)
    known = undone(quantity) if allowed else {}
    found: dict[int, Fraction] = {}
    for verdict, region in allowed.items():
        for root in roots(Unknown(net.check(verdict), index, accepted)):
            solution = root / step
            if abs(solution) >= 1 << LONGEST:
                continue
            for number in (*_near(solution, region), *_explained(solution, region, known)):
                distance = abs(number - solution)
                found[number] = min(distance, found.get(number, distance))
    found.pop(steps(quantity), None)
    return found


def _near(solution: Fraction, region: Interval | None) -> Iterator[int]:
    if region is None:
        yield from (round(solution), floor(solution), ceil(solution))
        return
    middle = round(solution)
    yield from (n for n in range(middle - NEAR, middle + NEAR + 1) if n in region)


def _explained(solution: Fraction, region: Interval | None, known: dict[int, str]) -> list[int]:
    """Allowed values farther away, that one slip turns into the printed one: the best explained first."""
    if region is None:
        return []
    inside = [n for n in known if n in region]
    return sorted(inside, key=lambda n: (weakness(known[n]), abs(n - solution), n))[:EXPLAINED]


def _allowed(net: Net, index: int, broken: Collection[int], accepted: Values) -> dict[int, Interval | None]:
    """For each broken verdict of a figure that it may mend: the values, in last digits, to look among.

    The bounds of all sound checks count, and those of the other broken ones as far as they leave any.
    """
    spans = {i: _span(net, i, index, accepted) for i in net.touching[index] if i in broken}
    held: Interval | None = None
    for i in net.touching[index]:
        if i in broken or net.outcome(i) == "undecided":
            continue
        held = common(held, _span(net, i, index, accepted))
        spans = {k: span for k, span in spans.items() if not _empty(common(held, span))}
        if not spans:
            return {}
    allowed = {}
    for i, own in spans.items():
        region = common(held, own)
        for other in spans.values():
            narrowed = common(region, other)
            region = region if _empty(narrowed) else narrowed
        if not _empty(region):
            allowed[i] = region
    return allowed


def _span(net: Net, verdict: int, index: int, accepted: Values) -> Interval | None:
    """The printed values, in last digits, with which a check may hold."""
    step = 2 * net.quantities[index].half
    span = bounds(Unknown(net.check(verdict), index, accepted))
    # A printed value stands for half a unit to each side; as much again where it occurs twice in a check.
    return None if span is None else Interval(span.low / step - 1, span.high / step + 1)


def _empty(span: Interval | None) -> bool:
    return span is not None and span.low > span.high
