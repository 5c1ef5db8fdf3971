"""The findings of a run as waivers, in YAML."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from budget_lint.model.document import Document
from budget_lint.model.finding import Finding, Report
from budget_lint.reports.places import place
from budget_lint.reports.summary import ordered
from budget_lint.reports.words import Words


def baseline_text(
    report: Report, words: Words, *, root: Path, by: str, reason: str, until: date | None
) -> str:
    """A waiver file that accepts every finding that is not waived yet, check by check.

    Documents are named from ``root``, the folder of the file.
    """
    lines = [f"# {words.say('baseline.head')}"]
    accepted = [f"    reason: {_text(reason)}", f"    by: {_text(by)}", f"    until: {until or 'never'}"]
    entries = [
        line
        for part in report.documents
        for finding in ordered(part.findings)
        if not finding.waiver
        for line in (*_entry(part.document, finding, words, root), *accepted)
    ]
    lines += ["waivers:", *entries] if entries else ["waivers: []"]
    return "\n".join(lines) + "\n"


def _entry(document: Document, finding: Finding, words: Words, root: Path) -> list[str]:
    check = finding.verdict.check
    names = [finding.fingerprint, *_below(finding)]
    spot = " ".join(place(document, check.place, words).split())
    lines = [f"  - fingerprint: [{', '.join(map(_text, names))}]  # {check.rule.code} {spot}"]
    if document.path != "-":
        lines.append(f"    document: {_text(_from(root, document.path))}")
    return lines


def _below(finding: Finding) -> Iterator[str]:
    for item in finding.related:
        yield item.fingerprint
        yield from _below(item)


def _from(root: Path, path: str) -> str:
    """A path as the waiver file names it: with a slash, so that it is this file and no other of its name."""
    try:
        relative = Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return Path(path).absolute().as_posix()
    if relative.startswith("../"):
        return Path(path).absolute().as_posix()
    return f"./{relative}"


def _text(text: str) -> str:
    """A double-quoted scalar: YAML reads it as JSON writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\x85")
