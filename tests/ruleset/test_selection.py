"""Which rules are in force, and how severe they are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from budget_lint.errors import RuleError
from budget_lint.model.expression import Logic
from budget_lint.model.lexicon import Lexicon, Pattern, Profile
from budget_lint.model.policy import Level, Policy, Word
from budget_lint.model.rule import Rule, Ruleset
from budget_lint.ruleset import check_policy, chosen

LEXICON = Lexicon(kinds=(Pattern("budget", ""),), profiles={"audit": Profile(("sums",))})
CODES = {"CN201": "first-sum", "CN202": "second-sum", "CN301": "a-bound", "ST101": "stated"}
RULES = Ruleset(
    tuple(
        Rule(name, code, "sums" if "sum" in name else "others", "error", Logic("and", ()), {}, {}, {})
        for code, name in CODES.items()
    )
)


def policy(select: str = "", ignore: str = "", severities: Mapping[str, Level] | None = None) -> Policy:
    def words(text: str) -> tuple[Word, ...]:
        return tuple(map(Word, text.split()))

    return Policy(words(select), words(ignore), tuple((Word(key), level) for key, level in (severities or {}).items()))


def codes(wanted: Policy, kind: str = "budget") -> str:
    return " ".join(rule.code for rule in chosen(RULES, LEXICON, wanted, kind).rules)


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("", "", "CN201 CN202 CN301 ST101"),
        ("", "ALL", ""),
        ("ALL", "ALL", ""),
        ("CN", "", "CN201 CN202 CN301"),
        ("CN2 ST101", "", "CN201 CN202 ST101"),
        ("second-sum", "", "CN202"),
        ("", "CN", "ST101"),
        ("CN201", "CN", "CN201"),
        ("CN", "CN201", "CN202 CN301"),
        ("CN201", "CN201", ""),
        ("first-sum", "CN2", "CN201"),
        ("ALL CN201", "CN", "CN201 ST101"),
        ("", "first-sum a-bound", "CN202 ST101"),
    ],
)
def test_the_longer_word_decides(select: str, ignore: str, expected: str) -> None:
    assert codes(policy(select, ignore)) == expected


def test_severities() -> None:
    wanted = policy(severities={"CN201": "warning", "CN": "note", "ST101": "off", "first-sum": "note"})
    found = {rule.code: rule.severity for rule in chosen(RULES, LEXICON, wanted, "budget").rules}
    assert found == {"CN201": "note", "CN202": "note", "CN301": "note"}


def test_a_profile_leaves_families_out() -> None:
    assert codes(policy(), "audit") == "CN301 ST101"
    assert codes(policy("CN201"), "audit") == ""


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (policy(select="CN9"), "no rule has the code, the beginning of a code or the name 'CN9'"),
        (
            policy(ignore="cn201"),
            "no rule has the code, the beginning of a code or the name 'cn201'; did you mean 'CN201'?",
        ),
        (
            policy(severities={"first-sun": "off"}),
            "no rule has the code, the beginning of a code or the name 'first-sun'; did you mean 'first-sum'?",
        ),
        (Policy(kind=Word("budgets")), "unknown kind of document 'budgets'; known: budget, audit, other"),
    ],
)
def test_words_that_fit_nothing(wanted: Policy, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        check_policy(RULES, LEXICON, wanted)
    assert str(caught.value).startswith(f": {message}")


def test_words_that_fit() -> None:
    check_policy(RULES, LEXICON, policy("ALL CN2", "ST first-sum", {"CN": "off"}))
    check_policy(RULES, LEXICON, Policy(kind=Word("audit")))
