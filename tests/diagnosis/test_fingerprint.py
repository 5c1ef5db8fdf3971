"""Fingerprints change with what is printed in a check, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from budget_lint.diagnosis.fingerprint import fingerprints
from tests.diagnosis.accounts import AGREE, NEVER, Accounts, rule

OTHER = rule("other", NEVER.assertion)


def names(accounts: Accounts) -> list[str]:
    verdicts = accounts.verdicts
    found = fingerprints(verdicts, range(len(verdicts)))
    return [found[number] for number in range(len(verdicts))]


def test_text_elsewhere_does_not_matter() -> None:
    plain, shifted = Accounts(), Accounts()
    shifted.fact("77")
    for accounts in (plain, shifted):
        accounts.check(NEVER, figure=accounts.fact("12.5", "rent"))
    assert names(plain) == names(shifted)


def test_all_that_is_printed_in_a_check_matters() -> None:
    accounts = Accounts()
    rent = accounts.fact("12.5", "rent")
    accounts.check(NEVER, figure=rent)
    accounts.check(NEVER, figure=accounts.fact("12.50", "rent"))
    accounts.check(NEVER, figure=accounts.fact("12.5", "water"))
    accounts.check(NEVER, figure=accounts.fact("12.5", "rent", measure="budget"))
    accounts.check(NEVER, whole=rent)
    accounts.check(NEVER, figure=[rent, rent])
    accounts.check(OTHER, figure=rent)
    found = names(accounts)
    assert len(set(found)) == len(found)
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in found)


def test_checks_alike_are_counted_in_their_order() -> None:
    accounts = Accounts()
    first, second = (accounts.fact("12.5", "rent") for _ in range(2))
    accounts.check(NEVER, figure=second)
    accounts.check(NEVER, figure=first)
    reversed_names = names(accounts)
    accounts.checks.reverse()
    assert names(accounts) == reversed_names[::-1]
    assert len(set(reversed_names)) == 2


def test_one_more_place_that_says_the_same_does_not_matter() -> None:
    few, many = Accounts(), Accounts()
    few.check(AGREE, stated=[few.fact(text, "rent") for text in ("12.5", "12.6")])
    many.check(AGREE, stated=[many.fact(text, "rent") for text in ("12.6", "12.5", "12.6", "12.6")])
    other = Accounts()
    other.check(AGREE, stated=[other.fact(text, "rent") for text in ("12.5", "12.6", "12.7")])
    assert names(few) == names(many) != names(other)


def test_line_breaks_in_a_figure_do_not_matter() -> None:
    plain, wrapped = Accounts(), Accounts()
    plain.check(NEVER, figure=plain.fact("12.5", "rent"))
    fact = wrapped.fact("12.5", "rent")
    wrapped.check(NEVER, figure=replace(fact, figure=replace(fact.figure, text="12.\n5")))
    assert names(plain) == names(wrapped)
