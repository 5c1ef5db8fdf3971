"""Where terminal reports go: a console of a sure width that no character and no closed pipe can upset."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import IO, NoReturn

from rich.console import Console
from rich.theme import Theme

ENCODING_ERRORS = "budget-lint"
PIPE_WIDTH = 80
LEAST_WIDTH, MOST_WIDTH = 40, 400

THEME = Theme(
    {
        "severity.error": "bold red",
        "severity.warning": "bold yellow",
        "severity.note": "bold cyan",
        "heading": "bold",
        "title": "bold",
        "place": "underline",
        "label": "dim",
        "figure": "bold magenta",
        "suspect": "bold red",
        "status.unplaced": "bold yellow",
        "status.placed": "default",
        "status.checked": "green",
    },
    inherit=False,
)
# What stands in for a character that the console's encoding lacks, one cell each where the original has one.
_FALLBACKS = {"‹": "[", "›": "]", "\u300c": "[", "\u300d": "]"}
_FALLBACKS |= {"×": "*", "≤": "<", "≥": ">", "≠": "#", "…": "~"}
_FALLBACKS |= {"—": "-", "–": "-", "─": "-", "│": "|", "·": ",", "•": "-", "’": "'", "“": '"', "”": '"'}


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_FALLBACKS.get(character, "?") for character in lost), error.end


codecs.register_error(ENCODING_ERRORS, _replace)


class SteadyConsole(Console):
    """A console that leaves a closed pipe to its caller: the exit status is still that of the run."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def make_console(file: IO[str], environ: Mapping[str, str]) -> Console:
    """A console on ``file``. Outside a terminal it is ``COLUMNS`` or 80 wide, whatever terminal is about."""
    reconfigure = getattr(file, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=ENCODING_ERRORS)
    console = SteadyConsole(file=file, theme=THEME, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        columns = environ.get("COLUMNS", "")
        console.width = int(columns) if columns.isdecimal() and 0 < len(columns) < 9 else PIPE_WIDTH
    console.width = min(max(console.width, LEAST_WIDTH), MOST_WIDTH)
    return console


def shows_colour(console: Console) -> bool:
    """False where figures must be marked with characters: pipes, files, ``NO_COLOR``, dumb terminals."""
    return console.color_system is not None and not console.no_color


def links_in(console: Console, environ: Mapping[str, str]) -> bool:
    """True where places may be links: on terminals that have colours, or as ``FORCE_HYPERLINK`` says."""
    forced = environ.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    return console.is_terminal and console.color_system is not None and not console.legacy_windows
