"""Waivers that want another look, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from budget_lint.model.waiver import WaiverTrouble
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging
from budget_lint.reports.waivers import trouble_text, waiver_text
from budget_lint.reports.words import Words


def troubles(waivers: Sequence[WaiverTrouble], words: Words, width: int) -> Iterator[Text]:
    """A paragraph for each waiver that is expired or unused."""
    for trouble in waivers:
        waiver = trouble.waiver
        place = f"{waiver.path}:{waiver.line}:{waiver.column}"
        yield Text()
        yield Text.assemble((words.say("severity.warning"), "severity.warning"), " ", (clean(place), "place"))
        yield from hanging(Text("  "), Text(clean(trouble_text(trouble, words))), width, 2)
        yield from hanging(Text("  "), Text(clean(waiver_text(waiver, words)), "label"), width, 2)
