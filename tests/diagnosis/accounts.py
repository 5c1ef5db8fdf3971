"""Small accounts built in code: facts, rules as trees, and an evaluator for just these rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from budget_lint.diagnosis import diagnose
from budget_lint.model.check import Check, Verdict
from budget_lint.model.document import Document
from budget_lint.model.expression import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Name,
    Number,
)
from budget_lint.model.fact import Fact, Figure, Measure
from budget_lint.model.finding import Finding
from budget_lint.model.interval import Interval
from budget_lint.model.quantity import NO_UNIT, Quantity, Unit
from budget_lint.model.rule import Outcome, Rule, Severity, Tolerance
from budget_lint.model.span import Span

DOCUMENT = Document("accounts.txt", "", ())
WAN = Unit("wan", "money", Fraction(10000))
PERCENT = Unit("%", "percent")
CARS = Unit("cars", "count")


def rule(name: str, assertion: Expression, severity: Severity = "error", *, truncation: bool = False) -> Rule:
    tolerance: Tolerance = "truncated" if truncation else "printed-precision"
    return Rule(name, name.upper(), "test", severity, assertion, {}, {}, {}, tolerance=tolerance)


def names(*roles: str) -> tuple[Name, ...]:
    return tuple(Name(role) for role in roles)


def arithmetic(operator: str, left: Expression, right: Expression) -> Arithmetic:
    return Arithmetic(operator, left, right)


def share_of(part: str, whole: str) -> Expression:
    return arithmetic("*", arithmetic("/", Name(part), Name(whole)), Number(Fraction(100)))


TOTAL = rule("total", Comparison("==", Name("total"), Call("sum", names("parts"))))
SHARE = rule("share", Comparison("==", Name("share"), share_of("part", "whole")))
CUT_SHARE = rule("cut-share", Comparison("==", Name("share"), share_of("part", "whole")), truncation=True)
AGREE = rule("agree", Call("agree", names("stated")))
INCLUSION = rule("inclusion", Comparison("<=", Name("narrow"), Name("wide")), "warning")
RATE = rule(
    "rate",
    Comparison(
        "==",
        Name("rate"),
        arithmetic(
            "*",
            arithmetic("/", Name("change"), arithmetic("-", Name("current"), Name("change"))),
            Number(Fraction(100)),
        ),
    ),
)
NEVER = rule("never", Comparison("==", Number(Fraction(0)), Number(Fraction(1))))


class Accounts:
    """Facts and checks of one document; figures stand ten characters apart."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.checks: list[Check] = []

    def fact(
        self,
        text: str,
        label: str = "",
        *,
        measure: Measure = "amount",
        unit: Unit = WAN,
        certain: bool = True,
        worded: bool = False,
        falls: bool = False,
    ) -> Fact:
        index = len(self.facts)
        quantity = printed(text, unit)
        span = Span(10 * index, 10 * index + len(text))
        figure = Figure(index, text, span, span, quantity, worded=worded)
        signed = quantity.negated() if falls else quantity
        fact = Fact(figure, signed, label or f"label {index}", "", measure, "2022", (), certain=certain)
        self.facts.append(fact)
        return fact

    def percent(self, text: str, measure: Measure = "share") -> Fact:
        return self.fact(text, measure=measure, unit=PERCENT)

    def check(self, of: Rule, doubt: str = "", **binding: Fact | Sequence[Fact]) -> None:
        roles = tuple((r, (f,) if isinstance(f, Fact) else tuple(f)) for r, f in binding.items())
        self.checks.append(Check(of, roles, doubt))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(evaluate(check, {}) for check in self.checks)

    def diagnose(self) -> tuple[Finding, ...]:
        return diagnose(DOCUMENT, self.verdicts, evaluate)


def printed(text: str, unit: Unit = NO_UNIT) -> Quantity:
    value = Decimal(text.replace(",", ""))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    # Things are counted one by one: their numbers are exact.
    return Quantity(value, Decimal(0) if unit.kind == "count" else Decimal(1).scaleb(exponent), unit)


def suspects(finding: Finding) -> list[tuple[str, str]]:
    return [(suspect.figure.text, suspect.expected) for suspect in finding.suspects]


def texts(finding: Finding) -> list[str]:
    return [fact.figure.text for fact in finding.verdict.check.facts]


def evaluate(check: Check, replaced: Mapping[int, Quantity]) -> Verdict:
    """What the checks stage does, for rules in which no name occurs twice within a term."""
    if check.doubt:
        return Verdict(check, "undecided", reason=check.doubt)
    bound = {
        role: [replaced.get(fact.figure.index, fact.quantity) for fact in facts]
        for role, facts in check.binding
    }
    try:
        return Verdict(check, _outcome(check.rule, bound))
    except ZeroDivisionError:
        return Verdict(check, "undecided", reason="zero_divisor")


def _outcome(of: Rule, bound: Mapping[str, list[Quantity]]) -> Outcome:
    match of.assertion:
        case Call("agree", (Name(role),)):
            return "holds" if _agree(bound[role]) else "broken"
        case Comparison(operator, left, right):
            points = _value(left, bound, exact=True), _value(right, bound, exact=True)
            spans = _value(left, bound, exact=False), _value(right, bound, exact=False)
            if operator == "<=":
                if points[0].low <= points[1].low:
                    return "holds"
                return "rounding" if spans[0].low <= spans[1].high else "broken"
            if points[1].low in spans[0] or points[0] == points[1]:
                return "holds"
            if spans[0].meets(spans[1]):
                return "rounding"
            cut = isinstance(left, Name) and of.truncation and bound[left.role][0].cut.meets(spans[1])
            return "truncated" if cut else "broken"
        case _:
            raise AssertionError(of.assertion)


def _agree(stated: list[Quantity]) -> bool:
    return all(
        a.interval.overlaps(b.interval) and (a.half != b.half or a.point == b.point)
        for a in stated
        for b in stated
    )


def _value(node: Expression, bound: Mapping[str, list[Quantity]], *, exact: bool) -> Interval:
    match node:
        case Number(value):
            return Interval.point(value)
        case Name(role):
            (quantity,) = bound[role]
            return Interval.point(quantity.point) if exact else quantity.interval
        case Call("sum", (Name(role),)):
            total = Interval.point(0)
            for quantity in bound[role]:
                total = total + (Interval.point(quantity.point) if exact else quantity.interval)
            return total
        case Arithmetic(operator, left, right):
            a, b = _value(left, bound, exact=exact), _value(right, bound, exact=exact)
            return {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__}[operator](b)
        case _:
            raise AssertionError(node)
