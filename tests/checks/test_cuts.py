"""Digits that were cut off: what no cut figures can be, against brute force, and when a document is said to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.checks import run
from budget_lint.checks.cuts import pairs
from budget_lint.checks.truth import Judge, agree
from budget_lint.model.expression import Call, Name
from budget_lint.model.fact import Fact, Statement
from budget_lint.model.quantity import Quantity, Unit
from tests.checks.facts import (
    LEXICON,
    PERCENT,
    SUM,
    WAN,
    arithmetic,
    check,
    equal,
    fact,
    quantity,
    reading,
    rule,
    ruleset,
)
from tests.checks.facts import statement as stated

YUAN = Unit("yuan", "money", Fraction(1))
TEN = Unit("ten", "money", Fraction(10))
QUARTERS = 4  # steps of the grid to the finest quantum
LESS = equal(Name("a"), arithmetic("-", Name("b"), Name("c")))
TWICE = equal(Name("a"), arithmetic("-", arithmetic("+", Name("b"), Name("b")), Name("c")))


def cut(value: Fraction, unit: Unit) -> Quantity:
    """How a value in base units is printed without decimals when the rest is cut off."""
    scaled = value / unit.factor
    whole = abs(scaled) // 1
    return Quantity(Decimal(int(whole) if scaled >= 0 else -int(whole)), Decimal(1), unit)


def truths(printed: Quantity) -> Iterator[Fraction]:
    """All values on the grid that are printed so."""
    reach = int(printed.unit.factor) * QUARTERS
    near = range(int(printed.point) * QUARTERS - reach, int(printed.point) * QUARTERS + reach + 1)
    return (value for step in near if cut(value := Fraction(step, QUARTERS), printed.unit) == printed)


NUMBERS = st.builds(
    lambda value, unit: Quantity(Decimal(value), Decimal(1), unit), st.integers(-12, 12), st.sampled_from([YUAN, TEN])
)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_difference_holds_if_some_values_that_were_cut_make_it_true(a: Quantity, b: Quantity, c: Quantity) -> None:
    judge = Judge({"a": (a,), "b": (b,), "c": (c,)}, frozenset())
    real = any(x == y - z for x, y, z in product(*map(truths, (a, b, c))))
    assert judge.holds_if_cut(LESS) is real


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_figure_that_stands_twice_is_one_value(a: Quantity, b: Quantity, c: Quantity) -> None:
    judge = Judge({"a": (a,), "b": (b,), "c": (c,)}, frozenset())
    real = any(x == 2 * y - z for x, y, z in product(*map(truths, (a, b, c))))
    assert judge.holds_if_cut(TWICE) is real or not real  # a grid may miss what there is; it never shows what is not


@given(st.lists(NUMBERS, min_size=2, max_size=3))
def test_printings_agree_if_one_value_is_cut_to_all_of_them(printed: list[Quantity]) -> None:
    common = set.intersection(*(set(truths(one)) for one in printed))
    assert agree(tuple(printed), cut=True) is bool(common)


@given(st.lists(st.tuples(st.fractions(-100, 100), st.sampled_from([YUAN, TEN])), min_size=1, max_size=8))
def test_sums_of_cut_figures_hold_if_cut(values: list[tuple[Fraction, Unit]]) -> None:
    parts = tuple(cut(value, unit) for value, unit in values)
    total = cut(sum((value for value, _ in values), Fraction(0)), YUAN)
    assert Judge({"total": (total,), "parts": parts}, frozenset({"parts"})).holds_if_cut(SUM)


CUT_FROM = [
    ("3.4", "3.49", True), ("3.4", "3.50", False), ("3.4", "3.40", True), ("3.4", "3.39", False),
    ("-3.4", "-3.49", True), ("-3.4", "-3.50", False), ("-3.4", "-3.40", True),
    ("0.0", "0.09", True), ("0.0", "-0.09", True), ("0.0", "0.10", False), ("0.0", "-0.10", False),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "value", "possible"), CUT_FROM)
def test_the_end_away_from_nought_prints_the_next_digit(printed: str, value: str, possible: bool) -> None:
    exact = Quantity(Decimal(value), Decimal(0), PERCENT)
    assert quantity(printed, PERCENT).cut_from(exact.interval) is possible


def test_what_is_stated_many_times_makes_few_pairs() -> None:
    stated = [quantity("3.45", WAN)] * 40 + [quantity("34567.00", YUAN)] * 40 + [quantity("3.4567", WAN)] * 40
    found = list(pairs(check(AGREE, {"stated": stated})))
    assert [(coarse.value, fine.value) for coarse, fine in found] == [
        (Decimal("3.45"), Decimal("34567.00")), (Decimal("3.45"), Decimal("3.4567")),
        (Decimal("3.4567"), Decimal("34567.00")),
    ]  # fmt: skip


# --- documents -------------------------------------------------------------------------------------------------------

SAME = equal(Name("stated"), Name("table"))
AGREE = Call("agree", (Name("stated"),))
RULES = ruleset(
    rule(SAME, over="correspondence", tolerance="truncated"),
    rule(AGREE, over="restatement", tolerance="truncated", code="R2", name="r2"),
    rule(SUM, over="breakdown", tolerance="truncated", code="R3", name="r3", lists=("parts",)),
)
Pair = tuple[str, str]


class Page:
    """A document in the making: numbers of ten thousands with two decimals beside exact ones."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.statements: list[Statement] = []

    def _facts(self, texts: Sequence[str], unit: Unit) -> list[Fact]:
        made = [fact(text, len(self.facts) + place, unit=unit) for place, text in enumerate(texts)]
        self.facts += made
        return made

    def pair(self, coarse: str, fine: str) -> Page:
        one, other = self._facts([coarse], WAN), self._facts([fine], YUAN)
        self.statements.append(stated("correspondence", stated=one, table=other))
        return self

    def again(self, coarse: str, fine: str) -> Page:
        both = [*self._facts([coarse], WAN), *self._facts([fine], YUAN)]
        self.statements.append(stated("restatement", stated=both))
        return self

    def sum(self, total: str, *parts: str) -> Page:
        whole, some = self._facts([total], WAN), self._facts(parts, WAN)
        self.statements.append(stated("breakdown", total=whole, parts=some))
        return self

    def outcomes(self) -> list[str]:
        return [verdict.outcome for verdict in run(RULES, reading(self.facts, *self.statements), LEXICON)]


