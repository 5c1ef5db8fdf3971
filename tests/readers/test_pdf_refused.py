"""PDF files that are no documents: each ends in one message, within limits. A bad page does not take others along."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path
from threading import Event

import pytest

from budget_lint.errors import InputError
from budget_lint.model.document import Remark
from budget_lint.readers import pdf as module
from budget_lint.readers import read as read_path
from budget_lint.readers.pdf import guard
from budget_lint.readers.pdf.packing import LIMIT, is_bomb
from tests.fuzz.mutate import mutated
from tests.fuzz.pdf import outcome
from tests.readers.pdfs import Sheet, assembled, lines, objects, pdf, read, stream

SENTENCE = "本年支出合计9759.38万元。"
PAGE = Sheet().text(60, 60, SENTENCE)
TABLE = Sheet().table([["科目", "金额"], ["教育支出", "1,234.56"]], [60, 160, 260], 100).text(60, 160, SENTENCE)
PICTURE = Sheet().raw("q 595 0 0 842 0 0 cm /Im Do Q")
SCAN = Sheet().raw("q 595 0 0 842 0 0 cm /Im Do Q").text(60, 60, SENTENCE, state="3 Tr")
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'5a' * 32}> /U <{'a5' * 32}> /P -4 >> /ID [<00> <00>]"


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data)
    assert "{" not in str(caught.value)
    return caught.value.key


def deep(opening: bytes, closing: bytes) -> bytes:
    """A file whose page tree holds something that is nested 100 000 times."""
    parts = objects([PAGE])
    parts[2] = parts[2].replace(b"/Type", b"/Deep " + opening * 100_000 + closing * 100_000 + b" /Type", 1)
    return assembled(parts)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(b"%PDF-1.7\n%%EOF", "pdf-damaged", id="nothing but the marks"),
        pytest.param(pdf(PAGE)[:60], "pdf-damaged", id="cut after the first object"),
        pytest.param(pdf(), "pdf-damaged", id="no pages"),
        pytest.param(pdf(PAGE, trailer=LOCKED), "encrypted", id="password"),
        pytest.param(pdf(PICTURE, PICTURE), "no-text", id="pictures"),
        pytest.param(pdf(SCAN), "no-text", id="recognised text"),
        pytest.param(pdf(Sheet(), Sheet()), "empty", id="empty pages"),
        pytest.param(assembled(objects([PAGE]) | {1: b"<< /Type /Catalog >>"}), "pdf-damaged", id="no page tree"),
    ],
)
def test_what_is_refused(data: bytes, key: str) -> None:
    assert refusal(data) == key


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b"<< /A ", b">>")], ids=["lists", "dictionaries"])
def test_deep_nesting_ends(opening: bytes, closing: bytes) -> None:
    assert outcome(deep(opening, closing)) in {"read", "empty", "pdf-damaged"}


def test_a_text_with_the_name_of_a_pdf_file(tmp_path: Path) -> None:
    path = tmp_path / "决算.pdf"
    path.write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_path(str(path))
    assert (caught.value.key, caught.value.values) == ("not-pdf", {"path": str(path)})


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "决算.txt"
    path.write_bytes(pdf(PAGE))
    assert lines(read_path(str(path))) == [SENTENCE]


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGES", 2)
    assert refusal(pdf(PAGE, PAGE, PAGE)) == "too-many-pages"
    assert len(lines(read(pdf(PAGE, PAGE)))) == 2


def test_a_page_tree_that_says_it_has_more_pages_than_there_are() -> None:
    parts = objects([PAGE])
    parts[2] = parts[2].replace(b"/Count 1", b"/Count 1900")
    assert lines(read(assembled(parts)))[:1] == [SENTENCE]


def test_a_page_that_cannot_be_read_is_told() -> None:
    parts = objects([PAGE, PAGE, PAGE])
    number = max(parts) - 3
    parts[number] = b"null"
    document = read(assembled(parts))
    assert lines(document) == [SENTENCE, SENTENCE]
    assert document.remarks == (Remark("pages-unreadable", (("pages", "2"),)),)


@pytest.mark.parametrize("operators", ["0 0 5 5 re f\n", "BT /F0 9 Tf 9 9 Td <00> Tj ET\n"], ids=["areas", "texts"])
def test_a_page_with_too_much_on_it_is_told(monkeypatch: pytest.MonkeyPatch, operators: str) -> None:
    monkeypatch.setattr(module, "MAX_PARTS", 500)
    document = read(pdf(PAGE, Sheet().text(60, 60, "页").raw(operators * 600)))
    assert lines(document) == [SENTENCE]
    assert document.remarks == (Remark("pages-unreadable", (("pages", "2"),)),)


def test_a_document_with_too_much_in_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PARTS", 500)
    monkeypatch.setattr(module, "MAX_ALL_PARTS", 1000)
    full = Sheet().raw("0 0 5 5 re f\n" * 600)
    assert refusal(pdf(PAGE, full, full)) == "pdf-complex"


def test_streams_that_unpack_to_more_than_they_may() -> None:
    parts = objects([PAGE])
    for size, bomb in ((LIMIT - 10, False), (LIMIT + 10, True)):
        packed = zlib.compress(b" " * size, 9)
        parts[max(parts)] = stream(packed, "/Filter /FlateDecode")
        assert is_bomb(assembled(parts)) is bomb
    assert refusal(assembled(parts)) == "pdf-complex"
    parts[max(parts)] = stream(packed, "/Subtype /Image /Filter /FlateDecode")
    assert not is_bomb(assembled(parts))
    parts[max(parts)] = stream(zlib.compress(packed), "/Filter [/FlateDecode /FlateDecode]")
    assert is_bomb(assembled(parts))


# Work that does not end


def waited(end: Event) -> None:
    end.wait(20)


def test_work_that_does_not_end_is_left_alone() -> None:
    end = Event()
    with pytest.raises(guard.EndlessError):
        guard.guarded(lambda _: waited(end), patience=0.1)
    with pytest.raises(guard.BusyError):
        guard.guarded(lambda _: None)
    end.set()
    for _ in range(100):
        if not any(thread.is_alive() for thread in guard._LEFT_ALONE):
            break
        time.sleep(0.02)
    guard.guarded(lambda _: None)


def test_work_may_take_its_time_as_long_as_it_tells() -> None:
    def slow(pulse: guard.Pulse) -> None:
        for _ in range(8):
            time.sleep(0.05)
            pulse.beat()

    guard.guarded(slow, patience=0.3)


def test_work_that_takes_too_much_memory_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = iter([100, 300])
    monkeypatch.setattr(guard, "memory", lambda: next(sizes))
    with pytest.raises(guard.EndlessError):
        guard.guarded(lambda _: time.sleep(0.3), room=150)
    time.sleep(0.5)


def test_errors_of_the_work_are_its_own() -> None:
    def wrong(_: guard.Pulse) -> None:
        raise KeyError("wrong")

    with pytest.raises(KeyError, match="wrong"):
        guard.guarded(wrong)


def test_a_pdf_file_behind_one_that_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    end = Event()
    monkeypatch.setattr(module.engine, "load_page", lambda *_: end.wait(20))
    monkeypatch.setattr(module, "guarded", lambda work: guard.guarded(work, patience=0.1))
    assert refusal(pdf(PAGE)) == "pdf-complex"
    assert refusal(pdf(PAGE)) == "pdf-busy"
    end.set()
    guard._LEFT_ALONE[-1].join(5)


# Progress


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[str, int, int]] = []
    read_path("-", io.BytesIO(pdf(PAGE, PAGE)), lambda *step: told.append(step))
    assert told == [("-", 0, 2), ("-", 1, 2), ("-", 2, 2)]


# Damaged copies; `python -m tests.fuzz.pdf` does the same with thousands of copies of any file


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_damaged_copies_end_in_a_document_or_in_one_message(start: int) -> None:
    data = pdf(TABLE, PAGE, PICTURE)
    seen = {outcome(mutated(data, seed)) for seed in range(start, start + 50)}
    assert "read" in seen
    assert seen <= {"read", "pdf-damaged", "no-text", "empty", "not-pdf", "encrypted", "pdf-complex", "too-many-pages"}
