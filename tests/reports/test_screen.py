

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from budget_lint.diagnosis.copies import KINDS as COPIED
from budget_lint.diagnosis.slips import KINDS
from budget_lint.model.document import Document
from budget_lint.model.expression import Number
from budget_lint.model.finding import DocumentReport, Report, Suspect
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports import figures_terminal, terminal
from budget_lint.reports.console import make_console

from .conftest import AGREE, Sheet, basic, finding, one_finding, total, verdict

RULE = "─"


def printed(report: Report, lexicon: Lexicon, width: int, lang: str, figures: bool = False) -> str:
    file = io.StringIO()
    show = figures_terminal if figures else terminal
    show(report, make_console(file, {"COLUMNS": str(width)}), lexicon=lexicon, lang=lang)
    return file.getvalue()


def test_clean_document(lexicon: Lexicon) -> None:
    report = Report((Sheet("", kind="", period="").report(),))
    assert printed(report, lexicon, 120, "zh") == (
        f"决算.txt\n{RULE * 120}\n\n"
        "未发现问题；0项核对相符、0项在四舍五入范围内、0项不符、0项无法判定；共0个数字，识别0个，核对0个\n"
    )


def test_chinese_in_80_columns(report: Report, lexicon: Lexicon) -> None:
    assert (
        printed(report, lexicon, 80, "zh")
        == f"""\
决算.txt  决算 · 2022
{RULE * 80}

错误 ST101 合计不等于各项之和
  决算.txt:2:10
  原文  2022年支出合计「560.63万元」，比上年减少179.31万元。 … 其中：人员经费
        「615.67万元」，公用经费「43.95万元」。
  算式  615.67 + 43.95 = 659.62；文中为560.63，相差-98.99，四舍五入最多可差0.015
  依据  合计包括全部各项，且只包括一次。
  疑误  第3行的615.67万元很可能应为516.67万元：相邻两位数字颠倒，改正后有2项核对
        成立，另有1处可以印证
  连带  ST201（第3行）615.67万元（1次：第3行）；516.67万元（1次：第5行）

1个错误；0项核对相符、0项在四舍五入范围内、2项不符、0项无法判定；共6个数字，识别
5个，核对4个
"""
    )


def test_english_in_120_columns(report: Report, lexicon: Lexicon) -> None:
    assert (
        printed(report, lexicon, 120, "en")
        == f"""\
决算.txt  final accounts · 2022
{RULE * 120}

error ST101 Total is not the sum of its parts
  决算.txt:2:10
  text     2022年支出合计‹560.63万元›，比上年减少179.31万元。 … 其中：人员经费‹615.67万元›，公用经费‹43.95万元›。
  check    615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows 0.015
  why      A total holds each part once.
  suspect  probably 516.67万元 instead of 615.67万元 (line 3): two neighbouring digits swapped, mends 2 broken checks,
           confirmed by 1 other place
  also     ST201 line 3: 615.67万元 (once: line 3); 516.67万元 (once: line 5)

1 error; 0 checks hold, 0 within rounding, 2 broken, 0 undecided; 5 of 6 figures placed, 4 checked
"""
    )


def several() -> DocumentReport:
    """A warning with alternatives, a note without amounts, a truncated verdict, an error to come first."""
    sheet = basic()
    a, b, c, restated, _ = sheet.facts
    suspects = [Suspect(a.figure, "659.62", 1), Suspect(b.figure, "516.68", 1, 0, "replace")]
    findings = [
        finding(verdict(AGREE, {"stated": [b, restated]}, code="N1", message="see {stated}"), "note"),
        finding(total(a, b, c, code="W1"), "warning", suspects),
        finding(total(restated, c, code="E1"), "error"),
    ]
    return sheet.report([total(a, b, outcome="truncated"), total(a, outcome="holds")], findings)


def test_severities_alternatives_and_several_documents(lexicon: Lexicon) -> None:
    clean = Sheet("无", path="另一份 文件.txt", period="").report()
    assert (
        printed(Report((several(), clean)), lexicon, 100, "en")
        == f"""\
决算.txt  final accounts · 2022
{RULE * 100}

error E1 Total is not the sum of its parts
  决算.txt:5:7
  text     其中：人员经费615.67万元，公用经费‹43.95万元›。 … 人员经费支出‹516.67万元›，占92.16%，另
           有车辆3辆。
  check    43.95; stated 516.67, difference 472.72, rounding allows 0.01
  why      A total holds each part once.

warning W1 Total is not the sum of its parts
  决算.txt:2:10
  text     2022年支出合计‹560.63万元›，比上年减少179.31万元。 … 其中：人员经费‹615.67万元›，公用经费
           ‹43.95万元›。
  check    615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows 0.015
  why      A total holds each part once.
  suspect  1. 659.62万元 instead of 560.63万元 (line 2): mends 1 broken check
           2. 516.68万元 instead of 615.67万元 (line 3): one digit is wrong, mends 1 broken check

note N1 Total is not the sum of its parts
  决算.txt:3:25
  text     其中：人员经费‹615.67万元›，公用经费43.95万元。 … 人员经费支出‹516.67万元›，占92.16%，另
           有车辆3辆。
  check    615.67万元 (once: line 3); 516.67万元 (once: line 5)
  why      A total holds each part once.

1 error, 1 warning, 1 note; 1 check holds, 1 within rounding, 1 of them cut off, 0 broken, 0
undecided; 5 of 6 figures placed, 2 checked

另一份 文件.txt  final accounts
{RULE * 100}

no findings; 0 checks hold, 0 within rounding, 0 broken, 0 undecided; 0 of 0 figures placed, 0
checked

2 documents
  document         errors  warnings  notes  undecided  figures  checked
  决算.txt              1         1      1          0        6        2
  另一份 文件.txt       0         0      0          0        0        0
  total                 1         1      1          0        6        2
"""
    )


