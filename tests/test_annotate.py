"""Copies with the findings in them, from the command line; opened by LibreOffice where there is one."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
import xlsxwriter

from budget_lint import cli

OFFICE = shutil.which("soffice")
ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "disclosures" / "xiqu-2022.txt"
WRONG = "2024年度本年支出合计30.00万元，其中：基本支出20.00万元，占99.99%。"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDGET_LINT_LANG", "zh")
    folder = tmp_path / "稿 1"
    (folder / "子").mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(str(folder / "a.docx"))
    book = xlsxwriter.Workbook(folder / "子" / "b.xlsx")
    sheet = book.add_worksheet("总表")
    rows = (
        ["2024年度收支决算总表"],
        ["单位：万元"],
        ["项目", "决算数"],
        ["本年支出合计", 30.25],
        ["基本支出", 20.25],
        ["项目支出", 11.75],
    )
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    (folder / "c.txt").write_text(WRONG, encoding="utf-8")
    return folder


def test_annotate(drafts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = (drafts / "a.docx").read_bytes()
    assert cli.run(["annotate", str(drafts / "a.docx"), "-o", "副本.docx"]) == 0
    assert capfd.readouterr() == ("副本.docx: 写入3条批注\n", "")
    assert (drafts / "a.docx").read_bytes() == before
    first, second, third = [comment.text for comment in docx.Document(str(tmp_path / "副本.docx")).comments]
    whole, short = sorted({first, second, third}, key=len, reverse=True)
    title, said = short.split("\n")
    assert title == "错误 ST101 占比与分项、总额的勾稽关系不符"
    assert said == "20.00 / 30.00 × 100 = 66.6667；文中为99.99，相差33.3233，四舍五入最多可差0.0328"
    assert whole.startswith(f"{short}\n")
    assert "66.67%" in whole


def test_check_writes_copies_of_what_takes_notes(
    drafts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(drafts), "--annotate", "copies", "--format", "plain"]) == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 3
    assert "c.txt：这种格式不能写入批注" in err
    found = sorted(path.relative_to(tmp_path / "copies").as_posix() for path in (tmp_path / "copies").rglob("*.*"))
    assert found == ["a.annotated.docx", "子/b.annotated.xlsx"]
    comment = openpyxl.load_workbook(tmp_path / "copies" / "子" / "b.annotated.xlsx")["总表"]["B4"].comment
    assert comment is not None
    assert "\n20.25 + 11.75 = 32；文中为30.25" in comment.text


def test_jobs_change_no_copy(drafts: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert (
            cli.run(
                ["check", str(drafts / "a.docx"), str(drafts / "子"), "--annotate", f"out{jobs}", "-q", "--jobs", jobs]
            )
            == 1
        )
    assert [path.read_bytes() for path in sorted((tmp_path / "out1").iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "out2").iterdir())
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["annotate", "稿 1/a.docx", "-o", "稿 1/../稿 1/a.docx"], "would overwrite the document"),
        (["annotate", "-", "-o", "x.docx"], "reads a file"),
        (["annotate", "稿 1/a.docx", "-o", "-"], "reads a file"),
        (["annotate", "稿 1/c.txt", "-o", "x.txt"], "这种格式不能写入批注，可以写入的格式有.docx"),
        (["annotate", "none.docx", "-o", "x.docx"], "文件不存在"),
        (["annotate", "稿 1/a.docx", "-o", "no/x.docx"], "无法写入no/x.docx"),
        (["check", "稿 1/a.docx", "稿 1/c.txt", "--as-one", "--annotate", "x"], "leave out --as-one"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("drafts")
def test_errors(arguments: list[str], message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert cli.run(arguments) == 2
    out, err = capfd.readouterr()
    assert not out
    assert message in " ".join(err.split())
    assert sorted(tmp_path.rglob("*")) == before


# --- opened by an office program ------------------------------------------------------------------------------------

needs_office = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")


def converted(path: Path, kind: str, folder: Path) -> Path:
    """A file as LibreOffice saves it in another format."""
    assert OFFICE
    out = folder / f"out-{path.stem}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (made,) = out.iterdir()
    return made


def shown(path: Path) -> str:
    """The text of a PDF without white space."""
    document = pypdfium2.PdfDocument(path)
    try:
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


@needs_office
@pytest.mark.parametrize("name", ["a.docx", "子/b.xlsx"])
def test_an_office_program_opens_the_copy_and_shows_the_same(name: str, drafts: Path, tmp_path: Path) -> None:
    copy = tmp_path / f"copy{Path(name).suffix}"
    assert cli.run(["annotate", str(drafts / name), "-o", str(copy)]) == 0
    original, again = (shown(converted(path, "pdf", tmp_path)) for path in (drafts / name, copy))
    assert original == again
    assert "30.25" in again or "99.99%" in again


@needs_office
@pytest.mark.parametrize("name", ["a.docx", "子/b.xlsx"])
def test_an_office_program_keeps_the_notes(name: str, drafts: Path, tmp_path: Path) -> None:
    copy = tmp_path / f"copy{Path(name).suffix}"
    assert cli.run(["annotate", str(drafts / name), "-o", str(copy)]) == 0
    saved = converted(copy, Path(name).suffix[1:], tmp_path).read_bytes()
    texts: dict[str, Callable[[], list[Any]]] = {
        ".docx": lambda: [comment.text for comment in docx.Document(io.BytesIO(saved)).comments],
        ".xlsx": lambda: [cell.comment for cell in openpyxl.load_workbook(io.BytesIO(saved))["总表"]["B"][3:6]],
    }
    found = [str(text) for text in texts[Path(name).suffix]()]
    assert [("99.99" in text or "11.75 = 32" in text) for text in found] == [True] * 3


@needs_office
@pytest.mark.skipif(not REAL.exists(), reason="no real document beside the repository")
def test_a_real_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a Word file made by an office program: every note is on a figure, the text is the same."""
    from tests.annotate.test_word import commented  # noqa: PLC0415 - its libraries are those of this test alone

    monkeypatch.chdir(tmp_path)
    text = re.sub(r"\[bookmark: [^\]]*\]", "", REAL.read_text(encoding="utf-8"))
    (tmp_path / "real.html").write_text(
        "<meta charset=utf-8>" + "".join(f"<p>{line}</p>" for line in text.splitlines()), encoding="utf-8"
    )
    word = converted(tmp_path / "real.html", "docx:MS Word 2007 XML", tmp_path)
    assert cli.run(["annotate", str(word), "-o", "copy.docx"]) == 0
    ranges = commented((tmp_path / "copy.docx").read_bytes())
    assert len(ranges) > 10
    assert [said for said in ranges.values() if not re.search(r"\d", said) or len(said) > 20] == []
    paragraphs = [
        [paragraph.text for paragraph in docx.Document(str(path)).paragraphs] for path in (word, Path("copy.docx"))
    ]
    assert paragraphs[0] == paragraphs[1]
