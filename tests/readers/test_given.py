"""Files of figures: what is read of them, and the message for each kind of mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_lint.errors import InputError
from budget_lint.model.document import Document
from budget_lint.model.given import Entry, Given, Member
from budget_lint.model.span import Location
from budget_lint.readers import extensions, read
from budget_lint.readers.formats import TEXT, identify
from budget_lint.readers.given import read_csv, read_json
from budget_lint.readers.source import Source

HEAD = '{"budget_lint_figures": 1, "unit": "万元", "figures": ['
WHOLE = """\
{
  "budget_lint_figures": 1,
  "document": "决算.pdf", "kind": "budget", "period": "2023", "unit": "万元", "scope": {"fund": "general"},
  "figures": [
    {"label": "基本支出", "concept": "basic_expenditure", "value": "1,000.50", "in": "breakdown t1 total",
     "place": {"page": 3, "table": 1, "row": 2}},
    {"label": "人员经费", "value": 700.50, "period": "2022", "scope": {}, "in": ["breakdown t1 parts", "share s part"]},
    {"label": "a\\nb", "value": "30%", "unit": "%", "measure": "share", "basis": "last_year",
     "place": {"sheet": "表", "cell": "C7"}}
  ]
}
"""


def put(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return str(path)


def line(document: Document, entry: Entry) -> str:
    block = document.blocks[document.block_at(entry.start)]
    return document.text[block.span.start : block.span.end]


def test_all_keys_of_json(tmp_path: Path) -> None:
    document = read(put(tmp_path, "a.json", WHOLE))
    fund = (("fund", "general"),)
    whole, parts = Member("breakdown", "t1", "total"), Member("breakdown", "t1", "parts")
    share = Member("share", "s", "part")
    expected = Given(
        (
            Entry("1,000.50", 5, 5, "万元", "基本支出", "basic_expenditure", "", "2023", fund, "", (whole,)),
            Entry("700.50", 21, 7, "万元", "人员经费", "", "", "2022", (), "", (parts, share)),
            Entry("30%", 34, 8, "%", "a\nb", "", "share", "2023", fund, "last_year"),
        ),
        "budget",
        "2023",
    )  # fmt: skip
    assert document.given == expected
    assert document.text == "基本支出 1,000.50万元\n人员经费 700.50万元\na b 30%%\n"
    assert [document.locate(entry.start + 1) for entry in expected.entries] == [
        Location(page=3, table=1, row=2, file="决算.pdf"),
        Location(7, 5),
        Location(sheet="表", cell="C7", file="决算.pdf"),
    ]


def test_figures_stand_where_they_are_said_to(tmp_path: Path) -> None:
    names = ["a  b", "a\n\nb", " a", "a\u3000\u3000b", "a\tb\x07"]
    entries = [{"label": name, "value": " 1.0\n0 "} for name in names]
    document = read(put(tmp_path, "a.json", json.dumps({"budget_lint_figures": 1, "unit": "元", "figures": entries})))
    assert document.given is not None
    assert [document.text[e.start : e.start + len(e.value)] for e in document.given.entries] == ["1.0 0"] * 5
    assert document.text.count("\n") == len(names) == len(document.blocks)


CSV = """\
label,concept,value,unit,period,scope.fund,page,row,in
基本支出,basic_expenditure,"1,000.50",万元,2023,general,3,2,breakdown t1 total

