"""Scores: what a thing got, and what it could get at most.

Items of an evaluation often state both without a word for the second: ten points, of which nine were got.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from budget_lint.facts.items import FULL, Item
from budget_lint.facts.register import Register
from budget_lint.model.fact import Fact, Figure, Statement
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import Quantity

SCORE = "score"  # the role of forms of what was got
_WHOLE = Fraction(100)  # what the items of an evaluation can get together, where nothing else is said


def got(register: Register, item: Item, figure: Figure, quantity: Quantity, form: Form) -> None:
    """Files what a thing got. A score that was stated of it before is what it could get at most."""
    before = item.facts.pop(("count", ""), None)
    if before is not None and before.quantity.unit.kind == "score" and ("count", FULL) not in item.facts:
        at = next(at for at in range(len(register.facts) - 1, -1, -1) if register.facts[at] is before)
        register.facts[at] = item.facts["count", FULL] = replace(before, basis=FULL)
    elif before is not None:
        item.facts["count", ""] = before
    register.file(item, figure, quantity, "count", "", form=form.id)


def out_of_all(total: Item, parts: Sequence[Item]) -> bool:
    """True when what the parts can get at most makes up what the total can, so that none of them is missing."""
    told = [item.get("count", FULL) for item in parts if item.level() is not None]
    marks = [fact.quantity.point for fact in told if fact is not None]
    whole = total.get("count", FULL)
    return len(marks) > 1 and len(marks) == len(told) and sum(marks) == (whole.quantity.point if whole else _WHOLE)


class ScoreReader:
    """Makes statements of scores."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.overall = tuple(lexicon.words.get("overall_scores", ()))

    def statements(self, items: Sequence[Item]) -> Iterator[Statement]:
        """One for each thing that states what it got and could get, and for each that was scored as a whole."""
        for item in items:
            score, full = item.get("count"), item.get("count", FULL)
            if score is None or score.quantity.unit.kind != "score":
                continue
            if full is not None or (self.overall and item.name.core.endswith(self.overall)):
                told: list[tuple[str, tuple[Fact, ...]]] = [("score", (score,))]
                told += [("full", (full,))] if full is not None else []
                yield Statement("scored", tuple(told), score.figure.extent)
