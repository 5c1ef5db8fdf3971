"""Figures that somebody else extracted: they come with what they measure and with what ties them together."""

from __future__ import annotations

from typing import NamedTuple


class Member(NamedTuple):
    """The part of a figure in a statement: its ``kind``, a ``name`` that its figures share, the ``role``."""

    kind: str
    name: str
    role: str


class Entry(NamedTuple):
    """A figure as it was given. ``value`` is its text as printed, ``start`` its place in ``Document.text``.

    ``line`` is that of the file, for messages. What was not given is empty.
    """

    value: str
    start: int
    line: int
    unit: str = ""
    label: str = ""
    concept: str = ""
    measure: str = ""
    period: str = ""
    scope: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    members: tuple[Member, ...] = ()


class Given(NamedTuple):
    """All figures of a document, its kind and its period where these were given."""

    entries: tuple[Entry, ...]
    kind: str = ""
    period: str = ""