人员经费,,700.50,万元,2022,,,,breakdown t1 parts; share s part
"两
行",,3,元,,,,,
短,,4,元
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_all_columns_of_csv(delimiter: str, encoding: str, tmp_path: Path) -> None:
    text = CSV
    if delimiter != ",":
        text = CSV.replace(";", "@").replace(",", delimiter).replace(f"1{delimiter}000", "1,000")
    text = text.replace("@", ";") if delimiter == "\t" else text.replace("@ share s part", "")
    if encoding == "utf-16" and delimiter != ",":
        pytest.skip("one is enough")
    document = read(put(tmp_path, "a.csv", text.encode(encoding)))
    first = (Member("breakdown", "t1", "total"),)
    second = (Member("breakdown", "t1", "parts"), Member("share", "s", "part"))
    assert document.given is not None
    assert document.given.entries == (
        Entry("1,000.50", 5, 2, "万元", "基本支出", "basic_expenditure", "", "2023", (("fund", "general"),), "", first),
        Entry("700.50", 21, 4, "万元", "人员经费", "", "", "2022", (), "", second if delimiter != ";" else second[:1]),
        Entry("3", 34, 5, "元", "两\n行"),
        Entry("4", 39, 7, "元", "短"),
    )  # fmt: skip
    assert [document.locate(entry.start) for entry in document.given.entries] == [
        Location(page=3, row=2), Location(4, 1), Location(5, 1), Location(7, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[]", "1: expected an object, { … }", id="a list"),
        pytest.param("{}", "1: the key 'figures' is missing", id="nothing"),
        pytest.param('{"documents": []}', "1: unknown key 'documents'; did you mean 'document'?", id="another JSON"),
        pytest.param(
            '{"figures": []}',
            "1: this is no file of figures: it does not begin with the key 'budget_lint_figures'",
            id="no version",
        ),
        pytest.param(
            '{"budget_lint_figures": 2,\n"figures": []}',
            "2: 'budget_lint_figures' is 2; this version reads 1",
            id="another version",
        ),
        pytest.param(HEAD + '], "unit": "元"}', "1: the key 'unit' stands twice", id="a key twice"),
        pytest.param(
            HEAD + '],\n"period": "2023"}',
            "2: 'figures' must be the last key: what holds for all figures stands before them",
            id="defaults behind",
        ),
        pytest.param(HEAD + "\n{},\n3]}", "2: the figure has no 'value'; leave out what is blank", id="no value"),
        pytest.param(HEAD + '\n{"value": "1"}]}', "2: the figure needs a 'label' or a 'concept'", id="no name"),
        pytest.param(HEAD + "3]}", "1: expected a figure, { … }", id="a number for a figure"),
        pytest.param(HEAD + '{"label": "a", "valu": "1"}]}', "1: unknown key 'valu'; did you mean 'value'?", id="key"),
        pytest.param(HEAD + '{"label": ["a"], "value": "1"}]}', "1: 'label' must be text", id="a list for a text"),
        pytest.param(HEAD + '{"label": "a", "label": "b"}]}', "1: a key stands twice in one object", id="twice"),
        pytest.param(HEAD + '{"label": "a", "value": NaN}]}', "1: NaN is no number", id="NaN"),
        pytest.param(HEAD + '{"label": "a" "value": 1}]}', "1: not JSON: expecting ',' delimiter", id="no comma"),
        pytest.param(HEAD + '{"label": "a', "1: not JSON: unterminated string starting at", id="cut off in a text"),
        pytest.param(HEAD + '{"label": "a", "value": 1}', "1: expected a comma or ]", id="cut off"),
        pytest.param(HEAD + "]} x", "1: expected nothing behind the object", id="more behind"),
        pytest.param(HEAD + "[" * 100_000, "1: nested too deeply", id="deep"),
        pytest.param(
            HEAD + '{"label": "a", "value": 1, "in": "t1 total"}]}',
            "1: 't1 total' is not of the form 'KIND NAME ROLE'",
            id="membership",
        ),
        pytest.param(
            HEAD + '{"label": "a", "value": 1, "in": true}]}', "1: 'in' must be text, or a list of texts", id="in"
        ),
        pytest.param(
            HEAD + '{"label": "a", "value": 1, "scope": {"fund": true}}]}',
            "1: 'scope' must be an object of texts, such as {\"fund\": \"general\"}",
            id="scope",
        ),
        pytest.param(
            HEAD + '{"label": "a", "value": 1, "place": 3}]}',
            "1: 'place' must be an object, such as {\"page\": 3}",
            id="place",
        ),
        pytest.param(
            HEAD + '{"label": "a", "value": 1, "place": {"pages": 3}}]}',
            "1: unknown key 'pages' of a place; did you mean 'page'?",
            id="key of a place",
        ),
        pytest.param(
            HEAD + '{"label": "a", "value": 1, "place": {"page": 0}}]}',
            "1: 'page' must be a number from 1, not '0'",
            id="page nought",
        ),
    ],
)
def test_mistakes_in_json(text: str, message: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", text)
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:{message}")
    assert caught.value.key == "figures"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("label,valu\n", "1: unknown column 'valu'; did you mean 'value'?"),
        ("label,value,label\n", "1: the column 'label' stands twice"),
        ("label,unit\n", "1: the column 'value' is missing"),
        ("label,value,scope.\n", "1: unknown column 'scope.'; did you mean 'scope.fund'?"),
        ("label,value\n\na,1,2\n", "3: 3 cells under 2 columns"),
        ("label,value\na,\n", "2: the figure has no 'value'; leave out what is blank"),
        ('label,value\na,"1', "2: not CSV: unexpected end of data"),
        ("label,value,page\na,1,x\n", "2: 'page' must be a number from 1, not 'x'"),
        ("label,value,in\na,1,t\n", "2: 't' is not of the form 'KIND NAME ROLE'"),
        ("label,value\na," + "1" * 2000, "2: name and value have more than 1000 characters"),
    ],
)
def test_mistakes_in_csv(text: str, message: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", text)
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value) == f"{path}:{message}"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.json", b"{}", "figures (.json)"),
        ("", b'{"budget_lint_figures": 1}', "figures (.json)"),
        ("a.csv", b"label,value", "figures (.csv)"),
        ("a.tsv", b"\xef\xbb\xbfvalue\tx", "figures (.csv)"),
        ("a.csv", "名称,金额\n".encode(), TEXT),
        ("", b"label,value\n", "figures (.csv)"),
        ("a.txt", b"label,value\n", TEXT),
        ("", b"the value of in\n", TEXT),
    ],
)
def test_what_is_a_file_of_figures(name: str, data: bytes, form: str) -> None:
    assert identify(name, data) == form


