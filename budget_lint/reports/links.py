"""Places that a click opens, in terminals that know links."""

from __future__ import annotations

from pathlib import Path

from rich.style import Style
from rich.text import Text

from budget_lint.reports.form import Screen


def linked(shown: str, path: str, screen: Screen) -> Text:
    """``shown`` as a place, and as a link to the file ``path`` where the screen has links."""
    place = Text(shown, "place")
    if screen.links and path != "-":
        place.stylize(Style(link=Path(path).absolute().as_uri()))
    return place
