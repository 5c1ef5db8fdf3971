"""The forms for pipelines and spreadsheets: whole reports, their schemas, and documents that mean harm."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from lxml import etree

from budget_lint import options
from budget_lint.model.document import Block, Document
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset, Severity
from budget_lint.model.span import Location
from budget_lint.model.waiver import Waiver
from budget_lint.reports import json_text
from budget_lint.reports.form import Ending, Screen, Setting, Trouble
from budget_lint.reports.forms import FORMS, make
from budget_lint.reports.sarif import uri
from budget_lint.reports.sheets import harmless
from budget_lint.reports.tally import tally

from .conftest import TEXT, Sheet, basic, finding, one_finding, rule, total
from .conftest import TOTAL as ASSERTION

SCHEMAS = Path(__file__).parents[1] / "schemas"
WAIVER = Waiver("已与单位核实", "李", date(2027, 1, 31), path="waivers.yaml", line=3, column=1)
WAIVED = "已与单位核实（李，有效期至2027-01-31；waivers.yaml:3）"


class Target(io.TextIOWrapper):
    """A file in memory, as the forms write to it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    @property
    def data(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


def setting(lexicon: Lexicon, **values: Any) -> Setting:
    return Setting(lexicon, Ruleset((rule(ASSERTION),)), values.pop("lang", "en"), **values)


def written(name: str, chosen: Setting, reports: Sequence[DocumentReport], *lost: Trouble) -> bytes:
    form = make(name, chosen)
    target = Target()
    writer = form.writer(target)
    for report in reports:
        writer.add(form.part(report))
    writer.end(Ending(tuple(map(tally, reports)), lost))
    return target.data


def severities(*wanted: Severity, waived: bool = False) -> DocumentReport:
    sheet = basic()
    found = [finding(total(*sheet.facts[:3]), severity) for severity in wanted]
    if waived:
        found.append(replace(finding(total(*sheet.facts[:3])), waiver=WAIVER))
    return sheet.report([item.verdict for item in found], found)


def elsewhere(place: Location) -> DocumentReport:
    """The document of one finding, its text being at a place that is no line of a text."""
    report = one_finding()
    blocks = tuple(Block(block.span, place) for block in report.document.blocks)
    return replace(report, document=Document("报告.pdf", report.document.text, blocks))


PLACES = {
    "page": (Location(page=24, bbox=(1.5, 2.0, 30.0, 12.0), line=3), "page/24/line/3"),
    "table": (Location(table=3, row=4, column=2), "table/3/row/4/column/2"),
    "paragraph": (Location(paragraph=12), "paragraph/12"),
    "cell": (Location(sheet="表2", cell="C7"), "sheet/表2/cell/C7"),
    "chart": (
        Location(paragraph=12, chart=2, series="收入", category="2021年"),
        "paragraph/12/chart/2/series/收入/category/2021年",
    ),
    "nowhere": (Location(offset=0), None),
}


def test_options_name_the_forms_that_there_are() -> None:
    assert set(options.FORMS) == set(FORMS) - {"summary"}
    assert set(options.BINARY) == {name for name, known in FORMS.items() if known.binary}


@pytest.mark.parametrize("name", FORMS)
def test_suffixes_are_those_of_the_table(name: str, lexicon: Lexicon) -> None:
    assert make(name, setting(lexicon)).suffix == FORMS[name].suffix


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_same_input_same_bytes(name: str, lang: str, lexicon: Lexicon) -> None:
    reports = [one_finding(), severities("warning", "note", waived=True), Sheet("").report()]
    texts = {written(name, setting(lexicon, lang=lang), reports, Trouble("x", "no such file")) for _ in range(2)}
    assert len(texts) == 1
    assert texts.pop()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_by_parts_is_json_as_a_whole(count: int, lexicon: Lexicon) -> None:
    reports = [one_finding(), severities("note", waived=True), Sheet("").report()][:count]
    whole = json_text(Report(tuple(reports)), lexicon=lexicon, lang="zh", verdicts=True)
    assert written("json", setting(lexicon, lang="zh", verdicts=True), reports).decode() == whole


def test_json_tells_what_could_not_be_read(lexicon: Lexicon) -> None:
    found = json.loads(written("json", setting(lexicon), [], Trouble("b.txt", "b.txt: no such file")))
    assert found["documents"] == []
    assert found["errors"] == [{"path": "b.txt", "message": "b.txt: no such file"}]


# --- plain lines and annotations ----------------------------------------------------------------------------------

SAID = (
    "615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows 0.015 [probably 516.67万元 instead of "
    "615.67万元 (line 3): two neighbouring digits swapped, mends 2 broken checks, confirmed by 1 other place]"
)


def test_plain(lexicon: Lexicon) -> None:
    text = written("plain", setting(lexicon), [Sheet("").report(), one_finding()]).decode()
    assert text == f"决算.txt:2:10: error ST101 Total is not the sum of its parts: {SAID}\n"


def test_plain_outside_of_texts(lexicon: Lexicon) -> None:
    text = written("plain", setting(lexicon), [elsewhere(PLACES["cell"][0])]).decode()
    assert text.startswith("报告.pdf: 表2!C7: error ST101 ")


def test_github(lexicon: Lexicon) -> None:
    reports = [one_finding(), severities("warning", "note", waived=True)]
    lines = written("github", setting(lexicon), reports, Trouble("a,b:c.txt", "50%\nlost")).decode().splitlines()
    title = "title=ST101 Total is not the sum of its parts"
    assert lines[0] == f"::error file=决算.txt,line=2,col=10,{title}::{SAID}"
    assert [line.partition(" ")[0] for line in lines[1:]] == ["::warning", "::notice", "::error"]
    assert lines[-1] == "::error file=a%2Cb%3Ac.txt::50%25%0Alost"


def test_gitlab(lexicon: Lexicon) -> None:
    reports = [Sheet("").report(), one_finding(), severities("warning", "note", waived=True)]
    issues = json.loads(written("gitlab", setting(lexicon), reports))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[0] == {
        "description": f"Total is not the sum of its parts: {SAID}",
        "check_name": "ST101",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "决算.txt", "lines": {"begin": 2}},
    }
    assert re.fullmatch("[0-9a-f]{64}", issues[0]["fingerprint"])


