"""PDF files made by hand, so that tests know everything that is in them."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""
# A range of codes must not go over the last byte: one range for each first byte.
_RANGES = [b"<%02X00> <%02XFF> <%02X00>" % (high, high, high) for high in range(256)]


def _blocks() -> bytes:
    parts = [_RANGES[at : at + 100] for at in range(0, 256, 100)]
    return b"\n".join(b"%d beginbfrange\n%s\nendbfrange" % (len(p), b"\n".join(p)) for p in parts)


class Sheet:
    """A page. Places are in points from its top left; a text stands on the line that is ``y`` below the top."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, rotate: int = 0) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.parts: list[bytes] = []

    def raw(self, operators: str) -> Sheet:
        """Adds operators as they are."""
        self.parts.append(operators.encode())
        return self

    def text(self, x: float, y: float, text: str, size: float = 10, *, turn: str = "", state: str = "") -> Sheet:
        """A text whose characters are ``size`` wide, those of ASCII half of it. ``turn``: the matrix's first part."""
        codes = text.encode("utf-16-be").hex()
        matrix = f"{turn or '1 0 0 1'} {x:.2f} {self.height - y:.2f}"
        return self.raw(f"q {state} BT /F1 {size} Tf {matrix} Tm <{codes}> Tj ET Q")

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
        """A ruled table with a line of text in each cell; numbers stand on the right."""
        self.grid(xs, [top + height * at for at in range(len(rows) + 1)])
        return self.cells(rows, xs, top, height)

    def cells(self, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, height: float = 20) -> Sheet:
        """The texts of a table, without rules."""
        for row, texts in enumerate(rows):
            base = top + height * row + height / 2 + 4
            for column, text in enumerate(texts):
                if text and text[-1].isdigit():
                    self.right(xs[column + 1] - 3, base, text)
                elif text:
                    self.text(xs[column] + 3, base, text)
        return self


def width(text: str, size: float = 10) -> float:
    """The width of a text in points."""
    return sum(size / 2 if char.isascii() else size for char in text)


def pdf(*sheets: Sheet, trailer: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """The bytes of a file with those pages. ``extra`` objects have the numbers from 10 on."""
    return assembled(_objects(sheets, extra), trailer)


def _objects(sheets: Sequence[Sheet], extra: Sequence[bytes]) -> dict[int, bytes]:
    first = 10 + len(extra)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(sheets)))
    font = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo 5 0 R /DW 1000 /W [32 126 500] "
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 7 0 R >>",
        4: f"{font} /FontDescriptor 6 0 R >>".encode(),
        5: b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        6: b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        7: stream(_TO_UNICODE % _blocks()),
        8: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x00\nendstream",
        9: b"<< >>",
    }
    objects |= {10 + at: value for at, value in enumerate(extra)}
    for at, sheet in enumerate(sheets):
        number = first + 2 * at
        forms = " ".join(f"/X{10 + place} {10 + place} 0 R" for place in range(len(extra)))
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate} "
            f"/Resources << /Font << /F1 3 0 R >> /XObject << /Im 8 0 R {forms} >> "
            f"/ExtGState << /Clear << /ca 0 >> >> >> /Contents {number + 1} 0 R >>"
        ).encode()
        objects[number + 1] = stream(b"\n".join(sheet.parts))
    return objects


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
