"""What a rule did on a document, and what it lacked."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_lint import cli

BASIC = """某局2024年度部门决算
2024年度基本支出10.50万元，其中：人员经费9.00万元；公用经费2.50万元。
"""
CN201 = """\
CN201 basic-expenditure-is-personnel-plus-running-costs

{path}:2:11  broken
  total: 10.50万元 (基本支出, 2024, line 2)
  personnel: 9.00万元 (人员经费, 2024, line 2)
  running: 2.50万元 (公用经费, 2024, line 2)
  9.00 + 2.50 = 11.5; stated 10.50, difference -1, rounding allows 0.015

broken: 1
  total, figures of the document that could be it: 1
    10.50万元 (基本支出, 2024, line 2)
  personnel, figures of the document that could be it: 1
    9.00万元 (人员经费, 2024, line 2)
  running, figures of the document that could be it: 1
    2.50万元 (公用经费, 2024, line 2)
"""
APART = """某局2024年度部门决算
2024年度基本支出10.50万元。2024年度人员经费约9万元。2023年度公用经费2.50万元。
"""
MISSING = """\
CN201 basic-expenditure-is-personnel-plus-running-costs

{path}:2:11  undecided, {reason}
  total: 10.50万元 (基本支出, 2024, line 2)
  personnel: 9万元 (人员经费约, 2024, line 2)

undecided: 1
  total, figures of the document that could be it: 1
    10.50万元 (基本支出, 2024, line 2)
  personnel, figures of the document that could be it: 1
    9万元 (人员经费约, 2024, line 2)
  running, figures of the document that could be it: 1
    2.50万元 (公用经费, 2023, line 2)
"""
NOTHING = """\
ST101 share-recomputes

no check
  statements of the kind share: 0
"""
WORDS = """\
WD102 unresolved-alternative

{path}:2:12  broken
  大于(小于)预算数

broken: 1
"""


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param("CN201", BASIC, CN201, id="broken"),
        pytest.param("CN201", APART, MISSING, id="undecided"),
        pytest.param("share-recomputes", APART, NOTHING, id="nothing"),
        pytest.param("WD102", "某局2024年度部门决算\n2024年度会议费支出大于（小于）预算数。\n", WORDS, id="words"),
    ],
)
def test_trace(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    text: str,
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    Path("决算.txt").write_text(text, encoding="utf-8")
    status = cli.run(["rules", "trace", code, "决算.txt", "--lang", "en"])
    out, err = capfd.readouterr()
    reason = "a figure that it takes is missing"
    assert (status, err) == (0, "")
    assert out == expected.replace("{path}", "决算.txt").replace("{reason}", reason)
