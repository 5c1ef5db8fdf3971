"""Kinds of document: what tells them, what overrides that, and which rules are not for a kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from budget_lint import cli, reports
from budget_lint.errors import RuleError
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.policy import PathPolicy, Policies, Policy, Word
from budget_lint.pipeline import Linter

SUM = "2024年度基本支出90.00万元，其中：人员经费73.00万元，公用经费20.00万元。"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def entry(linter: Linter, report: DocumentReport) -> Any:
    return json.loads(reports.json_text(Report((report,)), lexicon=linter.lexicon, lang="en"))["documents"][0]


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        ("某局2024年度部门决算", "final-accounts", "部门决算"),
        ("某局2024年部门 预算", "budget", "部门预算"),
        ("关于2024年预算执行情况和2025年预算草案的报告", "government-report", "预算执行情况"),
        ("项目支出绩效自评报告", "performance-report", "绩效自评报告"),
        ("关于2024年度市级预算执行审计工作的报告", "audit-report", "预算执行审计"),
    ],
)
def test_the_words_that_tell_a_kind_are_in_the_report(title: str, kind: str, words: str, linter: Linter) -> None:
    found = entry(linter, linter.check_text(f"\n{title}\n{SUM}\n"))
    assert (found["kind"], found["kind_reason"]["source"], found["kind_reason"]["text"]) == (kind, "words", words)
    assert found["kind_reason"]["location"]["line"] == 2


def test_nothing_tells_the_kind(linter: Linter) -> None:
    found = entry(linter, linter.check_text(SUM))
    assert (found["kind"], found["kind_reason"]) == ("other", {"source": "none", "without": []})


def test_a_kind_that_is_given_comes_first(linter: Linter) -> None:
    found = entry(linter, linter.check_text(f"某局2024年度部门决算\n{SUM}", kind="performance-report"))
    assert found["kind"] == "performance-report"
    assert found["kind_reason"].pop("why").startswith("a performance report goes through projects one by one")
    assert found["kind_reason"] == {"source": "given", "text": "--kind", "without": []}
    with pytest.raises(RuleError, match=r"--kind: unknown kind of document 'accounts'; known: .*final-accounts"):
        linter.check_text(SUM, kind="accounts")


def test_a_kind_that_the_configuration_gives() -> None:
    wanted = Policy(kind=Word("budget", "budget-lint.toml", 3, 8))
    linter = Linter((), Policies(special=(PathPolicy(("plan*",), wanted, Path()),)))
    found = entry(linter, linter.check_text(SUM, "plan.txt"))
    assert (found["kind"], found["kind_reason"]["text"]) == ("budget", "budget-lint.toml:3")
    assert entry(linter, linter.check_text(SUM, "other.txt"))["kind"] == "other"


def test_families_that_are_not_for_a_kind_are_left_out_and_named(linter: Linter) -> None:
    def codes(kind: str) -> set[str]:
        return {verdict.check.rule.code for verdict in linter.check_text(SUM, kind=kind).verdicts}

    assert "CN201" in codes("final-accounts")
    assert "CN201" not in codes("audit-report")
    assert "ST108" in codes("audit-report")
    found = entry(linter, linter.check_text(SUM, kind="audit-report"))
    assert found["kind_reason"]["without"] == ["account", "department", "bound"]


def test_the_terminal_says_which_and_why(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(f"某局2024年度部门决算\n{SUM}\n", encoding="utf-8")
    assert cli.run(["check", "a.txt", "--lang", "en"]) == 1
    assert capfd.readouterr().out.splitlines()[0] == "a.txt  final accounts (told by 部门决算, line 1) · 2024"
    assert cli.run(["check", "a.txt", "--lang", "zh", "--kind", "audit-report"]) == 1
    out = "".join(capfd.readouterr().out.split("─")[0].split())
    assert out == "a.txt审计报告（由--kind指定），不用规则：account、department、bound·2024"


TRANSFERS = (
    "2024年县本级一般公共预算支出100.00亿元。其中：基本支出30.00亿元，项目支出50.00亿元。"
)


def broken(linter: Linter, text: str, kind: str) -> list[tuple[str, list[str]]]:
    report = linter.check_text(text, kind=kind)
    return [
        (verdict.check.rule.code, [fact.figure.text for fact in verdict.check.facts])
        for verdict in report.verdicts
        if verdict.outcome == "broken"
    ]


def test_a_government_has_other_kinds_of_expenditure_than_a_department(linter: Linter) -> None:
    assert broken(linter, TRANSFERS, "government-report") == []
    assert broken(linter, TRANSFERS, "final-accounts") == [("CN203", ["100.00", "30.00", "50.00"])]
    assert ("CN201", ["90.00", "73.00", "20.00"]) in broken(linter, SUM, "government-report")


PROJECTS = """2024年度绩效自评报告
一、{}
项目支出15.00万元，其中：政府采购支出10.00万元。
二、{}
项目支出8.00万元，其中：政府采购支出6.00万元。
"""


@pytest.mark.parametrize(
    ("kind", "titles", "differ"),
    [
        ("performance-report", ("水利工程项目", "河道整治专项绩效自评情况"), 0),
        ("audit-report", ("市水务局预算执行情况", "市教育局预算执行审计情况"), 0),
        ("performance-report", ("项目绩效情况", "项目资金情况"), 2),
        ("performance-report", ("部门概况", "资金使用情况"), 2),
        ("final-accounts", ("水利工程项目", "河道整治专项绩效自评情况"), 2),
    ],
)
def test_headings_that_name_projects_begin_something_of_its_own(
    kind: str, titles: tuple[str, str], differ: int, linter: Linter
) -> None:
    found = broken(linter, PROJECTS.format(*titles), kind)
    assert found == [("ST109", ["15.00", "8.00"]), ("ST109", ["10.00", "6.00"])][:differ]


def test_a_contradiction_about_one_project_stays_one(linter: Linter) -> None:
    text = PROJECTS.format("水利工程项目", "河道整治项目") + "项目支出9.00万元已全部支付。\n"
    assert broken(linter, text, "performance-report") == [("ST109", ["8.00", "9.00"])]