def test_table_of_figures(lexicon: Lexicon) -> None:
    sheet = Sheet("支出1,561.01，减少20.0万元，持平，另3辆、88.8万元")
    stated = sheet.fact("1,561.01", "支出", unit_missing=True)
    sheet.fact("20.0", "一般公共预算财政拨款基本支出中的公用经费和其他各项支出", measure="change", sign=-1)
    sheet.fact("持平", "支出", value="0", worded=True, measure="change")
    sheet.unplaced("3", "辆")
    sheet.fact("88.8", "某项", measure="execution_rate")
    report = Report((sheet.report([verdict(AGREE, {"stated": [stated]}, outcome="holds")]),))
    assert (
        printed(report, lexicon, 80, "zh", figures=True)
        == f"""\
决算.txt  决算 · 2022
{RULE * 80}
位置  数字                名称                            类别    期间  状态
1:3   1,561.01（缺单位）  支出                            金额    2022  已核对
1:14  -20.0万元           一般公共预算财政拨款基本支出中  增减额  2022  已识别
                          的公用经费和其他各项支出
1:25  3辆                                                               ? 未识别
1:28  88.8万元            某项                            完成率  2022  已识别

共4个数字，识别3个，核对1个
"""
    )


def test_table_without_figures(lexicon: Lexicon) -> None:
    report = Report((Sheet("无").report(), Sheet("无", kind="", period="").report()))
    assert printed(report, lexicon, 40, "en", figures=True) == (
        f"决算.txt  final accounts · 2022\n{RULE * 40}\n0 of 0 figures placed, 0 checked\n\n"
        f"决算.txt\n{RULE * 40}\n0 of 0 figures placed, 0 checked\n"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("figures", [False, True], ids=["findings", "figures"])
@given(width=st.integers(min_value=40, max_value=130))
@settings(max_examples=40, deadline=None)
def test_no_line_overflows(width: int, figures: bool, lang: str, lexicon: Lexicon) -> None:
    text = printed(Report((one_finding(), several())), lexicon, width, lang, figures)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_a_long_path_stays_in_one_piece_where_it_is_clicked(lexicon: Lexicon) -> None:
    path = f"/{'folder/' * 15}决算.txt"
    single = one_finding()
    document = Document(path, single.document.text, single.document.blocks)
    report = Report((DocumentReport(document, single.reading, single.verdicts, single.findings),))
    wide = [line for line in printed(report, lexicon, 80, "zh").splitlines() if cell_len(line) > 80]
    assert wide == [f"  {path}:2:10"]


def test_nothing_of_a_document_steers_the_terminal(lexicon: Lexicon) -> None:
    sheet = Sheet("甲\x1b[31m\u202e5万元[bold]，乙", path="a\x1b]8;;b.txt", period="2022\x1b")
    sheet.fact("5", "甲\x1b[bold]乙[/]")
    report = Report((sheet.report([], [finding(total(sheet.facts[0]))]),))
    text = printed(report, lexicon, 80, "zh") + printed(report, lexicon, 80, "zh", figures=True)
    assert not {"\x1b", "\u202e"} & set(text)
    assert "[bold]" in text


def test_every_slip_has_its_words(lexicon: Lexicon) -> None:
    known = {key.removeprefix("slip.") for key in lexicon.texts["zh"] if key.startswith("slip.")}
    assert known == {*KINDS, *COPIED}


def test_a_check_without_amounts_shows_its_message(lexicon: Lexicon) -> None:
    sheet = Sheet("决算561.01，\n")
    bare = sheet.fact("561.01", "决算", unit_missing=True)
    broken = verdict(Number(Fraction(0)), {"figure": [bare]}, message="{figure} lacks its unit")
    report = Report((sheet.report([], [finding(broken, "warning")]),))
    assert printed(report, lexicon, 80, "en").splitlines()[3:8] == [
        "warning ST101 Total is not the sum of its parts",
        "  决算.txt:1:3",
        "  text     决算‹561.01›，",
        "  says     561.01 lacks its unit",
        "  why      A total holds each part once.",
    ]
