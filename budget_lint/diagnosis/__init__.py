"""From verdicts to findings: one for each cause, with the figure that is probably wrong if one can be named.

A broken check says only that some of its figures is wrong. Which one, the other checks tell: the value that
mends the broken checks must leave every check sound that was. Where two figures do equally well, both are
reported as alternatives; none is named by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from budget_lint.diagnosis.asking import Evaluate
from budget_lint.diagnosis.causes import SEVERITIES, Cause, causes
from budget_lint.diagnosis.fingerprint import fingerprints
from budget_lint.diagnosis.hints import hint
from budget_lint.diagnosis.joint import contradictions
from budget_lint.diagnosis.net import Net, link
from budget_lint.diagnosis.options import Option
from budget_lint.diagnosis.waivers import Desk
from budget_lint.diagnosis.worded import worded
from budget_lint.model.check import Verdict
from budget_lint.model.document import Document
from budget_lint.model.fact import Figure
from budget_lint.model.finding import Finding, Suspect
from budget_lint.model.quantity import Quantity

__all__ = ["Desk", "contradictions", "diagnose"]


def diagnose(
    document: Document, verdicts: Sequence[Verdict], evaluate: Evaluate
) -> tuple[Finding, ...]:
    """The findings of ``document``, worst first, then in the order of their places.

    Every broken verdict is a finding or hangs below one (``related``), every improbable one is a warning. Checks
    that hold only if digits were cut off make one note, and the same words found again are one finding.
    ``evaluate(check, replaced)`` gives the verdict of a check with other signed quantities for some figures, by
    their index.
    """
    words = worded([verdict for verdict in verdicts if verdict.check.quote and verdict.outcome == "broken"])
    net = link(document, [verdict for verdict in verdicts if not verdict.check.quote], evaluate)
    broken, truncated = net.with_outcome("broken"), net.with_outcome("truncated")
    improbable = tuple(number for number, verdict in enumerate(net.verdicts) if verdict.odds)
    if not broken and not truncated and not improbable and not words:
        return ()
    names = fingerprints(net.verdicts, (*broken, *truncated, *improbable))
    found = [_finding(net, names, cause) for cause in (*causes(net), *map(Cause, improbable), *_cut(net, truncated))]
    return tuple(sorted([*found, *words], key=_order))


def _cut(net: Net, verdicts: Iterable[int]) -> Iterator[Cause]:
    """All verdicts that hold by cut digits as one: whoever cuts them does so throughout. The first stands above."""
    first, *others = sorted(verdicts, key=lambda i: (net.check(i).span, i)) or [-1]
    if first >= 0:
        yield Cause(first, tuple(others))


def _finding(net: Net, names: dict[int, str], cause: Cause) -> Finding:
    related = sorted((_single(net, names, number) for number in cause.others), key=_order)
    suspects = tuple(_suspect(net, option) for option in cause.options)
    main = _single(net, names, cause.main)
    found = hint(net, cause) if main.verdict.outcome == "broken" else None
    return replace(main, suspects=suspects, related=tuple(related), hint=found)


def _single(net: Net, names: dict[int, str], number: int) -> Finding:
    verdict = net.verdicts[number]
    severity = verdict.check.rule.severity
    if verdict.judgement:
        severity = "note" if verdict.judgement == "truncated" or severity == "note" else "warning"
    return Finding(verdict, severity, names[number])


def _order(finding: Finding) -> tuple[object, ...]:
    check = finding.verdict.check
    return (SEVERITIES.index(finding.severity), check.span, check.rule.code, finding.fingerprint)


def _suspect(net: Net, option: Option) -> Suspect:
    changes = [
        (net.figures[index], _as_printed(net.figures[index], net.quantities[index], value))
        for index, value in option.replaced.items()
    ]
    (figure, expected), *along = changes
    return Suspect(
        figure=figure,
        expected=expected,
        repairs=len(option.repairs),
        confirmations=option.confirmations,
        slip=option.slip,
        breaks=len(option.breaks),
        along=tuple(along),
        paired=option.paired,
    )


def _as_printed(figure: Figure, meant: Quantity, value: Quantity) -> str:
    """A value in the words' own direction, with separators where the figure has some."""
    turned = bool(meant.value) and meant.value == -figure.quantity.value
    number = -value.value if turned else value.value
    return format(number, ",f" if "," in figure.text else "f")
