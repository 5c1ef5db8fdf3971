"""Rules over the words of a document: their phrases, and what their guards may ask."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budget_lint.model.expression import Expression
from budget_lint.model.rule import Phrase, Wording
from budget_lint.ruleset.assertion import parse
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.shapes import RuleFile
from budget_lint.ruleset.translate import Translator

KIND = "wording"
FOUND = "found"  # what a message may hold: the words that were found
PERIOD = "period"  # what a guard may name beside the gaps of the phrases: the year of the document
PHRASES = ("forbidden", "required", "listed", "unless", "outside")
KEYS = (*PHRASES, "unclosed")
LONGEST = 200
_ASKS = ("forbidden", "required", "unclosed", "listed")
_GAP = re.compile(r"\?P<([A-Za-z_][A-Za-z0-9_]*)>")


def wording_from(shape: RuleFile, translate: Translator) -> Wording:
    """What a rule over wording asks for. Raises RuleError where it asks nothing or too much."""
    for key, value in (("roles", shape.roles), ("assert", shape.assert_), ("requires", shape.requires)):
        if value:
            raise shape.rule.error(f"RF602 a rule over {KIND} has no '{key}'; write 'forbidden' or 'required'")
    if [bool(getattr(shape, key)) for key in _ASKS].count(True) != 1:
        raise shape.rule.error(f"RF603 a rule over {KIND} needs one of {', '.join(_ASKS)}")
    if not shape.forbidden and (shape.when or shape.unless or shape.outside):
        raise shape.rule.error("RF604 'when', 'unless' and 'outside' go with 'forbidden'")
    phrases = {key: tuple(_phrases(getattr(shape, key), translate)) for key in PHRASES}
    return Wording(**phrases, unclosed=tuple(map(translate.spell, _pairs(shape.unclosed))))


def guard_from(shape: RuleFile, wording: Wording) -> Expression | None:
    """The guard over the numbers in the gaps of the phrases and over the year of the document."""
    if shape.when is None:
        return None
    gaps = [name for phrase in wording.forbidden for name in _GAP.findall(phrase.pattern)]
    return parse(shape.when, dict.fromkeys([*gaps, PERIOD], False))


def _pairs(pairs: Iterable[Marked]) -> Iterable[str]:
    for pair in pairs:
        if len(pair.text) != len("()") or pair.text[0] == pair.text[1]:
            raise pair.error("RF605 'unclosed' takes pairs of brackets, an opening one and its closing one")
        yield pair.text


def _phrases(phrases: Iterable[Marked], translate: Translator) -> Iterable[Phrase]:
    for written in phrases:
        piece = translate.parser(written).piece()
        if piece.empty or not piece.needles:
            raise written.error("RF606 a phrase of a rule needs a word that is in all it matches")
        if piece.longest > LONGEST:
            raise written.error(f"RF607 a phrase of a rule matches {LONGEST} characters at most, this {piece.longest}")
        yield Phrase(written.text, piece.source, piece.needles, piece.longest)
