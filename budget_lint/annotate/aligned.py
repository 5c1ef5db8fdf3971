"""Finding a figure of the read text in the characters of the source, which may differ in what is between."""

from __future__ import annotations

_CONTEXTS = (40, 20, 10, 5, 2)


def place_of(read: str, start: int, end: int, source: str) -> tuple[int, int] | None:
    """Where ``read[start:end]`` stands in ``source``; None where that is not certain.

    ``read`` may have more than the source (numbers of lists), the source more than ``read`` (hidden text); white
    space does not count. The places are those of the first character and of the one behind the last.
    """
    wanted = [at for at, character in enumerate(read) if not character.isspace()]
    given = [at for at, character in enumerate(source) if not character.isspace()]
    inside = [number for number, at in enumerate(wanted) if start <= at < end]
    if not inside:
        return None
    own, other = "".join(read[at] for at in wanted), "".join(source[at] for at in given)
    first, last = inside[0], inside[-1] + 1
    found = _shifted(own, first, other)
    if found is None:
        found = _by_context(own, first, last, other)
    if found is None:
        return None
    return given[found], given[found + last - first - 1] + 1


def _shifted(own: str, first: int, other: str) -> int | None:
    """The place where the source is the end of what was read: a number of a list stands before it."""
    ahead = len(own) - len(other)
    return first - ahead if ahead >= 0 and first >= ahead and own.endswith(other) and other else None


def _by_context(own: str, first: int, last: int, other: str) -> int | None:
    """The place that alone has the same characters around it, the fewer the better as long as it is alone."""
    for reach in _CONTEXTS:
        low = max(0, first - reach)
        around = own[low : last + reach]
        if other.count(around) == 1:
            return other.index(around) + first - low
    bare = own[first:last]
    if own.count(bare) == other.count(bare):
        number, at = own[:first].count(bare), -1
        for _ in range(number + 1):
            at = other.find(bare, at + 1)
        return at if at >= 0 else None
    return None
