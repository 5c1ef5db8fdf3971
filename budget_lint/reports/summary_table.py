"""The table below a run over several documents: what was found in each, and how much of it was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from budget_lint.reports.characters import clean
from budget_lint.reports.form import Ending
from budget_lint.reports.layout import hanging, pad, wrap
from budget_lint.reports.summary import SEVERITIES
from budget_lint.reports.tally import Tally, total
from budget_lint.reports.words import Words

COLUMNS = ("error", "warning", "note", "undecided", "figures", "checked")
_GAP = 2
_LEAST_PATH = 12
_LESS_NEEDED = ("undecided", "figures", "checked", "note")  # the first to go where a screen is narrow


def table(ending: Ending, words: Words, width: int) -> Iterator[Text]:
    """A line for each document, the sums, and a line for each document that could not be read."""
    yield Text(words.count("summary.heading", len(ending.tallies)), style="heading")
    if ending.tallies:
        yield from _rows(ending.tallies, words, width)
    yield from unread(ending, words, width)


def unread(ending: Ending, words: Words, width: int) -> Iterator[Text]:
    """A line for each document that could not be read."""
    if ending.troubles:
        yield Text(words.count("summary.unread", len(ending.troubles)), style="severity.error")
        for trouble in ending.troubles:
            yield from hanging(Text(), Text(clean(trouble.message)), width, _GAP)


def _rows(tallies: Sequence[Tally], words: Words, width: int) -> Iterator[Text]:
    sums = _counts(total([tally.severities, tally.checks, tally.coverage]) for tally in tallies)
    names, sizes = _columns(sums, words, width)
    paths = [clean(tally.path) for tally in tallies]
    widest = max(map(cell_len, [*paths, words.say("summary.total"), words.say("sheet.document")]))
    room = min(width - sum(sizes) - _GAP * (len(sizes) + 1), widest)
    heads = [words.say(f"sheet.{name}") for name in names]
    yield from _row(Text(words.say("sheet.document"), "label"), heads, sizes, room, ["label"] * len(names))
    for path, tally in zip(paths, tallies, strict=True):
        numbers = _counts([total([tally.severities, tally.checks, tally.coverage])])
        styles = [f"severity.{name}" if name in SEVERITIES and numbers[name] else "" for name in names]
        yield from _row(Text(path), [str(numbers[name]) for name in names], sizes, room, styles)
    if len(tallies) > 1:
        cells = [str(sums[name]) for name in names]
        yield from _row(Text(words.say("summary.total"), "heading"), cells, sizes, room, ["heading"] * len(names))


def _columns(sums: dict[str, int], words: Words, width: int) -> tuple[list[str], list[int]]:
    """The columns that leave room for the paths, and how wide they are."""
    sizes = {name: max(cell_len(words.say(f"sheet.{name}")), len(str(sums[name]))) for name in COLUMNS}
    for name in _LESS_NEEDED:
        if width - sum(sizes.values()) - _GAP * (len(sizes) + 1) < _LEAST_PATH:
            del sizes[name]
    return list(sizes), list(sizes.values())


def _row(name: Text, cells: Sequence[str], sizes: Sequence[int], room: int, styles: Sequence[str]) -> Iterator[Text]:
    """The name on the left, continued below itself where it is too long; the numbers set to the right."""
    first, *rest = wrap(name, room)
    line = Text("  ").append_text(pad(first, room))
    for cell, size, style in zip(cells, sizes, styles, strict=True):
        line.append(" " * (_GAP + size - cell_len(cell))).append(cell, style or None)
    yield line
    for part in rest:
        yield Text("  ").append_text(part)


def _counts(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    return dict.fromkeys(COLUMNS, 0) | total(list(counts))
