"""Characters of symbol fonts, which files keep by their place in the font."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from budget_lint.readers.xmlparts import attribute

_PRIVATE = 0xF000  # where the codes of symbol fonts are moved to
_PRIVATE_END = 0xF100
_SYMBOL = {0xA3: "\u2264", 0xB3: "\u2265", 0xB0: "\u00b0", 0xB1: "\u00b1", 0xB4: "\u00d7", 0xB8: "\u00f7",
           0x2D: "\u2212", 0xB9: "\u2260", 0xBB: "\u2248", 0xA5: "\u221e"}  # fmt: skip
_WINGDINGS = {0xFE: "\u2611", 0xFD: "\u2612", 0xFC: "\u2713", 0xFB: "\u2717", 0xA8: "\u25a1", 0x6F: "\u25a1",
              0x52: "\u2611", 0x53: "\u2612", 0xA3: "\u25a1"}  # fmt: skip
_CIRCLED_FROM = 0x81  # 1 to 10 in circles
_ANY = "\u25aa"  # stands for a picture that no character has


def symbol(element: Element) -> str:
    """The character of a ``w:sym``: digits and signs as themselves, a small square for pictures."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    font = attribute(element, "font").lower()
    if not _PRIVATE <= code < _PRIVATE_END:
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
    code -= _PRIVATE
    if font.startswith("wingdings"):
        if _CIRCLED_FROM <= code < _CIRCLED_FROM + 10:
            return chr(0x2460 + code - _CIRCLED_FROM)
        return _WINGDINGS.get(code, _ANY)
    if font == "symbol":
        # of the font's ASCII places, digits and punctuation are what they are elsewhere
        return _SYMBOL.get(code, chr(code) if 0x20 <= code < 0x40 else _ANY)
    return chr(code) if 0x20 <= code < 0x7F else _ANY
