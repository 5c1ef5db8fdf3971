from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from budget_lint.model.check import Verdict
from budget_lint.model.expression import Arithmetic as Op
from budget_lint.model.expression import Call, Comparison, Expression, Name, Negation, Number
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports.arithmetic import arithmetic_text
from budget_lint.reports.expressions import Formula
from budget_lint.reports.message import message
from budget_lint.reports.words import Words

from .conftest import AGREE, SHARE, Sheet, basic, document, total, verdict

A, B, C, LIST, RATES = Name("a"), Name("b"), Name("c"), Name("list"), Name("rates")
HUNDRED = Number(Fraction(100))


def sheet() -> Sheet:
    """a = 10, b = 2.50, c falls by 3; a list of 4, 5 and a fall of 6."""
    made = Sheet("a10万元b2.50万元c3万元d4万元e5万元f6万元g7元h90%i80%")
    made.fact("10", "a")
    made.fact("2.50", "b")
    made.fact("3", "c", sign=-1)
    made.fact("4", "d")
    made.fact("5", "e")
    made.fact("6", "f", sign=-1)
    made.fact("7", "g", unit="元")
    made.fact("90", "h", unit="%")
    made.fact("80", "i", unit="%")
    return made


@pytest.mark.parametrize(
    ("node", "text"),
    [
        pytest.param(Name("absent"), "0", id="absent"),
        pytest.param(Op("+", A, Name("absent")), "10", id="absent-part"),
        pytest.param(Op("-", Name("absent"), A), "-10", id="absent-minuend"),
        pytest.param(Op("*", Name("absent"), A), "0 × 10", id="absent-factor"),
        pytest.param(Op("+", A, C), "10 - 3", id="plus-a-fall"),
        pytest.param(Op("-", A, C), "10 - (-3)", id="minus-a-fall"),
        pytest.param(Op("*", A, C), "10 × (-3)", id="times-a-fall"),
        pytest.param(Op("-", A, Op("-", B, C)), "10 - (2.50 - (-3))", id="brackets-behind-minus"),
        pytest.param(Op("+", A, Op("+", B, B)), "10 + 2.50 + 2.50", id="no-brackets-behind-plus"),
        pytest.param(Op("*", Op("/", A, B), HUNDRED), "10 / 2.50 × 100", id="share"),
        pytest.param(Op("/", A, Op("*", B, B)), "10 / (2.50 × 2.50)", id="brackets-in-the-divisor"),
        pytest.param(Op("*", Op("+", A, B), B), "(10 + 2.50) × 2.50", id="brackets-around-a-sum"),
        pytest.param(Negation(Op("+", A, B)), "-(10 + 2.50)", id="negation"),
        pytest.param(Call("sum", (LIST,)), "4 + 5 - 6", id="sum"),
        pytest.param(
            Call("sum", (Op("/", LIST, Op("/", RATES, HUNDRED)),)),
            "4 / (90 / 100) + 5 / (80 / 100) + (-6) / (90 / 100)",
            id="sum-by-elements",
        ),
        pytest.param(Op("-", A, Call("sum", (LIST,))), "10 - (4 + 5 - 6)", id="minus-a-sum"),
        pytest.param(Call("abs", (Op("-", A, B),)), "|10 - 2.50|", id="abs"),
        pytest.param(Call("max", (A, B)), "max(10, 2.50)", id="max"),
        pytest.param(Call("min", (LIST,)), "min(4, 5, -6)", id="min-of-a-list"),
        pytest.param(Call("count", (LIST,)), "3", id="count"),
    ],
)
def test_expressions(node: Expression, text: str) -> None:
    facts = sheet().facts
    binding = {"a": facts[:1], "b": facts[1:2], "c": facts[2:3], "list": facts[3:6], "rates": facts[7:9]}
    assert Formula({role: tuple(found) for role, found in binding.items()}).write(node).text == text


