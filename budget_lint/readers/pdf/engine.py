"""Pages out of PDFium: the only module that speaks to it. Nothing of PDFium's outlives a page's turn."""

from __future__ import annotations

import atexit
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_uint
from math import pi
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import _library_scope

from budget_lint.readers.pdf.drawing import Drawing
from budget_lint.readers.pdf.shapes import Frame, Glyph, Page
from budget_lint.readers.pdf.spelling import ordinary

PASSWORD, SECURITY = pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY
_INVISIBLE = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
_NO_CHARACTERS = {0, 10, 13, 0xAD, 0xFFFE, 0xFFFF, 0xFEFF}
_PALE = 247  # of 255, in red, green and blue: what is paler cannot be read on white
_FAINT = 8  # of 255: what is more transparent cannot be read
_LEAST_SIZE = 0.8  # points; smaller characters are there for machines
_LIGATED = frozenset("filst")
_STEP = 2.0  # points: the mesh in which repeated characters are looked for
File: TypeAlias = Any  # PDFium's document; it has no types of its own


class UnreadableError(Exception):
    """The file, or a page, cannot be loaded.

    ``code`` is PDFium's number for the reason, 0 for none; ``parts`` counts what was found before.
    """

    def __init__(self, code: int = 0, parts: int = 0) -> None:
        super().__init__(code, parts)
        self.code, self.parts = code, parts


@contextmanager
def opened(data: bytes) -> Iterator[File]:
    """The document in ``data``, closed afterwards. Raises UnreadableError.

    PDFium must not be called from two threads at once.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(error.err_code or 0) from error
    try:
        yield document
    finally:
        document.close()


def let_be() -> None:
    """Keeps PDFium from being taken apart at the end of the program, while it still works on what was left alone."""
    atexit.unregister(getattr(_library_scope, "destroy_lib", len))


def load_page(document: File, index: int, room: int) -> Page:
    """The page with that index, from 0; at most ``room`` characters and as many drawn objects are looked at.

    Raises UnreadableError, also for a page that has more.
    """
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError from error
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        page.close()
        raise UnreadableError from error
    try:
        return _read(page, text, index + 1, room)
    finally:
        text.close()
        page.close()


def _read(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int, room: int) -> Page:
    count = pdfium.FPDFText_CountChars(text)
    if count > room:
        raise UnreadableError(parts=count)
    sample = range(0, count, 1 + count // 400)
    # PDFium counts angles to the right
    turns = Counter(round(-2 * pdfium.FPDFText_GetCharAngle(text, index) / pi) % 4 for index in sample)
    shown = pdfium.FPDFPage_GetRotation(page) % 4
    turn = turns.most_common(1)[0][0] if turns else shown
    left, bottom, right, top = page.get_bbox()
    result = Page(number, Frame(left, bottom, right, top, turn, shown))
    drawing = Drawing(result.frame, room)
    objects = drawing.add_page(page)
    result.parts = count + max(objects, room - drawing.room)
    if drawing.full:
        raise UnreadableError(parts=result.parts)
    result.across, result.down, result.pictures = drawing.across, drawing.down, bool(drawing.pictures)
    _Characters(result, text, drawing).read(count)
    return result


class _Characters:
    """The characters of a page that can be seen."""

    def __init__(self, page: Page, text: pypdfium2.PdfTextPage, drawing: Drawing) -> None:
        self.page, self.text, self.drawing = page, text, drawing
        self.box = pdfium.FS_RECTF()
        self.colour = [c_uint() for _ in range(4)]
        self.seen: dict[tuple[str, int, int], tuple[float, float]] = {}

    def read(self, count: int) -> None:
        high = 0
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self.text, index)
            if code in _NO_CHARACTERS or pdfium.FPDFText_IsGenerated(self.text, index) == 1:
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            self._take(index, code)

    def _take(self, index: int, code: int) -> None:
        if pdfium.FPDFText_HasUnicodeMapError(self.text, index) == 1 or code == 0xFFFD or code < 32:
            self.page.unknown += 1
            return
        if not self._is_upright(index):
            return
        box = self._box(index)
        if box is None:
            return
        if not self._is_visible(index, box):
            self.page.hidden += code != 32
            return
        char = ordinary(code)
        if self._is_repeated(char, box) and not self._is_ligature(char, box, index):
            return
        left, top, right, bottom = box
        step = (right - left) / len(char)
        for place, part in enumerate(char):
            self.page.glyphs.append(Glyph(part, left + place * step, top, left + (place + 1) * step, bottom, index))

    def _is_upright(self, index: int) -> bool:
        """Text at a slant is a watermark or a stamp."""
        quarters = 2 * float(pdfium.FPDFText_GetCharAngle(self.text, index)) / pi
        return abs(quarters - round(quarters)) < 0.1

    def _box(self, index: int) -> tuple[float, float, float, float] | None:
        """The box of a character that stands on the page and has a size."""
        if not pdfium.FPDFText_GetLooseCharBox(self.text, index, self.box):
            return None
        own = self.box
        left, top, right, bottom = self.page.frame.box((own.left, own.bottom, own.right, own.top))
        wide, high = self.page.frame.size
        if not (left < wide and right > 0 and top < high and bottom > 0):
            return None
        return (left, top, right, bottom) if bottom - top >= _LEAST_SIZE else None

    def _is_visible(self, index: int, box: tuple[float, float, float, float]) -> bool:
        red, green, blue, alpha = self.colour
        owner = pdfium.FPDFText_GetTextObject(self.text, index)
        if owner and pdfium.FPDFTextObj_GetTextRenderMode(owner) in _INVISIBLE:
            return False
        if not pdfium.FPDFText_GetFillColor(self.text, index, red, green, blue, alpha):
            return True
        if alpha.value < _FAINT:
            return False
        if min(red.value, green.value, blue.value) < _PALE:
            return True
        return self.drawing.is_dark((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)

    def _is_repeated(self, char: str, box: tuple[float, float, float, float]) -> bool:
        """The same character nearly at the same place: boldness made by printing twice, or a second text layer."""
        left, top, _, bottom = box
        near = min(0.2 * (bottom - top), _STEP)
        x, y = int(left / _STEP), int(top / _STEP)
        for column in (x - 1, x, x + 1):
            for row in (y - 1, y, y + 1):
                other = self.seen.get((char, column, row))
                if other and abs(other[0] - left) < near and abs(other[1] - top) < near:
                    return True
        self.seen[char, x, y] = left, top
        return False


    def _is_ligature(self, char: str, box: tuple[float, float, float, float], index: int) -> bool:
        """True for the second letter of a ligature, which PDFium puts into the box of the first."""
        last = self.page.glyphs[-1]
        return char in _LIGATED and last.order == index - 1 and (last.left, last.right) == (box[0], box[2])


def page_count(document: File) -> int:
    """How many pages the document has."""
    return len(document)
