"""The HTML report as text: what it shows, and that no document can be more than text in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from budget_lint.model.check import Check, Verdict
from budget_lint.model.document import Block, Document
from budget_lint.model.finding import DocumentReport
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Location, Quote, Span
from budget_lint.model.table import Cell, Table
from budget_lint.reports.form import Trouble
from budget_lint.reports.page.markup import data, element, text
from budget_lint.reports.page.states import states

from .conftest import AGREE, TEXT, Sheet, basic, finding, one_finding, total, verdict
from .test_forms import hostile, setting, severities, written

TEXT_SHOWN = re.sub(r"\[bookmark: [^\]]*\]", "", TEXT)


def page(lexicon: Lexicon, *reports: DocumentReport, lang: str = "zh", lost: tuple[Trouble, ...] = ()) -> Any:
    return html.document_fromstring(written("html", setting(lexicon, lang=lang), reports, *lost).decode("utf-8"))


def paragraphs(tree: Any) -> str:
    return "\n".join(p.text_content() for p in tree.xpath("//section/p"))


def marks(tree: Any) -> list[tuple[str, str]]:
    """Each marked figure with its classes."""
    return [(mark.text_content(), mark.get("class")) for mark in tree.xpath("//section//b")]


def embedded(tree: Any) -> Any:
    return json.loads(tree.xpath("//article/script")[0].text)


def test_the_document_as_it_reads(lexicon: Lexicon) -> None:
    tree = page(lexicon, one_finding())
    assert paragraphs(tree) == TEXT_SHOWN.rstrip("\n")
    assert [p.get("data-n") for p in tree.xpath("//section/p")] == ["1", "2", "3", "4", "5"]


def test_every_figure_has_its_state(lexicon: Lexicon) -> None:
    sheet = basic()
    whole, personnel, running, restated, change = sheet.facts
    verdicts = [
        total(whole, personnel),
        total(restated, outcome="holds"),
        total(restated, outcome="truncated"),
        total(running, outcome="holds"),
        total(change, outcome="undecided"),
    ]
    tree = page(lexicon, sheet.report(verdicts, [finding(verdicts[0])]))
    assert marks(tree) == [
        ("560.63万元", "f conflict"),
        ("179.31万元", "f unchecked"),
        ("615.67万元", "f conflict"),
        ("43.95万元", "f agrees"),
        ("516.67万元", "f rounding"),
    ]
    assert embedded(tree)["states"] == {"conflict": 2, "rounding": 1, "agrees": 1, "unchecked": 2}


def test_a_value_told_in_words_is_marked_once_a_check_decided_it() -> None:
    sheet = Sheet("与上年持平，持平")
    first, second = (sheet.fact("持平", "支出", value="0", worded=True, nth=nth) for nth in (1, 2))
    report = sheet.report(
        [verdict(AGREE, {"stated": [first]}), verdict(AGREE, {"stated": [second]}, outcome="undecided")]
    )
    assert states(report) == {first.figure.index: "conflict"}


def test_the_suspect_stands_out(lexicon: Lexicon) -> None:
    tree = page(lexicon, one_finding())
    assert [said for said, kind in marks(tree) if "suspect" in kind] == ["615.67万元"]
    assert [button.text_content() for button in tree.xpath("//button[@class='go suspect']")] == ["615.67万元"]


def test_a_finding_with_all_its_figures_and_the_arithmetic(lexicon: Lexicon) -> None:
    (item,) = page(lexicon, one_finding()).xpath("//li[contains(@class, 'finding')]")
    assert item.get("class") == "finding error"
    assert item.get("data-figures").split() == ["0", "1", "2", "3"]
    rows = [[cell.text_content() for cell in row] for row in item.xpath(".//table//tr")]
    assert rows == [
        ["数字", "名称", "位置"],
        ["560.63万元", "支出合计", "第2行"],
        ["615.67万元", "人员经费", "第3行"],
        ["43.95万元", "公用经费", "第3行"],
    ]
    assert item.xpath(".//dd[@class='arithmetic']")[0].text == (
        "615.67 + 43.95 = 659.62；文中为560.63，相差-98.99，四舍五入最多可差0.015"
    )
    assert [button.get("data-f") for button in item.xpath(".//ul[@class='related']//button")] == ["1", "3"]
    assert item.xpath("./button")[0].get("aria-expanded") == "false"


def test_what_a_click_on_a_figure_shows(lexicon: Lexicon) -> None:
    found = embedded(page(lexicon, one_finding(), lang="en"))
    assert found["rules"] == [
        ["ST101", "Total is not the sum of its parts"],
        ["ST201", "Total is not the sum of its parts"],
    ]
    assert found["checks"] == [
        [0, "broken", "615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows 0.015", [0, 1, 2]],
        [1, "broken", "615.67万元 (once: line 3); 516.67万元 (once: line 5)", [1, 3]],
    ]
    assert found["figures"]["1"] == ["615.67万元", "人员经费", "amount", "2022", "3:25"]
    assert found["figures"]["5"] == ["3辆", "", "", "", "2:15"]  # no fact is known of it


def test_waived_findings_and_counts(lexicon: Lexicon) -> None:
    tree = page(lexicon, severities("warning", waived=True), Sheet("").report(), lost=(Trouble("b", "b：<无法读取>"),))
    assert [item.get("data-s") for item in tree.xpath("//li[contains(@class, 'finding')]")] == ["warning", "waived"]
    assert "已与单位核实（李，有效期至2027-01-31；waivers.yaml:3）" in tree.xpath("//dd[@class='waiver']")[0].text
    assert [item.text for item in tree.xpath("//aside//li")] == ["b：<无法读取>"]
    assert [article.get("data-path") for article in tree.xpath("//article")] == ["决算.txt", "决算.txt"]


def quoted() -> DocumentReport:
    """A finding about words, one of which is a figure."""
    sheet = basic()
    start = TEXT.index("公用经费43.95万元")
    check = replace(total(sheet.facts[2]).check, quote=Quote(Span(start, start + 11), "公用经费43.95万元"), binding=())
    words = Verdict(check, "broken")
    return sheet.report([words], [finding(words, "warning")])


def test_words_that_a_finding_quotes(lexicon: Lexicon) -> None:
    tree = page(lexicon, quoted())
    (mark,) = tree.xpath("//span[@class='quote']")
    assert (mark.text_content(), mark.get("data-q")) == ("公用经费43.95万元", "0")
    assert [figure.text_content() for figure in mark.xpath(".//b")] == ["43.95万元"]
    (item,) = tree.xpath("//li[contains(@class, 'finding')]")
    assert (item.get("data-quote"), item.get("data-figures"), item.xpath(".//table")) == ("0", None, [])
    assert paragraphs(tree) == TEXT_SHOWN.rstrip("\n")


@pytest.fixture
def tables() -> DocumentReport:
    """A page of text, a table of which a head is merged and a cell missing, a second page."""
    lines = ["一页", "项目", "合计", "人员", "1,234.50", "末页5万元"]
    cells = ((0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (2, 1, 1, 1))
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    table = Table(
        Span(spans[1].start, spans[4].end + 1),
        tuple(Cell(span, *place) for span, place in zip(spans[1:5], cells, strict=True)),
        3, 3, name="表 <1>",
    )  # fmt: skip
    places = [Location(page=1, line=1), *(Location(page=1, table=1, row=1),) * 4, Location(page=2, line=1)]
    blocks = tuple(Block(Span(span.start, span.end + 1), place) for span, place in zip(spans, places, strict=True))
    sheet = Sheet("\n".join(lines) + "\n")
    sheet.fact("1,234.50", "人员")
    sheet.fact("5", "末页", nth=2)
    report = sheet.report([], [])
    return replace(report, document=Document("a.pdf", sheet.text, blocks, tables=(table,)))


def test_tables_and_pages(tables: DocumentReport, lexicon: Lexicon) -> None:
    tree = page(lexicon, tables)
    first, second = tree.xpath("//section")
    assert [piece.tag for piece in first] == ["h3", "p", "div"]
    assert [h.text for h in tree.xpath("//h3")] == ["第1页", "第2页"]
    assert first.xpath(".//caption")[0].text == "表 <1>"
    rows = [
        [(cell.text_content(), cell.get("rowspan"), cell.get("colspan"), cell.get("class")) for cell in row]
        for row in first.xpath(".//tr")
    ]
    blank = ("", None, None, None)
    assert rows == [
        [("项目", "2", None, None), ("合计", None, "2", None)],
        [("人员", None, None, None), blank],
        [blank, ("1,234.50", None, None, "number"), blank],
    ]
    assert second.xpath("./p")[0].text_content() == "末页5万元"
    assert [p.get("data-n") for p in tree.xpath("//section/p")] == [None, None]
    assert [said for said, _ in marks(tree)] == ["1,234.50", "5万元"]


def test_the_files_and_sheets_of_a_document_have_their_headings(lexicon: Lexicon) -> None:
    sheet = Sheet("甲1万元\n乙2万元\n丙3万元\n")
    places = [
        Location(line=1, column=1, file="说明.txt"),
        *(Location(sheet="表1", cell=c, file="b.xlsx") for c in ("A1", "A2")),
    ]
    blocks = tuple(Block(Span(at * 5, at * 5 + 5), place) for at, place in enumerate(places))
    table = Table(Span(5, 15), (Cell(Span(5, 9), 0, 0), Cell(Span(10, 14), 1, 0)), 2, 1, name="表1")
    report = replace(sheet.report(), document=Document("说明.txt + b.xlsx", sheet.text, blocks, tables=(table,)))
    first, second = page(lexicon, report).xpath("//section")
    assert [h.text for h in first.xpath("./h3")] == ["说明.txt"]
    assert [p.get("data-n") for p in first.xpath("./p")] == ["1"]
    assert [h.text for h in second.xpath("./h3")] == ["b.xlsx", "表1"]
    assert (second.xpath(".//caption"), len(second.xpath(".//tr"))) == ([], 2)


# --- nothing but text ---------------------------------------------------------------------------------------------


def test_hostile_documents_stay_text(lexicon: Lexicon) -> None:
    lost = Trouble("</script><script>x", "<img src=x onerror=alert(1)>")
    tree = page(lexicon, hostile(), lost=(lost,))
    assert {script.get("type") for script in tree.xpath("//script")} == {"application/json", None}
    assert len(tree.xpath("//script")) == 3
    assert tree.xpath("//img|//iframe|//form|//object|//svg|//base") == []
    assert [attribute for attribute in tree.xpath("//@*") if attribute.attrname.startswith("on")] == []
    assert tree.xpath("//@style|//@href|//@src") == ["data:,"]
    assert "<script>alert(1)</script>" in paragraphs(tree)
    assert embedded(tree)["figures"]["0"][1] == "=1+1<img src=x onerror=alert(1)>|`]]>"
    assert tree.xpath("//article")[0].get("data-path").startswith("=cmd|' /C calc'!A0 <b>")


def test_the_policy_lets_nothing_in_but_what_is_written(lexicon: Lexicon) -> None:
    source = written("html", setting(lexicon), [hostile()]).decode("utf-8")
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', source)[0]
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none';")
    assert not re.search(r"https?:|@import|url\(", source.replace("http://x", ""))


@pytest.mark.parametrize("said", ["</script>", "<!--", "]]>", "&amp;", "\u2028", '"\\', "</SCRIPT >"])
def test_data_holds_no_markup(said: str) -> None:
    written_out = data({said: [said]})
    assert json.loads(written_out) == {said: [said]}
    assert not re.search("[<>&\u2028\u2029]", written_out)


def test_text_and_attributes() -> None:
    assert text("<a href='\"'>&\x00\u202e\n") == "&lt;a href=&#39;&quot;&#39;&gt;&amp;\ufffd\ufffd\n"
    assert element("p", "x", class_='a"b', hidden=True, title=None, data_n=3) == (
        '<p class="a&quot;b" hidden data-n="3">x</p>'
    )


def test_checks_without_facts_have_no_figures(lexicon: Lexicon) -> None:
    check = Check(total(basic().facts[0]).check.rule, (), quote=Quote(Span(0, 4), "一、总体"))
    report = basic().report([Verdict(check, "broken")])
    assert embedded(page(lexicon, report))["checks"] == [[0, "broken", "一、总体", []]]
