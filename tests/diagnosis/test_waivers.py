"""Which findings waivers accept, and which waivers are out of date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from budget_lint.diagnosis import Desk
from budget_lint.model.document import Block, Document
from budget_lint.model.fact import Reading
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.model.glob import matches
from budget_lint.model.span import Location, Span
from budget_lint.model.waiver import Waiver
from tests.diagnosis.accounts import AGREE, NEVER, Accounts

TODAY = date(2026, 6, 30)
BASE = Waiver("known", "Wang", date(2026, 12, 31), path="waivers.yaml", line=2, column=5)


def report(path: str = "accounts/2023.txt") -> DocumentReport:
    """Two findings; below the first hangs another check."""
    accounts = Accounts()
    rent, water, again = accounts.fact("1,012.5", "rent"), accounts.fact("3.0", "water"), accounts.fact("1.5", "rent")
    accounts.check(NEVER, figure=rent)
    accounts.check(AGREE, stated=[rent, again])
    accounts.check(NEVER, figure=water)
    one, two, three = accounts.verdicts
    findings = (
        Finding(one, "error", "a" * 16, related=(Finding(two, "error", "b" * 16),)),
        Finding(three, "error", "c" * 16),
    )
    text = " " * 40
    document = Document(path, text, (Block(Span(0, 40), Location(line=7, column=1, offset=0)),))
    reading = Reading((), tuple(accounts.facts), (), "other", "")
    return DocumentReport(document, reading, accounts.verdicts, findings)


def waived(waiver: Waiver, today: date = TODAY, path: str = "accounts/2023.txt") -> tuple[list[str], list[str]]:
    """First letters of the fingerprints as they hang together, waived ones in capitals; and the troubles."""
    desk = Desk([waiver], today)
    found = desk.marked(report(path))

    def shown(finding: Finding) -> str:
        letter = finding.fingerprint[0]
        return (letter.upper() if finding.waiver == waiver else letter) + "".join(map(shown, finding.related))

    troubles = desk.troubles(found.waivers, found.fitting)
    return [shown(finding) for finding in found.findings], [item.trouble for item in troubles]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"fingerprints": ("d" * 16,)}, id="another fingerprint"),
        pytest.param({"rule": "TOTAL", "figure": "3.0"}, id="another rule"),
        pytest.param({"rule": "NEVER", "figure": "30"}, id="another figure"),
        pytest.param({"rule": "NEVER", "place": {"line": 8}}, id="another line"),
        pytest.param({"rule": "NEVER", "place": {"line": 7, "page": 1}}, id="a place that is not known"),
    ],
)
def test_what_does_not_fit_is_reported_as_unused(change: dict[str, object]) -> None:
    assert waived(replace(BASE, **change)) == (["ab", "c"], ["unused"])  # type: ignore[arg-type]


def test_a_waiver_for_another_document_is_no_trouble() -> None:
    assert waived(replace(BASE, rule="NEVER", document="accounts/2024.txt")) == (["ab", "c"], [])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"fingerprints": ("c" * 16,)}, ["ab", "C"], id="a fingerprint"),
        pytest.param({"fingerprints": ("a" * 16,)}, ["Ab", "c"], id="a finding with what hangs below it"),
        pytest.param({"fingerprints": ("b" * 16,)}, ["aB", "c"], id="only what hangs below"),
        pytest.param({"fingerprints": ("a" * 16, "b" * 16), "whole": False}, ["AB", "c"], id="check by check"),
        pytest.param({"fingerprints": ("a" * 16,), "whole": False}, ["A", "b", "c"], id="what is new stands alone"),
        pytest.param({"rule": "never", "figure": "1012.5"}, ["Ab", "c"], id="a figure in other separators"),
        pytest.param({"rule": "NEVER", "place": {"line": 7, "column": 11}}, ["ab", "C"], id="a place"),
        pytest.param({"rule": "NEVER", "document": "accounts/**"}, ["Ab", "C"], id="a document"),
    ],
)
def test_what_fits_is_waived(change: dict[str, object], expected: list[str]) -> None:
    assert waived(replace(BASE, **change)) == (expected, [])  # type: ignore[arg-type]


def test_the_day_of_expiry_is_the_last_one() -> None:
    waiver = replace(BASE, fingerprints=("c" * 16,))
    assert waived(waiver, date(2026, 12, 31)) == (["ab", "C"], [])
    assert waived(waiver, date(2027, 1, 1)) == (["ab", "c"], ["expired"])
    assert waived(replace(waiver, until=None), date(2999, 1, 1)) == (["ab", "C"], [])


def test_the_first_waiver_in_force_is_named() -> None:
    old = replace(BASE, rule="NEVER", figure="3.0", until=date(2025, 1, 1))
    new = replace(BASE, fingerprints=("c" * 16,))
    desk = Desk([old, new], TODAY)
    found = desk.marked(report())
    assert found.findings[1].waiver == new
    troubles = desk.troubles(found.waivers, found.fitting)
    assert [(item.waiver, item.trouble) for item in troubles] == [(old, "expired")]


def test_nothing_else_changes() -> None:
    plain = report()
    assert Desk([], TODAY).marked(plain) == plain


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.txt", "a/b/c.txt", True),
        ("*.txt", "a/b.txt/c", False),
        ("a/*.txt", "a/c.txt", True),
        ("a/*.txt", "a/b/c.txt", False),
        ("a/**/*.txt", "a/c.txt", True),
        ("a/**/*.txt", "a/b/b/c.txt", True),
        ("./a/?.txt", "a/c.txt", True),
        ("**/2023/**", "x/2023/y/z", True),
        ("a/[b].txt", "a/b.txt", False),
        ("a/[b].txt", "a/[b].txt", True),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, f"root/{path}", Path("root")) is fits
