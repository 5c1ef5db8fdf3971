"""Web pages: what a browser shows, which tables are tables, encodings, pages saved as one file."""

from __future__ import annotations

import base64
import quopri

import pytest

from tests.readers.office import grids, lines, reading, refusal, texts


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("<script>var a='1.5万元';</script><style>p{}</style><!-- 注 -->甲", ["甲"], id="not text"),
        pytest.param('甲<p style="color:red; display : none">乙</p><p hidden>丙</p>', ["甲"], id="hidden"),
        pytest.param("<select><option>乙</option></select><textarea>丙</textarea>甲", ["甲"], id="forms"),
        pytest.param(
            "<p>5.1<sup>2</sup>万元<sup>[3]</sup>，<sup>注</sup>5m<sup>2", ["5.1万元，注5m"], id="numbers of notes"
        ),
        pytest.param("<p>甲<del>乙</del>丙</p>", ["甲丙"], id="deleted"),
        pytest.param("<p>支出<b>1</b><span>.50</span>\n 万元</p>", ["支出1.50 万元"], id="inline elements"),
        pytest.param("甲<br>乙<p>丙<div>丁", ["甲", "乙", "丙", "丁"], id="lines"),
        pytest.param(
            "<ol><li>甲<li>乙<ul><li>丙</ul><li value=7>丁</ol>", ["1. 甲", "2. 乙", "丙", "7. 丁"], id="lists"
        ),
        pytest.param(
            '<ol type="a" start="3"><li>甲</ol><ol style="list-style:none"><li>乙</ol>',
            ["c. 甲", "乙"],
            id="kinds of lists",
        ),
        pytest.param("<pre>甲  1\n乙\t2</pre>", ["甲  1", "乙\t2"], id="kept spaces"),
        pytest.param("5&nbsp;&lt;&#27743;&unknown;", ["5\u00a0<江&unknown;"], id="entities"),
        pytest.param("<p>甲</x></p></div><b><p>乙</b>丙", ["甲", "乙丙"], id="broken markup"),
    ],
)
def test_text(body: str, found: list[str]) -> None:
    assert texts(reading(page(body))) == found


def test_places() -> None:
    body = "<h1>题</h1><p> </p><p>甲<br>乙</p><table><caption>表1</caption><tr><td>丙<td>1</table>丁"
    assert lines(reading(page(body))) == [
        ("p1", "题"), ("p2", "甲"), ("p2", "乙"), ("p3", "表1"), ("t1r1c1", "丙"), ("t1r1c2", "1"), ("p4", "丁"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        pytest.param(
            "<tr><th rowspan=2>项目<th colspan=2>金额<tr><td>年初<td>决算<tr><td>合计<td>1.00<td>",
            [
                ("项目", 0, 0, 2, 1),
                ("金额", 0, 1, 1, 2),
                ("年初", 1, 1, 1, 1),
                ("决算", 1, 2, 1, 1),
                ("合计", 2, 0, 1, 1),
                ("1.00", 2, 1, 1, 1),
                ("", 2, 2, 1, 1),
            ],
            id="spans",
        ),
        pytest.param(
            "<tfoot><tr><td>合计<td>3</tfoot><thead><tr><td>项目<td>金额</thead><tr><td>甲<td>3",
            [
                ("项目", 0, 0, 1, 1),
                ("金额", 0, 1, 1, 1),
                ("甲", 1, 0, 1, 1),
                ("3", 1, 1, 1, 1),
                ("合计", 2, 0, 1, 1),
                ("3", 2, 1, 1, 1),
            ],
            id="head and foot",
        ),
        pytest.param(
            "<tr><td>甲<td rowspan=2>1<tr><td colspan=3>乙<td>2",
            [("甲", 0, 0, 1, 1), ("1", 0, 1, 2, 1), ("乙", 1, 0, 1, 1), ("2", 1, 2, 1, 1)],
            id="spans that would overlap",
        ),
        pytest.param(
            "<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td colspan=x>3",
            [("甲", 0, 0, 3, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1), ("3", 2, 1, 1, 1)],
            id="to the end, and no number",
        ),
        pytest.param(
            "<tr style='display:none'><td>藏<td>9<tr><td>甲<td style='display:none'>8<td>1",
            [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)],
            id="hidden rows and cells",
        ),
        pytest.param(
            "<tr><td><p>一般公共</p><p>预算</p><td>1<br>2",
            [("一般公共 预算", 0, 0, 1, 1), ("1 2", 0, 1, 1, 1)],
            id="lines in a cell",
        ),
    ],
)
def test_tables(rows: str, grid: list[tuple[str, int, int, int, int]]) -> None:
    assert grids(reading(page(f"<table>{rows}</table>"))) == [grid]


