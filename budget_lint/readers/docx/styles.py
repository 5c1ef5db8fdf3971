"""What the styles of a Word document say about numbering and hidden text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from budget_lint.readers.xmlparts import attribute, child, name_of, number

_MAX_CHAIN = 30
_OFF = ("0", "false", "off")


def switched_on(properties: Element | None, name: str) -> bool | None:
    """A switch such as ``w:vanish`` among properties; None where it is not set."""
    element = child(properties, name)
    return None if element is None else attribute(element, "val", "1") not in _OFF


class ListPlace(NamedTuple):
    """A list and a level of it, as ``w:numPr`` names them; None where it leaves it to the style."""

    list: int | None
    level: int | None

    @classmethod
    def of(cls, properties: Element | None) -> ListPlace | None:
        """What paragraph properties say, None without ``w:numPr``."""
        found = child(properties, "w:numPr")
        if found is None:
            return None
        named, level = child(found, "w:numId"), child(found, "w:ilvl")
        return cls(None if named is None else number(named, "val"), None if level is None else number(level, "val"))


class _Style(NamedTuple):
    based_on: str
    place: ListPlace | None
    hidden: bool | None


class Styles:
    """The styles by their ids; properties are looked for along the chain of basic styles."""

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        self.styles: dict[str, _Style] = {}
        self.usual = ""
        for element in elements:
            if name_of(element) != "w:style":
                continue
            base = child(element, "w:basedOn")
            key = attribute(element, "styleId")
            self.styles[key] = _Style(
                "" if base is None else attribute(base, "val"),
                ListPlace.of(child(element, "w:pPr")),
                switched_on(child(element, "w:rPr"), "w:vanish"),
            )
            if attribute(element, "type") == "paragraph" and attribute(element, "default", "0") not in _OFF:
                self.usual = key

    def _chain(self, key: str) -> Iterable[tuple[str, _Style]]:
        for _ in range(_MAX_CHAIN):
            style = self.styles.get(key)
            if style is None:
                return
            yield key, style
            key = style.based_on

    def hidden(self, key: str) -> bool:
        """True when text in a style is hidden."""
        return next((style.hidden for _, style in self._chain(key) if style.hidden is not None), False)

    def place(self, key: str) -> tuple[str, ListPlace] | None:
        """The list of a paragraph style, and the id of the style in the chain that names it."""
        for name, style in self._chain(key or self.usual):
            if style.place is not None and style.place.list is not None:
                return name, style.place
        return None
