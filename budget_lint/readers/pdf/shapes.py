"""What stands on a page: characters with their boxes, and the rules that are drawn between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from budget_lint.model.span import Box


@dataclass(slots=True)
class Glyph:
    """A character and its box in points from the top left of the page as it is read.

    ``order`` is its place in the page's content: neighbours in it were written one after the other.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    order: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class Rule:
    """A straight rule, ``at`` a height (across) or a distance from the left (down), from ``low`` to ``high``."""

    at: float
    low: float
    high: float


class Frame(NamedTuple):
    """How a page's own coordinates (from its bottom left) turn into those of the page as it is read.

    ``turn`` counts quarter turns to the right; ``shown`` are those with which the page is displayed.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    shown: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        size = self.right - self.left, self.top - self.bottom
        return size[::-1] if self.turn % 2 else size

    def box(self, box: Box) -> Box:
        """A box in the page's coordinates (left, bottom, right, top) as the page is read."""
        return self._turned(box, self.turn)

    def display(self, box: Box) -> Box:
        """A box of the page as it is read, as it is displayed. The two differ where text runs up the page."""
        if self.turn == self.shown:
            return box
        left, top, right, bottom = box
        wide, high = self.right - self.left, self.top - self.bottom
        own = (
            (self.left + left, self.top - bottom, self.left + right, self.top - top),
            (self.left + top, self.bottom + left, self.left + bottom, self.bottom + right),
            (self.left + wide - right, self.bottom + top, self.left + wide - left, self.bottom + bottom),
            (self.left + wide - bottom, self.bottom + high - right, self.left + wide - top, self.bottom + high - left),
        )[self.turn % 4]
        return self._turned(own, self.shown)

    def _turned(self, box: Box, turn: int) -> Box:
        left, bottom, right, top = box
        if turn % 4 == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if turn % 4 == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if turn % 4 == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


@dataclass(slots=True)
class Page:
    """A page as it is read. ``across`` and ``down`` are its horizontal and vertical rules.

    ``pictures`` tells whether it shows any, ``unknown`` counts characters of which the file does not tell
    what they are, ``hidden`` those that nobody sees, ``parts`` characters and drawn objects.
    """

    number: int
    frame: Frame
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: bool = False
    unknown: int = 0
    hidden: int = 0
    parts: int = 0
