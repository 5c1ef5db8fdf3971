"""Reading text: what is refused and why, how bytes become characters, where the lines are."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from budget_lint.errors import InputError
from budget_lint.model.document import Block, Document
from budget_lint.model.span import Location, Span
from budget_lint.readers import read
from budget_lint.readers import source as source_module
from budget_lint.readers import text as text_module

SENTENCE = "基本支出560.63万元，占67.65%。\n"


def write(folder: Path, data: bytes, name: str = "决算 公开.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def refusal(path: str, data: bytes | None = None) -> tuple[str, dict[str, object]]:
    """The key and the values of the error that reading raises."""
    with pytest.raises(InputError) as caught:
        read(path, None if data is None else io.BytesIO(data))
    assert "{" not in str(caught.value)
    return caught.value.key, caught.value.values


@pytest.mark.parametrize(
    ("data", "key", "more"),
    [
        pytest.param(b"", "empty", {}, id="no bytes"),
        pytest.param(b" \t\r\n\n", "empty", {}, id="white space"),
        pytest.param("\u3000\n".encode(), "empty", {}, id="full-width space"),
        pytest.param(b"\xef\xbb\xbf", "empty", {}, id="mark alone"),
        pytest.param(b"\xff\xfe", "empty", {}, id="UTF-16 mark alone"),
        pytest.param(b"abc\x00def", "binary", {}, id="NUL in ASCII"),
        pytest.param(SENTENCE.encode("utf-16-le"), "binary", {}, id="UTF-16 without mark"),
        pytest.param(SENTENCE.encode("utf-32"), "binary", {}, id="UTF-32"),
        pytest.param(b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e" * 3, "binary", {}, id="control characters"),
        pytest.param("年".encode("gb18030") + b"\x00\xff", "binary", {}, id="NUL among other bytes"),
        pytest.param(b"\xb1\xff\xff\xff", "encoding", {"offset": 0}, id="no encoding fits"),
        pytest.param(b"\xef\xbb\xbfab\xff", "encoding", {"offset": 5}, id="not the UTF-8 its mark says"),
        pytest.param(b"\xff\xfea\x00b", "encoding", {"offset": 4}, id="half a UTF-16 character"),
        pytest.param((SENTENCE * 3).encode()[:-2], "damaged", {"offset": 116, "line": 3}, id="cut UTF-8"),
        pytest.param(b"\xa0" + (SENTENCE * 9).encode(), "damaged", {"offset": 0, "line": 1}, id="stray byte"),
        pytest.param(b"%PDF-1.7\n...", "pdf-damaged", {}, id="nothing but the mark of a PDF, named .txt"),
        pytest.param(b"PK\x03\x04..word/document.xml", "broken", {}, id="DOCX"),
        pytest.param(b"PK\x03\x04..xl/workbook.xml", "broken", {}, id="XLSX"),
        pytest.param(b"PK\x03\x04..notes.txt", "format", {"form": "ZIP"}, id="ZIP"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "format", {"form": "Office 97-2003"}, id="OLE"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "format", {"form": "PNG"}, id="image"),
    ],
)
def test_content_is_refused(tmp_path: Path, data: bytes, key: str, more: dict[str, object]) -> None:
    path = write(tmp_path, data)
    assert refusal(path) == (key, {"path": path, **more})
    assert refusal("-", data) == (key, {"path": "-", **more})


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.ofd", "OFD"), ("a.PPT", "PowerPoint (.ppt)"), ("a.b.Gif", "GIF")],
)
def test_names_of_other_formats_are_refused(tmp_path: Path, name: str, form: str) -> None:
    path = write(tmp_path, SENTENCE.encode(), name)
    assert refusal(path) == ("format", {"path": path, "form": form})


@pytest.mark.parametrize("name", ["a.doc", "a.DOCX", "a.xls", "a.wps", "a.md"])
def test_text_under_the_name_of_an_office_format_is_read(tmp_path: Path, name: str) -> None:
    for data in (SENTENCE.encode("gbk"), SENTENCE.encode("utf-16")):
        assert read(write(tmp_path, data, name)).text == SENTENCE


def test_missing(tmp_path: Path) -> None:
    file = write(tmp_path, SENTENCE.encode())
    for path in (str(tmp_path / "none.txt"), str(tmp_path / "none" / "a.txt"), f"{tmp_path}/a\x00b.txt"):
        assert refusal(path) == ("missing", {"path": path})
    below = f"{file}/a.txt"
    assert refusal(below) == ("missing", {"path": below})


def test_directory(tmp_path: Path) -> None:
    assert refusal(str(tmp_path)) == ("directory", {"path": str(tmp_path)})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_unopened(tmp_path: Path) -> None:
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    assert refusal(path) == ("special", {"path": path})


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, SENTENCE.encode())

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    assert refusal(path) == ("unreadable", {"path": path, "reason": "permission denied"})


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == ("unreadable", {"path": "-", "reason": "there is no standard input"})


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MEBIBYTE", 1)
    monkeypatch.setattr(source_module, "LIMIT", 9)
    monkeypatch.setattr(text_module, "MAX_LINES", 3)
    assert read(write(tmp_path, b"a\nb\r\nc\rd"[:7])).text == "a\nb\r\nc\r"
    assert read("-", io.BytesIO(b"123456789")).text == "123456789"
    long = write(tmp_path, b"1234567890")
    assert refusal(long) == ("too-large", {"path": long, "limit": 9})
    assert refusal("-", b"1234567890") == ("too-large", {"path": "-", "limit": 9})
    monkeypatch.setattr(source_module, "PACKED_LIMIT", 12)
    assert refusal("-", b"%PDF-5678901") == ("pdf-damaged", {"path": "-"})
    assert refusal("-", b"%PDF-56789012") == ("too-large", {"path": "-", "limit": 12})
    assert refusal("-", b"a\n\n\nb") == ("too-many-lines", {"path": "-", "limit": 3})
    assert refusal("-", b"a\n\n\n\n\n\n\n") == ("too-many-lines", {"path": "-", "limit": 3})


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(SENTENCE.encode(), "utf-8", id="UTF-8"),
        pytest.param(SENTENCE.encode("utf-8-sig"), "utf-8", id="UTF-8 with mark"),
        pytest.param(b"\xff\xfe" + SENTENCE.encode("utf-16-le"), "utf-16-le", id="UTF-16, little end first"),
        pytest.param(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be", id="UTF-16, big end first"),
        pytest.param(SENTENCE.encode("gb18030"), "gb18030", id="GB18030"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a", "a.2022"])
def test_encodings(tmp_path: Path, data: bytes, encoding: str, name: str) -> None:
    block = Block(Span(0, len(SENTENCE)), Location(line=1, column=1, offset=0))
    path = write(tmp_path, data, name)
    assert read(path) == Document(path, SENTENCE, (block,), encoding)
    assert read("-", io.BytesIO(data)) == Document("-", SENTENCE, (block,), encoding)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff年\ufeff", id="only the first mark is dropped"),
        pytest.param("年\x07\x0b\x0c额\x13 万元\x1a", id="marks that converters leave"),
        pytest.param("年\u3000\u00a0额\u200b", id="spaces stay as they are"),
    ],
)
def test_characters_stay(text: str) -> None:
    assert read("-", io.BytesIO(text.encode())).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a", ["a"], id="one"),
        pytest.param("a\n", ["a\n"], id="no line after the last end"),
        pytest.param("\n\na", ["\n", "\n", "a"], id="empty ones"),
        pytest.param("a\r\nb\rc\nd", ["a\r\n", "b\r", "c\n", "d"], id="all three ends"),
        pytest.param("a\n\rb\r\r\n", ["a\n", "\r", "b\r", "\r\n"], id="ends in a row"),
        pytest.param("a\x0bb\x0cc\x1cd\x85e\u2028f", ["a\x0bb\x0cc\x1cd\x85e\u2028f"], id="no other ends"),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    document = read("-", io.BytesIO(text.encode()))
    assert [document.text[block.span.start : block.span.end] for block in document.blocks] == lines
    assert "".join(lines) == text
    for number, block in enumerate(document.blocks, 1):
        assert block.location == Location(line=number, column=1, offset=block.span.start)


def test_places() -> None:
    document = read("-", io.BytesIO("甲\r\n乙丙\n丁".encode()))
    found = [document.locate(offset) for offset in range(len(document.text) + 1)]
    assert [(place.line, place.column, place.offset) for place in found] == [
        (1, 1, 0),
        (1, 2, 1),
        (1, 3, 2),
        (2, 1, 3),
        (2, 2, 4),
        (2, 3, 5),
        (3, 1, 6),
        (3, 2, 7),
    ]


def test_long_lines_and_large_files_take_time_in_proportion() -> None:
    """No clock: a method that were quadratic would not come back from these."""
    assert len(read("-", io.BytesIO(SENTENCE.replace("\n", "").encode() * 50_000)).blocks) == 1
    assert len(read("-", io.BytesIO(SENTENCE.encode() * 20_000)).blocks) == 20_000
    assert len(read("-", io.BytesIO(SENTENCE.encode("gb18030") * 20_000)).blocks) == 20_000
