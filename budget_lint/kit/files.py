"""Paths of rule files as a user wants to read them."""

from __future__ import annotations

from pathlib import Path


def shown_path(path: str) -> str:
    """``path`` from the working folder where it lies below it, else as it is."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd().resolve()))
    except (OSError, ValueError):
        return path
