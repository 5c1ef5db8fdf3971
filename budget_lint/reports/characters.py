"""Characters that must not reach a reader's screen or a file's markup as they are."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# What no XML 1.0 document may hold, not even as a reference.
# Told by what it may hold, this would take ten times as long to compile.
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` on one line, without characters that move the cursor, hide text or turn its direction."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in _CONTROLS)


def xml(text: str) -> str:
    """``text`` for the content of an XML element or of an attribute in double quotes."""
    legal = _NOT_XML.sub("\ufffd", text)
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        legal = legal.replace(character, reference)
    # white space in an attribute would become a blank
    return legal.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
