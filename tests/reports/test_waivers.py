"""How accepted findings and waivers out of date are shown."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest

from budget_lint.model.finding import Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.waiver import Waiver, WaiverTrouble
from budget_lint.reports import json_text, terminal
from budget_lint.reports.console import make_console

from .conftest import basic, finding, total

KNOWN = Waiver("known", "Wang", date(2026, 12, 31), path="w.yaml", line=2, column=5)
ENDLESS = replace(KNOWN, until=None, reason="agreed")


@pytest.fixture
def report() -> Report:
    """An error that is waived stands before a warning; below the warning hangs a check that is waived alone."""
    sheet = basic()
    first, second = total(*sheet.facts[:3]), total(*sheet.facts[1:4])
    below = replace(finding(first, "note"), waiver=ENDLESS)
    findings = [replace(finding(first), waiver=KNOWN), finding(second, "warning", related=[below])]
    document = sheet.report([first, second], findings)
    return Report((document,), (WaiverTrouble(KNOWN, "expired"), WaiverTrouble(ENDLESS, "unused")))


def shown(report: Report, lexicon: Lexicon, lang: str) -> list[str]:
    file = io.StringIO()
    terminal(report, make_console(file, {"COLUMNS": "200"}), lexicon=lexicon, lang=lang)
    return [line.strip() for line in file.getvalue().splitlines()]


def test_the_terminal_marks_what_is_waived_and_shows_it_last(report: Report, lexicon: Lexicon) -> None:
    lines = shown(report, lexicon, "en")
    titles = [line for line in lines if " ST101 Total is" in line]
    assert titles == [
        "warning ST101 Total is not the sum of its parts",
        "error (waived) ST101 Total is not the sum of its parts",
    ]
    assert [line for line in lines if line.startswith("waived")] == [
        "waived   known (Wang, until 2026-12-31; w.yaml:2)",
    ]
    assert [line.split(":")[0] for line in lines if line.startswith("also")] == ["also     ST101 (waived) line 2"]
    assert any(line.startswith("1 warning, 1 waived; ") for line in lines)
    assert lines[-7:] == [
        "",
        "warning w.yaml:2:5",
        "this waiver expired on 2026-12-31 and is not in force: mend the document, or give a reason and renew it",
        "known (Wang, until 2026-12-31; w.yaml:2)",
        "",
        "warning w.yaml:2:5",
        "no finding fits this waiver: remove it, or correct its fingerprint, rule or place",
        "agreed (Wang, without end; w.yaml:2)",
    ][1:]


def test_chinese(report: Report, lexicon: Lexicon) -> None:
    lines = shown(report, lexicon, "zh")
    assert "错误（已豁免） ST101 合计不等于各项之和" in lines
    assert "豁免  known（Wang，有效期至2026-12-31；w.yaml:2）" in lines


def test_json_says_who_accepted_what(report: Report, lexicon: Lexicon) -> None:
    found = json.loads(json_text(report, lexicon=lexicon, lang="en"))
    warning, error = found["documents"][0]["findings"]
    place = {"path": "w.yaml", "line": 2, "column": 5}
    known = {"reason": "known", "by": "Wang", "until": "2026-12-31", "waiver": place}
    endless = {"reason": "agreed", "by": "Wang", "until": None, "waiver": place}
    assert error["waived"] == known
    assert "waived" not in warning
    assert warning["related"][0]["waived"] == endless
    assert [(entry["trouble"], entry["severity"]) for entry in found["waivers"]] == [
        ("expired", "warning"),
        ("unused", "warning"),
    ]
    assert {key: found["waivers"][1][key] for key in endless} == endless


def test_without_waivers_no_key_of_theirs(lexicon: Lexicon) -> None:
    sheet = basic()
    report = Report((sheet.report([], [finding(total(*sheet.facts[:3]))]),))
    assert "waive" not in json_text(report, lexicon=lexicon, lang="en")
