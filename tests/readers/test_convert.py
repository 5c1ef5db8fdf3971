"""The way through LibreOffice: found or not, failing, hanging, and the real thing where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from budget_lint.readers import convert, read
from tests.readers.office import docx, grids, lines, p, refusal, tbl, tr
from tests.readers.ole import container

WORD = container("WordDocument", b"\xec\xa5\xc1\x00" + bytes(600))
LOCKED = container("WordDocument", b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(600))
TABLE = p("2023年度决算") + tbl(tr("项目", "金额"), tr("合计", "516.67")) + p("完")

# Stands in for the program: what it does with the file that it is given, and where it shall put the result.
FAKE = """#!{python}
import pathlib, sys, time
given = pathlib.Path(sys.argv[-1])
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
profile = next(a for a in sys.argv if a.startswith("-env:UserInstallation=file://"))
{action}
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if os.name == "nt":
        pytest.skip("a script is no program there")
    path = tmp_path / "soffice"
    monkeypatch.setattr(convert, "find", lambda: str(path))
    return path


def write(path: Path, action: str) -> None:
    path.write_text(FAKE.format(python=sys.executable, action=action), encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    "data",
    [
        WORD,
        b"{\\rtf1 a}",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
    ],
)
def test_without_the_program_one_sentence(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find", lambda: None)
    assert refusal(data) == "no-office"


def test_a_password_needs_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find", lambda: None)
    assert refusal(LOCKED) == "encrypted"


def test_the_result_is_read(program: Path) -> None:
    made = docx(TABLE)
    (program.parent / "made.docx").write_bytes(made)
    source = str(program.parent / "made.docx")
    write(program, f"out.mkdir(); (out / (given.stem + '.docx')).write_bytes(pathlib.Path({source!r}).read_bytes())")
    path = program.parent / "决算 草稿.wps"
    path.write_bytes(WORD)
    document = read(str(path))
    assert document.path == str(path)
    assert lines(document) == [
        ("p1", "2023年度决算"),
        ("t1r1c1", "项目"),
        ("t1r1c2", "金额"),
        ("t1r2c1", "合计"),
        ("t1r2c2", "516.67"),
        ("p2", "完"),
    ]


@pytest.mark.parametrize(
    "action",
    [
        pytest.param("pass", id="nothing comes out"),
        pytest.param("sys.exit(3)", id="it fails"),
    ],
)
def test_a_failure_is_told(program: Path, action: str) -> None:
    write(program, action)
    assert refusal(WORD) == "office-failed"


def test_a_program_that_does_not_start(program: Path) -> None:
    program.write_text("", encoding="utf-8")
    assert refusal(WORD) == "office-failed"


def test_patience_ends(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "PATIENCE", 0.3)
    write(program, "time.sleep(60)")
    assert refusal(WORD) == "office-failed"


def test_what_comes_out_is_not_trusted(program: Path) -> None:
    write(program, "out.mkdir(); (out / 'document.docx').write_bytes(b'PK')")
    assert refusal(WORD) == "broken"


def test_the_path_is_searched_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "soffice.exe" if os.name == "nt" else "soffice"
    (tmp_path / name).write_bytes(b"")
    (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = convert.find()
    assert found is not None
    assert Path(found).parent == tmp_path


@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_the_real_program(ending: str, tmp_path: Path) -> None:
    program = convert.find()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    given = tmp_path / "决算.docx"
    given.write_bytes(docx(TABLE))
    profile = (tmp_path / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(tmp_path),
        str(given),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    made = given.with_suffix(f".{ending}")
    other = shutil.copy(made, tmp_path / "无名")
    for path in (str(made), str(other)):
        document = read(path)
        assert grids(document) == [
            [("项目", 0, 0, 1, 1), ("金额", 0, 1, 1, 1), ("合计", 1, 0, 1, 1), ("516.67", 1, 1, 1, 1)]
        ]
        assert lines(document)[0] == ("p1", "2023年度决算")
