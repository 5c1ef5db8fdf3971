"""The fixtures: what their lists expect is found, whole, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from budget_lint.model.fact import Figure
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.pipeline import Linter

FOLDER = Path(__file__).parents[1] / "fixtures"
LISTS = sorted(FOLDER.glob("*.expected.yaml"))


class Row(NamedTuple):
    """A finding or one below it: its depth, rule, severity, lines and figures, and what it suspects."""

    depth: int
    rule: str
    severity: str
    figures: list[tuple[int, str]]
    suspects: list[tuple[int, str, str]]


TOTAL, PERSONNEL, RUNNING = (43, "789.26"), (44, "665.82"), (45, "133.44")
FOUND: dict[str, list[Row]] = {
    "final-accounts-clean": [],
    "final-accounts-with-errors": [
        Row(
            0,
            "rate-follows-from-change",
            "error",
            [(13, "7.30"), (13, "84.55"), (13, "1286.40")],
            [(13, "7.30", "7.03"), (13, "84.55", "87.55")],
        ),
        Row(
            0,
            "restated-figure-agrees",
            "error",
            [(20, "427.78"), (70, "427.87")],
            [(70, "427.87", "427.78")],
        ),
        Row(0, "figure-without-unit", "error", [(32, "1101.75")], []),
        Row(
            0,
            "basic-expenditure-is-personnel-plus-running-costs",
            "error",
            [TOTAL, PERSONNEL, RUNNING],
            [(44, "665.82", "655.82")],
        ),
        Row(1, "breakdown-adds-up", "error", [TOTAL, PERSONNEL, RUNNING], []),
        Row(1, "restated-figure-agrees", "error", [PERSONNEL, (70, "655.82")], []),
        Row(0, "share-of-zero-whole", "error", [(66, "100"), (66, "0")], []),
    ],
}


@cache
def report(name: str) -> DocumentReport:
    (found,) = Linter().check([str(FOLDER / name)]).documents
    return found


def expected(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def line_of(found: DocumentReport, figure: Figure) -> int:
    return found.document.locate(figure.span.start).line or 0


def everything(finding: Finding) -> list[Finding]:
    """A finding and all below it."""
    return [finding, *(inner for related in finding.related for inner in everything(related))]


def shows(found: DocumentReport, finding: Finding, entry: dict[str, Any]) -> bool:
    """True when one check of a finding holds the figures of an entry, one of them on its lines."""
    for part in everything(finding):
        figures = [fact.figure for fact in part.verdict.check.facts]
        texts = {figure.text for figure in figures}
        some = set(entry.get("any", []))
        on_line = any(line_of(found, figure) in entry["lines"] for figure in figures)
        if set(entry["all"]) <= texts and (not some or some & texts) and on_line:
            return True
    return False


def loud(found: DocumentReport) -> list[Finding]:
    return [finding for finding in found.findings if finding.severity in ("error", "warning")]


def test_every_document_has_a_list() -> None:
    documents = {path.name for path in FOLDER.glob("*.txt")}
    assert {expected(path)["document"] for path in LISTS} == documents
    assert set(FOUND) == {Path(name).stem for name in documents}


ENTRIES = [
    pytest.param(path, entry, id=f"{path.name.partition('.')[0]}-{entry['id']}")
    for path in LISTS
    for entry in expected(path)["findings"]
]


@pytest.mark.parametrize(("path", "entry"), ENTRIES)
def test_an_expected_error_is_found(path: Path, entry: dict[str, Any]) -> None:
    found = report(expected(path)["document"])
    (finding, *more) = [finding for finding in loud(found) if shows(found, finding, entry)]
    assert more == []
    if "suspect" in entry:
        named = [(suspect.figure.text, suspect.expected) for suspect in finding.suspects]
        assert named == [(entry["suspect"]["text"], entry["suspect"]["expected"])]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name.partition(".")[0])
def test_nothing_else_is_found(path: Path) -> None:
    wanted = expected(path)
    found = report(wanted["document"])
    extra = [f for f in loud(found) if not any(shows(found, f, entry) for entry in wanted["findings"])]
    assert [finding.verdict.check.rule.name for finding in extra] == []


def rows(found: DocumentReport, findings: tuple[Finding, ...], depth: int = 0) -> list[Row]:
    listed = []
    for finding in findings:
        check = finding.verdict.check
        figures = [(line_of(found, fact.figure), fact.figure.text) for fact in check.facts]
        suspects = [(line_of(found, s.figure), s.figure.text, s.expected) for s in finding.suspects]
        listed.append(Row(depth, check.rule.name, finding.severity, figures, suspects))
        listed += rows(found, finding.related, depth + 1)
    return listed


@pytest.mark.parametrize("name", FOUND)
def test_the_findings_whole(name: str) -> None:
    found = report(f"{name}.txt")
    assert rows(found, found.findings) == FOUND[name]
