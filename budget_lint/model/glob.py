"""Patterns of paths: ``*`` within a name, ``**`` over folders, ``?`` for one character."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path


def matches(pattern: str, path: str, root: Path) -> bool:
    """Whether ``path`` (as a user gave it) fits ``pattern``, which counts from ``root``.

    A pattern without a slash fits the name of a file in any folder; a path outside ``root`` is matched as a
    whole. Capitals count only where they do for the system.
    """
    name = os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    if "/" not in pattern:
        return bool(_compiled(os.path.normcase(pattern)).fullmatch(Path(name).name))
    base = os.path.normcase(os.path.abspath(root))  # noqa: PTH100 - as above
    inside = Path(name).is_relative_to(base)
    shown = (Path(name).relative_to(base) if inside else Path(name)).as_posix()
    return bool(_compiled(os.path.normcase(pattern).replace("\\", "/").removeprefix("./")).fullmatch(shown))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(parts.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern)))
