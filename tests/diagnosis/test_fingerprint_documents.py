"""Fingerprints of a real document's findings, while other parts of it are edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.pipeline import Linter

DOCUMENT = Path(__file__).parents[2] / "fixtures" / "final-accounts-with-errors.txt"
LINES = DOCUMENT.read_text(encoding="utf-8").split("\n")
LINTER = Linter()


def walk(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    for finding in findings:
        yield finding
        yield from walk(finding.related)


def fingerprints(lines: list[str]) -> dict[str, tuple[str, frozenset[int]]]:
    """Rule and lines (from 0) of every finding and of all that hangs below one, by its fingerprint."""
    report = LINTER.check_text("\n".join(lines))
    return {item.fingerprint: (item.verdict.check.rule.code, places(report, item)) for item in walk(report.findings)}


def places(report: DocumentReport, item: Finding) -> frozenset[int]:
    spots = (report.document.locate(fact.figure.span.start) for fact in item.verdict.check.facts)
    return frozenset((spot.line or 1) - 1 for spot in spots)


FIRST = fingerprints(LINES)
TOUCHED = frozenset().union(*(lines for _, lines in FIRST.values()))
LIST = range(min(FIRST["4dbfe163f633db5f"][1]), max(FIRST["4dbfe163f633db5f"][1]) + 3)  # a list over several lines
HEADINGS = "一二三四五六七八九十第（"
# A heading says what is spoken of below it, and a list is one statement: what is changed there is not elsewhere.
FREE = [n for n, line in enumerate(LINES) if n not in TOUCHED and n not in LIST and line[:1] not in tuple(HEADINGS)]
NEW = ["", "本部门坚持厉行节约。", "2023年度培训费支出12.00万元，比上年增加1.00万元，增长9.09%。", "　　见附件。"]
EDITS = st.tuples(st.sampled_from(FREE), st.sampled_from(["delete", *NEW]))


def test_the_document_has_findings_of_several_checks() -> None:
    assert sorted(code for code, _ in FIRST.values()) == ["CN201", "ST104", "ST108", "ST109", "ST109", "UN101", "ZB105"]
    assert len(FREE) > 20


@given(st.lists(EDITS, min_size=1, max_size=6, unique_by=lambda edit: edit[0]))
@settings(max_examples=60, deadline=None)
def test_edits_elsewhere_leave_all_fingerprints(edits: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for number, edit in sorted(edits, reverse=True):
        if edit == "delete":
            del lines[number]
        else:
            lines.insert(number, edit)
    assert sorted(set(FIRST) - set(fingerprints(lines))) == []


@pytest.mark.parametrize("old", ["665.82", "7.30%", "427.87", "授予中小企业的合同金额0万元，占政府采购支出总额的100%"])
def test_an_edit_of_the_finding_itself_changes_its_fingerprint(old: str) -> None:
    lines = [line.replace(old, old.replace("7", "6").replace("6", "9").replace("100", "90")) for line in LINES]
    assert lines != LINES
    assert set(FIRST) - set(fingerprints(lines))
