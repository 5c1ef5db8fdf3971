"""Lines for a terminal: labelled entries of a given width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging, pad
from budget_lint.reports.words import Words


@dataclass(frozen=True, slots=True)
class Page:
    """Writes entries ``width`` cells wide, their texts beginning at ``indent``."""

    words: Words
    width: int
    indent: int = 0

    def entry(self, key: str, text: str) -> Iterator[Text]:
        """The label of ``key`` and its text; nothing for an empty one."""
        if text:
            label = Text(self.words.say(key), style="label")
            indent = max(self.indent, cell_len(label.plain) + 1)
            yield from hanging(label, Text(clean(text)), self.width, indent)

    def line(self, key: str, text: str) -> Text:
        """As ``entry``, in one line whatever its length: a path is of no use in pieces."""
        return Text.assemble(pad(Text(self.words.say(key), style="label"), self.indent), clean(text))

    def paragraph(self, text: str, indent: int) -> Iterator[Text]:
        """A text of which all lines begin at ``indent``."""
        yield from hanging(Text(), Text(clean(text)), self.width, indent)
