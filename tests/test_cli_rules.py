"""The commands of rule authors, on a folder with one rule of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from budget_lint import cli

RULE = """\
rule: share-within-a-hundred
code: HR101
family: house
since: "0.1"
severity: error
title: {zh: 占比大于100%, en: A share is larger than 100 %}
why: {zh: 部分不会大于整体。, en: No part is larger than its whole.}
over: share
when: share > 0
assert: share <= 100
tolerance: truncated
message: {zh: "占比写作{share}", en: "The share is given as {share}"}
examples:
  holds:
    - "2024年度会议费12.00万元，占比为100%。"
  broken:
    - {text: "2024年度会议费12.00万元，占比为112%。", figures: ["112"]}
"""
ROLES = """\
rule: basic-within-all
code: HR102
family: house
since: "0.1"
severity: warning
title: {zh: 基本支出大于本年支出, en: Basic exceeds all}
why: {zh: 部分不会大于整体。, en: No part is larger than its whole.}
source: 表一
roles:
  all: {concept: expenditure, measure: budget}
  basic: {concept: [basic_expenditure, project_expenditure], measure: budget, zero_if_absent: true, scope: {fund: ""}}
  staff: {concept: personnel_costs, measure: budget, optional: true, scope: {fund: general}}
assert: all >= basic + staff
message: {zh: 不符, en: Broken}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("BUDGET_LINT_LANG", "BUDGET_LINT_DEBUG", "COLUMNS", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, old: str = "", new: str = "") -> Path:
    """A folder with the rules, ``old`` replaced by ``new`` in the first one."""
    assert old in RULE
    place = folder / "规则 ours"
    place.mkdir()
    (place / "share-within-a-hundred.yaml").write_text(RULE.replace(old, new, 1), encoding="utf-8")
    (place / "basic-within-all.yaml").write_text(ROLES, encoding="utf-8")
    return place


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.run(["rules", *arguments])
    return status, *capfd.readouterr()


FAILURE = """\
{place}:{line} HR101 share-within-a-hundred
    {text}
    expected: {expected}
    got: {got}

"""
UNCOVERED = """\
no holds example: HR102
no broken example: HR102
no undecided example: HR101, HR102
"""
HOLDING = "2024年度会议费12.00万元，占比为100%。"
BROKEN = "2024年度会议费12.00万元，占比为112%。"


@pytest.mark.parametrize(
    ("old", "new", "failure", "count"),
    [
        pytest.param(
            "share <= 100",
            "share <= 120",
            {"line": 17, "text": BROKEN, "expected": "broken with 112", "got": "holds with 112"},
            "1 passed, 1 failed",
            id="not-broken",
        ),
        pytest.param(
            'figures: ["112"]',
            'figures: ["12.00", "112"]',
            {"line": 17, "text": BROKEN, "expected": "broken with 12.00, 112", "got": "broken with 112"},
            "1 passed, 1 failed",
            id="other-figures",
        ),
        pytest.param(
            "占比为100%",
            "占比约为100%",
            {
                "line": 15,
                "text": HOLDING.replace("为", "约为"),
                "expected": "holds",
                "got": "undecided, a figure is only approximate with 100",
            },
            "1 passed, 1 failed",
            id="undecided",
        ),
        pytest.param(
            "share > 0",
            "share > 110",
            {"line": 15, "text": HOLDING, "expected": "holds", "got": "no check"},
            "1 passed, 1 failed",
            id="no-check",
        ),
        pytest.param("rule", "rule", None, "2 passed, 0 failed", id="all-pass"),
    ],
)
def test_test(
    old: str, new: str, failure: Mapping[str, object] | None, count: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = write(here, old, new)
    place = Path(folder.name, "share-within-a-hundred.yaml")
    failed = FAILURE.format(place=place, **failure) if failure else ""
    assert run(capfd, "test", str(folder)) == (int(bool(failure)), f"{failed}{UNCOVERED}{count}\n", "")


def test_test_in_chinese(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "test", str(write(here)), "--lang", "zh")
    assert (status, out.splitlines()[-1]) == (0, "通过2个，失败0个")


def test_folders_choose_among_the_rules_in_force(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write(here)
    deep = folder / "deep"
    deep.mkdir()
    (folder / "basic-within-all.yaml").rename(deep / "basic-within-all.yaml")
    status, out, _ = run(capfd, "test", "--rules", str(folder), str(deep))
    assert (status, out.splitlines()[-1]) == (0, "0 passed, 0 failed")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["test", "empty"], "no rule in force lies in empty", id="no-rules"),
        pytest.param(["test", "--lang", "zh", "empty"], "empty 中没有生效的规则", id="in-chinese"),
        pytest.param(["explain", "HR999"], "there is no rule 'HR999'; 'budget-lint rules list' shows all", id="code"),
        pytest.param(["explain", "ST1O1"], "there is no rule 'ST1O1'; did you mean ST101?", id="near"),
        pytest.param(
            ["explain", "share-recompute", "--lang", "zh"],
            "没有规则“share-recompute”；是否指 share-recomputes？",
            id="near-in-chinese",
        ),
    ],
)
def test_what_cannot_be_done(arguments: list[str], message: str, here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "empty").mkdir()
    assert run(capfd, *arguments) == (2, "", f"budget-lint: error: {message}\n")


