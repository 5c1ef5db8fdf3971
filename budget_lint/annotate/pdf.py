"""Highlights with notes in a PDF, added behind the file as it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from budget_lint.model.document import Document
from budget_lint.model.note import Note
from budget_lint.model.span import Box

_COLOURS = {"error": (1.0, 0.62, 0.58), "warning": (1.0, 0.85, 0.45), "note": (0.62, 0.84, 1.0)}
_PRINT = 4  # the flag of an annotation that prints


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """The original's bytes and behind them the highlights: nothing of the original is written anew."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    for number, note in enumerate(notes):
        pages: dict[int, list[Box]] = {}
        for at, box in _boxes(document, note):
            pages.setdefault(at, []).append(box)
        for at, boxes in pages.items():  # a figure may go on on the next page
            page = writer.pages[at - 1]
            own = [_own(page, box) for box in boxes]
            hull = _hull(own)
            look = writer._add_object(_appearance(own, hull, _COLOURS[note.severity]))
            _add(writer, page, _highlight(note, own, hull, f"budget-lint-{number + 1}-{at}", look))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _boxes(document: Document, note: Note) -> list[tuple[int, Box]]:
    """Page and box of each block that the note is on."""
    found = []
    at = note.span.start
    while at < note.span.end:
        block = document.blocks[document.block_at(at)]
        place = document.locate(at, min(note.span.end, max(block.span.end - 1, at + 1)))
        if place.page is not None and place.bbox is not None:
            found.append((place.page, place.bbox))
        at = max(block.span.end, at + 1)
    return found


def _own(page: Any, box: Box) -> Box:
    """A box of the page as it is displayed (from its top left) in the page's own coordinates."""
    left, top, right, bottom = box
    media, crop = page.mediabox, page.cropbox
    west, south = max(float(media.left), float(crop.left)), max(float(media.bottom), float(crop.bottom))
    east, north = min(float(media.right), float(crop.right)), min(float(media.top), float(crop.top))
    return (
        (west + left, north - bottom, west + right, north - top),
        (west + top, south + left, west + bottom, south + right),
        (east - right, south + top, east - left, south + bottom),
        (east - bottom, north - right, east - top, north - left),
    )[page.rotation // 90 % 4]


def _highlight(note: Note, boxes: Sequence[Box], hull: Box, name: str, look: IndirectObject) -> DictionaryObject:
    corners = [
        corner for left, bottom, right, top in boxes for corner in (left, top, right, top, left, bottom, right, bottom)
    ]
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): _numbers(hull),
            NameObject("/QuadPoints"): _numbers(corners),
            NameObject("/C"): _numbers(_COLOURS[note.severity]),
            NameObject("/F"): NumberObject(_PRINT),
            NameObject("/T"): TextStringObject("budget-lint"),
            NameObject("/NM"): TextStringObject(name),
            NameObject("/Contents"): TextStringObject(note.text.replace("\n", "\r")),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): look}),
        }
    )


def _hull(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _appearance(boxes: Sequence[Box], hull: Box, colour: Sequence[float]) -> StreamObject:
    """How it looks: as a marker leaves it, the text below it being seen."""
    state = DictionaryObject(
        {NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")}
    )
    states = DictionaryObject({NameObject("/M"): state})
    red, green, blue = colour
    drawn = [f"/M gs {red:.2f} {green:.2f} {blue:.2f} rg"]
    drawn += [
        f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f" for left, bottom, right, top in boxes
    ]
    look = StreamObject()
    look.set_data("\n".join(drawn).encode("ascii"))
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(hull),
            NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
        }
    )
    return look


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{value:.2f}") for value in values)


def _add(writer: PdfWriter, page: Any, annotation: DictionaryObject) -> None:
    reference = writer._add_object(annotation)
    listed = page.get("/Annots")
    if listed is None:
        page[NameObject("/Annots")] = ArrayObject([reference])
    else:
        page[NameObject("/Annots")] = ArrayObject([*listed.get_object(), reference])
