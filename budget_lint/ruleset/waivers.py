"""Waiver files -> waivers: YAML, as strict as the files of the rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

from budget_lint.model.span import Location
from budget_lint.model.waiver import Waiver
from budget_lint.ruleset.builder import build, nearest
from budget_lint.ruleset.marked import Marked, Printed
from budget_lint.ruleset.shapes import NOTHING, Shape
from budget_lint.ruleset.source import parse, read

PLACES = tuple(field.name for field in fields(Location) if field.name not in ("bbox", "offset"))
_FINGERPRINT = re.compile("[0-9a-f]{16}")


class WaiverShape(Shape):
    """A finding that is accepted: which one, why, by whom, and until when."""

    reason: Marked
    by: Marked
    until: date
    fingerprint: Printed | tuple[Printed, ...] | None = None
    rule: Marked | None = None
    document: str = ""
    figure: Printed | None = None
    place: Mapping[Marked, Marked | int] = NOTHING


class WaiverFile(Shape):
    """All of a file."""

    waivers: tuple[WaiverShape, ...]


def load(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order; none for one that is empty. Raises RuleError."""
    root = parse(read(path))
    return tuple(map(_waiver, build(WaiverFile, root).waivers)) if root is not None else ()


def _waiver(shape: WaiverShape) -> Waiver:
    for text, key in ((shape.reason, "reason"), (shape.by, "by")):
        if not text.text.strip():
            raise text.error(f"RF801 the waiver has no {key}; say why, and who accepts the finding")
    node = shape.reason.node
    fingerprints = _fingerprints(shape)
    if not fingerprints:
        _check_target(shape)
    return Waiver(
        reason=shape.reason.text,
        by=shape.by.text,
        until=None if shape.until == date.max else shape.until,
        fingerprints=fingerprints,
        whole=not isinstance(shape.fingerprint, tuple),
        rule=shape.rule.text if shape.rule else "",
        document=shape.document,
        figure=shape.figure.text if shape.figure else "",
        place=dict(_place(*entry) for entry in shape.place.items()),
        path=node.source.path,
        line=node.line,
        column=node.column,
    )


def _fingerprints(shape: WaiverShape) -> tuple[str, ...]:
    given = shape.fingerprint or ()
    marks = given if isinstance(given, tuple) else (given,)
    for mark in marks:
        if not _FINGERPRINT.fullmatch(mark.text):
            raise mark.error("RF802 a fingerprint is 16 hexadecimal digits; take it from the report (--format json)")
    return tuple(mark.text for mark in marks)


def _check_target(shape: WaiverShape) -> None:
    """A waiver without a fingerprint needs a rule and something that narrows it: else it were an ignored rule."""
    if shape.rule is None:
        raise shape.reason.error("RF803 the waiver names no finding; give its 'fingerprint', or 'rule' with a place")
    if not (shape.document or shape.figure or shape.place):
        hint = "to leave out the rule as a whole, put it into 'ignore' of the configuration"
        raise shape.rule.error(f"RF804 the waiver needs 'document', 'figure' or 'place' beside 'rule'; {hint}")


def _place(key: Marked, value: Marked | int) -> tuple[str, int | str]:
    if key.text not in PLACES:
        raise key.error(f"RF206 unknown key '{key.text}' of a place{nearest(key.text, PLACES)}")
    return key.text, value.text if isinstance(value, Marked) else value
