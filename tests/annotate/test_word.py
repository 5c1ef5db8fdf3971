from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from lxml import etree

from budget_lint.errors import InputError

from .conftest import Copied, bare, parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
CHANGED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
Copy = Callable[[Path], Copied]


def commented(data: bytes) -> dict[int, str]:
    """The text of the range of each comment; its end has a reference right behind it."""
    body: Any = etree.fromstring(parts(data)["word/document.xml"])
    open_ranges: dict[int, str] = {}
    done: dict[int, str] = {}
    for element in body.iter():
        name, number = etree.QName(element).localname, int(element.get(f"{{{W}}}id", "-1"))
        if name == "commentRangeStart":
            assert number not in open_ranges
            open_ranges[number] = ""
        elif name == "commentRangeEnd":
            done[number] = open_ranges.pop(number)
            follower: Any = element.getnext()
            while etree.QName(follower).localname == "commentRangeEnd":
                follower = follower.getnext()
            assert follower.find("w:commentReference", NS) is not None
        elif name == "t" and not [
            a for a in element.iterancestors() if etree.QName(a).localname in ("del", "Fallback")
        ]:
            open_ranges = {key: text + (element.text or "") for key, text in open_ranges.items()}
    assert open_ranges == {}
    return done


def saved(document: Any, folder: Path) -> Path:
    path = folder / "稿 1.docx"
    document.save(path)
    return path


def runs(document: Any) -> None:
    """Figures at the ends of runs, across runs of different looks, after tabs, twice in one run, beside entities."""
    paragraph = document.add_paragraph("2024年度本年支出合计30.00万元，其中：")
    paragraph.add_run("基本支出2").bold = True
    paragraph.add_run("0.0").italic = True
    paragraph.add_run("0万元")
    paragraph.add_run("，占 66.67%")
    document.add_paragraph("5.00万元、6.00万元 & <7.00>万元，8.00万元")
    tabs = document.add_paragraph()
    tabs.add_run("会议费\t9.00万元\t10.00万元\n11.00万元")


