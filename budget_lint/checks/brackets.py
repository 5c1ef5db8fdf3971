"""Brackets that are opened and never closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LEAST = 30  # characters of a paragraph that is no heading and no cell of a table
_FURTHER = 2  # paragraphs in which the bracket may still be closed
_SHOWN = 30  # characters of the quote


def unclosed(text: str, pair: str, stops: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of the words from each bracket that its paragraph, and those behind it, never close.

    Only whole sentences are looked at: lines of some length, not set in columns, that end in one of ``stops``.
    """
    opening, closing = pair[0], pair[1]
    if opening not in text:
        return
    lines, at = text.split("\n"), 0
    for number, line in enumerate(lines):
        start, at = at, at + len(line) + 1
        if len(line) < _LEAST or opening not in line or "\t" in line or not line.endswith(tuple(stops)):
            continue
        opened = _opened(line, opening, closing)
        if opened and not any(_closes(later, opening, closing) for later in lines[number + 1 : number + 1 + _FURTHER]):
            for place in opened:
                yield start + place, start + min(len(line), place + _SHOWN)


def _opened(line: str, opening: str, closing: str) -> list[int]:
    """The brackets that the line leaves open."""
    stack = []
    for place, character in enumerate(line):
        if character == opening:
            stack.append(place)
        elif character == closing and stack:
            stack.pop()
    return stack


def _closes(line: str, opening: str, closing: str) -> bool:
    """Whether a line closes a bracket that it did not open, other than behind a list number."""
    depth = 0
    for place, character in enumerate(line):
        if character == opening:
            depth += 1
        elif character == closing:
            if depth == 0 and place > 2:
                return True
            depth = max(0, depth - 1)
    return False
