from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import RectangleObject

from budget_lint.errors import InputError

from .conftest import Copied, bare

DISCLOSURES = Path(__file__).parents[3] / "shared" / "disclosures"
REAL = sorted(DISCLOSURES.glob("*.pdf"))[:2]
Copy = Callable[[Path], Copied]


# How text is set that stands upright on a page that is shown turned, and where it begins.
TURNS = (b"1 0 0 1 72 700", b"0 1 -1 0 100 72", b"-1 0 0 -1 540 100", b"0 -1 1 0 500 720")


def plain_pdf(folder: Path, quarters: int = 0) -> Path:
    """A page of text made by hand: figures beside each other and one that is repeated."""
    lines = ["Total 1,234.50%, of which 20.00%", "and 30.00%; again 20.00%", "last 5.00%"]
    shown = b"".join(b"(%s) Tj 0 -30 Td " % line.encode("ascii") for line in lines)
    stream = b"BT /F1 12 Tf " + TURNS[quarters] + b" Tm " + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(data),
    )  # fmt: skip
    path = folder / "a.pdf"
    path.write_bytes(data)
    return path


def turned(path: Path, quarters: int, crop: bool) -> Path:
    writer = PdfWriter(clone_from=path)
    for page in writer.pages:
        page.rotate(90 * quarters)
        if crop:
            page.cropbox = RectangleObject((30, 40, 600, 780))
    out = path.with_name(f"turned{quarters}{crop}.pdf")
    with out.open("wb") as file:
        writer.write(file)
    return out


def highlights(data: bytes) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            if annotation["/Subtype"] == "/Highlight":
                yield number, annotation


def below(data: bytes, number: int, annotation: Any) -> str:
    """The characters of the page whose middle is below the marks of a highlight, in the order of the page."""
    corners = [float(value) for value in annotation["/QuadPoints"]]
    quads = [corners[at : at + 8] for at in range(0, len(corners), 8)]
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[number].get_textpage()
        found = ""
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            x, y = (left + right) / 2, (bottom + top) / 2
            if any(min(q[::2]) <= x <= max(q[::2]) and min(q[1::2]) <= y <= max(q[1::2]) for q in quads):
                found += text.get_text_range(index, 1)
        return bare(found)
    finally:
        document.close()


def check(copy: Copied) -> None:
    """Every note is on its figure, and nothing else has changed."""
    assert len(copy.figures) > 2
    found: dict[str, str] = {}
    for number, annotation in highlights(copy.data):
        note = annotation["/Contents"].replace("\r", "\n")
        found[note] = found.get(note, "") + below(copy.data, number, annotation)
    assert found == {note.text: figure for note, figure in zip(copy.notes, copy.figures, strict=True)}
    assert copy.data.startswith(copy.original)
    again = copy.again()
    assert (again.document.text, again.document.blocks) == (copy.document.text, copy.document.blocks)


@pytest.mark.parametrize("crop", [False, True], ids=["whole", "cropped"])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_each_figure_carries_its_note(quarters: int, crop: bool, tmp_path: Path, copied: Copy) -> None:
    check(copied(turned(plain_pdf(tmp_path, quarters), quarters, crop)))


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_text_that_lies_on_its_side_is_marked_by_lines(quarters: int, tmp_path: Path, copied: Copy) -> None:
    copy = copied(turned(plain_pdf(tmp_path), quarters, crop=False))
    for (number, annotation), figure in zip(highlights(copy.data), copy.figures, strict=True):
        assert figure in below(copy.data, number, annotation)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_documents(path: Path, tmp_path: Path, copied: Copy) -> None:
    own = tmp_path / path.name
    own.write_bytes(path.read_bytes())
    check(copied(own))


def test_annotations_that_were_there_stay(tmp_path: Path, copied: Copy) -> None:
    writer = PdfWriter(clone_from=plain_pdf(tmp_path))
    writer.add_annotation(0, FreeText(text="seen", rect=(10, 10, 90, 40)))
    path = tmp_path / "b.pdf"
    with path.open("wb") as file:
        writer.write(file)
    copy = copied(path)
    annotations: Any = PdfReader(io.BytesIO(copy.data)).pages[0]["/Annots"]
    listed = [reference.get_object()["/Subtype"] for reference in annotations]
    assert listed == ["/FreeText", *["/Highlight"] * len(copy.notes)]


def test_a_locked_document(tmp_path: Path, copied: Copy) -> None:
    """One that opens without a password is annotated all the same."""
    writer = PdfWriter(clone_from=plain_pdf(tmp_path))
    writer.encrypt(user_password="", owner_password="x", algorithm="RC4-128")
    path = tmp_path / "locked.pdf"
    with path.open("wb") as file:
        writer.write(file)
    try:
        copy = copied(path)
    except InputError as error:
        assert error.key == "not-annotated"  # noqa: PT017 - either is right, a damaged copy is not
    else:
        check(copy)
