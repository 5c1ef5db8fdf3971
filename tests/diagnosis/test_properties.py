"""Random accounts that add up, with a figure or two changed: what the diagnosis may never do."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from budget_lint.model.finding import Finding
from budget_lint.model.quantity import Quantity
from tests.diagnosis.accounts import AGREE, INCLUSION, SHARE, TOTAL, Accounts, evaluate, printed

ROUNDS = settings(max_examples=60, deadline=None)
CENT = Decimal("0.01")
SOUND = ("holds", "rounding", "truncated")


def rendered(parts: list[int]) -> list[str]:
    """What a document prints of parts in hundredths: total, parts, shares, and total and first part again."""
    total = sum(parts)
    money = [str((Decimal(value) / 100).quantize(CENT)) for value in (total, *parts)]
    shares = [str((Decimal(100 * part) / total).quantize(CENT)) for part in parts]
    return [*money, *shares, money[0], money[0], money[1], money[1]]


def accounts(texts: list[str]) -> Accounts:
    """The checks of such a document, with one more that only bounds a figure."""
    size = (len(texts) - 5) // 2
    made = Accounts()
    total, *parts = (made.fact(text, f"row {i}") for i, text in enumerate(texts[: size + 1]))
    shares = [made.percent(text) for text in texts[size + 1 : 2 * size + 1]]
    again = [made.fact(text, "row 0") for text in texts[-4:-2]]
    first = [made.fact(text, "row 1") for text in texts[-2:]]
    made.check(TOTAL, total=total, parts=parts)
    for part, share in zip(parts, shares, strict=True):
        made.check(SHARE, share=share, part=part, whole=total)
    made.check(AGREE, stated=[total, *again])
    made.check(AGREE, stated=[parts[0], *first])
    made.check(INCLUSION, narrow=parts[-1], wide=total)
    return made


PARTS = st.lists(st.integers(1000, 9_999_999), min_size=2, max_size=6)
SLIPS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from("0123456789"))


def slipped(texts: list[str], slip: tuple[int, int, str]) -> tuple[int, list[str]]:
    """One digit of one figure replaced: the figure's index, and all figures."""
    which, place, digit = slip
    index = which % len(texts)
    text = texts[index]
    places = [i for i, character in enumerate(text) if character.isdigit()]
    at = places[place % len(places)]
    return index, [*texts[:index], text[:at] + digit + text[at + 1 :], *texts[index + 1 :]]


def all_of(finding: Finding) -> list[Finding]:
    return [finding, *finding.related]


@ROUNDS
@given(PARTS)
def test_accounts_that_add_up_give_no_findings(parts: list[int]) -> None:
    assert accounts(rendered(parts)).diagnose() == ()


@ROUNDS
@given(PARTS, SLIPS)
def test_a_single_wrong_figure_is_named_or_among_the_alternatives(
    parts: list[int], slip: tuple[int, int, str]
) -> None:
    index, texts = slipped(rendered(parts), slip)
    findings = accounts(texts).diagnose()
    assume(findings)
    (finding,) = findings
    assert index in [suspect.figure.index for suspect in finding.suspects]


@ROUNDS
@given(PARTS, SLIPS)
def test_a_figure_that_a_sum_and_a_restatement_hold_is_named(
    parts: list[int], slip: tuple[int, int, str]
) -> None:
    which, place, digit = slip
    texts = rendered(parts)
    # The total and the first part are the figures that both a sum and a restatement hold.
    index, changed = slipped(texts, (which % 2, place, digit))
    assume(abs(Decimal(changed[index]) - Decimal(texts[index])) > Decimal(len(parts) + 1) * CENT)
    (finding,) = accounts(changed).diagnose()
    (suspect,) = finding.suspects
    assert (suspect.figure.index, suspect.expected) == (index, texts[index])


@ROUNDS
@given(PARTS, SLIPS, SLIPS)
def test_no_named_value_spoils_a_sound_check_and_no_broken_one_is_lost(
    parts: list[int], one: tuple[int, int, str], other: tuple[int, int, str]
) -> None:
    made = accounts(slipped(slipped(rendered(parts), one)[1], other)[1])
    findings = made.diagnose()
    broken = [verdict for verdict in made.verdicts if verdict.outcome == "broken"]
    reported = [part.verdict for finding in findings for part in all_of(finding)]
    assert sorted(map(made.verdicts.index, reported)) == sorted(map(made.verdicts.index, broken))

    named = [finding.suspects[0] for finding in findings if len(finding.suspects) == 1]
    values: dict[int, Quantity] = {
        suspect.figure.index: printed(suspect.expected, suspect.figure.quantity.unit) for suspect in named
    }
    assert len(values) == len(named)
    for verdict in made.verdicts:
        if verdict.outcome in SOUND:
            assert evaluate(verdict.check, values).outcome in SOUND


@ROUNDS
@given(PARTS, SLIPS, SLIPS)
def test_equal_runs_and_other_orders_of_checks_give_equal_answers(
    parts: list[int], one: tuple[int, int, str], other: tuple[int, int, str]
) -> None:
    made = accounts(slipped(slipped(rendered(parts), one)[1], other)[1])
    found = made.diagnose()
    assert made.diagnose() == found
    made.checks.reverse()
    assert made.diagnose() == found
