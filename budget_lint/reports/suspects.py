"""What the diagnosis says of the figure that is probably wrong, in words."""

from __future__ import annotations

from budget_lint.model.document import Document
from budget_lint.model.fact import Figure
from budget_lint.model.finding import Hint, Suspect
from budget_lint.reports.places import place
from budget_lint.reports.words import Words

ALTERNATIVES = 5  # shown to people; the JSON report has all
_COUNTED = ("repairs", "confirmations", "breaks")


def reason(document: Document, suspect: Suspect, words: Words) -> str:
    """Why this figure and this value: the slip, the checks it mends and breaks, the places that confirm it."""
    parts = [words.say(f"slip.{suspect.slip}")] if suspect.slip else []
    for key in _COUNTED:
        number = getattr(suspect, key)
        if number:
            parts.append(words.count(f"suspect.{key}", number))
    parts += [_change(document, figure, expected, words, "suspect.along") for figure, expected in suspect.along]
    return words.say("suspect.separator").join(parts)


def suspect_unit(figure: Figure) -> str:
    """The unit of a figure as it is printed."""
    return "" if figure.unit_missing else figure.quantity.unit.name


def suspicion(document: Document, suspect: Suspect, words: Words, key: str = "suspect.named") -> str:
    """One sentence about a suspect; ``key`` tells a named one from an alternative."""
    head = _change(document, suspect.figure, suspect.expected, words, key)
    why = reason(document, suspect, words)
    return head + (words.say("suspect.because", reason=why) if why else "")


def hinted(document: Document, hint: Hint, words: Words) -> str:
    """What would tell which figure is wrong."""
    if not hint.verdicts:
        return words.say(f"hint.{hint.kind}")
    checks = [
        words.say(
            "hint.entry",
            code=verdict.check.rule.code,
            place=place(document, verdict.check.facts[0].figure.span, words),
            reason=words.say(f"reason.{verdict.reason}"),
        )
        for verdict in hint.verdicts
    ]
    return words.say(f"hint.{hint.kind}", checks=words.joined(checks))


def _change(document: Document, figure: Figure, expected: str, words: Words, key: str) -> str:
    unit, text = suspect_unit(figure), "".join(figure.text.split())
    return words.say(key, text=text + unit, expected=expected + unit, place=place(document, figure.span, words))
