"""How far a reader has come: for those who show it while they wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

# Called with the document's path, how many of its parts (pages, sheets) are read, and how many there are.
Progress: TypeAlias = Callable[[str, int, int], None]


def silent(path: str, done: int, total: int) -> None:
    """Shows nothing."""
