"""Which documents a command is to read: files, folders and patterns as they are named on the command line."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from budget_lint.errors import InputError

STDIN = "-"


class Source(NamedTuple):
    """A document to read; ``below`` is its path from the folder or pattern in which it was found."""

    path: str
    below: str


Extensions = Callable[[], frozenset[str]]


def expand(arguments: Sequence[str], extensions: Extensions, exclude: Sequence[str] = ()) -> list[Source]:
    """The documents in order: a folder gives those with known extensions below it, a pattern what it matches.

    What is named itself is taken whatever its extension and ``exclude`` say. What a folder or a pattern gives is
    sorted, and left out where it was taken before. Raises InputError where one gives nothing.
    """
    found: list[Source] = []
    taken: set[str] = set()
    for argument in arguments:
        below = _below(argument, extensions, exclude)
        sources = [Source(argument, Path(argument).name)] if below is None else below
        if not sources:
            raise InputError(f"{argument}: no document there that can be read", "no-documents", path=argument)
        for source in sources:
            key = os.path.normcase(Path(source.path).absolute())
            if below is None or key not in taken:
                found.append(source)
            taken.add(key)
    return found


def _below(argument: str, extensions: Extensions, exclude: Sequence[str]) -> list[Source] | None:
    """What a folder or a pattern gives; None for a file, and for what is neither."""
    if argument == STDIN:
        return None
    path = Path(argument)
    if path.is_dir():
        return _chosen(((str(path / name), name) for name in _walk(path)), extensions(), exclude)
    if glob.has_magic(argument) and not os.path.lexists(argument):
        # the shell of Windows hands patterns on as they are
        hits = glob.iglob(argument, recursive=True)  # noqa: PTH207 - the pattern may be absolute
        return _chosen(((hit, hit) for hit in hits if Path(hit).is_file()), None, exclude)
    return None


def _walk(folder: Path) -> Iterator[str]:
    """The files below a folder, without what is hidden; links to folders are not followed."""
    for base, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            yield str(Path(base, name).relative_to(folder))


def _chosen(
    files: Iterable[tuple[str, str]], extensions: frozenset[str] | None, exclude: Sequence[str]
) -> list[Source]:
    chosen = [
        Source(path, below)
        for path, below in files
        if not _hidden(Path(below).name)
        and (extensions is None or Path(below).suffix.lower() in extensions)
        and not _excluded(below, exclude)
    ]
    return sorted(chosen, key=lambda source: Path(source.below).parts)


def _hidden(name: str) -> bool:
    """Hidden files, and the locks that office programs put beside an open document."""
    return name.startswith((".", "~$"))


def _excluded(path: str, patterns: Sequence[str]) -> bool:
    """True where a pattern fits the path, its name, or a folder that it is in."""
    posix = Path(path).as_posix()
    parts = posix.split("/")
    folders = ["/".join(parts[: number + 1]) for number in range(len(parts))]
    return any(fnmatch(name, pattern.rstrip("/")) for pattern in patterns for name in {*parts, *folders})