def test_gitlab_without_findings_is_a_list(lexicon: Lexicon) -> None:
    assert json.loads(written("gitlab", setting(lexicon), [Sheet("").report()])) == []


def test_gitlab_has_line_1_where_there_are_no_lines(lexicon: Lexicon) -> None:
    (issue,) = json.loads(written("gitlab", setting(lexicon), [elsewhere(PLACES["page"][0])]))
    assert issue["location"] == {"path": "报告.pdf", "lines": {"begin": 1}}
    assert issue["description"].startswith("page 24, line 3: ")


# --- SARIF --------------------------------------------------------------------------------------------------------


def sarif(data: bytes) -> Any:
    """The run of a log that is valid."""
    log = json.loads(data)
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    assert log["version"] == "2.1.0"
    return log["runs"][0]


def test_sarif(lexicon: Lexicon) -> None:
    run = sarif(written("sarif", setting(lexicon), [Sheet("").report(), one_finding()]))
    (known,) = run["tool"]["driver"]["rules"]
    assert (known["id"], known["name"], known["help"]["text"]) == (
        "ST101",
        "total-is-sum",
        "A total holds each part once.",
    )
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("ST101", 0, "error")
    assert result["message"]["text"] == f"Total is not the sum of its parts: {SAID}"
    assert result["partialFingerprints"] == {"budgetLint/v1": "f00d"}
    regions = [place["physicalLocation"]["region"] for place in [*result["locations"], *result["relatedLocations"]]]
    assert [region["snippet"]["text"] for region in regions] == [
        "560.63万元",
        "560.63万元",
        "615.67万元",
        "43.95万元",
        "516.67万元",
    ]
    for region in regions:
        start = region["charOffset"]
        assert TEXT[start : start + region["charLength"]] == region["snippet"]["text"]
        line = TEXT.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    assert [place["message"]["text"] for place in result["relatedLocations"]] == [
        "支出合计 560.63万元", "人员经费 615.67万元", "公用经费 43.95万元", "人员经费支出 516.67万元",
    ]  # fmt: skip
    assert run["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize("place", PLACES)
def test_sarif_outside_of_texts(place: str, lexicon: Lexicon) -> None:
    where, name = PLACES[place]
    (result,) = sarif(written("sarif", setting(lexicon), [elsewhere(where)]))["results"]
    for found in [*result["locations"], *result["relatedLocations"]]:
        assert found["physicalLocation"] == {"artifactLocation": {"uri": "%E6%8A%A5%E5%91%8A.pdf"}}
        assert found.get("logicalLocations", [{"fullyQualifiedName": None}])[0]["fullyQualifiedName"] == name
    assert result["locations"][0]["properties"].get("bbox") == (list(where.bbox) if where.bbox else None)


def test_sarif_suppresses_what_was_accepted(lexicon: Lexicon) -> None:
    run = sarif(written("sarif", setting(lexicon, lang="zh"), [severities("note", waived=True)]))
    assert [result.get("suppressions") for result in run["results"]] == [
        None,
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": WAIVED,
            }
        ],
    ]


