"""A document as a reader delivers it: one text, and the way back from every character to its source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from budget_lint.model.span import Location, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that the source keeps together, such as a line, and the place where it starts."""

    span: Span
    location: Location


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns.

    ``text`` holds the characters as the source has them; ``blocks`` are in order and cover it;
    ``encoding`` is how a byte stream was read, empty where the format has no such thing.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str = ""
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(block.span.start for block in self.blocks))

    def block_at(self, offset: int) -> int:
        """Index of the block that holds ``offset`` (the last one for an offset at the end)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def locate(self, offset: int) -> Location:
        """The place of one character of ``text`` in the source."""
        if not self.blocks:
            return Location(offset=offset)
        block = self.blocks[self.block_at(offset)]
        ahead = offset - block.span.start
        place = block.location
        column = None if place.column is None else place.column + ahead
        start = None if place.offset is None else place.offset + ahead
        return replace(place, column=column, offset=start)
