"""Amounts that several places state under the same words, where the vocabulary does not know what these mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from budget_lint.facts.items import LEVELS
from budget_lint.model.fact import Fact, Statement

_MIN_LABEL = 4  # characters; shorter words stand for many things


def namesakes(facts: Sequence[Fact]) -> Iterator[Statement]:
    """One statement for each label that sentences of several paragraphs use for a level, without the tag ``complete``.

    That they say the same confirms them. That they differ decides nothing: equal words may be about two things.
    """
    groups: dict[tuple[str, str, str, str, object], list[Fact]] = defaultdict(list)
    for fact in facts:
        plain = fact.measure in LEVELS and not fact.concept and not fact.figure.worded and fact.section >= 0
        if plain and not fact.basis and len(fact.label) >= _MIN_LABEL and fact.quantity.bound == "exact":
            unit = fact.quantity.unit
            groups[fact.label, fact.measure, fact.period, unit.kind, fact.scope].append(fact)
    for same in groups.values():
        if len({fact.paragraph for fact in same}) > 1:
            yield Statement("namesake", (("stated", tuple(same)),), same[0].figure.extent)
