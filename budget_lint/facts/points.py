"""Points of which a sentence says what they lie between: a percentage of this year and one of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budget_lint.facts.lead import LeadReader
from budget_lint.facts.openings import alternatives
from budget_lint.model.fact import EARLIER, Fact, Statement
from budget_lint.model.lexicon import Lexicon

OTHERS = "others"  # the basis of points that are told against other places, or of another percentage


class PointWords:
    """Tells from the words of points whether they lie between the percentage before them and that of another year."""

    def __init__(self, lexicon: Lexicon, leads: LeadReader) -> None:
        words = lexicon.words
        self.leads = leads
        self.growth = re.compile(alternatives(words.get("growth_names", ())))
        self.pace = re.compile(alternatives(words.get("pace", ())))
        self.than = re.compile(alternatives(words.get("than_words", ())))

    def of_others(self, text: str, facts: Sequence[Fact]) -> bool:
        """True where they are told against something else, or are points of what the last percentage is not."""
        basis, _, _ = self.leads.split_basis(text)
        if not basis and self.than.search(self.pace.sub("", text)):
            return True
        named, grows = self.pace.search(text), bool(facts) and facts[-1].measure == "change_rate"
        return named is not None and bool(self.growth.fullmatch(named.group())) != grows


class PointReader:
    """Finds such points."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        verbs = alternatives((*words.get("up", ()), *words.get("down", ()), *words.get("points_verb", ())))
        growth = alternatives(words.get("growth_names", ()))
        self.unnamed = re.compile(rf"{verbs}*+")
        self.growth = re.compile(rf"(?:{growth})?{verbs}*+")

    def statements(self, facts: Sequence[Fact]) -> Iterator[Statement]:
        """One for each figure in points right behind two percentages of one thing, unless it is of something else."""
        for at, points in enumerate(facts[2:], 2):
            if points.measure != "percentage_point" or points.basis.partition("/")[0] != "previous":
                continue
            current, earlier = sorted(facts[at - 2 : at], key=lambda fact: fact.basis == EARLIER)
            if earlier.basis != EARLIER or current.basis == EARLIER or current.item != earlier.item:
                continue
            named = self.growth if current.measure == "change_rate" else self.unnamed
            told = points.item == current.item or named.fullmatch(points.label)
            if current.measure == earlier.measure and told and points.paragraph == current.paragraph:
                high, low = _ordered(points, current, earlier)
                roles = (("points", (points,)), ("high", (high,)), ("low", (low,)))
                yield Statement("points_apart", roles, points.figure.extent)


def _ordered(points: Fact, current: Fact, earlier: Fact) -> tuple[Fact, Fact]:
    """The higher and the lower of two percentages: by the words for the points, of which those of a fall may be
    points of it, else by themselves.
    """
    falls = min(current.quantity.value, earlier.quantity.value) < 0
    risen = current.quantity.value > earlier.quantity.value if falls else points.quantity.value > 0
    return (current, earlier) if risen else (earlier, current)
