"""The text of a paragraph as Word shows it, and what hangs on it: notes, text boxes, charts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from budget_lint.readers.docx.styles import Styles, switched_on
from budget_lint.readers.docx.symbols import symbol
from budget_lint.readers.numerals import circled
from budget_lint.readers.xmlparts import NAMES, attribute, child, name_of, number

# Deleted text, properties, the reading above characters, what a field is made of.
_SKIPPED = frozenset(
    {"w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:rPr", "w:pPr", "w:sdtPr", "w:rt", "w:tblPr", "m:rPr"}
)
_CIRCLE = re.compile(r"eq\s+\\o\\ac\([\u25cb\u3007\u25ef],\s*(\d{1,2})\)", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"[\[(\uff08\u3014]?\d{0,3}[\])\uff09\u3015]?\Z|[\u2460-\u2473]\Z")
_LARGE = 1_800_000  # in the units of drawings, which are 5 centimetres
_INSTRUCTION = 300  # characters of a field's instruction that are looked at


def _is_note_number(run: Element, properties: Element) -> bool:
    """True for the raised number of a note that was typed: it is no part of the figure before it."""
    raised = child(properties, "w:vertAlign")
    if raised is None or attribute(raised, "val") != "superscript":
        return False
    text = "".join(inner.text or "" for inner in run if NAMES[inner.tag] == "w:t")
    return text != "" and _NOTE_NUMBER.match(text.strip()) is not None


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: its text, and elements to be read after it."""

    text: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    pictures: int = 0

    @property
    def size(self) -> int:
        return len(self.text) + len(self.notes) + len(self.boxes) + len(self.charts) + self.pictures


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction is read, and then its result shown."""

    instruction: str = ""
    shown: bool = False


class Runs:
    """Reads paragraphs in order; a field may begin in one of them and end in another."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.fields: list[_Field] = []
        self.hidden = False
        self.inline = Inline()
        self.large = False  # the drawing that is being read
        self.readers: dict[str, Callable[[Element], None]] = {
            "w:r": self._run, "w:t": self._text, "m:t": self._text,
            "w:tab": self._tab, "w:ptab": self._tab, "w:br": self._break, "w:cr": self._break,
            "w:noBreakHyphen": lambda _: self._add("-"),
            "w:sym": lambda element: self._add(symbol(element)),
            "w:fldChar": self._field, "w:instrText": self._instruction,
            "w:footnoteReference": self._note, "w:endnoteReference": self._note,
            "w:txbxContent": self._box, "c:chart": self._chart,
            "?:extent": self._extent, "?:pic": self._picture, "w:object": self._object,
            "mc:AlternateContent": self._alternatives, "m:f": self._fraction,
        }  # fmt: skip

    def read(self, paragraph: Element, style: str) -> Inline:
        """The content of a paragraph; ``style`` is the id of its style."""
        self.inline = Inline()
        self.hidden = self.styles.hidden(style)
        self._inside(paragraph)
        # The instruction of a field ends where its paragraph does, so that a stray start hides nothing more.
        self.fields = [field for field in self.fields if field.shown]
        return self.inline

    def _inside(self, element: Element) -> None:
        for inner in element:
            kind = NAMES[inner.tag]
            reader = self.readers.get(kind)
            if reader is not None:
                reader(inner)
            elif kind not in _SKIPPED and len(inner):
                self._inside(inner)

    def _add(self, text: str) -> None:
        if text and not self.hidden and all(field.shown for field in self.fields):
            self.inline.text.append(text)

    def _run(self, element: Element) -> None:
        outer = self.hidden
        properties = child(element, "w:rPr")
        if properties is not None:
            self.hidden = self._is_hidden(properties) or _is_note_number(element, properties)
        self._inside(element)
        self.hidden = outer

    def _is_hidden(self, properties: Element) -> bool:
        own = switched_on(properties, "w:vanish")
        if own is not None:
            return own
        style = child(properties, "w:rStyle")
        return self.hidden or (style is not None and self.styles.hidden(attribute(style, "val")))

    def _text(self, element: Element) -> None:
        self._add((element.text or "").replace("\n", " ").replace("\r", " "))

    def _tab(self, _: Element) -> None:
        self._add("\t")

    def _break(self, _: Element) -> None:
        self._add("\n")

    def _field(self, element: Element) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif self.fields and kind == "separate":
            self.fields[-1].shown = True
        elif self.fields and kind == "end":
            done = self.fields.pop()
            circle = None if done.shown else _CIRCLE.search(done.instruction)
            if circle:
                self._add(circled(circle.group(1)))

    def _instruction(self, element: Element) -> None:
        if self.fields and len(self.fields[-1].instruction) < _INSTRUCTION:
            self.fields[-1].instruction += (element.text or "")[:_INSTRUCTION]

    def _note(self, element: Element) -> None:
        if not self.hidden:
            self.inline.notes.append((name_of(element)[2:].removesuffix("Reference"), attribute(element, "id")))

    def _box(self, element: Element) -> None:
        if not self.hidden:
            self.inline.boxes.append(element)

    def _chart(self, element: Element) -> None:
        if not self.hidden:
            self.inline.charts.append(attribute(element, "id"))

    def _extent(self, element: Element) -> None:
        self.large = min(number(element, "cx"), number(element, "cy")) >= _LARGE

    def _picture(self, _: Element) -> None:
        """A picture that is no emblem or seal may show figures that nobody can read here."""
        self.inline.pictures += self.large and not self.hidden

    def _object(self, element: Element) -> None:
        self.inline.pictures += not self.hidden
        self._inside(element)

    def _alternatives(self, element: Element) -> None:
        """The first alternative that holds something: they show the same in newer and in older ways."""
        before = self.inline.size
        for inner in element:
            self._inside(inner)
            if self.inline.size > before:
                return

    def _fraction(self, element: Element) -> None:
        for name, between in (("m:num", "/"), ("m:den", "")):
            part = child(element, name)
            if part is not None:
                self._inside(part)
                self._add(between)
