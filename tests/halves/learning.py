"""What some cases need of the rules: all alternatives whose loss would be seen on them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.halves.alternatives import Alternative, Place, Rules
from tests.halves.scoring import Case, Marks, Scorer


class Learner:
    """Takes alternatives out of the rules as long as nothing changes on the cases."""

    def __init__(self, rules: Rules, scorer: Scorer, cases: Sequence[Case]) -> None:
        self.rules, self.scorer, self.cases = rules, scorer, list(cases)
        scorer.use(rules.without(()))
        self.wanted: dict[int, Marks] = {int(case["id"]): scorer.score(case) for case in cases}
        self.removed: set[Place] = set()

    def unchanged(self, removed: set[Place]) -> bool:
        """True where every case is scored as with all rules. The case that tells first is asked first from then on."""
        self.scorer.use(self.rules.without(removed))
        for number, case in enumerate(self.cases):
            if self.scorer.score(case) != self.wanted[int(case["id"])]:
                self.cases.insert(0, self.cases.pop(number))
                return False
        return True

    def learn(self, alternatives: Sequence[Alternative], seed: int = 0) -> set[Place]:
        """The alternatives among these that are not needed. Whole stretches are tried at once, then their halves."""
        texts = "".join("".join(case["text"].split()) for case in self.cases)
        absent = [alternative for alternative in alternatives if not _occurs(alternative, texts)]
        others = [alternative for alternative in alternatives if _occurs(alternative, texts)]
        Random(seed).shuffle(others)
        self._reduce(absent)
        for start in range(0, len(others), 16):
            self._reduce(others[start : start + 16])
        return self.removed

    def _reduce(self, stretch: Sequence[Alternative]) -> None:
        places = {alternative.place for alternative in stretch}
        if not places or self.unchanged(self.removed | places):
            self.removed |= places
        elif len(stretch) > 1:
            self._reduce(stretch[: len(stretch) // 2])
            self._reduce(stretch[len(stretch) // 2 :])


def _occurs(alternative: Alternative, texts: str) -> bool:
    """Whether a text may hold it; of phrases with brackets nothing is known. A wrong guess costs time only."""
    return not alternative.text.isalnum() or alternative.text in texts
