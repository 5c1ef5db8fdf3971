"""What would tell which figure is wrong, where the figures of the document do not."""

from __future__ import annotations

from collections.abc import Iterable

from budget_lint.diagnosis.causes import Cause
from budget_lint.diagnosis.net import Net
from budget_lint.diagnosis.solve import roots
from budget_lint.model.finding import Hint

MOST = 2  # checks that are pointed out
OPEN = frozenset({"missing", "uncertain", "incomplete", "approximate"})  # what more text or another look settles


def hint(net: Net, cause: Cause) -> Hint | None:
    """A hint for a cause of which no figure is named; None where one is, or where no figure is in question."""
    suspects = {option.figures[0] for option in cause.options}
    if len(suspects) == 1 and not (cause.options[0].breaks or cause.options[0].paired):
        return None
    if not suspects:
        return Hint("several") if _computes(net, cause) else None
    checks = _deciding(net, suspects)
    return Hint("check", tuple(net.verdicts[i] for i in checks)) if checks else Hint("accounts")


def _deciding(net: Net, suspects: set[int]) -> tuple[int, ...]:
    """The undecided checks, the shortest first, that hold some of the suspects and not all of them."""
    near = sorted({i for index in suspects for i in net.touching[index]})
    found = [i for i in near if net.verdicts[i].reason in OPEN and not suspects <= net.members[i]]
    return tuple(_distinct(net, sorted(found, key=lambda i: (len(net.members[i]), i))))[:MOST]


def _distinct(net: Net, verdicts: Iterable[int]) -> Iterable[int]:
    """Of the checks of one set of figures the first."""
    first: dict[frozenset[int], int] = {}
    for verdict in verdicts:
        first.setdefault(net.members[verdict], verdict)
    return first.values()


def _computes(net: Net, cause: Cause) -> bool:
    """Whether the broken check implies a value for some figure: else there is nothing to look for."""
    return any(roots(net.unknown(cause.main, index, {})) for index in sorted(net.members[cause.main]))