def tables(document: Any) -> None:
    """Merged cells, a table in a cell, the same figure in many cells."""
    table = document.add_table(4, 3)
    for row, texts in enumerate([["项目", "金额（万元）", ""], ["支出", "5.00", "5.00"], ["收入", "5.00", "6.00"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(3, 1).text = "7.00"
    inner = table.cell(3, 2).add_table(2, 2)
    for row, texts in enumerate([["科目", "万元"], ["会议费", "5.00"]]):
        for column, text in enumerate(texts):
            inner.cell(row, column).text = text
    document.add_paragraph("2024年度会议费支出5.00万元。")
    other = document.add_table(2, 2)
    for row, texts in enumerate([["项目", "决算数（万元）"], ["培训费", "5.00"]]):
        for column, text in enumerate(texts):
            other.cell(row, column).text = text


def odds(document: Any) -> None:
    """List numbers, tracked changes, links, hidden text, fields, content controls, a text box."""
    for number in range(3):
        document.add_paragraph(f"第{number}项支出{number + 3}.00万元。", style="List Number")
    ends = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = re.findall(r"<w:r>.*?</w:r>", ends)
    xml = f"""
        <w:p>{run("会议费")}<w:del w:id="1" w:author="x"><w:r><w:delText>4.00</w:delText></w:r></w:del>
          <w:ins w:id="2" w:author="x">{run("14.00万元")}</w:ins>{run("，比上年")}</w:p>
        <w:p><w:hyperlink w:anchor="a">{run("培训费15.00万元")}</w:hyperlink>{run("16.00万元", "<w:vanish/>")}
          {run("，接待费17.00万元")}</w:p>
        <w:p>{begin}<w:r><w:instrText>= 18 + 1</w:instrText></w:r>{separate}{run("19.00")}{end}{run("万元差旅费")}</w:p>
        <w:sdt><w:sdtContent><w:p>{run("出国费20.00万元")}</w:p></w:sdtContent></w:sdt>
        <w:p><w:sdt><w:sdtContent>{run("购车费21.00万元")}</w:sdtContent></w:sdt></w:p>
        <w:p/>
        <w:p>{run("维修费22.00万元，物业费22.00万元")}</w:p>"""
    insert(document, xml)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def insert(document: Any, xml: str) -> None:
    """Puts elements at the end of a document."""
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = document.element.body
    for element in parse_xml(f'<w:body xmlns:w="{W}" xmlns:m="{math}">{xml}</w:body>'):
        body.insert(len(body) - 1, element)


@pytest.mark.parametrize("build", [runs, tables, odds])
def test_each_figure_carries_its_note(build: Callable[[Any], None], tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    build(document)
    copy = copied(saved(document, tmp_path))
    assert len(copy.figures) > 4
    ranges = commented(copy.data)
    assert [bare(ranges[number]) for number in sorted(ranges)] == copy.figures
    again = copy.again()
    assert (again.document.text, again.document.blocks) == (copy.document.text, copy.document.blocks)


@pytest.mark.parametrize("build", [runs, tables, odds])
def test_everything_else_keeps_its_bytes(build: Callable[[Any], None], tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    build(document)
    copy = copied(saved(document, tmp_path))
    before, after = parts(copy.original), parts(copy.data)
    assert {name for name in after if after[name] != before.get(name)} == CHANGED
    assert list(after)[: len(before)] == list(before)
    # and of the text, what was put in is all that is new
    stripped = re.sub(
        rb"<w:commentRange(Start|End) [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>", b"", after["word/document.xml"]
    )
    assert etree.tostring(joined(stripped)) == etree.tostring(joined(before["word/document.xml"]))


def joined(source: bytes) -> Any:
    """The text with neighbouring runs of one look made one, so that it does not matter how it is parted."""
    root: Any = etree.fromstring(source)
    for run in list(root.iter(f"{{{W}}}r")):
        for text in run.findall("w:t", NS):
            text.attrib.clear()
        before = run.getprevious()
        if before is None or before.tag != run.tag or look(before) != look(run) or len(before) == 0:
            continue
        own = [element for element in run if etree.QName(element).localname != "rPr"]
        last = before[-1]
        if own and own[0].tag == last.tag == f"{{{W}}}t":
            last.text = (last.text or "") + (own.pop(0).text or "")
        before.extend(own)
        run.getparent().remove(run)
    for text in list(root.iter(f"{{{W}}}t")):
        if not text.text:
            text.getparent().remove(text)
    return root


def look(run: Any) -> bytes:
    properties = run.find("w:rPr", NS)
    return b"" if properties is None else etree.tostring(properties)


def test_comments_as_word_reads_them(tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    runs(document)
    copy = copied(saved(document, tmp_path))
    comments = docx.Document(io.BytesIO(copy.data)).comments
    assert [(comment.comment_id, comment.author, comment.text) for comment in comments] == [
        (number, "budget-lint", note.text) for number, note in enumerate(copy.notes)
    ]


def test_comments_that_were_there_stay(tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("会议费5.00万元")
    document.add_comment(paragraph.runs, text="看过", author="李")
    copy = copied(saved(document, tmp_path))
    comments = list(docx.Document(io.BytesIO(copy.data)).comments)
    assert [(comment.author, comment.text) for comment in comments] == [
        ("李", "看过"),
        ("budget-lint", copy.notes[0].text),
    ]
    assert commented(copy.data) == {0: "会议费5.00万元", 1: "5.00万元"}
    before, after = parts(copy.original), parts(copy.data)
    assert {name for name in after if after[name] != before.get(name)} == {"word/document.xml", "word/comments.xml"}


def test_a_figure_that_is_not_found_for_sure_marks_its_paragraph(tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    insert(document, f"<w:p>{run('共')}<m:oMath><m:r><m:t>5.00</m:t></m:r></m:oMath>{run('万元')}</w:p>")
    copy = copied(saved(document, tmp_path))
    assert copy.figures == ["5.00万元"]
    assert commented(copy.data) == {0: "共5.00万元"}


def test_other_prefixes(tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    runs(document)
    path = saved(document, tmp_path)
    renamed = tmp_path / "renamed.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(renamed, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                data = re.sub(rb"(</?|\s)w:", rb"\1x:", data).replace(b"xmlns:w=", b"xmlns:x=")
            target.writestr(info, data)
    copy = copied(renamed)
    assert [bare(text) for _, text in sorted(commented(copy.data).items())] == copy.figures
    assert len(docx.Document(io.BytesIO(copy.data)).comments) == len(copy.notes)


def test_a_part_in_another_encoding_is_refused(tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    runs(document)
    path = saved(document, tmp_path)
    odd = tmp_path / "odd.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(odd, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                text = data.decode("utf-8").partition("?>")[2]
                data = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
            target.writestr(info, data)
    with pytest.raises(InputError) as raised:
        copied(odd)
    assert raised.value.key == "not-annotated"


def test_same_input_same_bytes(tmp_path: Path, copied: Copy) -> None:
    document = docx.Document()
    runs(document)
    path = saved(document, tmp_path)
    other = shutil.copy(path, tmp_path / "b.docx")
    assert copied(path).data == copied(Path(other)).data
