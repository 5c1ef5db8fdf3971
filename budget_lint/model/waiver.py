"""Waivers: findings that somebody has accepted, for a reason and for a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Trouble = Literal["expired", "unused"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of a waiver file: ``by`` accepts a finding for a ``reason``, through the day ``until``.

    ``fingerprints`` name checks: where the ``whole`` finding is accepted one of them with all that hangs below
    it, else exactly these checks. Otherwise ``rule`` (code or name) is given, with a ``document`` (a glob of
    paths), a ``figure`` as printed, or a ``place`` (keys of ``Location``), all of which must fit.
    ``until`` is None where the waiver never expires. ``path``, ``line`` and ``column`` (from 1) are its place.
    """

    reason: str
    by: str
    until: date | None
    fingerprints: tuple[str, ...] = ()
    whole: bool = True
    rule: str = ""
    document: str = ""
    figure: str = ""
    place: Mapping[str, int | str] = field(default_factory=dict)
    path: str = ""
    line: int = 0
    column: int = 0


class WaiverTrouble(NamedTuple):
    """A waiver that has expired, or that no finding of the run fits: a warning of its own."""

    waiver: Waiver
    trouble: Trouble
