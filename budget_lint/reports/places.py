"""Places of figures: for machines, for people, and in the form that terminals make clickable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import PurePath

from budget_lint.model.document import Document
from budget_lint.model.fact import Fact
from budget_lint.model.policy import Word
from budget_lint.model.span import Location, Span
from budget_lint.reports.words import Words

_NAMES = tuple(field.name for field in fields(Location))


def location_json(document: Document, span: Span) -> dict[str, object]:
    """The keys of LOCATION that the reader knows, in the order of ``Location``."""
    place = document.locate(span.start, span.end)
    known = {name: getattr(place, name) for name in _NAMES if getattr(place, name) is not None}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in known.items()}


def clickable(document: Document, span: Span, words: Words) -> str:
    """``path:line:column`` for text; the path and the place in words for other sources."""
    place = document.locate(span.start, span.end)
    if place.line is not None and place.page is None:
        column = "" if place.column is None else f":{place.column}"
        return f"{place.file or document.path}:{place.line}{column}"
    return f"{place.file or document.path}: {in_words(replace(place, file=None), words)}"


def in_words(place: Location, words: Words) -> str:
    """One place, such as 'line 51', 'page 24', 'table 3, row 4' or 'Sheet1!C7'; with its file where it has one."""
    if place.file is not None:
        return f"{PurePath(place.file).name} {in_words(replace(place, file=None), words)}"
    if place.sheet is not None:
        return f"{place.sheet}!{place.cell or ''}".rstrip("!")
    parts = [
        words.say(f"place.{name}", number=getattr(place, name))
        for name in ("page", "table", "row", "paragraph", "line")
        if getattr(place, name) is not None
    ]
    if place.chart is not None:
        told = " ".join(part for part in (place.series, place.category) if part)
        parts += [words.say("place.chart", number=place.chart), *([told] if told else [])]
    return ", ".join(parts) or words.say("place.offset", number=place.offset)


def places(document: Document, facts: Iterable[Fact], words: Words) -> str:
    """The places of several figures, each once, in the order of the document."""
    spots = [document.locate(start) for start in sorted({fact.figure.span.start for fact in facts})]
    lines = list(dict.fromkeys(spot.line for spot in spots if spot.page is None))
    if len(lines) > 1 and None not in lines and len({(spot.page, spot.file) for spot in spots}) == 1:
        return words.say("place.lines", numbers=words.joined([str(line) for line in lines]))
    return words.joined(list(dict.fromkeys(in_words(spot, words) for spot in spots)))


def place(document: Document, span: Span, words: Words) -> str:
    """The place of one span in words."""
    return in_words(document.locate(span.start), words)


def word_place(word: Word) -> str:
    """Where a setting was made: an option, or a line of a file."""
    return f"{word.path}:{word.line}" if word.line else word.path


def short_place(spot: Location, words: Words) -> str:
    """A place for a narrow column: ``51:5`` in text, in words elsewhere."""
    if spot.line is not None and spot.page is None and spot.file is None:
        return str(spot.line) if spot.column is None else f"{spot.line}:{spot.column}"
    return in_words(spot, words)
