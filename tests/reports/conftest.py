"""Reports made by hand: documents, facts, rules, verdicts and findings without any stage of the pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from budget_lint.model.check import Arithmetic, Check, Verdict
from budget_lint.model.document import Block, Document
from budget_lint.model.expression import Arithmetic as Operation
from budget_lint.model.expression import Call, Comparison, Expression, Name, Number
from budget_lint.model.fact import Fact, Figure, Measure, Reading
from budget_lint.model.finding import DocumentReport, Finding, Report, Suspect
from budget_lint.model.interval import Interval
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Quantity, Unit
from budget_lint.model.rule import Outcome, Rule, Severity
from budget_lint.model.span import Location, Span

INTERFACE = Path(__file__).parents[2] / "rules" / "interface.yaml"
UNITS = {
    "万元": Unit("万元", "money", Fraction(10000), "元"),
    "亿元": Unit("亿元", "money", Fraction(100000000), "元"),
    "元": Unit("元", "money", Fraction(1), "元"),
    "%": Unit("%", "percent"),
    "辆": Unit("辆", "count", Fraction(1), "辆"),
}

TOTAL = Comparison("==", Name("total"), Call("sum", (Name("parts"),)))
SHARE = Comparison(
    "==", Name("share"), Operation("*", Operation("/", Name("part"), Name("whole")), Number(Fraction(100)))
)
AGREE = Call("agree", (Name("stated"),))


def document(text: str, path: str = "决算.txt") -> Document:
    """A plain text: one block a line, with line, column and offset."""
    blocks, start = [], 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        span = Span(start, start + len(line))
        blocks.append(Block(span, Location(line=number, column=1, offset=start)))
        start += len(line)
    return Document(path, text, tuple(blocks), "utf-8")


@dataclass
class Sheet:
    """Builds the model objects of one document. ``fact`` finds figures by their print, in their order."""

    text: str
    path: str = "决算.txt"
    period: str = "2022"
    kind: str = "final-accounts"
    facts: list[Fact] = field(default_factory=list)
    loose: list[Figure] = field(default_factory=list)

    def figure(
        self,
        text: str,
        unit: str = "万元",
        nth: int = 1,
        value: str = "",
        *,
        worded: bool = False,
        unit_missing: bool = False,
    ) -> Figure:
        at = -1
        for _ in range(nth):
            at = self.text.index(text, at + 1)
        digits = value or text.replace(",", "")
        quantum = Decimal(1).scaleb(Decimal(digits).as_tuple().exponent)  # type: ignore[arg-type]
        quantity = Quantity(Decimal(digits), quantum, UNITS[unit])
        end = at + len(text)
        printed = unit if self.text.startswith(unit, end) else ""
        return Figure(
            len(self.facts) + len(self.loose),
            text,
            Span(at, end),
            Span(at, end + len(printed)),
            quantity,
            worded=worded,
            unit_missing=unit_missing,
        )

    def fact(
        self,
        text: str,
        label: str,
        *,
        unit: str = "万元",
        measure: Measure = "amount",
        nth: int = 1,
        sign: int = 1,
        value: str = "",
        worded: bool = False,
        unit_missing: bool = False,
    ) -> Fact:
        figure = self.figure(text, unit, nth, value, worded=worded, unit_missing=unit_missing)
        quantity = replace(figure.quantity, value=figure.quantity.value * sign)
        fact = Fact(figure, quantity, label, "", measure, self.period, ())
        self.facts.append(fact)
        return fact

    def unplaced(self, text: str, unit: str = "万元", nth: int = 1) -> Figure:
        figure = self.figure(text, unit, nth)
        self.loose.append(figure)
        return figure

    def report(self, verdicts: Sequence[Verdict] = (), findings: Sequence[Finding] = ()) -> DocumentReport:
        figures = tuple(fact.figure for fact in self.facts) + tuple(self.loose)
        reading = Reading(figures, tuple(self.facts), (), self.kind, self.period)
        return DocumentReport(document(self.text, self.path), reading, tuple(verdicts), tuple(findings))


def rule(assertion: Expression, code: str = "ST101", name: str = "total-is-sum", **texts: str) -> Rule:
    """A rule with texts in both languages; ``texts`` replaces the English title, why or message."""
    return Rule(
        name,
        code,
        "statement",
        "error",
        assertion,
        {"zh": "合计不等于各项之和", "en": texts.get("title", "Total is not the sum of its parts")},
        {"zh": "合计包括全部各项，且只包括一次。", "en": texts.get("why", "A total holds each part once.")},
        {
            "zh": "{total}与{parts}之和{computed}相差{difference}",
            "en": texts.get("message", "{total} differs by {difference} from {parts}, which make {computed}"),
        },
    )


def verdict(
    assertion: Expression,
    binding: Mapping[str, Sequence[Fact]],
    computed: Fraction | None = None,
    width: Fraction = Fraction(0),
    *,
    outcome: Outcome = "broken",
    code: str = "ST101",
    reason: str = "",
    **texts: str,
) -> Verdict:
    """A verdict; ``computed`` in base units gives it an arithmetic, ``width`` is that of its interval."""
    bound = tuple((role, tuple(facts)) for role, facts in binding.items())
    check = Check(rule(assertion, code, **texts), bound)
    arithmetic = None
    if computed is not None and isinstance(assertion, Comparison):
        stated = check.facts[0].quantity
        interval = Interval(computed - width / 2, computed + width / 2)
        arithmetic = Arithmetic(assertion.operator, stated.point, computed, stated.interval, interval)
    return Verdict(check, outcome, arithmetic, reason)


def total(stated: Fact, *parts: Fact, outcome: Outcome = "broken", code: str = "ST101") -> Verdict:
    computed = sum((part.quantity.point for part in parts), Fraction(0))
    width = sum((part.quantity.interval.width for part in parts), Fraction(0))
    return verdict(TOTAL, {"total": [stated], "parts": parts}, computed, width, outcome=outcome, code=code)


def finding(
    broken: Verdict,
    severity: Severity = "error",
    suspects: Sequence[Suspect] = (),
    related: Sequence[Finding] = (),
) -> Finding:
    return Finding(broken, severity, "f00d", tuple(suspects), tuple(related))


TEXT = (
    "一、总体情况\n"
    "2022年支出合计560.63万元，比上年减少179.31万元。\n"
    "[bookmark: _Toc1]其中：人员经费615.67万元，公用经费43.95万元。其他事项见附表。\n"
    "四、财政拨款情况\n"
    "人员经费支出516.67万元，占92.16%，另有车辆3辆。\n"
)


def basic() -> Sheet:
    """A sheet with the facts that most tests use, in the order: total, personnel, running, restated, rest."""
    sheet = Sheet(TEXT)
    sheet.fact("560.63", "支出合计")
    sheet.fact("615.67", "人员经费")
    sheet.fact("43.95", "公用经费")
    sheet.fact("516.67", "人员经费支出")
    sheet.fact("179.31", "支出合计", measure="change", sign=-1)
    sheet.unplaced("3", "辆")
    return sheet


def one_finding() -> DocumentReport:
    """A broken total with a named suspect and the restatement of the suspect below it."""
    sheet = basic()
    stated, personnel, running, restated, _ = sheet.facts
    broken = total(stated, personnel, running)
    again = verdict(AGREE, {"stated": [personnel, restated]}, code="ST201")
    suspect = Suspect(personnel.figure, "516.67", 2, 1, "swap")
    found = finding(broken, "error", [suspect], [finding(again)])
    return sheet.report([broken, again], [found])


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    texts = yaml.safe_load(INTERFACE.read_text(encoding="utf-8"))["texts"]
    return Lexicon(noise=(r"\[bookmark: [^\]\n]*\]",), texts=texts)


@pytest.fixture
def report() -> Report:
    return Report((one_finding(),))
