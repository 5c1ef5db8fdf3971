"""Which findings come of which verdicts, and which figure they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from budget_lint.diagnosis import diagnose
from budget_lint.model.check import Check, Verdict
from budget_lint.model.expression import Call, Comparison, Name, Number
from budget_lint.model.finding import Hint
from budget_lint.model.quantity import Quantity
from tests.diagnosis.accounts import (
    AGREE,
    CARS,
    CUT_SHARE,
    DOCUMENT,
    INCLUSION,
    NEVER,
    RATE,
    SHARE,
    TOTAL,
    Accounts,
    evaluate,
    rule,
    suspects,
    texts,
)


def test_sound_accounts_give_no_findings() -> None:
    accounts = Accounts()
    parts = [accounts.fact("60.00"), accounts.fact("40.00")]
    accounts.check(TOTAL, total=accounts.fact("100.00"), parts=parts)
    accounts.check(TOTAL, "missing", total=accounts.fact("1.00"), parts=parts)
    assert accounts.diagnose() == ()


def test_a_lone_sum_names_no_figure() -> None:
    accounts = Accounts()
    accounts.check(TOTAL, total=accounts.fact("100"), parts=[accounts.fact("60"), accounts.fact("50")])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("100", "110"), ("60", "50"), ("50", "40")]


def test_counts_may_be_the_wrong_figure_but_do_not_fall_below_nought() -> None:
    accounts = Accounts()
    parts = [accounts.fact(text, measure="count", unit=CARS) for text in ("0", "3", "5")]
    accounts.check(TOTAL, total=accounts.fact("6", measure="count", unit=CARS), parts=parts)
    (finding,) = accounts.diagnose()
    assert sorted(suspects(finding)) == [("3", "1"), ("5", "3"), ("6", "8")]


def test_two_restatements_that_differ_name_no_figure() -> None:
    accounts = Accounts()
    accounts.check(AGREE, stated=[accounts.fact("12.5"), accounts.fact("12.7")])
    (finding,) = accounts.diagnose()
    assert sorted(suspects(finding)) == [("12.5", "12.7"), ("12.7", "12.5")]


def test_two_restatements_against_one_name_no_figure() -> None:
    accounts = Accounts()
    accounts.check(AGREE, stated=[accounts.fact(text, "rent") for text in ("12.5", "12.7", "12.5")])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("12.7", "12.5"), ("12.5", "12.7")]


def test_three_restatements_against_one_name_it() -> None:
    accounts = Accounts()
    accounts.check(AGREE, stated=[accounts.fact(text, "rent") for text in ("12.5", "12.7", "12.5", "12.5")])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("12.7", "12.5")]
    assert finding.suspects[0].confirmations == 3


def test_the_majority_is_wrong_when_a_sum_holds_the_odd_one() -> None:
    accounts = Accounts()
    odd = accounts.fact("268.13", "projects")
    accounts.check(TOTAL, total=accounts.fact("828.76"), parts=[accounts.fact("560.63"), odd])
    accounts.check(AGREE, stated=[odd, *(accounts.fact("267.75", "projects") for _ in range(4))])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("267.75", "268.13")]


def test_where_every_change_breaks_a_sound_check_two_figures_are_wrong_together() -> None:
    accounts = Accounts()
    one, other = accounts.fact("268.13", "projects"), accounts.fact("267.75", "projects")
    accounts.check(TOTAL, total=accounts.fact("828.76"), parts=[accounts.fact("560.63"), one])
    accounts.check(TOTAL, total=accounts.fact("300.00"), parts=[other, accounts.fact("32.25")])
    accounts.check(AGREE, stated=[one, other])
    (finding,) = accounts.diagnose()
    assert finding.named is None
    pairs = [(s.figure.text, s.expected, [(f.text, e) for f, e in s.along]) for s in finding.suspects]
    assert pairs == [
        ("268.13", "267.75", [("828.76", "828.38")]),
        ("267.75", "268.13", [("300.00", "300.38")]),
    ]
    assert finding.hint == Hint("accounts")


def test_a_value_that_breaks_a_sound_check_is_no_more_than_an_alternative() -> None:
    accounts = Accounts()
    one, other = accounts.fact("268.13", "projects"), accounts.fact("267.75", "projects")
    for fact in (one, other):
        for _ in range(3):
            basic = accounts.fact("560.63")
            total = accounts.fact("828.76" if fact is one else "828.38")
            accounts.check(TOTAL, total=total, parts=[basic, fact])
    accounts.check(AGREE, stated=[one, other])
    (finding,) = accounts.diagnose()
    assert finding.named is None
    assert [(s.figure.text, s.expected, s.repairs, s.breaks) for s in finding.suspects] == [
        ("268.13", "267.75", 1, 3),
        ("267.75", "268.13", 1, 3),
    ]


def test_a_wrong_part_among_restated_ones_is_named_with_all_it_breaks() -> None:
    accounts = Accounts()
    basic, personnel = accounts.fact("560.63", "basic"), accounts.fact("615.67", "personnel")
    running = accounts.fact("43.95", "running")
    restated = [accounts.fact("516.67", "personnel") for _ in range(4)]
    accounts.check(INCLUSION, narrow=personnel, wide=restated[0])
    accounts.check(TOTAL, total=basic, parts=[personnel, running])
    accounts.check(AGREE, stated=restated)
    accounts.check(AGREE, stated=[running, accounts.fact("43.95", "running")])
    accounts.check(AGREE, stated=[basic, accounts.fact("560.63", "basic")])
    accounts.check(SHARE, share=accounts.percent("67.65"), part=basic, whole=accounts.fact("828.76"))
    (finding,) = accounts.diagnose()
    assert texts(finding) == ["560.63", "615.67", "43.95"]
    assert [texts(related) for related in finding.related] == [["615.67", "516.67"]]
    (suspect,) = finding.suspects
    assert (suspect.figure.text, suspect.expected, suspect.slip) == ("615.67", "516.67", "swap_distant")
    assert (suspect.repairs, suspect.confirmations) == (2, 4)


def test_a_figure_that_no_other_check_holds_is_named() -> None:
    accounts = Accounts()
    total, first = accounts.fact("100.00"), accounts.fact("60.00")
    accounts.check(AGREE, stated=[total, accounts.fact("100.00")])
    accounts.check(AGREE, stated=[first, accounts.fact("60.00")])
    accounts.check(TOTAL, total=total, parts=[first, accounts.fact("4.00")])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("4.00", "40.00")]
    assert finding.suspects[0].slip == "point"


def test_a_wrong_figure_in_two_roles_of_several_checks() -> None:
    accounts = Accounts()
    total = accounts.fact("1,234.50")
    parts = [accounts.fact("1,000.00"), accounts.fact("243.50")]
    accounts.check(TOTAL, total=total, parts=parts)
    for text, part in zip(("80.42", "19.58"), parts, strict=True):
        accounts.check(SHARE, share=accounts.percent(text), part=part, whole=total)
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("1,234.50", "1,243.50")]
    assert finding.suspects[0].slip == "swap"
    assert len(finding.related) == 2


def test_a_fall_keeps_the_direction_of_its_words() -> None:
    accounts = Accounts()
    change = accounts.fact("35.19", measure="change", falls=True)
    current, previous = accounts.fact("516.67"), accounts.fact("569.86")
    accounts.check(AGREE, stated=[current, accounts.fact("516.67")])
    accounts.check(AGREE, stated=[previous, accounts.fact("569.86")])
    accounts.check(TOTAL, total=current, parts=[previous, change])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("35.19", "53.19")]


def test_two_causes_are_two_findings() -> None:
    accounts = Accounts()
    for wrong in ("13.00", "29.00"):
        part = accounts.fact(wrong)
        total = accounts.fact("45.00")
        accounts.check(TOTAL, total=total, parts=[part, accounts.fact("33.00")])
        accounts.check(AGREE, stated=[total, accounts.fact("45.00")])
        accounts.check(SHARE, share=accounts.percent("26.67"), part=part, whole=total)
    findings = accounts.diagnose()
    assert [suspects(finding) for finding in findings] == [[("13.00", "12.00")], [("29.00", "12.00")]]
    assert [len(finding.related) for finding in findings] == [1, 1]


def test_a_second_wrong_figure_of_a_check_is_found_once_the_first_is_known() -> None:
    accounts = Accounts()
    total = accounts.fact("100.00")
    first, second = accounts.fact("70.00", "first"), accounts.fact("14.00", "second")
    accounts.check(AGREE, stated=[total, accounts.fact("100.00")])
    accounts.check(TOTAL, total=total, parts=[first, second])
    accounts.check(AGREE, stated=[first, *(accounts.fact("60.00", "first") for _ in range(3))])
    findings = accounts.diagnose()
    assert [suspects(finding) for finding in findings] == [[("14.00", "40.00")], [("70.00", "60.00")]]


def test_one_relation_that_two_rules_report_is_one_finding() -> None:
    accounts = Accounts()
    total, parts = accounts.fact("100"), [accounts.fact("60"), accounts.fact("50")]
    accounts.check(rule("again", TOTAL.assertion, "warning"), total=total, parts=parts)
    accounts.check(TOTAL, total=total, parts=parts)
    (finding,) = accounts.diagnose()
    assert (finding.verdict.check.rule, finding.severity) == (TOTAL, "error")
    assert [related.verdict.check.rule.name for related in finding.related] == ["again"]
    assert len(finding.suspects) == 3


def test_a_rule_that_no_value_mends_names_nothing() -> None:
    accounts = Accounts()
    accounts.check(NEVER, share=accounts.percent("100"), whole=accounts.fact("0"))
    (finding,) = accounts.diagnose()
    assert (suspects(finding), finding.related) == ([], ())


def test_worded_and_doubtful_figures_are_not_blamed() -> None:
    accounts = Accounts()
    total, none = accounts.fact("100.00"), accounts.fact("0", worded=True)
    accounts.check(TOTAL, total=total, parts=[accounts.fact("90.00"), none])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("100.00", "90.00"), ("90.00", "100.00")]


def test_a_rate_of_change_is_solved_for_each_of_its_figures() -> None:
    accounts = Accounts()
    change, current = accounts.fact("20.00", measure="change"), accounts.fact("100.00")
    accounts.check(RATE, rate=accounts.percent("11.11", "change_rate"), change=change, current=current)
    (finding,) = accounts.diagnose()
    assert suspects(finding) == [("20.00", "10.00"), ("100.00", "200.00"), ("11.11", "25.00")]


def test_truncated_shares_are_one_note() -> None:
    accounts = Accounts()
    whole = accounts.fact("300.00")
    for part in ("200.00", "50.00"):
        accounts.check(
            CUT_SHARE,
            share=accounts.percent({"200.00": "66.6", "50.00": "16.6"}[part]),
            part=accounts.fact(part),
            whole=whole,
        )
    (finding,) = accounts.diagnose()
    assert (finding.severity, texts(finding)[0]) == ("note", "66.6")
    assert [(one.severity, texts(one)[0]) for one in finding.related] == [("note", "16.6")]


def test_findings_stand_in_the_order_of_severity_then_place() -> None:
    accounts = Accounts()
    for severity in ("note", "error", "warning", "error"):
        accounts.check(rule(severity, NEVER.assertion, severity), figure=accounts.fact("1"))
    found = [(finding.severity, finding.verdict.check.span.start) for finding in accounts.diagnose()]
    assert found == [("error", 10), ("error", 30), ("warning", 20), ("note", 0)]


def test_a_guard_on_another_figure_names_nothing() -> None:
    accounts = Accounts()
    zero_whole = Call("zero", (Name("whole"),))
    share_is_nought = Comparison("==", Name("share"), Number(Fraction(0)))
    guarded = replace(rule("zero-share", share_is_nought), when=zero_whole)
    accounts.check(guarded, share=accounts.percent("100"), whole=accounts.fact("0"))
    accounts.check(guarded, share=accounts.percent("100"))
    # Without the whole the guard decides nothing, and the share alone can be wrong.
    assert [suspects(finding) for finding in accounts.diagnose()] == [[], [("100", "0")]]


def test_an_inequality_alone_names_nothing() -> None:
    accounts = Accounts()
    wide = accounts.fact("9")
    accounts.check(INCLUSION, narrow=accounts.fact("12"), wide=wide)
    accounts.check(AGREE, stated=[wide, accounts.fact("9")])
    (finding,) = accounts.diagnose()
    assert suspects(finding) == []


def test_a_value_that_only_takes_the_check_out_of_its_rules_reach_mends_nothing() -> None:
    accounts = Accounts()
    change = accounts.fact("0", "change")
    accounts.check(TOTAL, total=accounts.fact("12"), parts=[change])

    def guarded(check: Check, replaced: Mapping[int, Quantity]) -> Verdict:
        if change.figure.index in replaced:
            return Verdict(check, "undecided", reason="not_applicable")
        return evaluate(check, replaced)

    (finding,) = diagnose(DOCUMENT, accounts.verdicts, guarded)
    # Another change would mend the sum as well as another total, if the rule still had a say then.
    assert suspects(finding) == [("12", "0")]


def test_a_small_gap_is_closed_to_the_last_digit() -> None:
    accounts = Accounts()
    total = accounts.fact("17305.34")
    parts = [accounts.fact(text) for text in ("10141.11", "5230.04", "1934.25")]
    accounts.check(TOTAL, total=total, parts=parts)
    for part in parts:
        accounts.check(AGREE, stated=[part, accounts.fact(part.figure.text)])
    (finding,) = accounts.diagnose()
    # 17305.39 is one digit off and fits within rounding, but so does some value beside any sum.
    assert suspects(finding) == [("17305.34", "17305.40")]
