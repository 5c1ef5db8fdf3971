"""The arithmetic of a verdict in one line: what was computed, what is stated, what rounding allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from budget_lint.model.check import Arithmetic, Check, Verdict
from budget_lint.model.document import Document
from budget_lint.model.expression import Arithmetic as Operation
from budget_lint.model.expression import Call, Comparison, Expression, Name, children, names
from budget_lint.model.fact import Fact
from budget_lint.reports.expressions import Formula, mixed_kinds
from budget_lint.reports.judgement import qualified
from budget_lint.reports.numbers import MOST_DIGITS, decimals, exact, printed, rounded, telling
from budget_lint.reports.places import places
from budget_lint.reports.words import Words

_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}
# Functions whose value is no amount: a comparison of them says nothing in digits.
_TESTS = frozenset({"sign", "zero", "given", "agree"})


class Numbers(NamedTuple):
    """Both sides of a comparison, their difference and its bound, as text in the stated figure's unit."""

    stated: str
    computed: str
    difference: str
    allowed: str
    unit: str


def is_worked(verdict: Verdict) -> bool:
    """True where the arithmetic says more than which figures there are."""
    assertion = verdict.check.rule.assertion
    return _agrees(assertion) or comparison_numbers(verdict) is not None


def arithmetic_text(document: Document, verdict: Verdict, words: Words) -> str:
    """The working of a check. Checks that compare no amounts list their figures instead."""
    check = verdict.check
    assertion = check.rule.assertion
    if _agrees(assertion):
        return _values(document, check.facts, words)
    numbers = comparison_numbers(verdict)
    if numbers is None or not isinstance(assertion, Comparison):
        return _listing(check.facts, words)
    mixed = mixed_kinds(check.facts)
    formula = Formula(dict(check.binding), mixed)
    tail = _base(check).quantity.unit.name if _base(check).quantity.unit.kind in mixed else ""
    said = words.say(
        "arithmetic.stated" if _is_stated(assertion) else "arithmetic.should",
        left=_side(formula, assertion.left, numbers.stated + tail),
        right=_side(formula, assertion.right, numbers.computed + tail),
        operator=_SIGNS[assertion.operator],
        difference=numbers.difference + tail,
        allowed=numbers.allowed + tail,
    )
    return qualified(verdict, said, words)


def comparison_numbers(verdict: Verdict) -> Numbers | None:
    """The numbers of a comparison of amounts, None for other checks."""
    arithmetic, assertion = verdict.arithmetic, verdict.check.rule.assertion
    if arithmetic is None or _TESTS & set(_functions(assertion)) or not any(names(assertion)):
        return None
    base = _base(verdict.check)
    factor, digits = base.quantity.unit.factor, decimals(base.quantity.quantum) + 2
    difference, allowed = _pair(arithmetic, factor, digits)
    return Numbers(
        rounded(arithmetic.stated / factor, digits),
        rounded(arithmetic.computed / factor, digits),
        difference,
        allowed,
        base.quantity.unit.name if not base.figure.unit_missing else "",
    )


def _pair(arithmetic: Arithmetic, factor: Fraction, digits: int) -> tuple[str, str]:
    """Difference and bound, with digits enough to tell them apart when they differ."""
    difference, allowed = arithmetic.difference / factor, arithmetic.allowed / factor
    while (
        abs(difference) != allowed
        and rounded(abs(difference), digits) == rounded(allowed, digits)
        and digits < MOST_DIGITS
    ):
        digits += 1
    return telling(difference, digits), telling(allowed, digits)


def _base(check: Check) -> Fact:
    """The figure in whose unit and precision the numbers are shown: the first of the assertion that is of their kind.

    A rate times an amount is an amount, whichever of them the assertion names first.
    """
    binding, assertion = dict(check.binding), check.rule.assertion
    stated = [binding[role][0] for role in names(assertion) if binding.get(role)]
    if isinstance(assertion, Comparison):
        amount = _amounts(assertion.left, binding) == 1
        stated = [fact for fact in stated if (fact.quantity.unit.kind == "money") == amount] or stated
    return stated[0] if stated else check.facts[0]


def _amounts(node: Expression, binding: Mapping[str, tuple[Fact, ...]]) -> int:
    """How many amounts of money are multiplied in an expression, less those that it is divided by."""
    match node:
        case Name(role):
            facts = binding.get(role) or ()
            return int(any(fact.quantity.unit.kind == "money" for fact in facts))
        case Operation("*", left, right):
            return _amounts(left, binding) + _amounts(right, binding)
        case Operation("/", left, right):
            return _amounts(left, binding) - _amounts(right, binding)
        case _:
            return max((_amounts(part, binding) for part in children(node)), default=0)


def _agrees(assertion: Expression) -> bool:
    return isinstance(assertion, Call) and assertion.function == "agree"


def _is_stated(assertion: Comparison) -> bool:
    return assertion.operator == "==" and isinstance(assertion.left, Name)


def _side(formula: Formula, node: Expression, value: str) -> str:
    written = formula.write(node)
    return written.text if written.single else f"{written.text} = {value}"


def _functions(node: Expression) -> Iterable[str]:
    if isinstance(node, Call):
        yield node.function
    for child in children(node):
        yield from _functions(child)


def _values(document: Document, facts: tuple[Fact, ...], words: Words) -> str:
    """Each value that is stated for one and the same thing, how often, and where."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((exact(fact.quantity.point), str(fact.quantity.quantum)), []).append(fact)
    parts = [
        words.say(
            "arithmetic.value",
            value=printed(group[0]),
            count=words.count("arithmetic.times", len(group)),
            places=places(document, group, words),
        )
        for group in groups.values()
    ]
    return words.say("arithmetic.separator").join(parts)


def _listing(facts: tuple[Fact, ...], words: Words) -> str:
    parts = dict.fromkeys(f"{fact.label} {printed(fact)}".strip() for fact in facts)
    return words.say("arithmetic.separator").join(parts)