def test_folders_give_no_files_of_figures() -> None:
    """Reports are JSON too, and a folder of documents may hold some."""
    assert not {".json", ".csv", ".tsv"} & extensions()


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.json", b"", "empty"),
        ("a.json", b"\x00\x01\x02" * 30, "binary"),
        ("a.csv", b"label,value\n\xff\xff", "encoding"),
    ],
)
def test_files_that_are_no_text(name: str, data: bytes, key: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(put(tmp_path, name, data))
    assert caught.value.key == key


def test_a_report_is_no_file_of_figures(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown key 'schema_version'"):
        read(put(tmp_path, "report.json", json.dumps({"schema_version": "1", "documents": []})))


NEW = ["", "}", "]", '"', ",", "0", "\\", "\x00", "null", "{", "é", "-", "\n"]
MUTATIONS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(NEW)), min_size=1, max_size=4)
KEYS = st.sampled_from(["label", "value", "in", "scope", "place", "x"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=12,
)


def outcome(name: str, text: str) -> Document | InputError:
    """What a reader gives for a text, whatever it is."""
    try:
        return (read_csv if name.endswith("csv") else read_json)(Source(name, text.encode("utf-8")))
    except InputError as error:
        return error


@given(MUTATIONS, st.sampled_from(["a.csv", "a.json"]), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_damaged_files_give_figures_or_one_clear_error(
    mutations: list[tuple[float, str]], name: str, cut: int
) -> None:
    text = CSV if name == "a.csv" else WHOLE
    for place, new in mutations:
        at = int(place * len(text))
        text = text[:at] + new + text[at + cut :]
    found = outcome(name, text)
    if isinstance(found, InputError):
        assert str(found).startswith(name)
        return
    assert found.given is not None
    for entry in found.given.entries:
        assert found.text.startswith(entry.value.split()[0], entry.start)


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_any_json_for_the_figures(value: object) -> None:
    found = outcome("a.json", json.dumps({"budget_lint_figures": 1, "unit": "元", "figures": value}))
    assert found.key == "figures" if isinstance(found, InputError) else found.given is not None