@pytest.mark.parametrize("command", ["list", "test", "explain"])
def test_a_broken_rule_file(command: str, here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write(here, "share <= 100", "shares <= 100")
    code = ["HR101"] if command == "explain" else []
    status, out, err = run(capfd, command, *code, "--rules", str(folder))
    assert (status, out) == (2, "")
    place = folder / "share-within-a-hundred.yaml"
    assert err.startswith(f"budget-lint: error: {place}:10:9: unknown role 'shares'")


def test_list(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, "list", "--rules", str(write(here)))
    lines = [line.split(maxsplit=4) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [line for line in lines if line[0].startswith("HR")] == [
        ["HR101", "share-within-a-hundred", "error", "house", "A share is larger than 100 %"],
        ["HR102", "basic-within-all", "warning", "house", "Basic exceeds all"],
    ]
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert len({line.index(title) for line, (*_, title) in zip(out.splitlines(), lines, strict=True)}) == 1


def test_list_as_json(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("--rules", str(write(here)), "--format", "json", "--lang", "zh")
    status, out, _ = run(capfd, "list", *arguments)
    listed = json.loads(out)
    assert (status, list(listed), listed["schema_version"]) == (0, ["schema_version", "rules"], "1")
    assert next(rule for rule in listed["rules"] if rule["code"] == "HR101") == {
        "code": "HR101",
        "name": "share-within-a-hundred",
        "severity": "error",
        "family": "house",
        "title": "占比大于100%",
    }


STATEMENT_PAGE = """\
HR101 share-within-a-hundred
A share is larger than 100 %

severity   error
family     house
since      0.1
why        No part is larger than its whole.
file       {path}

over       share (a statement of the text)
figures    share
when       share > 0
assert     share <= 100
tolerance  cut digits are accepted, as a note (truncated)
message    The share is given as {{share}}

examples
  holds (line 15)
    2024年度会议费12.00万元，占比为100%。
  broken (line 17)
    2024年度会议费12.00万元，占比为112%。
    figures: 112
"""
ROLES_PAGE = """\
HR102 basic-within-all
基本支出大于本年支出

级别      警告
类别      house
起始版本  0.1
理由      部分不会大于整体。
依据      表一
文件      {path}

角色
  all    expenditure（本年支出合计）、预算
  basic  basic_expenditure（基本支出），没有时取project_expenditure（项目支
         出）、预算、不限fund、缺则按0计
  staff  personnel_costs（人员经费）、预算、fund＝general、可缺
断言      all >= basic + staff
报告      不符

没有示例
"""


@pytest.mark.parametrize(
    ("code", "lang", "page"),
    [
        pytest.param("HR101", "en", STATEMENT_PAGE, id="over-a-statement"),
        pytest.param("basic-within-all", "zh", ROLES_PAGE, id="over-roles"),
    ],
)
def test_explain(code: str, lang: str, page: str, here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write(here)
    name = "basic-within-all.yaml" if lang == "zh" else "share-within-a-hundred.yaml"
    shown = page.format(path=Path(folder.name, name))
    assert run(capfd, "explain", code, "--lang", lang, "--rules", str(folder)) == (0, shown, "")
