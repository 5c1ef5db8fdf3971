"""What is said where the figures of a document do not tell, and what weighs when they nearly do."""

from __future__ import annotations

from dataclasses import replace

from budget_lint.model.check import Check
from budget_lint.model.fact import Fact
from budget_lint.model.finding import Hint
from tests.diagnosis.accounts import AGREE, INCLUSION, NEVER, TOTAL, Accounts, suspects


def test_a_named_figure_needs_no_hint() -> None:
    accounts = Accounts()
    total, first = accounts.fact("100.00"), accounts.fact("60.00")
    accounts.check(AGREE, stated=[total, accounts.fact("100.00")])
    accounts.check(AGREE, stated=[first, accounts.fact("60.00")])
    accounts.check(TOTAL, total=total, parts=[first, accounts.fact("4.00")])
    (finding,) = accounts.diagnose()
    assert finding.named is finding.suspects[0]
    assert finding.hint is None


def test_a_rule_that_no_value_mends_needs_no_hint() -> None:
    accounts = Accounts()
    accounts.check(NEVER, figure=accounts.fact("12.5"))
    (finding,) = accounts.diagnose()
    assert (finding.named, finding.hint) == (None, None)


def test_a_lone_sum_is_for_the_accounts_to_decide() -> None:
    accounts = Accounts()
    accounts.check(TOTAL, total=accounts.fact("100"), parts=[accounts.fact("60"), accounts.fact("50")])
    (finding,) = accounts.diagnose()
    assert finding.hint == Hint("accounts")


def test_an_undecided_check_of_one_of_the_figures_would_tell() -> None:
    accounts = Accounts()
    total, part = accounts.fact("100"), accounts.fact("60")
    accounts.check(TOTAL, total=total, parts=[part, accounts.fact("50")])
    accounts.check(TOTAL, "missing", total=part, parts=[accounts.fact("20"), accounts.fact("30")])
    accounts.check(TOTAL, "uncertain", total=part, parts=[accounts.fact("20")])
    accounts.check(AGREE, "mismatch", stated=[total])
    (finding,) = accounts.diagnose()
    assert finding.hint is not None
    assert finding.hint.kind == "check"
    # The shorter one first; what no other text would decide is no help.
    assert [verdict.check for verdict in finding.hint.verdicts] == [accounts.checks[2], accounts.checks[1]]


def test_a_check_of_all_the_figures_tells_nothing() -> None:
    accounts = Accounts()
    total, parts = accounts.fact("100"), [accounts.fact("60"), accounts.fact("50")]
    accounts.check(TOTAL, total=total, parts=parts)
    accounts.check(TOTAL, "missing", total=total, parts=parts)
    (finding,) = accounts.diagnose()
    assert finding.hint == Hint("accounts")


def test_where_nothing_fits_several_are_wrong_or_a_part_is_missing() -> None:
    accounts = Accounts()
    parts = [accounts.fact(text, worded=True) for text in ("60.00", "50.00")]
    total = accounts.fact("100.00")
    accounts.check(TOTAL, total=total, parts=parts)
    for _ in range(2):
        held = [accounts.fact("100.00", worded=True), total]
        accounts.check(AGREE, stated=held)
    (finding,) = accounts.diagnose()
    # The only value for the total breaks more than it mends; it is shown for what it is.
    assert [(s.expected, s.breaks) for s in finding.suspects] == [("110.00", 2)]
    assert finding.named is None
    assert finding.hint == Hint("accounts")


def test_a_broken_bound_takes_its_value_from_a_list_that_may_have_more_parts() -> None:
    accounts = Accounts()
    income, whole = accounts.fact("662.0205"), accounts.fact("66.2111")
    accounts.check(INCLUSION, narrow=income, wide=whole)
    assert suspects(accounts.diagnose()[0]) == []
    parts = [accounts.fact(text) for text in ("42.3091", "19.4423", "0.2691")]
    accounts.checks.append(replace(_sum(accounts, income, parts), doubt="incomplete"))
    (finding,) = accounts.diagnose()
    # The accounts of this test decide no list with a doubt, so the value is not confirmed by it.
    assert suspects(finding) == [("662.0205", "62.0205")]
    assert finding.suspects[0].slip == "double"


def test_a_figure_that_says_what_the_line_above_says_is_the_likelier_one() -> None:
    accounts = Accounts()
    first, second = accounts.fact("516.67", "personnel"), accounts.fact("516.67", "running")
    accounts.check(TOTAL, total=accounts.fact("560.62", "basic"), parts=[first, second])
    (finding,) = accounts.diagnose()
    assert [(s.figure.index, s.expected, s.slip) for s in finding.suspects] == [
        (1, "43.95", "line_above"),
        (0, "43.95", ""),
        (2, "1033.34", ""),
    ]


def _sum(accounts: Accounts, total: Fact, parts: list[Fact]) -> Check:
    accounts.check(TOTAL, total=total, parts=parts)
    return accounts.checks.pop()
