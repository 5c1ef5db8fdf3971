"""Text as HTML: nothing that stands in a document becomes an element or an attribute of its own."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def text(said: str) -> str:
    """``said`` as the text of an element or as an attribute in double quotes.

    Characters that hide text or turn its direction are shown as a mark; tabs and line ends stay.
    """
    seen = "".join(c if c in "\t\n" or unicodedata.category(c) not in _HIDDEN else "\ufffd" for c in said)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        seen = seen.replace(character, entity)
    return seen


def data(value: Any) -> str:
    """``value`` as JSON that no parser of HTML can find an end tag or a comment in."""
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        dumped = dumped.replace(character, f"\\u{ord(character):04x}")
    return dumped


def element(name: str, inner: str, **attributes: object) -> str:
    """An element with ``inner`` as its HTML. ``class_`` gives the class; True stands for an attribute alone."""
    written = ""
    for key, value in attributes.items():
        if value is False or value is None or value == "":
            continue
        shown = key.rstrip("_").replace("_", "-")
        written += f" {shown}" if value is True else f' {shown}="{text(str(value))}"'
    return f"<{name}{written}>{inner}</{name}>"
