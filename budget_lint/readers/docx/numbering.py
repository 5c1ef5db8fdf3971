"""The numbers that Word puts in front of the paragraphs of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from budget_lint.readers.docx.styles import ListPlace, Styles, switched_on
from budget_lint.readers.numerals import numeral
from budget_lint.readers.xmlparts import attribute, child, name_of, number

_PLACE = re.compile(r"%([1-9])")
_LAST = 8  # of the levels, the first one being 0


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    legal: bool
    style: str
    restarts: bool
    gap: bool

    @classmethod
    def of(cls, element: Element) -> _Level:
        style = child(element, "w:pStyle")
        form, text, gap = child(element, "w:numFmt"), child(element, "w:lvlText"), child(element, "w:suff")
        return cls(
            number(child(element, "w:start"), "val"),
            "decimal" if form is None else attribute(form, "val"),
            "" if text is None else attribute(text, "val"),
            bool(switched_on(element, "w:isLgl")),
            "" if style is None else attribute(style, "val"),
            number(child(element, "w:lvlRestart"), "val", 1) != 0,
            gap is None or attribute(gap, "val") != "nothing",
        )


@dataclass(slots=True)
class _List:
    """``w:num``: the numbers of one list, which may change some levels of the definition it stands on."""

    base: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Gives each paragraph its list number; the paragraphs are asked for in order, as counting goes on."""

    def __init__(self, styles: Styles, elements: Iterable[Element] = ()) -> None:
        self.styles = styles
        self.definitions: dict[str, dict[int, _Level]] = {}
        self.links: dict[str, str] = {}
        self.lists: dict[int, _List] = {}
        self.counts: dict[str, dict[int, int]] = {}
        for element in elements:
            if name_of(element) == "w:abstractNum":
                self._define(element)
            elif name_of(element) == "w:num":
                self.lists[number(element, "numId")] = _list(element)

    def _define(self, element: Element) -> None:
        key = attribute(element, "abstractNumId")
        self.definitions[key] = _levels(element)
        link = child(element, "w:numStyleLink")
        if link is not None:
            self.links[key] = attribute(link, "val")

    def label(self, properties: Element | None, style: str) -> tuple[str, bool]:
        """The number of a paragraph, and whether a gap follows it; empty for a paragraph in no list.

        ``properties`` are those of the paragraph itself, ``style`` is the id of its style.
        """
        placed = self._place(ListPlace.of(properties), style)
        if placed is None:
            return "", False
        key, at = placed
        found = self.lists[key]
        base = self._base(found.base)
        levels = {**self.definitions.get(base, {}), **found.levels}
        if at not in levels:
            return "", False
        counts = self._count(base, found, levels, at)
        level = levels[at]
        if level.form == "bullet":
            return "", False

        def shown(match: re.Match[str]) -> str:
            wanted = int(match.group(1)) - 1
            other = levels.get(wanted, level)
            value = counts.get(wanted, other.start)
            return numeral(value, "decimal" if level.legal else other.form)

        return _PLACE.sub(shown, level.text), level.gap

    def _place(self, own: ListPlace | None, style: str) -> tuple[int, int] | None:
        """The list and the level of a paragraph."""
        inherited = self.styles.place(style)
        key = own.list if own is not None else None
        if key is None and inherited is not None:
            key = inherited[1].list
        if not key or key not in self.lists:
            return None
        if own is not None and own.level is not None:
            return key, min(own.level, _LAST)
        if own is not None and own.list is not None:
            return key, 0
        name, place = inherited if inherited is not None else ("", ListPlace(None, 0))
        levels = {**self.definitions.get(self._base(self.lists[key].base), {}), **self.lists[key].levels}
        linked = next((at for at, level in levels.items() if name and level.style == name), None)
        return key, min(linked if linked is not None else place.level or 0, _LAST)

    def _base(self, key: str) -> str:
        """The definition that holds the levels: a definition may only point to the style that has them."""
        named = self.styles.place(self.links[key]) if key in self.links else None
        target = self.lists.get(named[1].list or 0) if named is not None else None
        return key if target is None else target.base

    def _count(self, base: str, found: _List, levels: dict[int, _Level], at: int) -> dict[int, int]:
        """Counts a paragraph at a level: levels below it start anew."""
        counts = self.counts.setdefault(base, {})
        if at in found.starts and at not in found.begun:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts.get(at, levels[at].start - 1) + 1
        found.begun.add(at)
        for deeper in [level for level in counts if level > at and (level not in levels or levels[level].restarts)]:
            del counts[deeper]
        return counts


def _levels(element: Element) -> dict[int, _Level]:
    found = [inner for inner in element if name_of(inner) == "w:lvl"]
    return {number(inner, "ilvl"): _Level.of(inner) for inner in found}


def _list(element: Element) -> _List:
    base = child(element, "w:abstractNumId")
    result = _List("" if base is None else attribute(base, "val"))
    for change in element:
        if name_of(change) != "w:lvlOverride":
            continue
        at = number(change, "ilvl")
        start = child(change, "w:startOverride")
        if start is not None:
            result.starts[at] = number(start, "val")
        level = child(change, "w:lvl")
        if level is not None:
            result.levels[at] = _Level.of(level)
    return result
