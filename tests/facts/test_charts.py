"""Charts against text and tables: what is compared with what, and what is left alone."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from budget_lint import cli
from budget_lint.options import FORMS
from budget_lint.pipeline import Linter
from tests.readers.office import docx, p

TITLE = "临溪市河湾区水务局2024年度部门决算\n"
TEXT = TITLE + (
    "2024年度收、支总计80.12万元。与2023年相比，收、支总计各减少20.00万元，下降19.97%。\n"
    "2024年度本年支出合计80.12万元，其中：基本支出50.06万元，占62.48%；项目支出30.06万元，占37.52%。\n"
    "2024年度一般公共预算财政拨款支出70.00万元，其中：基本支出45.05万元；项目支出24.95万元。\n"
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def checks(linter: Linter, chart: str, text: str = TEXT) -> list[str]:
    """The checks of charts in a text: rule, outcome, figures."""
    report = linter.check_text(text + chart, "稿.txt")
    return [
        f"{v.check.rule.code} {v.outcome} {' '.join(fact.figure.text for fact in v.check.facts)}"
        for v in report.verdicts
        if v.check.rule.family == "chart"
    ]


NOTHING_COMPARED = {
    "no word names a thing": "图\n系列1\t类别1\t类别2\t50.06\t30.06\t",
    "unit neither stated nor shown by any value": "支出决算结构图\n系列1\t基本支出\t项目支出\t5006\t36.00\t",
    "values too short to show a unit": "支出决算结构图\n系列1\t基本支出\t项目支出\t50\t37\t",
    "two years in the title and none at the value": "2023年与2024年支出对比图\n万元\t基本支出\t项目支出\t66\t77\t",
    "an unknown kind of expenditure": "支出决算结构图\n万元\t水利工程\t河道整治\t66\t77\t",
    "a thing that does not go with the title": "收入决算结构图\n万元\t基本支出\t项目支出\t66\t77\t",
    "values of another scope than the title says": "支出决算结构图\n万元\t基本支出\t项目支出\t45.05\t24.95\t",
    "a unit of another currency": "支出决算结构图\n万港元\t基本支出\t项目支出\t66\t77\t",
    "a unit that is no unit of money": "支出决算结构图\n人\t基本支出\t项目支出\t66\t77\t",
    "two names that make none together": "决算结构图（万元）\n基本支出\t公务接待费\t项目支出\t66\t77\t",
    "percentages of what nobody says": "支出决算情况图\n基本支出\t河湾\t临溪\t66%\t77%\t",
}


@pytest.mark.parametrize("chart", NOTHING_COMPARED.values(), ids=NOTHING_COMPARED)
def test_what_is_not_compared(linter: Linter, chart: str) -> None:
    assert checks(linter, chart) == []


COMPARED = {
    "stated unit": (
        "支出决算结构图\n万元\t基本支出\t项目支出\t50.06\t36.00\t",
        ["CH101 holds 50.06 50.06", "CH101 broken 36.00 30.06"],
    ),
    "unit in the title": (
        "支出决算结构图（单位：元）\n系列1\t基本支出\t项目支出\t500600\t360000\t",
        ["CH101 holds 500600 50.06", "CH101 broken 360000 30.06"],
    ),
    "unit shown by another value": (
        "支出决算结构图\n系列1\t基本支出\t项目支出\t500600\t360000\t",
        ["CH101 holds 500600 50.06", "CH101 broken 360000 30.06"],
    ),
    "rounded values": (
        "支出决算结构图\n万元\t基本支出\t项目支出\t50.1\t30\t",
        ["CH101 holds 50.1 50.06", "CH101 holds 30 30.06"],
    ),
    "values as a program computes them": (
        "支出决算结构图\n万元\t基本支出\t项目支出\t50.060000000000002\t30.059999999999999\t",
        ["CH101 holds 50.060000000000002 50.06", "CH101 holds 30.059999999999999 30.06"],
    ),
    "scope of the title": (
        "2024年一般公共预算财政拨款支出决算结构图\n万元\t基本支出\t项目支出\t45.05\t26.00\t",
        ["CH101 holds 45.05 45.05", "CH101 broken 26.00 24.95"],
    ),
    "both sides, and the year before": (
        "收、支决算总计变动情况图（万元）\n收入\t2023年\t2024年\t100.12\t80.12\t支出\t2023年\t2024年\t101.12\t80.12\t",
        [
            "CH101 holds 80.12 80.12", "CH101 holds 80.12 80.12",
            "CH102 holds 100.12 80.12 20.00", "CH102 broken 101.12 80.12 20.00",
        ],
    ),
    "years as the names of the series": (
        "支出决算对比图（万元）\n2024年\t基本支出\t项目支出\t50.06\t36.00\t2023年\t基本支出\t项目支出\t1\t2\t",
        ["CH101 holds 50.06 50.06", "CH101 broken 36.00 30.06"],
    ),
    "a budget is no outcome": (
        "支出对比图（万元）\n预算数\t基本支出\t项目支出\t66\t77\t决算数\t基本支出\t项目支出\t50.06\t36.00\t",
        ["CH101 holds 50.06 50.06", "CH101 broken 36.00 30.06"],
    ),
    "shares in per cent": (
        "支出决算结构图\n系列1\t基本支出\t项目支出\t62.5%\t38.5%\t",
        ["CH101 holds 62.5 62.48", "CH101 broken 38.5 37.52"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("chart", "wanted"), COMPARED.values(), ids=COMPARED)
def test_what_is_compared(linter: Linter, chart: str, wanted: list[str]) -> None:
    assert sorted(checks(linter, chart)) == sorted(wanted)


def test_where_the_text_contradicts_itself_the_chart_is_of_the_figure_that_it_shows(linter: Linter) -> None:
    text = TEXT + "2024年度项目支出31.06万元，主要用于河道整治。\n"
    chart = "支出决算结构图\n万元\t基本支出\t项目支出\t50.06\t{}\t"
    assert checks(linter, chart.format("31.06"), text)[1] == "CH101 holds 31.06 31.06"
    assert checks(linter, chart.format("36.00"), text) == ["CH101 holds 50.06 50.06"]


def test_short_values_show_their_unit_together(linter: Linter) -> None:
    text = TITLE + "2024年度本年支出合计3.4万元，其中：基本支出2.4万元；项目支出1万元。\n"
    chart = "支出决算结构图\n系列1\t基本支出\t项目支出\t2.4\t{}\t"
    assert checks(linter, chart.format("1"), text) == ["CH101 holds 2.4 2.4", "CH101 holds 1 1"]
    assert checks(linter, chart.format("2"), text) == []


def test_shares_of_the_sum_need_no_unit(linter: Linter) -> None:
    text = TITLE + "2024年度支出结构：基本支出占62.48%，项目支出占37.52%。\n"
    chart = "支出决算结构图\n系列1\t基本支出\t项目支出\t{}\t3752\t"
    assert checks(linter, chart.format("6248"), text) == [
        "CH103 holds 62.48 6248 6248 3752", "CH103 holds 37.52 3752 6248 3752",
    ]  # fmt: skip
    assert checks(linter, chart.format("6148"), text) == [
        "CH103 broken 62.48 6148 6148 3752", "CH103 broken 37.52 3752 6148 3752",
    ]  # fmt: skip


def test_shares_that_make_no_hundred_are_of_another_whole(linter: Linter) -> None:
    text = TITLE + "2024年度支出结构：基本支出占62.48%，项目支出占30.00%。\n"
    assert checks(linter, "支出决算结构图\n系列1\t基本支出\t项目支出\t50.06\t30.06\t", text) == []


TABLE = """支出决算表
单位：元

| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 201 | 一般公共服务支出 | 300600.00 | 200600.00 | 100000.00 |
| 213 | 农林水支出 | 500600.00 | 300000.00 | 200600.00 |
| | 合计 | 801200.00 | 500600.00 | 300600.00 |

"""


def test_a_class_is_that_of_the_table(linter: Linter) -> None:
    chart = "支出决算结构图\n万元\t一般公共服务支出\t农林水支出\t30.06\t55.06\t"
    assert checks(linter, chart, TITLE + TABLE) == ["CH101 holds 30.06 300600.00", "CH101 broken 55.06 500600.00"]


def test_values_of_charts_take_no_part_in_identities(linter: Linter) -> None:
    """Personnel and running costs of a chart alone do not make basic expenditure of the text wrong."""
    report = linter.check_text(TEXT + "支出图\n万元\t人员经费\t公用经费\t10.00\t20.00\t", "稿.txt")
    assert [verdict.check.rule.code for verdict in report.verdicts if verdict.outcome == "broken"] == []


NAMES = {
    "a series": ("支出结构图\n销售额\t基本支出\t项目支出\t80.00\t20.00", ["销售额"]),
    "a series and categories": ("图\n系列1\t类别1\t类别 2\t80.00\t20.00\t", ["系列1", "类别1", "类别2"]),
    "a line that is no whole chart": ("图\nSeries 1\t基本支出\t80.00\t20.00\t", ["Series 1"]),
    "a table about sales": ("2024年绩效目标\n销售额\t≥500万元\t完成", []),
    "a head of a table": ("2024年度商品\n指标\t销售额\t完成", []),
    "a sentence": ("2024年实现销售额500.00万元，系列1项目完成。", []),
    "a title": ("2024年度商品销售额\n支出\t基本支出\t项目支出\t80.00\t20.00", []),
}


@pytest.mark.parametrize(("text", "wanted"), NAMES.values(), ids=NAMES)
def test_names_that_a_program_gave(linter: Linter, text: str, wanted: list[str]) -> None:
    quotes = [v.check.quote for v in linter.check_text(text, "稿.txt").verdicts if v.check.rule.code == "WD131"]
    assert [quote.text for quote in quotes if quote] == wanted


# --- Word files ----------------------------------------------------------------------------------------------------

CHART = """<c:chart>{title}<c:autoTitleDeleted val="0"/><c:plotArea><c:pieChart><c:ser><c:tx><c:strRef><c:strCache>
<c:pt idx="0"><c:v>{series}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>
<c:pt idx="0"><c:v>基本支出</c:v></c:pt><c:pt idx="1"><c:v>项目支出</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:formatCode>0.00</c:formatCode><c:pt idx="0"><c:v>45.05</c:v></c:pt>
<c:pt idx="1"><c:v>26</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:pieChart>{axis}</c:plotArea></c:chart>"""
WRITTEN = "<c:tx><c:rich><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx>"
SHOWN = '<w:p><w:r><w:t>{}</w:t><w:drawing><c:chart r:id="rId-chart"/></w:drawing></w:r></w:p>'


def word(tmp_path: Path, caption: str, title: str = "", axis: str = "", series: str = "销售额") -> Path:
    """A Word file with a chart below a heading about the general budget."""
    lines = TEXT.splitlines()
    body = "".join(map(p, [*lines[:3], "五、一般公共预算财政拨款支出决算情况说明", lines[3]])) + SHOWN.format(caption)
    chart = CHART.format(
        title=f"<c:title>{WRITTEN.format(title)}</c:title>" if title else "", series=series,
        axis=f"<c:valAx><c:title>{WRITTEN.format(axis)}</c:title></c:valAx>" if axis else "",
    )  # fmt: skip
    path = tmp_path / "含 图.docx"
    path.write_bytes(docx(body, chart=chart))
    return path


WORD = {
    "the heading gives the scope": {"caption": "（图6：支出决算结构图）（饼状图）", "axis": "单位：万元"},
    "the caption is the title where a program wrote one": {
        "caption": "图6 一般公共预算支出决算结构图", "title": "销售额", "axis": "万元",
    },
    "the unit is shown by the other value": {"caption": "", "title": "支出决算结构"},
}  # fmt: skip


@pytest.mark.parametrize("names", WORD.values(), ids=WORD)
def test_a_chart_of_a_word_file(linter: Linter, tmp_path: Path, names: dict[str, str]) -> None:
    path = word(tmp_path, **names)
    (report,) = linter.check([str(path)]).documents
    found = [(f.verdict.check.rule.code, [fact.figure.text for fact in f.verdict.check.facts]) for f in report.findings]
    assert ("CH101", ["26.00", "24.95"]) in found
    (broken,) = [f.verdict.check.facts[0] for f in report.findings if f.verdict.check.rule.code == "CH101"]
    place = report.document.locate(broken.figure.span.start)
    assert (place.paragraph, place.chart, place.series, place.category) == (6, 1, "销售额", "项目支出")
    assert [f.verdict.check.quote.text for f in report.findings if f.verdict.check.quote] == ["销售额"]


def test_every_form_of_report_names_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word(tmp_path, "（图6：支出决算结构图）", axis="万元")
    monkeypatch.chdir(tmp_path)
    for form in set(FORMS) - {"xlsx"}:
        arguments = ["--lang", "zh", "--format", form, "--select", "CH", "-o", "out", "--no-config"]
        assert cli.run(["check", path.name, *arguments]) == 1
        text = (tmp_path / "out").read_text(encoding="utf-8")
        assert re.search(r"图1, 销售额 项目支出|chart/1/series/销售额/category/项目支出|\"chart\": 1", text), form


def test_a_comment_on_a_value_is_around_the_paragraph_of_the_chart(tmp_path: Path) -> None:
    path = word(tmp_path, "图6 26.00", axis="万元")
    assert cli.run(["annotate", str(path), "-o", str(tmp_path / "副本.docx"), "--no-config"]) == 0
    with zipfile.ZipFile(tmp_path / "副本.docx") as archive:
        body = archive.read("word/document.xml").decode()
    inside = [re.split(r"<w:commentRangeEnd", part)[0] for part in body.split("<w:commentRangeStart")[1:]]
    assert any("图6 26.00" in part and "<c:chart" in part for part in inside)
