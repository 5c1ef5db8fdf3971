"""What the elements of a web page mean for its text: blocks, hidden parts, list numbers."""

from __future__ import annotations

import re

from lxml import etree

from budget_lint.readers.numerals import numeral

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead title tr ul"""
_UNSEEN_NAMES = """
    head script style template noscript noframes noembed object applet iframe audio video canvas svg select option
    datalist textarea button input del map rt rp colgroup col"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_HIDING = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all", re.I)
_NOTE_NUMBER = re.compile(r"[\[(\uff08\u3014]?\d{0,3}[\])\uff09\u3015]?\Z|[\u2460-\u2473]\Z")
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s{0,4}:[^;]{0,40}none", re.I)


def is_block(tag: str) -> bool:
    """True for an element that begins and ends lines."""
    return tag in _BLOCKS


def is_hidden(element: etree._Element) -> bool:
    """True for what a browser does not show as text."""
    if element.tag in _UNSEEN or "hidden" in element.attrib:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDING.search(style))


def is_note_number(element: etree._Element) -> bool:
    """True for the raised number of a note, which is no part of the figure before it."""
    return element.tag == "sup" and _NOTE_NUMBER.match("".join(map(str, element.itertext())).strip()) is not None


class ListNumbers:
    """The numbers that a browser sets before the items of numbered lists."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int]] = []  # of each list: its form, empty without numbers, and the next number

    def enter(self, element: etree._Element) -> str:
        """Begins an element; for an item of a numbered list its number, else nothing."""
        if element.tag in ("ol", "ul", "menu"):
            numbered = element.tag == "ol" and not _NO_NUMBERS.search(element.get("style", ""))
            self.open.append((element.get("type", "1") if numbered else "", _whole(element.get("start"), 1)))
        elif element.tag == "li" and self.open and self.open[-1][0]:
            form, value = self.open[-1]
            value = _whole(element.get("value"), value)
            self.open[-1] = form, value + 1
            return f"{_numeral(value, form)}. "
        return ""

    def leave(self, element: etree._Element) -> None:
        """Ends an element."""
        if element.tag in ("ol", "ul", "menu") and self.open:
            self.open.pop()


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else default


def _numeral(value: int, form: str) -> str:
    name = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}.get(form, "decimal")
    return numeral(value, name)