def test_sarif_tells_what_could_not_be_read(lexicon: Lexicon) -> None:
    run = sarif(written("sarif", setting(lexicon), [], Trouble("甲 乙.txt", "no such file")))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"] == {"text": "no such file"}
    assert run["results"] == []


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("a/b.txt", "a/b.txt"),
        ("甲 #1?.txt", "%E7%94%B2%20%231%3F.txt"),
        ("/ab 1/c.txt", "file:///ab%201/c.txt"),
        ("C:" + "\\ab 1\\c.txt", "file:///C:/ab%201/c.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("\\\\server\\share\\a.txt", "file://server/share/a.txt"),
    ],
)
def test_uris(path: str, reference: str) -> None:
    assert uri(path) == reference


# --- JUnit and Checkstyle -----------------------------------------------------------------------------------------


def xml(data: bytes) -> Any:
    return etree.fromstring(data)


def junit(data: bytes) -> Any:
    """The root of a report that is valid, whose counts are right."""
    root = xml(data)
    etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd"))).assertValid(root)
    for suite in root:
        counted = {tag: len(suite.findall(f"testcase/{tag}")) for tag in ("failure", "error", "skipped")}
        stated = {tag: int(suite.get(name)) for tag, name in
                  (("failure", "failures"), ("error", "errors"), ("skipped", "skipped"))}  # fmt: skip
        assert (stated, int(suite.get("tests"))) == (counted, len(suite))
    return root


def test_junit(lexicon: Lexicon) -> None:
    root = junit(written("junit", setting(lexicon), [one_finding()], Trouble("b.txt", "no such file")))
    failure = root.find("testsuite[@name='决算.txt']/testcase/failure")
    assert (failure.get("type"), failure.get("message")) == ("error", SAID)
    assert failure.text == f"决算.txt:2:10: {SAID}"
    assert failure.getparent().get("name") == "ST101 line 2: Total is not the sum of its parts"
    # the check below the finding is of another rule: broken, and no finding of its own
    assert root.find("testsuite/testcase[@name='ST201 Total is not the sum of its parts']") is not None
    assert root.find("testsuite[@name='b.txt']/testcase/error").get("message") == "no such file"


@pytest.mark.parametrize(
    ("failing", "failures"),
    [(("error",), 1), (("error", "warning"), 2)],
)
def test_junit_fails_what_fails_the_run(failing: tuple[str, ...], failures: int, lexicon: Lexicon) -> None:
    report = severities("error", "warning", "note", waived=True)
    root = junit(written("junit", setting(lexicon, failing=failing), [report]))
    assert len(root.findall("testsuite/testcase/failure")) == failures
    assert len(root.findall("testsuite/testcase/system-out")) == 4 - failures


def test_junit_skips_what_nothing_decided(lexicon: Lexicon) -> None:
    sheet = basic()
    verdicts = [total(*sheet.facts[:3], outcome="undecided"), total(*sheet.facts[:3], outcome="holds", code="ST9")]
    root = junit(written("junit", setting(lexicon), [sheet.report(verdicts)]))
    assert [(case.get("name")[:5], len(case)) for case in root.findall("testsuite/testcase")] == [
        ("ST101", 1),
        ("ST9 T", 0),
    ]


def test_checkstyle(lexicon: Lexicon) -> None:
    root = xml(
        written("checkstyle", setting(lexicon), [one_finding(), Sheet("", path="b").report()], Trouble("c", "lost"))
    )
    assert [(file.get("name"), len(file)) for file in root] == [("决算.txt", 1), ("b", 0), ("c", 1)]
    assert dict(root[0][0].attrib) == {
        "line": "2",
        "column": "10",
        "severity": "error",
        "message": f"Total is not the sum of its parts: {SAID}",
        "source": "budget-lint.ST101",
    }


# --- lists --------------------------------------------------------------------------------------------------------


