"""Merging the parts of a lexicon: files of one folder add up, later folders may replace what has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from budget_lint.errors import RuleError
from budget_lint.ruleset.lexicon_shapes import LexiconFile
from budget_lint.ruleset.marked import Marked

T = TypeVar("T")
Folders = Sequence[Sequence[LexiconFile]]


def duplicate(mark: Marked, first: Marked) -> RuleError:
    """The error for a name that one folder gives twice."""
    place = first.node
    return mark.error(f"RF301 '{mark.text}' is given twice; first in {place.source.path}:{place.line}")


def keyed(
    folders: Folders,
    entries: Callable[[LexiconFile], Iterable[T]],
    mark: Callable[[T], Marked],
    key: Callable[[T], str] | None = None,
) -> dict[str, T]:
    """Entries by name. A later folder replaces; one folder that gives a name twice is an error."""
    merged: dict[str, T] = {}
    for files in folders:
        here: dict[str, Marked] = {}
        for entry in chain.from_iterable(map(entries, files)):
            place = mark(entry)
            name = key(entry) if key else place.text
            if name in here:
                raise duplicate(place, here[name])
            here[name] = place
            merged[name] = entry
    return merged


def listed(folders: Folders, entries: Callable[[LexiconFile], Iterable[T]]) -> list[T]:
    """Entries without names, all of them, in order."""
    return [entry for file in chain(*folders) for entry in entries(file)]


def extended(
    folders: Folders, lists: Callable[[LexiconFile], Mapping[str, tuple[str, ...]]]
) -> dict[str, tuple[str, ...]]:
    """Named lists, each with what all files add to it, without repetitions."""
    merged: dict[str, dict[str, None]] = {}
    for file in chain(*folders):
        for name, members in lists(file).items():
            merged.setdefault(name, {}).update(dict.fromkeys(members))
    return {name: tuple(members) for name, members in merged.items()}