ROUNDED, CUT, OFF = ("7.35", "73450.00"), ("3.45", "34567.00"), ("3.44", "34567.00")
DOUBTLESS = ("5.10", "51020.00")  # cut or rounded, it reads the same
FOUR = ("100.03", "10.00", "20.00", "30.00", "40.00")  # 0.03 short: rounding explains 0.025
DOCUMENTS = {
    "a_figure_that_was_cut": (Page().pair(*CUT), ["truncated"]),
    "another_that_reads_the_same_either_way": (Page().pair(*CUT).pair(*DOUBTLESS), ["truncated", "holds"]),
    "a_nought_alone": (Page().pair("0.00", "99.00"), ["broken"]),
    "a_nought_beside_a_figure_that_was_cut": (Page().pair("0.00", "99.00").pair(*CUT), ["truncated", "truncated"]),
    "off_by_more_than_a_cut": (Page().pair(*OFF), ["broken"]),
    "one_that_was_rounded_up": (Page().pair(*CUT).pair(*ROUNDED), ["broken", "holds"]),
    "in_sentences": (Page().again(*CUT), ["truncated"]),
    "a_sum_alone": (Page().sum(*FOUR), ["broken"]),
    "a_sum_beside_one_figure_that_was_cut": (Page().pair(*CUT).sum(*FOUR), ["truncated", "broken"]),
    "a_sum_beside_two": (
        Page().pair(*CUT).pair("8.26", "82699.00").sum(*FOUR), ["truncated", "truncated", "truncated"],
    ),
    "a_sum_beside_the_same_figure_twice": (
        Page().pair(*CUT).pair(*CUT).sum(*FOUR), ["truncated", "truncated", "broken"],
    ),
    "a_sum_that_is_short_by_more": (
        Page().pair(*CUT).pair("8.26", "82699.00").sum("100.04", *FOUR[1:]), ["truncated", "truncated", "broken"],
    ),
    "a_sum_that_is_too_large_beside_others": (
        Page().pair(*CUT).pair("8.26", "82699.00").sum(*FOUR).sum("9.99", "5.00", "5.00"),
        ["truncated", "truncated", "broken", "rounding"],
    ),
    "figures_of_another_precision": (Page().pair("3.4", "34567.00").pair(*ROUNDED), ["truncated", "holds"]),
}  # fmt: skip


@pytest.mark.parametrize(("page", "wanted"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(page: Page, wanted: list[str]) -> None:
    assert page.outcomes() == wanted


def shorts(count: int, page: Page) -> Page:
    """Sums that hold and are 0.01 short, each with figures of its own."""
    for number in range(count):
        page.sum(f"{number}.03", f"{number}.01", "0.01")
    return page


def test_ten_sums_that_all_fall_short_show_that_a_document_cuts() -> None:
    assert shorts(9, Page()).sum(*FOUR).outcomes() == ["rounding"] * 9 + ["broken"]
    assert shorts(10, Page()).sum(*FOUR).outcomes() == ["rounding"] * 10 + ["truncated"]


def test_sums_that_share_a_figure_count_once() -> None:
    page = Page()
    page.sum("1.03", "1.01", "0.01")
    page.statements *= 10
    for number, statement in enumerate(page.statements):
        roles = dict(statement.roles)
        page.statements[number] = stated("breakdown", total=list(roles["total"]), parts=list(roles["parts"]))
    assert page.sum(*FOUR).outcomes()[-1] == "broken"


YUANS = st.lists(st.integers(100, 10**9), min_size=1, max_size=12)


@given(YUANS)
def test_a_document_that_cuts_everything_is_never_broken(values: list[int]) -> None:
    page = Page()
    for value in values:
        page.pair(f"{Decimal(value // 100) / 100:.2f}", f"{value}.00")
    assert "broken" not in page.outcomes()


@given(YUANS, st.integers(0, 11))
def test_a_figure_that_is_one_off_stays_broken_where_others_are_rounded(values: list[int], at: int) -> None:
    """As long as one of the others shows that it was rounded up."""
    page, wrong = Page(), at % len(values)
    shows = False
    for place, value in enumerate(values):
        hundreds = (value + 50) // 100
        shows = shows or (place != wrong and value % 100 > 50)
        page.pair(f"{Decimal(hundreds - (place == wrong)) / 100:.2f}", f"{value}.00")
    assert page.outcomes()[wrong] == "broken" or not shows or values[wrong] % 100 == 50
