"""A file of each format that holds something of everything its reader knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.readers import test_docx, test_workbook
from tests.readers.office import docx, p, tbl, tc, tr
from tests.readers.test_html import mhtml, page

_FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12.50</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
_BOX = (
    "<mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></mc:Choice><mc:Fallback/></mc:AlternateContent>"
)
_RUNS = (
    "<w:p><w:pPr><w:pStyle w:val='s'/></w:pPr><w:ins><w:r><w:t>支出</w:t></w:r></w:ins>"
    f"<w:del><w:r><w:delText>9</w:delText></w:r></w:del>{_FIELD}<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:tab/><w:br/></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
    f"<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num></m:f></m:oMath><w:r>{_BOX}"
    "<w:drawing><c:chart r:id='rId-chart'/></w:drawing></w:r></w:p>"
)
_STYLE = (
    '<w:style w:styleId="s" w:default="1" w:type="paragraph"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)
_NESTED = f"<w:tc>{p('3.00')}{tbl(tr('内', '4.00'))}</w:tc>"
_TABLE = tbl(
    tr(tc("项目", '<w:vMerge w:val="restart"/>'), tc("金额", '<w:gridSpan w:val="2"/>')),
    tr(tc("", "<w:vMerge/>"), "年初", "决算"),
    tr("合计", "1.00", _NESTED, properties='<w:gridBefore w:val="0"/>'),
)
_POINTS = '<c:pt idx="0"><c:v>842.36999999999</c:v></c:pt><c:pt idx="1"><c:v>427.8</c:v></c:pt>'
_SERIES = test_docx.SERIES.format(name="金额", labels="", code="0.00", points=_POINTS)


def word() -> bytes:
    """A Word document."""
    items = test_docx.item("收入") + test_docx.item("总体", 1) + test_docx.item("天", 2)
    return docx(
        items + _RUNS + _TABLE + p("后", "<w:rPr><w:del/></w:rPr>") + p("完"),
        styles=_STYLE,
        numbering=test_docx.OUTLINE,
        footnotes=f'<w:footnote w:id="2">{p("含上级补助3.00万元")}</w:footnote>',
        chart=test_docx.CHART.format(series=_SERIES),
    )


HTML = (
    "<h1>决算</h1><p>支出<b>1.50</b>万元<br>乙<ol start=3><li>甲<li value=9>乙</ol><table><caption>表1</caption>"
    "<thead><tr><th rowspan=2>项目<th colspan=2>金额<tbody><tr><td>年初<td>决算<tr><td>合计<td>1.00<td>"
    "<table><tr><td>内<td>2.00</table><tr><td colspan=0 style='display:none'>藏<td>3</table>"
    "<pre>a  b</pre>&nbsp;&#x4e00;"
)
MARKDOWN = (
    "# 决算\n\n支出**5.5**万元\n\n| 项目 | 金额 |\n|---|--:|\n| 合计 | 1.50 |\n\n"
    "```\na|b\n```\n<table>\n<tr><td>甲<td>1\n</table>\n"
)

SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "docx": word,
    "xlsx": test_workbook.as_xlsx,
    "xls": test_workbook.as_xls,
    "ods": test_workbook.as_ods,
    "excel-xml": test_workbook.as_excel_xml,
    "html": lambda: page(HTML),
    "html-gbk": lambda: f"<html><meta charset=gbk>{HTML}".encode("gbk"),
    "mhtml": lambda: mhtml(("text/html; charset=utf-8", "8bit", page(HTML))),
    "markdown": MARKDOWN.encode,
    "text": lambda: "2023年度决算\r\n支出1.50万元，其中：\n".encode("gb18030"),
}
NAMES = {"markdown": "a.md"}
