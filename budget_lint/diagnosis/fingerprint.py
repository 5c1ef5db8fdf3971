"""Names of findings that stay the same when other parts of a document are edited."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Call, Expression, Name, children
from budget_lint.model.fact import Fact

LENGTH = 16


def fingerprints(verdicts: Sequence[Verdict], numbers: Iterable[int]) -> dict[int, str]:
    """For the verdicts with these numbers: 16 hexadecimal digits each, all different.

    They depend on rule, roles, names and printed figures of a check, or on its words and those around them, and
    on how many alike stand before it; of a value that is stated many times, only on which values there are. White
    space within figures is the line breaks of one layout and does not count.
    """
    found = {}
    seen: Counter[str] = Counter()
    for number in sorted(numbers, key=lambda i: (verdicts[i].check.span, i)):
        content = _content(verdicts[number].check)
        seen[content] += 1
        found[number] = sha256(f"{content}#{seen[content]}".encode()).hexdigest()[:LENGTH]
    return found


def _content(check: Check) -> str:
    if check.quote is not None:
        return json.dumps([check.rule.name, check.quote.text, check.quote.around])
    restated = _restated(check.rule.assertion)
    roles = [
        [role, sorted(set(map(_stated, facts))) if role in restated else list(map(_named, facts))]
        for role, facts in check.binding
    ]
    return json.dumps([check.rule.name, roles])


def _named(fact: Fact) -> tuple[str, ...]:
    return fact.concept, fact.label, fact.measure, _bare(fact)


def _stated(fact: Fact) -> tuple[str, ...]:
    """As ``_named``, without the words: the same thing is called differently in different places."""
    return fact.concept or fact.label, fact.measure, _bare(fact)


def _bare(fact: Fact) -> str:
    return "".join(fact.figure.text.split())


def _restated(node: Expression) -> set[str]:
    """The roles whose facts only have to agree: one more place that says the same changes nothing."""
    match node:
        case Call("agree", (Name(role),)):
            return {role}
        case _:
            return {role for child in children(node) for role in _restated(child)}
