"""One document in several formats: the same figures are found, and the same findings reported."""

from __future__ import annotations

import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.pipeline import Linter
from budget_lint.readers import convert
from tests.one_document.build import FILES, FOLDER
from tests.readers.office import unpacked

FORMATS = {"docx": ["whole.docx"], "html": ["whole.html"], "text and workbook": ["narrative.txt", "tables.xlsx"]}


class Entry(NamedTuple):
    """A finding without its places."""

    depth: int
    rule: str
    severity: str
    figures: tuple[str, ...]
    suspects: tuple[tuple[str, str], ...]


@cache
def linter() -> Linter:
    return Linter()


def check(*paths: Path) -> DocumentReport:
    (report,) = linter().check([str(path) for path in paths], as_one=True).documents
    return report


@cache
def report(form: str) -> DocumentReport:
    return check(*(FOLDER / name for name in FORMATS[form]))


def entries(findings: tuple[Finding, ...], depth: int = 0) -> list[Entry]:
    listed = []
    for finding in findings:
        check = finding.verdict.check
        figures = tuple(sorted(fact.figure.text for fact in check.facts))
        suspects = tuple(sorted((suspect.figure.text, suspect.expected) for suspect in finding.suspects))
        listed.append(Entry(depth, check.rule.code, finding.severity, figures, suspects))
        listed += entries(finding.related, depth + 1)
    return sorted(listed) if depth == 0 else listed


def shown(report: DocumentReport) -> list[tuple[str, tuple[str, ...]]]:
    """The rules and the figures of the errors."""
    return [(e.rule, e.figures) for e in entries(report.findings) if e.depth == 0 and e.severity == "error"]


FOUND = [
    ("CN201", ("133.44", "665.82", "789.26")),
    ("ST104", ("1286.40", "7.30", "84.55")),
    ("ST109", ("427.78", "427.87")),
    ("TB104", ("11.29", "11.92")),
    ("UN101", ("1101.75",)),
    ("ZB105", ("0", "100")),
]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_found(form: str) -> None:
    assert shown(report(form)) == FOUND


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "docx"])
def test_all_formats_say_the_same(form: str) -> None:
    one, other = report("docx"), report(form)
    assert entries(other.findings) == entries(one.findings)
    assert Counter(v.outcome for v in other.verdicts) == Counter(v.outcome for v in one.verdicts)
    assert figures(other) == figures(one)


def figures(found: DocumentReport) -> list[tuple[str, str]]:
    return [(figure.text, figure.quantity.unit.name) for figure in found.reading.figures]


def test_a_pdf_of_it_says_the_same(tmp_path: Path) -> None:
    program = convert.find()
    if program is None:
        pytest.skip("LibreOffice, which makes the PDF file, is not installed")
    profile = (tmp_path / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(FOLDER / "whole.docx")], capture_output=True, check=True, timeout=120)
    found = check(tmp_path / "whole.pdf")
    assert figures(found) == figures(report("docx"))
    assert entries(found.findings) == entries(report("docx").findings)


def test_places_are_those_of_the_formats() -> None:
    places = {}
    for form in FORMATS:
        found = report(form)
        (finding,) = [finding for finding in found.findings if finding.verdict.check.rule.code == "TB104"]
        facts = sorted(finding.verdict.check.facts, key=lambda fact: fact.figure.text)
        places[form] = [found.document.locate(fact.figure.span.start) for fact in facts]
    assert [(at.table, at.row, at.column, at.paragraph) for at in places["docx"]] == [
        (2, 12, 3, None),
        (None, None, None, 29),
    ]
    assert places["html"] == places["docx"]
    assert [(at.sheet, at.cell, at.line) for at in places["text and workbook"]] == [
        ("一般公共预算", "C14", None),
        (None, None, 29),
    ]


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_those_that_the_builder_writes(name: str) -> None:
    """Compared by content: how an archive packs it depends on a library."""
    made, kept = FILES[name](), (FOLDER / name).read_bytes()
    packed = name.endswith(("docx", "xlsx"))
    assert unpacked(kept) == unpacked(made) if packed else kept.replace(b"\r\n", b"\n") == made
