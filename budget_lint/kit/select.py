"""Rules by what a user names them by."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from budget_lint.errors import BudgetLintError
from budget_lint.model.rule import Rule, Ruleset
from budget_lint.pipeline import packaged_rules

_MANY = 1000


def find(ruleset: Ruleset, named: str) -> Rule:
    """The rule with this code or name, in capitals or not.

    Raises BudgetLintError: unknown-rule, unknown-rule-near (with the nearest code or name).
    """
    found = next((rule for word in _spellings(named) if (rule := ruleset.by_code(word))), None)
    if found is not None:
        return found
    near = _nearest(named, ruleset)
    if near:
        message = f"there is no rule '{named}'; did you mean {near}?"
        raise BudgetLintError(message, "unknown-rule-near", named=named, near=near)
    message = f"there is no rule '{named}'; 'budget-lint rules list' shows all"
    raise BudgetLintError(message, "unknown-rule", named=named)


def _spellings(named: str) -> tuple[str, ...]:
    return named, named.upper(), named.lower()


def _nearest(named: str, ruleset: Ruleset) -> str:
    """The code or the name that is most like a word, empty if none is."""
    code = named.upper()
    codes = sorted(get_close_matches(code, [rule.code for rule in ruleset.rules], _MANY))
    if codes:  # of codes that have as many letters in common, the one that has them in their places
        return max(codes, key=lambda known: sum(one == other for one, other in zip(known, code, strict=False)))
    return next(iter(get_close_matches(named.lower(), [rule.name for rule in ruleset.rules], 1)), "")


def in_force(rules: Sequence[Path], folders: Sequence[Path]) -> tuple[Path, ...]:
    """``rules`` and those of ``folders`` that are neither packaged nor among them, as a part or as a whole."""
    loaded = [packaged_rules(), *rules]
    return (*rules, *(folder for folder in folders if not any(_overlap(folder, other) for other in loaded)))


def _overlap(folder: Path, other: Path) -> bool:
    one, two = folder.resolve(), other.resolve()
    return one.is_relative_to(two) or two.is_relative_to(one)


def below(ruleset: Ruleset, folders: Sequence[Path]) -> tuple[Rule, ...]:
    """The rules whose files lie below ``folders``, all where none are given.

    Raises BudgetLintError: no-rules, for a folder without rules in force.
    """
    if not folders:
        return ruleset.rules
    places = {rule.code: Path(rule.path).resolve() for rule in ruleset.rules}
    for folder in folders:
        if not any(place.is_relative_to(folder.resolve()) for place in places.values()):
            message = f"no rule in force lies in {folder}"
            raise BudgetLintError(message, "no-rules", path=folder)
    roots = [folder.resolve() for folder in folders]
    inside = (rule for rule in ruleset.rules if any(places[rule.code].is_relative_to(root) for root in roots))
    return tuple(inside)
