"""The whole way from a file to a report; on real documents where they lie beside the repository."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.model.finding import DocumentReport
from budget_lint.pipeline import Linter
from budget_lint.readers import read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FIXTURES = sorted((ROOT / "fixtures").glob("*.txt"))
CASES = sorted((SHARED / "cases").glob("*.yaml"))
REAL = SHARED / "disclosures" / "xiqu-2022.txt"
KEY = SHARED / "acceptance" / "keys" / "xiqu-2022.yaml"
SCORE = SHARED / "acceptance" / "score.py"
needs_shared = pytest.mark.skipif(not REAL.exists(), reason="no real documents beside the repository")
ENVIRON = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def lint(linter: Linter, text: str) -> DocumentReport:
    return linter.lint(read("-", io.BytesIO(text.encode())))


def sound(report: DocumentReport) -> None:
    """What holds of every report: places inside the text, verdicts on figures that are listed."""
    listed = {figure.index for figure in report.reading.figures}
    text = report.document.text
    for figure in report.reading.figures:
        assert 0 <= figure.extent.start <= figure.span.start < figure.span.end <= figure.extent.end <= len(text)
    assert {fact.figure.index for verdict in report.verdicts for fact in verdict.check.facts} <= listed
    assert report.checked <= listed
    assert set(map(id, (finding.verdict for finding in report.findings))) <= set(map(id, report.verdicts))


def names(report: DocumentReport) -> list[str]:
    return [finding.verdict.check.rule.name for finding in report.findings]


def test_no_figures_no_findings(linter: Linter) -> None:
    report = lint(linter, "关于公布部门名称的通知\n局机关设办公室。\n")
    assert (report.reading.figures, report.verdicts, report.findings) == ((), (), ())


def test_a_broken_sum(linter: Linter) -> None:
    text = "某局2023年度部门决算\n基本支出8.4万元，其中人员经费6.4万元、公用经费1.5万元。"
    report = lint(linter, text)
    (finding,) = report.findings
    assert [fact.figure.text for fact in finding.verdict.check.facts] == ["8.4", "6.4", "1.5"]
    assert report.document.locate(finding.verdict.check.span.start).line == 2


def test_several_documents_in_their_order(linter: Linter) -> None:
    paths = [str(path) for path in (*FIXTURES, FIXTURES[0])]
    assert [report.document.path for report in linter.check(paths).documents] == paths


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_same_input_gives_the_same_report(linter: Linter, path: Path) -> None:
    assert linter.check([str(path)]) == Linter().check([str(path)])


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_other_line_ends_change_nothing(linter: Linter, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain, other = lint(linter, text), lint(linter, text.replace("\n", "\r\n"))
    assert [finding.fingerprint for finding in other.findings] == [f.fingerprint for f in plain.findings]
    assert [verdict.outcome for verdict in other.verdicts] == [v.outcome for v in plain.verdicts]


WORDS = [
    *("支出合计", "基本支出", "项目支出", "“三公”经费", "公务接待费", "其中：", "总计", "收支相抵，年终结余"),
    *("占", "占支出合计的", "完成预算的", "比上年", "增加", "下降", "持平", "分别", "一般公共预算", "按级次分："),
    *("，", "；", "。", "（", "）", "、", "\n", "\n一、", "\n1.", "|", "加上"),
    *("3万元", "12.50万元", "40%", "100%", "2个百分点", "5辆", "0万元", "2.08", "-3.1%", "约6亿元"),
]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_any_order_of_words_is_linted(linter: Linter, words: list[str]) -> None:
    sound(lint(linter, "某局2023年度部门决算\n" + "".join(words)))


# --- texts that are not part of the repository ---------------------------------------------------------------


def text_of(path: Path) -> str:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return str(case["text"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_are_read_without_trouble(linter: Linter, path: Path) -> None:
    report = lint(linter, text_of(path))
    sound(report)
    assert report.reading.figures != ()


@needs_shared
def test_a_real_disclosure_is_read_without_trouble(linter: Linter) -> None:
    (report,) = linter.check([str(REAL)]).documents
    sound(report)
    assert report.reading.kind == "final-accounts"
    assert report.reading.period == "2022"


@needs_shared
def test_a_real_disclosure_is_understood(linter: Linter) -> None:
    """Of the amounts and percentages at least 95 % are placed and 75 % decided in some check."""
    (report,) = linter.check([str(REAL)]).documents
    figures = {
        figure.index
        for figure in report.reading.figures
        if figure.quantity.unit.kind in ("money", "percent") and not figure.worded
    }
    placed = figures & set(report.facts)
    assert len(placed) * 100 >= len(figures) * 95
    assert len(figures & report.checked) * 100 >= len(figures) * 75


@needs_shared
@pytest.mark.skipif(not SCORE.exists(), reason="no answer keys beside the repository")
def test_the_score_of_a_real_disclosure(tmp_path: Path) -> None:
    """All that an auditor finds is found, the wrong figure is named, and there is no false alarm."""
    command = [sys.executable, "-m", "budget_lint", "check", str(REAL), "--format", "json"]
    done = subprocess.run(command, capture_output=True, env=ENVIRON, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    report = tmp_path / "report.json"
    report.write_bytes(done.stdout)
    scored = subprocess.run(
        [sys.executable, str(SCORE), str(report), str(KEY), "--recall", "1.0", "--false", "0"],
        capture_output=True,
        encoding="utf-8",
        env=ENVIRON,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout + scored.stderr
    assert "615.67" in json.dumps(json.loads(done.stdout)["documents"][0]["findings"])
