"""What the diagnosis says of the figure that is probably wrong, in words."""

from __future__ import annotations

from budget_lint.model.finding import Suspect
from budget_lint.reports.words import Words


def reason(suspect: Suspect, words: Words) -> str:
    """Why this figure and this value: the slip, the checks it mends, the places that confirm it."""
    parts = [words.say(f"slip.{suspect.slip}")] if suspect.slip else []
    if suspect.repairs:
        parts.append(words.count("suspect.repairs", suspect.repairs))
    if suspect.confirmations:
        parts.append(words.count("suspect.confirmations", suspect.confirmations))
    return words.say("suspect.separator").join(parts)


def suspect_unit(suspect: Suspect) -> str:
    figure = suspect.figure
    return "" if figure.unit_missing else figure.quantity.unit.name


def suspicion(suspect: Suspect, place: str, words: Words, key: str = "suspect.named") -> str:
    """One sentence about a suspect; ``key`` tells a named one from an alternative."""
    unit = suspect_unit(suspect)
    head = words.say(
        key, text="".join(suspect.figure.text.split()) + unit, expected=suspect.expected + unit, place=place
    )
    why = reason(suspect, words)
    return head + (words.say("suspect.because", reason=why) if why else "")
