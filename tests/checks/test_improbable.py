"""Sums within the worst case of rounding: when they are improbable, and that the odds are never too long."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.checks import run
from budget_lint.checks.likelihood import chance
from budget_lint.checks.precision import Precision
from budget_lint.model.expression import Call, Comparison, Expression, Name, Negation, Number
from budget_lint.model.fact import Fact, Measure
from budget_lint.model.quantity import Unit
from tests.checks.facts import (
    LEXICON,
    SUM,
    WAN,
    YI,
    arithmetic,
    call,
    equal,
    fact,
    quantity,
    reading,
    rule,
    ruleset,
    statement,
)

COMPLETE = frozenset({"complete"})
CHANGE = equal(Name("total"), arithmetic("-", call("sum", Name("parts")), Number(Fraction(0))))
TWICE = equal(arithmetic("*", Name("total"), Number(Fraction(2))), call("sum", Name("parts")))
LARGEST = equal(Name("total"), Call("max", (call("sum", Name("parts")), Number(Fraction(0)))))


def parts(count: int, start: int = 0) -> list[str]:
    """Figures with two decimals, no two alike, none with a zero at its end."""
    return [f"{start + 10 + number}.{(37 * number) % 9 + 1}{number % 9 + 1}" for number in range(count)]


def total(printed: Sequence[str], off: str = "0") -> str:
    return f"{sum(map(Decimal, printed), Decimal(off)):.2f}"


def judged(
    whole: str,
    printed: Sequence[str],
    assertion: Expression = SUM,
    *,
    complete: bool = True,
    others: Sequence[Fact] = (),
) -> tuple[str, int]:
    """Outcome and odds of the sum of ``printed`` in a document that has ``others`` as well."""
    facts = [fact(text, place, unit=WAN) for place, text in enumerate((whole, *printed))]
    the_rule = rule(assertion, over="breakdown", lists=("parts",), requires=("complete",))
    found = statement("breakdown", COMPLETE if complete else frozenset(), total=facts[:1], parts=facts[1:])
    (verdict,) = run(ruleset(the_rule), reading([*facts, *others], found), LEXICON)
    assert verdict.judgement == ("improbable" if verdict.odds else "")
    return verdict.outcome, verdict.odds


FIFTY, NINE = parts(50), parts(9)
SUMS = {
    "as_printed": (total(FIFTY), FIFTY, SUM, ("holds", 0)),
    "what_rounding_does": (total(FIFTY, "0.05"), FIFTY, SUM, ("rounding", 0)),
    "below_five_deviations": (total(FIFTY, "0.10"), FIFTY, SUM, ("rounding", 0)),
    "ten_deviations": (total(FIFTY, "0.20"), FIFTY, SUM, ("rounding", 10**12)),
    "ten_deviations_below": (total(FIFTY, "-0.20"), FIFTY, SUM, ("rounding", 10**12)),
    "five_deviations": (total(FIFTY, "0.11"), FIFTY, SUM, ("rounding", 10**5)),
    "impossible": (total(FIFTY, "0.27"), FIFTY, SUM, ("broken", 0)),
    "weights_and_numbers": (total(FIFTY, "0.20"), FIFTY, CHANGE, ("rounding", 10**12)),
    "few_parts_at_their_worst": (total(NINE[:8], "0.04"), NINE[:8], SUM, ("rounding", 0)),
    "the_shortest": (total(NINE, "0.05"), NINE, SUM, ("rounding", 10**5)),
    "parts_printed_alike": ("100.00", ["3.33"] * 30, SUM, ("rounding", 0)),
    "noughts_are_not_alike": (total(FIFTY, "0.20"), [*FIFTY, *["0.00"] * 10], SUM, ("rounding", 10**12)),
    "no_sum": (total(FIFTY, "0.20"), FIFTY, LARGEST, ("rounding", 0)),
}


@pytest.mark.parametrize(("whole", "printed", "assertion", "expected"), SUMS.values(), ids=SUMS)
def test_sums(whole: str, printed: list[str], assertion: Expression, expected: tuple[str, int]) -> None:
    assert judged(whole, printed, assertion) == expected


def test_a_list_that_may_lack_parts_is_not_judged() -> None:
    assert judged(total(FIFTY, "0.20"), FIFTY, complete=False) == ("rounding", 0)


def test_weights_of_both_sides() -> None:
    halves = [f"{Decimal(text) * 2:.2f}" for text in FIFTY]
    assert judged(total(FIFTY, "0.12"), halves, TWICE) == ("rounding", 10**12)


def others(count: int, *more: str, measure: Measure = "amount", section: int = 0) -> list[Fact]:
    """Further figures of a document, ``count`` of them with two decimals."""
    texts = [*parts(count, 100), *more]
    return [fact(text, 500 + place, measure=measure, section=section) for place, text in enumerate(texts)]


TRIMMED = {
    "a_document_that_trims": (others(40), 10**7),
    "too_few_to_tell": (others(38), 0),
    "a_zero_that_was_kept": (others(40, "7.10"), 0),
    "noughts_that_were_kept": (others(40, "0.00"), 0),
    "a_precision_of_its_own": (others(40, *(f"{n}.5" for n in range(20))), 0),
    "figures_of_another_measure": (others(40, measure="budget"), 0),
    "figures_of_a_table": (others(40, section=-1), 0),
}


@pytest.mark.parametrize(("more", "expected"), TRIMMED.values(), ids=TRIMMED)
def test_zeros_that_were_left_out(more: list[Fact], expected: int) -> None:
    """516.6 and 44 make 560.63 within rounding as printed, and do not as 516.60 and 44.00."""
    assert judged("560.63", ["516.6", "44"], others=more) == ("rounding", expected)


def test_broken_looks_at_what_is_printed() -> None:
    """With its zero 44.00 is off by far; as it stands it may be 44.4."""
    assert judged("560.99", ["516.6", "44"], others=others(40))[0] == "rounding"


def test_half_units() -> None:
    figures = [*others(40), fact("7.1", 1), fact("8", 2), fact("9", 3, unit=YI), fact("7.123", 4, measure="share")]
    precision = Precision(figures)
    assert [precision.half(item) / item.quantity.unit.factor for item in figures[-4:]] == [
        Fraction("0.005"),
        Fraction("0.005"),
        Fraction("0.5"),
        Fraction("0.0005"),
    ]


STEPS = 9  # values of one rounding error: the midpoints of cells of its interval
HALVES = st.lists(st.integers(1, 3), min_size=9, max_size=24)


@given(HALVES)
def test_the_odds_are_never_too_long(halves: list[int]) -> None:
    """Counts all combinations of rounding errors of mixed half units, in steps of a ninth of the smallest."""
    counts = {0: 1}
    for half in halves:
        values = [half * (2 * step + 1 - STEPS) for step in range(STEPS)]
        following: dict[int, int] = {}
        for reached, ways in counts.items():
            for value in values:
                following[reached + value] = following.get(reached + value, 0) + ways
        counts = following
    spread = sum((Fraction(half * STEPS) ** 2 for half in halves), Fraction(0)) / 3
    beyond, everything = 0, STEPS ** len(halves)
    for reached in sorted(counts, reverse=True):
        beyond += 2 * counts[reached] if reached else 0
        if (cases := chance(Fraction(reached), spread)) > 0:
            assert Fraction(beyond, everything) <= Fraction(1, cases)


Printed = tuple[str, Unit]
NUMBERS = st.integers(-300, 300).map(lambda number: f"{Decimal(number) / 10:.1f}")
FIGURES = st.tuples(NUMBERS, st.sampled_from([WAN, YI]))
WEIGHTS = st.integers(-3, 3).filter(bool)


@given(FIGURES, st.lists(st.tuples(WEIGHTS, FIGURES), min_size=1, max_size=4))
def test_broken_is_what_no_true_values_print(stated: Printed, items: list[tuple[int, Printed]]) -> None:
    """All combinations of ends and middles of the intervals: negative weights, noughts, mixed units."""
    names = [f"x{number}" for number in range(len(items))]
    side: Expression = Number(Fraction(0))
    for name, (weight, _) in zip(names, items, strict=True):
        term = arithmetic("*", Number(Fraction(abs(weight))), Name(name))
        side = arithmetic("+", side, term if weight > 0 else Negation(term))
    quantities = [quantity(text, unit) for text, unit in (stated, *(figure for _, figure in items))]
    roles = {
        name: [fact(str(item.value), place, unit=item.unit)]
        for place, (name, item) in enumerate(zip(["stated", *names], quantities, strict=True))
    }
    the_rule = rule(Comparison("==", Name("stated"), side), over="change")
    (verdict,) = run(ruleset(the_rule), reading([], statement("change", COMPLETE, **roles)), LEXICON)
    grids = [(item.interval.low, item.point, item.interval.high) for item in quantities]
    signs = {
        (value > 0) - (value < 0)
        for combination in product(*grids)
        for value in [combination[0] - sum(w * x for (w, _), x in zip(items, combination[1:], strict=True))]
    }
    assert (verdict.outcome == "broken") is (signs in ({1}, {-1}))


def columns(**counts: Sequence[str]) -> list[Fact]:
    """Figures of one table: for each column its own."""
    texts = [(text, number) for number, some in enumerate(counts.values()) for text in some]
    return [fact(text, 900 + place, section=-1, column=number) for place, (text, number) in enumerate(texts)]


def of_column(more: Sequence[Fact], column: int) -> int:
    """The odds of 516.6 + 44 = 560.63 in a column of the table that has ``more``."""
    facts = [fact(text, place, section=-1, column=column) for place, text in enumerate(("560.63", "516.6", "44"))]
    the_rule = rule(SUM, over="breakdown", lists=("parts",), requires=("complete",))
    found = statement("breakdown", COMPLETE, total=facts[:1], parts=facts[1:])
    (verdict,) = run(ruleset(the_rule), reading([*facts, *more], found), LEXICON)
    return verdict.odds


TRIMS, KEEPS = [*parts(48, 100), "7.1", "8.2"], [*parts(60, 300), "7.10", "8.20"]
COLUMNS = {
    "a_column_that_trims": (columns(a=TRIMS), 0, 10**7),
    "beside_one_that_keeps_its_zeros": (columns(a=TRIMS, b=KEEPS), 0, 10**7),
    "in_the_one_that_keeps_them": (columns(a=TRIMS, b=KEEPS), 1, 0),
    "a_column_of_its_own_that_shows_nothing": (columns(a=TRIMS, b=[f"{n}.5" for n in range(60, 120)]), 1, 0),
    "short_columns_together": (columns(a=parts(25, 100), b=parts(25, 400)), 2, 10**7),
    "short_columns_of_which_one_keeps_a_zero": (columns(a=parts(25, 100), b=[*parts(25, 400), "7.10"]), 2, 0),
    "a_short_column_beside_a_long_one_that_trims": (columns(a=TRIMS), 1, 0),
}


@pytest.mark.parametrize(("more", "column", "expected"), COLUMNS.values(), ids=COLUMNS)
def test_each_column_of_enough_figures_shows_its_own_precision(more: list[Fact], column: int, expected: int) -> None:
    assert of_column(more, column) == expected
