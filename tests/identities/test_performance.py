"""Self-evaluations of performance: scores, what they are out of, funds and their sources, projects by rating."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.identities.cases import Case, check, found, linter, outcomes

TITLE = "云溯区水务局2024年度部门整体支出绩效自评报告\n"
SUM, FULL, WHOLE = "ST108", "BD120", "BD121"
CASES = {
    "out_of": Case("项目自评得分98.2分，满分100分，自评等级为优。", "98.2", "982", FULL, bound=True),
    "items_with_marks": Case(
        "部门整体支出绩效自评得分92.36分。其中：“部门管理”指标分值20分，得分18.36分；“履职效能”指标分值60分，得分56分；"
        "“社会效应”指标分值20分，得分18分。",
        "56",
        "65",
        FULL,
        bound=True,
    ),
    "items_add_up": Case(
        "综合评分为96.5分，其中：投入指标10分，得9.5分；过程指标30分，得28分；产出指标30分，得29分；效果指标30分，得30分。",
        "29",
        "27",
        SUM,
    ),
    "marks_in_brackets": Case(
        "预算执行率（10分）得9.8分，产出指标（50分）得48.5分，效益指标（30分）得29分，满意度指标（10分）得10分，"
        "自评总得分97.3分。",
        "97.3",
        "93.7",
        SUM,
    ),
    "marks_behind": Case("全年执行率98.10%，执行率得分9.81分（满分10分）。", "9.81", "98.1", FULL, bound=True),
    "sources": Case(
        "项目年度资金总额350.00万元，其中：当年财政拨款300.00万元，上年结转资金30.00万元，其他资金20.00万元。",
        "300.00",
        "330.00",
        SUM,
    ),
    "sources_in_a_row": Case(
        "年度资金总额合计120.50万元，包括财政拨款100.00万元、上年结转15.50万元、其他资金5.00万元。",
        "120.50",
        "125.00",
        SUM,
    ),
    "ratings": Case(
        "2024年度纳入绩效自评的项目15个，其中：自评结果为“优”的项目9个，自评结果为“良”的项目4个，自评结果为“中”的"
        "项目1个，自评结果为“差”的项目1个。",
        "9",
        "8",
        "CN226",
    ),
    "execution": Case("项目全年预算数120.50万元，执行数115.30万元，执行率95.68%。", "95.68", "95.86", "ST107"),
    "money_assessed": Case(
        "2024年度项目支出预算500.00万元。全部纳入绩效自评，共涉及项目8个，涉及资金480.00万元。",
        "480.00",
        "840.00",
        "BD122",
        bound=True,
    ),
}
SILENT = {
    "on_another_scale": "考核总得分985分，满分1000分。",
    "bonus_among_items": "自评得分97分，其中：预算执行得10分，产出指标得48分。",
    "two_projects": "河道维护项目自评得分98分。\n堤防加固项目自评得分95分。",
    "ranges": "自评得分90分（含）以上的项目15个，80分（含）至90分的项目4个。",
    "some_sources": "年度资金总额350.00万元，其中：财政拨款300.00万元，实际支出343.00万元。",
    "weights": "产出指标权重50%，得分98分。",
    "money_elsewhere": "一、项目\n2024年度项目支出预算500.00万元。\n二、绩效\n项目纳入自评，涉及资金620.00万元。",
}
TABLE = """<html><body><p>云溯区水务局2024年度项目支出绩效自评表</p>
<table><tr><th>项目资金（万元）</th><th>年初预算数</th><th>全年预算数</th><th>全年执行数</th><th>分值</th><th>得分</th></tr>
<tr><td>年度资金总额</td><td>100</td><td>120</td><td>110</td><td>10</td><td>{score}</td></tr>
<tr><td>其中：当年财政拨款</td><td>80</td><td>100</td><td>95</td><td></td><td></td></tr>
<tr><td>上年结转资金</td><td>20</td><td>15</td><td>10</td><td></td><td></td></tr>
<tr><td>其他资金</td><td>0</td><td>5</td><td>5</td><td></td><td></td></tr></table></body></html>"""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_wrong_figures_are_found(case: Case) -> None:
    check(case._replace(text=TITLE + case.text))


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_doubtful_texts_are_silent(text: str) -> None:
    assert found(TITLE + text) == []


def test_a_score_of_the_whole_is_out_of_a_hundred() -> None:
    assert outcomes(TITLE + "部门整体支出绩效自评得分965分。", WHOLE) == [("broken", ["965"])]
    assert outcomes(TITLE + "部门整体支出绩效自评得分96.5分。", WHOLE) == [("holds", ["96.5"])]


@pytest.mark.parametrize(("score", "outcome"), [("9.17", "holds"), ("91.7", "broken")])
def test_columns_of_scores_are_no_money(tmp_path: Path, score: str, outcome: str) -> None:
    path = tmp_path / "自评表.html"
    path.write_text(TABLE.format(score=score), encoding="utf-8")
    [document] = linter().check([str(path)]).documents
    told = [(v.check.rule.code, v.outcome, [f.figure.text for f in v.check.facts]) for v in document.verdicts]
    assert (FULL, outcome, [score, "10"]) in told
    assert [text for code, _, text in told if code == "TB102"] == [
        ["100", "80", "20", "0"], ["120", "100", "15", "5"], ["110", "95", "10", "5"]
    ]  # fmt: skip
