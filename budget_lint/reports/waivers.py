"""Accepted findings: who accepted them, why and until when."""

from __future__ import annotations

from budget_lint.model.waiver import Waiver, WaiverTrouble
from budget_lint.reports.words import Words


def waiver_json(waiver: Waiver) -> dict[str, object]:
    """What a waiver says, and its place in the waiver file."""
    until = waiver.until.isoformat() if waiver.until else None
    place = {"path": waiver.path, "line": waiver.line, "column": waiver.column}
    return {"reason": waiver.reason, "by": waiver.by, "until": until, "waiver": place}


def waiver_text(waiver: Waiver, words: Words) -> str:
    """As ``waiver_json``, in words."""
    until = words.say("waiver.until", until=waiver.until) if waiver.until else words.say("waiver.never")
    return words.say("waiver.said", reason=waiver.reason, by=waiver.by, until=until, place=place_of(waiver))


def trouble_text(trouble: WaiverTrouble, words: Words) -> str:
    """What is wrong with a waiver and what to do, without its place."""
    return words.say(f"waiver.{trouble.trouble}", until=trouble.waiver.until)


def place_of(waiver: Waiver) -> str:
    return f"{waiver.path}:{waiver.line}"
