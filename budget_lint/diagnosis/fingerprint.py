"""Names of findings that stay the same when other parts of a document are edited."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from budget_lint.model.check import Check, Verdict

LENGTH = 16


def fingerprints(verdicts: Sequence[Verdict], numbers: Iterable[int]) -> dict[int, str]:
    """For the verdicts with these numbers: 16 hexadecimal digits each, all different.

    They depend on rule, roles, names and printed figures of a check, and on how many alike stand before it.
    """
    found = {}
    seen: Counter[str] = Counter()
    for number in sorted(numbers, key=lambda i: (verdicts[i].check.span, i)):
        content = _content(verdicts[number].check)
        seen[content] += 1
        found[number] = sha256(f"{content}#{seen[content]}".encode()).hexdigest()[:LENGTH]
    return found


def _content(check: Check) -> str:
    roles = [
        [role, [[fact.concept, fact.label, fact.measure, fact.figure.text] for fact in facts]]
        for role, facts in check.binding
    ]
    return json.dumps([check.rule.name, roles])
