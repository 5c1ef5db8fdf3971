"""The shapes of the YAML files under a rules folder: what the builder accepts and a schema describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from budget_lint.model.fact import Measure
from budget_lint.model.quantity import UnitKind
from budget_lint.model.rule import Severity
from budget_lint.ruleset.marked import Marked

Phrases = tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class ExampleShape:
    """A text for a rule, with the figures of its check as printed."""

    text: Marked
    figures: tuple[str, ...] = ()


Examples = tuple[Marked | ExampleShape, ...]


@dataclass(frozen=True, slots=True)
class ExamplesShape:
    """The examples of a rule by the outcome that they must have."""

    holds: Examples = ()
    rounding: Examples = ()
    truncated: Examples = ()
    broken: Examples = ()
    undecided: Examples = ()


@dataclass(frozen=True, slots=True)
class RoleShape:
    """A role of a rule: the concept, or the alternatives of which the first present one is taken."""

    concept: Marked | tuple[Marked, ...]
    measure: Measure = "amount"
    optional: bool = False
    zero_if_absent: bool = False
    scope: Mapping[str, Marked] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One rule: over a kind of statement, or over roles."""

    rule: Marked
    code: Marked
    family: str
    since: str
    severity: Severity
    title: Mapping[str, str]
    why: Mapping[str, str]
    message: Mapping[str, Marked]
    assert_: Marked
    over: Marked | None = None
    roles: Mapping[str, RoleShape] = field(default_factory=dict)
    when: Marked | None = None
    requires: Phrases = ()
    truncation: bool = False
    source: str = ""
    examples: ExamplesShape = field(default_factory=ExamplesShape)


@dataclass(frozen=True, slots=True)
class UnitShape:
    """A unit; its name is one of its spellings. ``factor`` of it make one unit's worth of its base."""

    unit: Marked
    kind: UnitKind
    factor: Marked | int = 1
    spellings: Phrases = ()
    base: str = ""


@dataclass(frozen=True, slots=True)
class NotFiguresShape:
    """Contexts in which a number is no figure; ``bare_…`` are for numbers without a unit only.

    ``around`` holds regular expressions, the others phrases.
    """

    before: Phrases = ()
    after: Phrases = ()
    bare_before: Phrases = ()
    bare_after: Phrases = ()
    around: Phrases = ()


@dataclass(frozen=True, slots=True)
class SidesShape:
    """Phrases that stand before or after a figure."""

    before: Phrases = ()
    after: Phrases = ()


@dataclass(frozen=True, slots=True)
class BoundsShape:
    """Words that make a figure an approximation; ``exact`` ones look like such words and are none."""

    exact: SidesShape = field(default_factory=SidesShape)
    about: SidesShape = field(default_factory=SidesShape)
    at_least: SidesShape = field(default_factory=SidesShape)
    at_most: SidesShape = field(default_factory=SidesShape)


@dataclass(frozen=True, slots=True)
class ConceptShape:
    """The names of a concept."""

    names: tuple[str, ...] = ()
    scoped: tuple[str, ...] = ()
    contextual: bool = False
    fixed: Mapping[str, Marked] = field(default_factory=dict)
    part_of: Marked | None = None


@dataclass(frozen=True, slots=True)
class ScopeShape:
    """One value of a scope dimension."""

    value: Marked
    words: tuple[str, ...] = ()
    inside: Marked | None = None


@dataclass(frozen=True, slots=True)
class FormShape:
    """A way to state a figure, see ``model.lexicon.Form``."""

    form: Marked
    of: tuple[UnitKind, ...]
    before: Marked | None = None
    after: Marked | None = None
    measure: Measure = "amount"
    sign: Literal["up", "down", "open"] = "up"
    role: str = ""
    basis: str = ""
    follows: Phrases = ()
    unit_optional: str = ""
    examples: Examples = ()


@dataclass(frozen=True, slots=True)
class BasisShape:
    """Words that say what a change refers to, and the measure of the figure referred to."""

    basis: str
    phrase: Marked
    measure: Measure = ""


@dataclass(frozen=True, slots=True)
class HeadingShape:
    """A style of headings; a lower rank is a higher heading."""

    style: str
    phrase: Marked
    rank: int = 0


@dataclass(frozen=True, slots=True)
class PeriodShape:
    """Words that name a period."""

    period: str
    phrase: Marked


@dataclass(frozen=True, slots=True)
class KindShape:
    """Words that tell a kind of document, and the measure of an amount in it that says nothing else."""

    kind: str
    phrase: Marked
    measure: Measure = ""


@dataclass(frozen=True, slots=True)
class CompletenessShape:
    """A list that holds all parts of its total."""

    list: str
    totals: Phrases
    parts: Phrases = ()
    labels: Marked | None = None


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A part of the lexicon: any file without the key ``rule``."""

    folding: Phrases = ()
    noise: Phrases = ()
    units: tuple[UnitShape, ...] = ()
    counters: tuple[str, ...] = ()
    counter_synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    multipliers: Mapping[str, Marked | int] = field(default_factory=dict)
    not_figures: NotFiguresShape = field(default_factory=NotFiguresShape)
    bounds: BoundsShape = field(default_factory=BoundsShape)
    numerals: Mapping[str, Measure] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    concepts: Mapping[Marked, ConceptShape] = field(default_factory=dict)
    scopes: Mapping[str, tuple[ScopeShape, ...]] = field(default_factory=dict)
    forms: tuple[FormShape, ...] = ()
    bases: tuple[BasisShape, ...] = ()
    headings: tuple[HeadingShape, ...] = ()
    periods: tuple[PeriodShape, ...] = ()
    kinds: tuple[KindShape, ...] = ()
    completeness: tuple[CompletenessShape, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
