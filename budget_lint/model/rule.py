"""Rules as the checks see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from budget_lint.model.expression import Expression
from budget_lint.model.fact import Measure

Severity = Literal["error", "warning", "note"]
Outcome = Literal["holds", "rounding", "truncated", "broken", "undecided"]
Texts = Mapping[str, str]  # language -> text


@dataclass(frozen=True, slots=True)
class Role:
    """A place in a rule for a figure.

    ``concepts`` are alternatives of which the first present one is taken. ``optional`` roles may be absent:
    the check is made without them; ``zero_if_absent`` says that absence means nought. ``scope`` fixes values
    of scope dimensions instead of sharing them with the other roles.
    """

    concepts: tuple[str, ...]
    measure: Measure = "amount"
    optional: bool = False
    zero_if_absent: bool = False
    scope: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the outcome that the rule must have on it, and the figures (as printed) of the check."""

    text: str
    outcome: Outcome
    figures: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: either ``over`` a kind of statement, or over ``roles`` that are picked by concept.

    ``requires`` are tags a statement must have for the rule to decide; ``measures`` limits a rule over
    statements to those whose first role has one of these measures. ``truncation`` accepts a quotient whose
    digits were cut off instead of rounded, as a note. ``lists`` are the roles that bind several facts.
    """

    name: str
    code: str
    family: str
    severity: Severity
    assertion: Expression
    title: Texts
    why: Texts
    message: Texts
    over: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)
    when: Expression | None = None
    requires: tuple[str, ...] = ()
    truncation: bool = False
    source: str = ""
    since: str = ""
    examples: tuple[Example, ...] = ()
    path: str = ""
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules in force, in the order of their codes."""

    rules: tuple[Rule, ...]

    def by_code(self, code: str) -> Rule | None:
        """The rule with this code or name, None where there is none."""
        return next((rule for rule in self.rules if code in (rule.code, rule.name)), None)
