"""Rules as the checks see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from budget_lint.model.expression import Expression
from budget_lint.model.fact import Measure

Severity = Literal["error", "warning", "note"]
Tolerance = Literal["printed-precision", "truncated", "exact"]
When = Literal["same", "previous", "next"]
Place = Literal["", "text", "table"]
Outcome = Literal["holds", "rounding", "truncated", "broken", "undecided"]
Texts = Mapping[str, str]  # language -> text


@dataclass(frozen=True, slots=True)
class Role:
    """A place in a rule for a figure, or for several.

    ``concepts`` are alternatives of which the first present one is taken; with ``each`` they are parts that
    make up a list, one figure of each. ``optional`` roles may be absent:
    the check is made without them; ``zero_if_absent`` says that absence means nought. ``scope`` fixes values
    of scope dimensions instead of sharing them with the other roles. ``period`` is that of the first role, or
    the one before or after it; ``place`` keeps to figures of the text or of tables.
    """

    concepts: tuple[str, ...]
    measure: Measure = "amount"
    optional: bool = False
    zero_if_absent: bool = False
    scope: Mapping[str, str] = field(default_factory=dict)
    each: bool = False
    period: When = "same"
    place: Place = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the outcome that the rule must have on it, and the figures (as printed) or the words found.

    ``place`` is ``line:column`` of the first figure, or of the words, empty where any will do.
    """

    text: str
    outcome: Outcome
    figures: tuple[str, ...] = ()
    line: int = 0
    words: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for: as the rule writes them, and as a regular expression over folded text.

    Every match holds one of ``needles`` and has at most ``longest`` characters.
    """

    written: str
    pattern: str
    needles: tuple[str, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule over the words of a document asks for.

    Each match of ``forbidden`` is a finding, except where a match of ``unless`` overlaps it and below
    headings that have a match of ``outside``; so is each bracket of the pairs ``unclosed`` that is not closed.
    Of ``required`` one must be in the document; an entry of its contents that has a match of ``listed`` must
    stand in it again.
    """

    forbidden: tuple[Phrase, ...] = ()
    required: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()
    outside: tuple[Phrase, ...] = ()
    unclosed: tuple[str, ...] = ()
    listed: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``over`` a kind of statement, over ``roles`` that are picked by concept, or over ``wording``.

    ``requires`` are tags a statement must have for the rule to decide; a rule over roles holds of each of its
    ``measures``, outcomes or budgets, where it has some: its roles for amounts take these. ``tolerance`` says
    what a printed figure stands for: all that rounds to it, also what is cut to it (a note), or itself. ``lists``
    are the roles that bind several facts. ``same`` is what the figures of roles share: the period and dimensions
    of scope, all of them where it is None. ``never`` are outcomes that no text gives, so that there is no example of
    them.
    ``kinds`` are the kinds of document that the rule is for, all where there are none.
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
    tolerance: Tolerance = "printed-precision"
    same: tuple[str, ...] | None = None
    source: str = ""
    since: str = ""
    examples: tuple[Example, ...] = ()
    never: tuple[Outcome, ...] = ()
    path: str = ""
    lists: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    wording: Wording | None = None
    measures: tuple[Measure, ...] = ()

    def roles_of(self, measure: Measure) -> Mapping[str, Role]:
        """The roles for one of the measures of the rule."""
        if measure == "amount":
            return self.roles
        taken = {name: role for name, role in self.roles.items() if role.measure == "amount"}
        return {**self.roles, **{name: replace(role, measure=measure) for name, role in taken.items()}}

    @property
    def truncation(self) -> bool:
        """Whether a stated figure may have had its further digits cut off."""
        return self.tolerance == "truncated"


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules in force, in the order of their codes."""

    rules: tuple[Rule, ...]

    def by_code(self, code: str) -> Rule | None:
        """The rule with this code or name, None where there is none."""
        return next((rule for rule in self.rules if code in (rule.code, rule.name)), None)
