"""What a verdict is worth, in words."""

from __future__ import annotations

from budget_lint.model.check import Verdict
from budget_lint.reports.words import Words


def qualified(verdict: Verdict, said: str, words: Words) -> str:
    """What is said of a check, with what its verdict is worth: improbable and how much so, or held by cut digits."""
    if not verdict.judgement:
        return said
    return words.say(f"judgement.{verdict.judgement}", said=said, odds=f"{verdict.odds:,}")
