"""What is drawn on a page besides characters: rules, filled areas, pictures."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from budget_lint.model.span import Box
from budget_lint.readers.pdf.shapes import Frame, Rule

_THIN = 3.0  # points; what is thicker is an area
_STRAIGHT = 0.5  # points by which a rule may be aslant
_MAX_DEPTH = 12  # of forms inside forms
_MAX_FILLS = 4096  # areas that are remembered, to tell white on black from white on white
_PALE = 250  # of 255
_SEGMENT_LINE, _SEGMENT_MOVE = pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_MOVETO
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing:
    """Collects what is drawn, in the coordinates of the page as it is read, up to ``room`` parts."""

    def __init__(self, frame: Frame, room: int) -> None:
        self.frame, self.room = frame, room
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Box] = []
        self.fills: list[tuple[Box, bool]] = []
        self.full = False
        self._sides = [c_float() for _ in range(4)]
        self._colour = [c_uint() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()

    def add_page(self, page: Any) -> int:
        """Adds what a page holds, and counts it."""
        count: int = pdfium.FPDFPage_CountObjects(page)
        for index in range(count):
            self._add(pdfium.FPDFPage_GetObject(page, index), _SAME, 0)
            if self.full:
                break
        return count

    def is_dark(self, x: float, y: float) -> bool:
        """True where something other than white lies below the point."""
        for box, dark in reversed(self.fills):
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return dark
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self.pictures)

    def _add(self, item: Any, outer: Matrix, depth: int) -> None:
        self.room -= 1
        if self.room < 0:
            self.full = True
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._add_path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(self._bounds(item, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(self._matrix_of(item), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._add(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)
                if self.full:
                    return

    def _add_path(self, item: Any, outer: Matrix) -> None:
        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        if not fill.value and not stroke.value:
            return
        pale = self._is_pale(item, stroked=bool(stroke.value))
        box = self._bounds(item, outer)
        if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
            if not pale:
                self._rule(box)
            return
        parts = self._parts(item, _times(self._matrix_of(item), outer))
        for points in parts:
            if stroke.value and not pale:
                for one, two in pairwise(points):
                    self._line(one, two)
            elif fill.value:
                self._area(points, pale)

    def _area(self, points: list[Point], pale: bool) -> None:
        box = self.frame.box(
            (min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points))
        )
        if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
            if not pale:
                self._rule(box)
        elif len(self.fills) < _MAX_FILLS:
            self.fills.append((box, not pale))

    def _line(self, one: Point, two: Point) -> None:
        if abs(one[0] - two[0]) <= _STRAIGHT or abs(one[1] - two[1]) <= _STRAIGHT:
            self._rule(
                self.frame.box((min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])))
            )

    def _rule(self, box: Box) -> None:
        """A thin box as a rule; a dot is one in both directions: it may join others."""
        wide, high = box[2] - box[0], box[3] - box[1]
        if high <= _THIN and wide >= min(high, _THIN):
            self.across.append(Rule((box[1] + box[3]) / 2, box[0], box[2]))
        if wide <= _THIN and high >= min(wide, _THIN):
            self.down.append(Rule((box[0] + box[2]) / 2, box[1], box[3]))

    def _parts(self, item: Any, matrix: Matrix) -> list[list[Point]]:
        """The pieces of a path as the points of their straight lines; a curve ends a piece."""
        count = pdfium.FPDFPath_CountSegments(item)
        self.room -= count
        if self.room < 0:
            self.full = True
            return []
        parts: list[list[Point]] = []
        x, y = c_float(), c_float()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _moved(x.value, y.value, matrix)
            if pdfium.FPDFPathSegment_GetType(segment) == _SEGMENT_LINE and parts:
                parts[-1].append(point)
            else:
                parts.append([point])
            if pdfium.FPDFPathSegment_GetClose(segment) and len(parts[-1]) > 1:
                parts[-1].append(parts[-1][0])
        return [points for points in parts if len(points) > 1]

    def _is_pale(self, item: Any, *, stroked: bool) -> bool:
        red, green, blue, alpha = self._colour
        colour_of = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
        if not colour_of(item, red, green, blue, alpha):
            return False
        return min(red.value, green.value, blue.value) > _PALE or alpha.value < 8

    def _bounds(self, item: Any, outer: Matrix) -> Box:
        left, bottom, right, top = self._sides
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        own = left.value, bottom.value, right.value, top.value
        if outer is not _SAME:
            corners = [_moved(x, y, outer) for x in own[::2] for y in own[1::2]]
            xs, ys = [c[0] for c in corners], [c[1] for c in corners]
            own = min(xs), min(ys), max(xs), max(ys)
        return self.frame.box(own)

    def _matrix_of(self, item: Any) -> Matrix:
        pdfium.FPDFPageObj_GetMatrix(item, self._matrix)
        m = self._matrix
        return m.a, m.b, m.c, m.d, m.e, m.f


def _moved(x: float, y: float, m: Matrix) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what ``first`` does, and then what ``then`` does."""
    if then is _SAME:
        return first
    a, b, c, d, e, f = first
    x, y = _moved(e, f, then)
    return (
        a * then[0] + b * then[2], a * then[1] + b * then[3],
        c * then[0] + d * then[2], c * then[1] + d * then[3], x, y,
    )  # fmt: skip