def test_long_sums_are_cut() -> None:
    fact = sheet().facts[0]
    text = Formula({"list": (fact,) * 100}).write(Call("sum", (LIST,))).text
    assert text == " + ".join(["10"] * 23 + ["…", "10"])


def share() -> Verdict:
    made = Sheet("决算429.32万元，占561.01万元的76.50%")
    part, whole = made.fact("429.32", "决算"), made.fact("561.01", "")
    printed = made.fact("76.50", "决算", unit="%", measure="share")
    computed = part.quantity.point / whole.quantity.point * 100
    binding = {"share": [printed], "part": [part], "whole": [whole]}
    return verdict(SHARE, binding, computed, Fraction(1, 1000), message="{share} is {computed}: {other}")


def mixed() -> Verdict:
    made = Sheet("合计5.7亿元，其中5.1亿元、5506万元")
    return total(made.fact("5.7", "", unit="亿元"), made.fact("5.1", "", unit="亿元"), made.fact("5506", ""))


def shares() -> Verdict:
    made = Sheet("占60%，占39%")
    listed = [made.fact("60", "", unit="%"), made.fact("39", "", unit="%")]
    whole = Comparison("==", Call("sum", (Name("shares"),)), HUNDRED)
    made_verdict = verdict(whole, {"shares": listed}, Fraction(100))
    arithmetic = made_verdict.arithmetic
    assert arithmetic is not None
    stated = listed[0].quantity.interval + listed[1].quantity.interval
    changed = replace(arithmetic, stated=Fraction(99), stated_interval=stated)
    return Verdict(made_verdict.check, "broken", changed)


def bounded() -> Verdict:
    made = Sheet("小微5.2万元，中小3.10万元")
    narrow, wide = made.fact("5.2", "小微"), made.fact("3.10", "中小")
    inside = Comparison("<=", Name("narrow"), Name("wide"))
    return verdict(inside, {"narrow": [narrow], "wide": [wide]}, wide.quantity.point)


def direction() -> Verdict:
    made = Sheet("决算5万元大于预算6万元")
    word = made.fact("大于", "", unit="%", value="1", worded=True)
    subject, reference = made.fact("5", "决算"), made.fact("6", "预算")
    assertion = Comparison("==", Name("word"), Call("sign", (Op("-", Name("subject"), Name("reference")),)))
    binding = {"word": [word], "subject": [subject], "reference": [reference]}
    return verdict(assertion, binding, Fraction(-1))


def near() -> Verdict:
    """A difference that only further digits tell from what rounding allows."""
    made = Sheet("合计10.00万元，其中9.99万元")
    broken = total(made.fact("10.00", ""), made.fact("9.99", ""))
    arithmetic = broken.arithmetic
    assert arithmetic is not None
    width = arithmetic.computed_interval.width - Fraction(1, 100)
    interval = type(arithmetic.computed_interval)(arithmetic.computed, arithmetic.computed + width)
    changed = replace(arithmetic, computed_interval=interval)
    return Verdict(broken.check, "broken", changed)


def agreeing() -> Verdict:
    made = Sheet("甲5万元\n甲6万元\n甲5万元\n", path="a.txt")
    facts = [made.fact("5", "甲"), made.fact("6", "甲"), made.fact("5", "甲", nth=2)]
    return verdict(AGREE, {"stated": facts})


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        pytest.param(
            share(),
            "429.32 / 561.01 × 100 = 76.5263; stated 76.50, difference -0.0263, rounding allows 0.0055",
            id="share",
        ),
        pytest.param(
            mixed(),
            "5.1亿元 + 5506万元 = 5.651亿元; stated 5.7亿元, difference 0.049亿元, rounding allows 0.1亿元",
            id="mixed-units",
        ),
        pytest.param(
            shares(),
            "60 + 39 = 99, should be = 100; difference -1, rounding allows 1",
            id="stated-side-is-a-sum",
        ),
        pytest.param(bounded(), "5.2, should be ≤ 3.10; difference 2.1, rounding allows 0.05", id="single-figures"),
        pytest.param(
            near(),
            "9.99; stated 10.00, difference 0.01, rounding allows 0.0099995",
            id="digits-until-they-differ",
        ),
        pytest.param(direction(), "大于; 决算 5万元; 预算 6万元", id="no-amounts-compared"),
    ],
)
def test_arithmetic(broken: Verdict, text: str, lexicon: Lexicon) -> None:
    words = Words.of(lexicon, "en")
    assert arithmetic_text(document(""), broken, words) == text