def table(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv(lexicon: Lexicon) -> None:
    rows = table(written("csv", setting(lexicon, lang="zh"), [one_finding()], Trouble("b.txt", "无法读取")))
    assert [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] == [
        {
            "文件": "决算.txt",
            "位置": "2:10",
            "级别": "错误",
            "规则": "ST101",
            "问题": "合计不等于各项之和",
            "数字": "支出合计 560.63万元、人员经费 615.67万元、公用经费 43.95万元",
            "算式": "615.67 + 43.95 = 659.62；文中为560.63，相差-98.99，四舍五入最多可差0.015",
            "疑误": "第3行的615.67万元很可能应为516.67万元：相邻两位数字颠倒，改正后有2项核对成立，另有1处可以印证。",
            "依据": "合计包括全部各项，且只包括一次。",
            "原文": "2022年支出合计560.63万元，比上年减少179.31万元。 … 其中：人员经费615.67万元，公用经费43.95万元。",
            "豁免": "",
            "标识": "f00d",
        },
        {**dict.fromkeys(rows[0], ""), "文件": "b.txt", "级别": "错误", "问题": "无法读取"},
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_cells_that_would_be_formulas(start: str) -> None:
    assert harmless(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"
    assert harmless(f"1{start}2") == f"1{start}2"


def hostile() -> DocumentReport:
    """A document whose path, words and labels are made to break out of every form."""
    words = '=HYPERLINK("http://x")5万元<script>alert(1)</script>|]]>&\x01\x1b[31m\u202e--> \n::error::x\n'
    sheet = Sheet(words, path="=cmd|' /C calc'!A0 <b>\x07&\"'.txt")
    sheet.fact("5", "=1+1<img src=x onerror=alert(1)>|`]]>\x00")
    return sheet.report([], [finding(total(sheet.facts[0]))])


def test_csv_holds_no_formula(lexicon: Lexicon) -> None:
    rows = table(written("csv", setting(lexicon), [hostile()], Trouble("@SUM(1)", "-1+1")))
    cells = [cell for row in rows[1:] for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert len([cell for cell in cells if cell.startswith("'")]) == 5


@pytest.fixture
def book(lexicon: Lexicon) -> Any:
    reports = [one_finding(), hostile(), severities("warning", waived=True)]
    data = written("xlsx", setting(lexicon, lang="zh"), reports, Trouble("=1+1", "没有此文件"))
    return openpyxl.load_workbook(io.BytesIO(data))


def test_workbook(book: Any, lexicon: Lexicon) -> None:
    assert book.sheetnames == ["问题", "文件"]
    findings, documents = book.worksheets
    listed = table(written("csv", setting(lexicon, lang="zh"), [one_finding()]))
    assert [[cell.value or "" for cell in row] for row in findings.iter_rows(max_row=2)] == listed
    assert [row[0].value for row in findings.iter_rows(min_row=2)][-1] == "=1+1"
    assert [[cell.value for cell in row][:5] for row in documents.iter_rows()] == [
        ["文件", "错误", "警告", "提示", "已豁免"],
        ["决算.txt", 1, 0, 0, 0],
        [hostile().document.path.replace("\x07", ""), 1, 0, 0, 0],
        ["决算.txt", 0, 1, 0, 1],
    ]
    assert findings.auto_filter.ref == "A1:L6"
    assert findings.freeze_panes == "A2"


def test_workbook_holds_no_formula(book: Any) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert all(cell.hyperlink is None for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_hostile_documents_keep_xml_whole(name: str, lexicon: Lexicon) -> None:
    root = xml(written(name, setting(lexicon), [hostile()], Trouble("<&\x01", "]]>\x00")))
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "checkstyle", "file",
    }  # fmt: skip


def test_hostile_documents_make_no_command_of_their_own(lexicon: Lexicon) -> None:
    lines = (
        written("github", setting(lexicon), [hostile()], Trouble("x\n::error::y", "z\n::error::y"))
        .decode()
        .splitlines()
    )
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error"]


@pytest.mark.parametrize("name", ["plain", "markdown", "compact", "terminal"])
def test_hostile_documents_steer_no_screen(name: str, lexicon: Lexicon) -> None:
    text = written(name, setting(lexicon), [hostile()], Trouble("\x1b[2J", "\x1b[2J")).decode()
    assert [c for c in text if c != "\n" and not c.isprintable()] == []


# --- Markdown -----------------------------------------------------------------------------------------------------


def test_markdown(lexicon: Lexicon) -> None:
    text = written(
        "markdown", setting(lexicon, lang="zh"), [one_finding()], Trouble("b_c.txt", "b_c.txt：无法读取")
    ).decode()
    assert (
        text
        == """\
# 预决算公开文件数字核对

## 决算.txt

1个错误；共6个数字，识别5个，核对4个

### 1. 合计不等于各项之和 (错误 ST101, 第2行)

> 2022年支出合计560.63万元，比上年减少179.31万元。 … 其中：人员经费615.67万元，公用经费43.95万元。

| 数字 | 名称 | 位置 |
|---|---|---|
| 560.63万元 | 支出合计 | 第2行 |
| 615.67万元 | 人员经费 | 第3行 |
| 43.95万元 | 公用经费 | 第3行 |

- **算式**：615.67 + 43.95 = 659.62；文中为560.63，相差-98.99，四舍五入最多可差0.015
- **疑误**：第3行的615.67万元很可能应为516.67万元：相邻两位数字颠倒，改正后有2项核对成立，另有1处可以印证。
- **依据**：合计包括全部各项，且只包括一次。

## 无法读取的文件

- b\\_c.txt：无法读取
"""
    )


def test_hostile_documents_keep_markdown_plain(lexicon: Lexicon) -> None:
    text = written("markdown", setting(lexicon), [hostile()]).decode()
    assert not re.search(r"(?<!\\)[<`]", text)


# --- the terminal -------------------------------------------------------------------------------------------------


def test_compact(lexicon: Lexicon) -> None:
    chosen = setting(lexicon, screen=Screen(width=80))
    text = written("compact", chosen, [one_finding(), Sheet("").report(), severities("note", waived=True)]).decode()
    assert (
        text
        == """\
决算.txt:2:10 error ST101 Total is not the sum of its parts
  615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows
  0.015 [probably 516.67万元 instead of 615.67万元 (line 3): two neighbouring
  digits swapped, mends 2 broken checks, confirmed by 1 other place]
决算.txt:2:10 note ST101 Total is not the sum of its parts
  615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows
  0.015
决算.txt:2:10 error (waived) ST101 Total is not the sum of its parts
  615.67 + 43.95 = 659.62; stated 560.63, difference -98.99, rounding allows
  0.015

3 documents: 1 error, 1 note, 1 waived
"""
    )


def test_compact_without_source_is_a_line_each(lexicon: Lexicon) -> None:
    chosen = setting(lexicon, screen=Screen(source=False, quiet=True))
    text = written("compact", chosen, [one_finding(), Sheet("").report()], Trouble("a", "a: lost")).decode()
    assert text == "决算.txt:2:10 error ST101 Total is not the sum of its parts\n"


def test_quiet_says_nothing_of_clean_documents(lexicon: Lexicon) -> None:
    text = written("terminal", setting(lexicon, screen=Screen(quiet=True)), [Sheet("").report()], Trouble("a", "b"))
    assert text == b""


def test_terminal_without_source(lexicon: Lexicon) -> None:
    text = written("terminal", setting(lexicon, screen=Screen(source=False)), [one_finding()]).decode()
    assert "  check    615.67 + 43.95" in text
    assert "比上年减少" not in text


def test_statistics(lexicon: Lexicon) -> None:
    chosen = setting(lexicon, screen=Screen(quiet=True, statistics=True))
    sheet = basic()
    other = finding(total(*sheet.facts[:3], code="AB9"))
    reports = [severities("error", "note"), Sheet("").report(), sheet.report([], [other]), one_finding()]
    text = written("summary", chosen, reports).decode()
    assert (
        text
        == """\
findings by rule
  3 ST101 Total is not the sum of its parts (in 2 documents)
  1 AB9   (in 1 document)
"""
    )


def test_statistics_of_nothing(lexicon: Lexicon) -> None:
    chosen = setting(lexicon, screen=Screen(statistics=True))
    assert written("summary", chosen, [Sheet("").report()]).decode() == "findings by rule\n  no findings\n"


@pytest.mark.parametrize("name", ["compact", "terminal"])
def test_places_are_links_where_the_screen_has_links(name: str, lexicon: Lexicon, tmp_path: Path) -> None:
    report = one_finding()
    path = tmp_path / "决算 1.txt"
    linked = replace(report, document=replace(report.document, path=str(path)))
    shown: list[Any] = make(name, setting(lexicon, screen=Screen(links=True))).part(linked)
    links = {span.style.link for line in shown for span in line.spans if not isinstance(span.style, str)}
    assert links == {path.as_uri()}
    plain: list[Any] = make(name, setting(lexicon)).part(linked)
    assert all(isinstance(span.style, str) for line in plain for span in line.spans)


def test_findings_of_several_files_of_a_document(lexicon: Lexicon) -> None:
    text = written("plain", setting(lexicon), [elsewhere(Location(line=7, column=1, file="附件.txt"))]).decode()
    assert text.startswith("附件.txt:7:")