DATA = "<table><tr><td>甲<td>1.00</tr><tr><td>乙<td>2.00</table>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<table><tr><td>{DATA}</table>", id="one cell"),
        pytest.param(f"<table><tr><td>导航<td>{DATA}<td>侧栏</table>", id="columns of a page"),
        pytest.param(f"<table><tr><td><table><tr><td>栏<td>{DATA}</table><td></table>", id="twice"),
        pytest.param(f"<table><tr><td>栏<td>{'<p>文</p>' * 6}</table>{DATA}", id="many paragraphs"),
        pytest.param(f'<table role="presentation"><tr><td>栏<td>目</table>{DATA}', id="said to be so"),
        pytest.param(f"<table><tr><td>栏<tr><td>目</table>{DATA}", id="one column"),
    ],
)
def test_tables_that_set_out_the_page_are_none(body: str) -> None:
    grid = [("甲", 0, 0, 1, 1), ("1.00", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("2.00", 1, 1, 1, 1)]
    assert grids(reading(page(body))) == [grid]


def test_a_table_in_a_table_of_figures_follows_it() -> None:
    body = f"<table><tr><td>项目<td>金额<tr><td>丙<td>{DATA}<tr><td>丁<td>4</table>"
    first, second = grids(reading(page(body)))
    assert [text for text, *_ in first] == ["项目", "金额", "丙", "", "丁", "4"]
    assert [text for text, *_ in second] == ["甲", "1.00", "乙", "2.00"]


TEXT = "支出1.50万元，占比５％"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(f"<html>{TEXT}".encode(), "utf-8", id="UTF-8 that says nothing"),
        pytest.param(f"<html>{TEXT}".encode("gbk"), "gb18030", id="GBK that says nothing"),
        pytest.param(f'<html><meta charset="gb2312">{TEXT}㐀'.encode("gb18030"), "gb18030", id="named"),
        pytest.param(
            f"<html><meta http-equiv=content-type content='text/html; charset=GBK'>{TEXT}".encode("gbk"),
            "gb18030",
            id="named the old way",
        ),
        pytest.param(f"<html><meta charset=gbk>{TEXT}".encode(), "utf-8", id="named wrongly"),
        pytest.param(f"<html><meta charset=utf-8>{TEXT}".encode("gbk"), "gb18030", id="named wrongly the other way"),
        pytest.param(
            f"<html><meta charset=big5>{TEXT}".replace("支", "資").replace("占", "佔").encode("big5hkscs", "ignore"),
            "big5",
            id="Big5",
        ),
        pytest.param(b"\xff\xfe" + f"<html><meta charset=gbk>{TEXT}".encode("utf-16-le"), "utf-16-le", id="UTF-16"),
        pytest.param(f"<html><meta charset=rot13>{TEXT}".encode(), "utf-8", id="no encoding of texts"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    document = reading(data)
    assert document.encoding == encoding
    assert "1.50" in document.text
    if encoding != "big5":
        assert document.text.startswith(TEXT)


def test_few_damaged_characters_are_shown_as_such() -> None:
    data = f"<html><meta charset=utf-8>{TEXT * 200}".encode()
    assert "\ufffd" in reading(data[:2000] + b"\xff" + data[2000:]).text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(page("<p> &nbsp;</p><script>1</script>"), "empty", id="nothing to see"),
        pytest.param(page("<i>" * 100_000 + "甲"), "too-deep", id="deep nesting"),
        pytest.param(page("<i>" * 300 + "甲" + "<b>" * 700_000), "too-deep", id="deep and long"),
        pytest.param(page("<table><tr><td>甲<td>" * 60), "too-deep", id="tables in tables"),
        pytest.param(
            page("<table>" + "<tr><td colspan=1000 rowspan=900>甲<td>乙" * 20_000),
            "too-many-cells",
            id="spans beyond measure",
        ),
        pytest.param(page("<p>" * 2_100_000), "too-complex", id="tags without number"),
        pytest.param(page("a" * 10_100_000), "too-much-text", id="text without a tag"),
    ],
)
def test_refusals(data: bytes, key: str) -> None:
    assert refusal(data) == key


def test_pages_that_never_end_their_elements() -> None:
    assert texts(reading(page("<div>甲" * 500))) == ["甲"] * 500


def mhtml(*parts: tuple[str, str, bytes]) -> bytes:
    """A page saved as one file: content type, transfer encoding and encoded content of each part."""
    head = b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    made = (
        f"--B\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {how}\r\n\r\n".encode() + content + b"\r\n"
        for kind, how, content in parts
    )
    return head + b"".join(made) + b"--B--\r\n"


def test_pages_saved_as_one_file() -> None:
    one = quopri.encodestring(page("<p>甲=1.5万元</p>"))
    two = base64.encodebytes("<html><p>乙".encode("gbk"))
    data = mhtml(
        ("text/html; charset=utf-8", "quoted-printable", one),
        ("image/png", "base64", b"AAAA"),
        ("text/html; charset=gb2312", "base64", two),
    )
    assert lines(reading(data)) == [("p1", "甲=1.5万元"), ("p2", "乙")]
    assert refusal(mhtml(("image/png", "base64", b"AAAA"))) == "empty"


@pytest.mark.parametrize("head", [b"MIME-Version: 1.0\r\n", b"Subject: x\r\nDate: y\r\nMIME-Version: 1.0\r\n"])
def test_heads_of_pages_saved_as_one_file(head: bytes) -> None:
    data = head + b"Content-Type: text/html; charset=gb2312\r\n\r\n" + "<p>甲".encode("gbk")
    assert texts(reading(data)) == ["甲"]


@pytest.mark.parametrize("text", ["mime-version: 1.0\n甲", "from: 甲\nmime-version: 1.0\nx: y\n"])
def test_texts_that_look_like_heads_are_texts(text: str) -> None:
    assert reading(text.encode()).text == text


def test_long_pages_take_time_in_proportion() -> None:
    """No clock: a method that were quadratic would not come back from these."""
    assert len(texts(reading(page("<p>支出1.00万元。" * 20_000)))) == 20_000
    assert len(texts(reading(page("<table>" + "<tr><td>甲<td>1.00" * 20_000)))) == 40_000
    assert len(texts(reading(page("<table><tr>" + "<td>1.00" * 20_000 + "<tr><td>1<td>2")))) == 20_002
    assert len(texts(reading(page("<ol>" + "<li>甲" * 20_000)))) == 20_000
