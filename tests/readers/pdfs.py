"""PDF files made by hand, so that tests know everything that is in them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from budget_lint import readers
from budget_lint.model.document import Document
from budget_lint.model.table import Table

WIDTH, HEIGHT = 595, 842
_CODES = 250  # characters of a font
_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True)
class Text:
    """A text among the operators of a page; its codes are known when all texts of the file are."""

    before: str
    text: str


class Sheet:
    """A page. Places are in points from its top left; a text stands on the line that is ``y`` below the top."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, rotate: int = 0) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.parts: list[str | Text] = []

    def raw(self, operators: str) -> Sheet:
        """Adds operators as they are."""
        self.parts.append(operators)
        return self

    def text(self, x: float, y: float, text: str, size: float = 10, *, turn: str = "", state: str = "") -> Sheet:
        """A text whose characters are ``size`` wide, those of ASCII half of it. ``turn``: the matrix's first part."""
        matrix = f"{turn or '1 0 0 1'} {x:.2f} {self.height - y:.2f}"
        self.parts.append(Text(f"q {state} BT {matrix} Tm {size} ", text))
        return self

    def right(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """A text that ends at ``x``."""
        return self.text(x - width(text, size), y, text, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, state: str = "0.5 w") -> Sheet:
        """A rule that is drawn as a stroke."""
        return self.raw(f"q {state} {x0} {self.height - y0} m {x1} {self.height - y1} l S Q")

    def bar(self, x0: float, y0: float, x1: float, y1: float, state: str = "0 g") -> Sheet:
        """A filled rectangle."""
        return self.raw(f"q {state} {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f Q")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """All rules of a table without merged cells."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def table(self, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, height: float = 20) -> Sheet:
        """A ruled table with a line of text in each cell; amounts stand on the right."""
        self.grid(xs, [top + height * at for at in range(len(rows) + 1)])
        return self.cells(rows, xs, top, height)

    def cells(self, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, height: float = 20) -> Sheet:
        """The texts of a table, without rules."""
        for row, texts in enumerate(rows):
            base = top + height * row + height / 2 + 4
            for column, text in enumerate(texts):
                if "." in text:
                    self.right(xs[column + 1] - 3, base, text)
                elif text:
                    self.text(xs[column] + 3, base, text)
        return self


def width(text: str, size: float = 10) -> float:
    """The width of a text in points."""
    return sum(size / 2 if char.isascii() else size for char in text)


def pdf(*sheets: Sheet, trailer: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """The bytes of a file with those pages. ``extra`` objects have the numbers from 10 on."""
    return assembled(objects(sheets, extra), trailer)


def objects(sheets: Sequence[Sheet], extra: Sequence[bytes] = ()) -> dict[int, bytes]:
    """The objects of a file by their numbers. A page is followed by its content; the last pair is the last page."""
    texts = [part.text for sheet in sheets for part in sheet.parts if isinstance(part, Text)]
    chars = sorted(set("".join(texts)))
    fonts = [chars[at : at + _CODES] for at in range(0, len(chars), _CODES)]
    first = 10 + len(extra)
    pages = first + 2 * len(fonts)
    kids = " ".join(f"{pages + 2 * at} 0 R" for at in range(len(sheets)))
    made = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        3: stream(b"500 0 0 -200 500 800 d1 0 0 500 800 re f"),
        4: stream(b"1000 0 0 -200 1000 800 d1 0 0 1000 800 re f"),
        8: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x00\nendstream",
    }
    made |= {10 + at: value for at, value in enumerate(extra)}
    for at, font in enumerate(fonts):
        made[first + 2 * at] = _font(font, first + 2 * at + 1)
        made[first + 2 * at + 1] = stream(_unicode(font).encode())
    names = " ".join(f"/F{at} {first + 2 * at} 0 R" for at in range(len(fonts)))
    forms = " ".join(f"/X{10 + at} {10 + at} 0 R" for at in range(len(extra)))
    codes = {char: divmod(at, _CODES) for at, char in enumerate(chars)}
    for at, sheet in enumerate(sheets):
        made[pages + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate} "
            f"/Resources << /Font << {names} >> /XObject << /Im 8 0 R {forms} >> "
            f"/ExtGState << /Clear << /ca 0 >> >> >> /Contents {pages + 2 * at + 1} 0 R >>"
        ).encode()
        made[pages + 2 * at + 1] = stream("\n".join(_operators(part, codes) for part in sheet.parts).encode())
    return made


def _font(chars: Sequence[str], to_unicode: int) -> bytes:
    """A font that draws every character as a box, so that it needs nothing of the machine that reads it."""
    last = len(chars) - 1
    widths = " ".join("500" if char.isascii() else "1000" for char in chars)
    names = " ".join(f"/c{at}" for at in range(len(chars)))
    procedures = " ".join(f"/c{at} {3 if char.isascii() else 4} 0 R" for at, char in enumerate(chars))
    return (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 "
        f"/LastChar {last} /Widths [{widths}] /Encoding << /Type /Encoding /Differences [0 {names}] >> "
        f"/CharProcs << {procedures} >> /ToUnicode {to_unicode} 0 R /Resources << >> >>"
    ).encode()


def _unicode(chars: Sequence[str]) -> str:
    entries = [f"<{at:02X}> <{char.encode('utf-16-be').hex()}>" for at, char in enumerate(chars)]
    parts = [entries[at : at + 100] for at in range(0, len(entries), 100)]
    return _TO_UNICODE % "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)


def _operators(part: str | Text, codes: Mapping[str, tuple[int, int]]) -> str:
    if isinstance(part, str):
        return part
    *before, size = part.before.split()
    shown = []
    for font, group in groupby(part.text, key=lambda char: codes[char][0]):
        shown.append(f"/F{font} {size} Tf <{''.join(f'{codes[char][1]:02X}' for char in group)}> Tj")
    return f"{' '.join(before)} {' '.join(shown)} ET Q"


def stream(data: bytes, more: str = "") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more.encode(), data)


def assembled(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """A file of numbered objects."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, value in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def read(data: bytes) -> Document:
    """The document of a file's bytes."""
    return readers.read("-", io.BytesIO(data))


def lines(document: Document) -> list[str]:
    """The lines outside of tables."""
    inside = [table.span for table in document.tables]
    free = [block.span for block in document.blocks if not any(block.span.start in span for span in inside)]
    return [document.text[span.start : span.end - 1] for span in free]


def grids(document: Document) -> list[list[list[str]]]:
    """The tables as rows of texts; a cell over several rows or columns is marked in its first corner."""
    return [_grid(document, table) for table in document.tables]


def _grid(document: Document, table: Table) -> list[list[str]]:
    grid = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        text = document.text[cell.span.start : cell.span.end]
        single = (cell.rows, cell.columns) == (1, 1)
        grid[cell.row][cell.column] = text if single else f"{text} {cell.rows}x{cell.columns}"
    return grid
