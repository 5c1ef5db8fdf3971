"""Packs of rules: a folder, or an installed Python package that says so in its entry points.

A package is found, not imported: it is there for its files.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from budget_lint.errors import RuleError
from budget_lint.model.policy import Word

GROUP = "budget_lint.rules"


def pack(word: Word, root: Path) -> Path:
    """The folder of the pack that ``extends`` names, from ``root`` where it is a path. Raises RuleError."""
    folder = root / word.text
    if folder.is_dir():
        return folder
    installed = {point.name: point for point in entry_points(group=GROUP)}
    if word.text in installed:
        return _folder(installed[word.text], word)
    known = f"; installed: {', '.join(sorted(installed))}" if installed else "; no pack is installed"
    raise _error(word, f"'{word.text}' is neither a folder nor an installed pack of rules{known}")


def _folder(point: EntryPoint, word: Word) -> Path:
    try:
        spec = find_spec(point.module)
    except (ImportError, ValueError):
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if point.attr or not places or not Path(places[0]).is_dir():
        raise _error(word, f"the pack '{word.text}' is broken: '{point.value}' is no package with files in a folder")
    return Path(places[0])


def _error(word: Word, message: str) -> RuleError:
    return RuleError(message, word.path, word.line, word.column, word.excerpt)
