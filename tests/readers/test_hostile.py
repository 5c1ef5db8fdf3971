"""Files that are made to harm, or that are not what they seem: one clear error within limits, or plain reading."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from budget_lint.readers import draft as draft_module
from budget_lint.readers import package as package_module
from budget_lint.readers import read, xmlparts
from tests.fuzz import readers as fuzz
from tests.fuzz.damage import mutated
from tests.fuzz.samples import NAMES, SAMPLES
from tests.readers.office import SPACES, docx, p, package, reading, refusal, tbl, texts, tr, unpacked
from tests.readers.test_html import page
from tests.readers.test_workbook import as_xls, as_xlsx, cell, row, xlsx

BODY = f"<w:document {SPACES}><w:body>{{}}</w:body></w:document>"
ENTITIES = '<!DOCTYPE a [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def word(main: str | bytes) -> bytes:
    """A Word file whose main part is this."""
    return package({**unpacked(docx("")), "word/document.xml": main})


@pytest.mark.parametrize(
    ("main", "key"),
    [
        pytest.param(ENTITIES + BODY.format(p("&b;")), "doctype", id="entities"),
        pytest.param(OUTSIDE + BODY.format(p("&a;")), "doctype", id="a file of the system"),
        pytest.param((OUTSIDE + BODY.format(p("甲"))).encode("utf-16"), "doctype", id="in another encoding"),
        pytest.param(
            '<?xml version="1.0"?><!-- -->' + OUTSIDE + BODY.format(p("甲")), "doctype", id="behind a comment"
        ),
        pytest.param(BODY.format(p("&b;")), "broken", id="entity that nobody defined"),
        pytest.param(BODY.format("<w:p>" * 100_000 + "</w:p>" * 100_000), "too-deep", id="deep"),
        pytest.param(
            BODY.format("<w:p>" + "<w:r/>" * 1_100_000 + "</w:p>"), "too-complex", id="elements without number"
        ),
        pytest.param(BODY.format(p("甲"))[:-20], "broken", id="cut off"),
        pytest.param(
            b'<?xml version="1.0" encoding="gbk"?>' + BODY.format(p("甲")).encode("gbk"), "broken", id="encoding"
        ),
        pytest.param("", "broken", id="nothing"),
        pytest.param(BODY.format(""), "empty", id="no paragraph"),
    ],
)
def test_hostile_xml(main: str | bytes, key: str) -> None:
    assert refusal(word(main)) == key


def test_tables_in_tables() -> None:
    inner = p("甲")
    for depth in range(1, 71):
        inner = tbl(tr(f"<w:tc>{inner}</w:tc>", "1", "2"), tr("3", "4", "5"))
        if depth == 60:
            assert len(reading(docx(inner)).tables) == depth
    assert refusal(docx(inner)) == "too-deep"


def test_an_archive_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_UNPACKED", 3 << 20)
    assert len(texts(reading(word(BODY.format(p("甲") + " " * (1 << 20)))))) == 1
    data = word(BODY.format(p("甲") + " " * (4 << 20)))
    assert len(data) < 20_000
    assert refusal(data) == "unpacked"


def test_a_part_that_is_read_again_and_again_counts_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_UNPACKED", 3 << 20)
    chart = '<w:p><w:r><w:drawing><c:chart r:id="rId-chart"/></w:drawing></w:r></w:p>'
    assert refusal(docx(p("甲") + chart * 50, chart=" " * (1 << 17))) == "unpacked"


def test_an_archive_with_a_list_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_DIRECTORY", 20_000)
    assert (
        refusal(package({**unpacked(docx(p("甲"))), **{f"word/{number}": "" for number in range(400)}})) == "unpacked"
    )


def damaged(data: bytes, inside: bytes, by: bytes) -> bytes:
    at = data.index(inside) + len(inside)
    return data[:at] + by + data[at + len(by) :]


@pytest.mark.parametrize("data", [docx(p("甲" * 99)), as_xlsx(), as_xls()], ids=["docx", "xlsx", "xls"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_files_cut_off(data: bytes, part: float) -> None:
    assert refusal(data[: int(len(data) * part)]) in ("broken", "format")


def test_a_part_that_does_not_fit_its_sum() -> None:
    data = package(unpacked(docx(p("甲"))), zipfile.ZIP_STORED)
    assert refusal(damaged(data, b"<w:t>", "乙".encode())) == "broken"


def test_a_part_under_a_password() -> None:
    data = bytearray(docx(p("甲")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    while data[start : start + 4] == b"PK\x01\x02":
        data[start + 8] |= 1
        start += 46 + sum(int.from_bytes(data[start + at : start + at + 2], "little") for at in (28, 30, 32))
    assert refusal(bytes(data)) == "encrypted"


def test_parts_by_other_spellings_of_their_names() -> None:
    parts = {name.replace("word/document", "word\\Document"): text for name, text in unpacked(docx(p("甲"))).items()}
    assert texts(reading(package(parts))) == ["甲"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(docx(p("甲")), "a.doc", id="docx named .doc"),
        pytest.param(docx(p("甲")), "a.pdf", id="docx named .pdf"),
        pytest.param(docx(p("甲")), "a.txt", id="docx named .txt"),
        pytest.param(package({**unpacked(docx(p("甲"))), "word/vbaProject.bin": b"\0"}), "a.docm", id="with macros"),
        pytest.param(page("甲"), "a.xls", id="page named .xls"),
        pytest.param("<table><tr><td>甲</table>".encode("gbk"), "a.xls", id="table named .xls"),
        pytest.param(page("甲"), "a.doc", id="page named .doc"),
        pytest.param(page("甲"), "a.txt", id="page named .txt"),
        pytest.param(xlsx(row(1, cell("A1", "甲"))), "a.xls", id="xlsx named .xls"),
        pytest.param(xlsx(row(1, cell("A1", "甲"))), "a.et", id="xlsx named .et"),
        pytest.param(xlsx(row(1, cell("A1", "甲"))), "a", id="xlsx without a name"),
    ],
)
def test_the_content_tells_the_format(data: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert texts(read(str(path))) == ["甲"]


def test_a_text_that_speaks_of_tags_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("支出1万元\n<table> 是标签\n", encoding="utf-8")
    assert texts(read(str(path))) == ["支出1万元", "<table> 是标签"]


def test_limits_of_lines_cells_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_module, "MAX_LINES", 3)
    assert refusal(docx(p("甲") * 4)) == "too-many-lines"
    monkeypatch.setattr(draft_module, "MAX_CELLS", 2)
    assert refusal(docx(tbl(tr("", "", "甲")))) == "too-many-cells"
    monkeypatch.setattr(draft_module, "MAX_TEXT", 9)
    assert refusal(docx(p("甲" * 9))) == "too-much-text"
    monkeypatch.setattr(xmlparts, "MAX_ELEMENTS", 9)
    assert refusal(docx(p("甲") * 4)) == "too-many-lines"  # what is read already is let go


@pytest.mark.parametrize("form", SAMPLES)
def test_damaged_files(form: str) -> None:
    """A small part of what ``python -m tests.fuzz.readers`` does."""
    outcomes, longest, failures = fuzz.run(form, 60, seed=0)
    assert failures == []
    assert longest < fuzz.SLOW
    assert {"read"} < set(outcomes)


def test_the_damage_is_the_same_each_time() -> None:
    data = SAMPLES["docx"]()
    one, two = (unpacked_or_raw(mutated(data, random.Random("x"))) for _ in range(2))
    assert one == two != unpacked_or_raw(data)
    assert set(NAMES) <= set(SAMPLES)


def unpacked_or_raw(data: bytes) -> object:
    try:
        return unpacked(data)
    except (zipfile.BadZipFile, UnicodeDecodeError):
        return data
