"""``figures --explain N``: every conclusion about one figure, and what it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_lint import cli

TEXT = """临溪市水务局2024年度部门决算
二、一般公共预算财政拨款支出决算情况
一般公共预算财政拨款支出200.00万元，比上年增加约10万元。其中：基本支出150.00万元，占75.00%。
其中95%满意。
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "报告 一.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def explained(report: str, number: int, capfd: pytest.CaptureFixture[str], lang: str = "en") -> str:
    assert cli.run(["figures", report, "--explain", str(number), "--lang", lang]) == 0
    return " ".join(capfd.readouterr().out.split())


def test_a_share_with_all_that_it_rests_on(report: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = explained(report, 4, capfd)
    assert "figure 75.00%" in told
    assert "form share (percent.yaml:" in told
    assert "label 基本支出 concept basic_expenditure (基本支出) measure share" in told
    assert "period 2024 (from the document)" in told
    assert "scope fund = general (from the total of its list)" in told
    assert "statements share: share 75.00, part 150.00, whole 200.00" in told
    assert "checks ST101" in told
    assert "status checked" in told


def test_a_scope_from_the_label(report: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert "scope fund = general (from the label)" in explained(report, 1, capfd)


def test_a_change_that_is_only_about_so_much(report: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = explained(report, 2, capfd)
    assert "basis previous" in told
    assert "bound about" in told
    assert "status placed" in told
    assert "why " in told


def test_an_unplaced_figure(report: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = explained(report, 5, capfd)
    assert "status unplaced why the words around the figure do not tell what it measures" in told
    assert "form" not in told


def test_in_chinese(report: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert "口径 fund = general（取自所属的总额）" in explained(report, 4, capfd, "zh")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--explain", "6"], "--explain 6: the document has 5 figures."),
        (["--explain", "0"], "0 is not in the range x>=1"),
        (["--explain", "1", "--format", "json"], "--explain is about one figure of one FILE"),
    ],
    ids=["beyond-the-last", "nought", "as-json"],
)
def test_wrong_use(report: str, arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["figures", report, *arguments]) == 2
    assert message in capfd.readouterr().err


def test_several_files(report: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["figures", report, report, "--explain", "1"]) == 2
    assert "one FILE" in capfd.readouterr().err