def test_agreement_lists_each_value_with_its_places(lexicon: Lexicon) -> None:
    made = document("甲5万元\n甲6万元\n甲5万元\n")
    said = {lang: arithmetic_text(made, agreeing(), Words.of(lexicon, lang)) for lang in ("zh", "en")}
    assert said == {
        "zh": "5万元（2次：第1、3行）；6万元（1次：第2行）",
        "en": "5万元 (2 times: lines 1, 3); 6万元 (once: line 2)",
    }


def test_a_missing_unit_is_not_made_up(lexicon: Lexicon) -> None:
    made = Sheet("合计561.01，其中561万元")
    broken = total(made.fact("561.01", "合计", unit_missing=True), made.fact("561", "其中", nth=2))
    words = Words.of(lexicon, "zh")
    assert message(broken, words) == "561.01与561万元之和561相差0.01"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "560.63万元与615.67万元、43.95万元之和659.62万元相差-98.99万元"),
        ("en", "560.63万元 differs by -98.99万元 from 615.67万元, 43.95万元, which make 659.62万元"),
    ],
)
def test_message(lang: str, text: str, lexicon: Lexicon) -> None:
    stated, *parts = basic().facts[:3]
    assert message(total(stated, *parts), Words.of(lexicon, lang)) == text


def test_message_shows_a_dash_for_what_is_absent(lexicon: Lexicon) -> None:
    assert message(share(), Words.of(lexicon, "en")) == "76.50% is 76.5263%: —"


def test_message_of_a_check_without_numbers(lexicon: Lexicon) -> None:
    assert message(agreeing(), Words.of(lexicon, "zh")) == "—与—之和—相差—"


def test_white_space_inside_a_number_is_dropped(lexicon: Lexicon) -> None:
    made = Sheet("合计1, 537.4万元，其中1,500万元")
    broken = total(made.fact("1, 537.4", "合计", value="1537.4"), made.fact("1,500", "其中"))
    assert broken.check.facts[0].quantity.value == Decimal("1537.4")
    assert (
        arithmetic_text(document(""), broken, Words.of(lexicon, "en"))
        == "1,500; stated 1,537.4, difference 37.4, rounding allows 0.55"
    )


def test_a_rate_times_an_amount_is_shown_as_an_amount(lexicon: Lexicon) -> None:
    """The rate stands first in the assertion; in its unit the amounts would be ten thousand times as large."""
    made = Sheet("总计307.82万元，增加307.82万元，增长100.00%")
    current = made.fact("307.82", "总计")
    change = made.fact("307.82", "总计", nth=2)
    rate = made.fact("100.00", "总计", unit="%")
    assertion = Comparison(
        "==", Op("*", Name("rate"), Op("-", Name("current"), Name("change"))), Op("*", Name("change"), HUNDRED)
    )
    broken = verdict(assertion, {"rate": [rate], "current": [current], "change": [change]}, Fraction(307820000))
    broken = replace(broken, arithmetic=replace(broken.arithmetic, stated=Fraction(0)))  # type: ignore[type-var]
    text = arithmetic_text(document(made.text), broken, Words.of(lexicon, "en"))
    assert text.startswith("100.00 × (307.82 - 307.82) = 0, should be = 307.82 × 100 = 30782; difference -30782")
