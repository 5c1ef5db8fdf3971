"""Documents that disclose several units: each is held against its own tables, and none against those of another."""

from __future__ import annotations

import pytest

from budget_lint.pipeline import Linter

PART = """{0}2024年度{1}决算
第一部分 {0}概况
负责本辖区的工作。
第二部分 2024年度决算表
支出决算表
单位：万元

| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 201 | 一般公共服务支出 | {2} | {3} | {4} |
| 20101 | 事务 | {2} | {3} | {4} |
| 2010101 | 行政运行 | {2} | {3} | {4} |
| | 合计 | {2} | {3} | {4} |

第三部分 2024年度决算情况说明
一、支出决算情况说明
2024年度本年支出合计{5}万元，其中：基本支出{3}万元，占{6}%；项目支出{4}万元，占{7}%。
"""
WHOLE = ("临溪市水务局", "部门", "100.00", "60.00", "40.00", "100.00", "60.00", "40.00")
STATION = ("临溪市水文站", "单位", "30.00", "20.00", "10.00", "30.00", "66.67", "33.33")
OFFICE = ("临溪市河道管理处", "单位", "25.00", "15.00", "10.00", "25.00", "60.00", "40.00")
CONTENTS = "目录\n临溪市水务局2024年度部门决算\n临溪市水文站2024年度单位决算\n"


def document(*parts: tuple[str, ...]) -> str:
    return "\n".join(PART.format(*part) for part in parts)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def findings(linter: Linter, text: str) -> list[tuple[str, str]]:
    """The figures that are named as wrong, and what they should be."""
    found = linter.check_text(text).findings
    assert all(finding.named for finding in found)
    return [(named.figure.text, named.expected) for finding in found if (named := finding.named)]


def against_tables(linter: Linter, text: str) -> list[list[str]]:
    """What is compared with tables, by the figures as printed."""
    verdicts = [v for v in linter.check_text(text).verdicts if v.check.rule.code == "TB104"]
    return [[fact.figure.text for fact in v.check.facts] for v in verdicts if v.outcome != "undecided"]


@pytest.mark.parametrize("parts", [(WHOLE, STATION), (WHOLE, STATION, OFFICE), (WHOLE, OFFICE)])
def test_each_unit_is_held_against_its_own_tables(parts: tuple[tuple[str, ...], ...], linter: Linter) -> None:
    text = document(*parts)
    assert findings(linter, text) == []
    compared = against_tables(linter, text)
    for part in parts:
        assert [part[2], part[2]] in compared


def test_contents_begin_no_part(linter: Linter) -> None:
    text = CONTENTS + document(WHOLE, STATION)
    assert findings(linter, text) == []
    assert ["30.00", "30.00"] in against_tables(linter, text)


def test_a_wrong_figure_of_a_unit_is_found(linter: Linter) -> None:
    wrong = (*STATION[:5], "33.00", *STATION[6:])
    assert findings(linter, document(WHOLE, wrong)) == [("33.00", "30.00")]
    assert ["33.00", "30.00"] in against_tables(linter, document(WHOLE, wrong))


def test_a_wrong_figure_of_the_whole_is_found(linter: Linter) -> None:
    wrong = (*WHOLE[:5], "110.00", *WHOLE[6:])
    assert findings(linter, document(wrong, STATION)) == [("110.00", "100.00")]


def test_the_whole_goes_on_behind_the_tables_of_its_units(linter: Linter) -> None:
    tables = PART.format(*STATION).partition("第三部分")[0].replace("第一部分 临溪市水文站概况\n", "")
    tables = tables.replace("负责本辖区的工作。\n第二部分 2024年度决算表\n", "")
    ahead, part, behind = PART.format(*WHOLE).partition("第三部分")
    assert findings(linter, ahead + tables + part + behind) == []
    assert ["100.00", "100.00"] in against_tables(linter, ahead + tables + part + behind)


def test_units_that_nothing_names_are_compared_with_nothing(linter: Linter) -> None:
    text = document(WHOLE) + "\n" + document(STATION).partition("\n")[2].replace("临溪市水文站", "下属单位")
    assert against_tables(linter, text) == []


def test_the_scope_of_a_unit(linter: Linter) -> None:
    report = linter.check_text(document(WHOLE, STATION))
    bodies = [dict(fact.scope).get("body", "") for fact in report.reading.facts if fact.figure.text == "30.00"]
    assert set(bodies) == {"临溪市水文站"}
