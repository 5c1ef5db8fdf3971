"""Files of one disclosure checked as one document, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from budget_lint.cli import run
from tests.readers.test_workbook import cell, rows, xlsx

NARRATIVE = "临溪市园林绿化局2023年度部门决算\n2023年度项目支出427.87万元。\n"
SHEET = rows(
    [cell("A1", "支出决算表")], [cell("A2", "单位：万元")], [cell("A3", "项目"), cell("B3", "决算数")],
    [cell("A4", "基本支出"), cell("B4", 842.37, 1)], [cell("A5", "项目支出"), cell("B5", 427.78, 1)],
    [cell("A6", "本年支出合计"), cell("B6", 1270.15, 1)],
)  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    text, book = tmp_path / "说明 1.txt", tmp_path / "表.xlsx"
    text.write_text(NARRATIVE, encoding="utf-8")
    book.write_bytes(xlsx(SHEET))
    return [str(text), str(book)]


def test_apart_nothing_is_compared(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *files, "--format", "json"]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [(document["path"], document["findings"]) for document in documents] == [(path, []) for path in files]


def test_as_one_the_text_is_held_against_the_table(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--as-one", *files, "--format", "json"]) == 1
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert document["path"] == " + ".join(files)
    (finding,) = document["findings"]
    shown = [(figure["text"], figure["location"]) for figure in finding["figures"]]
    assert sorted(shown) == [
        ("427.78", {"sheet": "表1", "cell": "B5", "file": files[1]}),
        ("427.87", {"line": 2, "column": 11, "offset": 29, "file": files[0]}),
    ]


def test_people_see_which_file_is_meant(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--as-one", *files, "--lang", "en"]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "(说明 1.txt line 2)" in shown


def test_figures_of_all_files_are_listed(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--as-one", *files, "--format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    found = [(figure["text"], figure["location"]["file"]) for figure in document["figures"]]
    assert found == [("427.87", files[0]), *((text, files[1]) for text in ("842.37", "427.78", "1270.15"))]


def test_one_file_is_what_it_is(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--as-one", files[0], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["path"] == files[0]


def test_a_part_that_cannot_be_read_is_named(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--as-one", files[0], "none.docx", "--lang", "en"]) == 2
    assert "none.docx: no such file" in capsys.readouterr().err
