"""The shapes of the YAML files that make up a lexicon; see ``shapes`` for how a shape is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from budget_lint.model.fact import Measure
from budget_lint.model.quantity import UnitKind
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.shapes import NOTHING, Phrases, Shape


class UnitShape(Shape):
    """A unit; its name is one of its spellings. ``factor`` of it make one unit's worth of its base."""

    unit: Marked
    kind: UnitKind
    factor: Marked | int = 1
    spellings: Phrases = ()
    base: str = ""


class NotFiguresShape(Shape):
    """Contexts in which a number is no figure, ``bare_…`` one without a unit; ``around`` holds regular expressions."""

    before: Phrases = ()
    after: Phrases = ()
    bare_before: Phrases = ()
    bare_after: Phrases = ()
    around: Phrases = ()


class SidesShape(Shape):
    """Phrases that stand before or after a figure."""

    before: Phrases = ()
    after: Phrases = ()


class BoundsShape(Shape):
    """Words that make a figure an approximation; ``exact`` ones look like such words and are none."""

    exact: SidesShape = SidesShape()
    about: SidesShape = SidesShape()
    at_least: SidesShape = SidesShape()
    at_most: SidesShape = SidesShape()


class ConceptShape(Shape):
    """The names of a concept."""

    names: tuple[str, ...] = ()
    scoped: tuple[str, ...] = ()
    contextual: bool = False
    fixed: Mapping[str, Marked] = NOTHING
    part_of: Marked | None = None
    short: tuple[str, ...] = ()
    counted: Marked | None = None


class ScopeShape(Shape):
    """One value of a scope dimension."""

    value: Marked
    words: tuple[str, ...] = ()
    inside: Marked | None = None


class FormExampleShape(Shape):
    """A text, the figure of it that has the form, and what must be understood of that.

    ``figure`` is the figure's digits, or the words of a form without digits, as printed; ``nth`` tells which
    of equal ones. Every further key that is given must agree: ``value`` with its unit (a fall is negative),
    ``label`` with the document's words, ``concept``, ``period``, ``scope`` and ``basis`` with the ids; ``whole``
    are the digits of the figure that a share is of.
    """

    text: Marked
    figure: str
    nth: int = 1
    value: str | None = None
    measure: str | None = None
    label: str | None = None
    concept: str | None = None
    whole: str | None = None
    period: str | None = None
    scope: str | None = None
    basis: str | None = None
    bound: str | None = None


class FormShape(Shape):
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
    bound: Literal["exact", "about", "at_least", "at_most"] = "exact"
    examples: tuple[FormExampleShape, ...] = ()


class BasisShape(Shape):
    """Words that say what a change refers to, and the measure of the figure referred to."""

    basis: str
    phrase: Marked
    measure: Measure = ""


class HeadingShape(Shape):
    """A style of headings; a lower rank is a higher heading."""

    style: str
    phrase: Marked
    rank: int = 0


class PeriodShape(Shape):
    """Words that name a period, or the end of one."""

    period: str
    phrase: Marked


class KindShape(Shape):
    """Words that tell a kind of document, and what an amount in it measures that says nothing else."""

    kind: str
    phrase: Marked
    measure: Measure = ""


class ProfileShape(Shape):
    """What is in force for a kind of document, see ``model.lexicon.Profile``."""

    without: Phrases = ()
    things: Phrases = ()
    why: Mapping[str, str]


class CompletenessShape(Shape):
    """A list that holds all parts of its total."""

    list: str
    totals: Phrases = ()
    parts: Phrases = ()
    scope: Mapping[str, Marked] = NOTHING
    values: Phrases = ()
    labels: Marked | None = None
    closing: Marked | None = None
    measure: Literal["", "change"] = ""


class TwofoldShape(Shape):
    """Names that mean either of two concepts."""

    names: tuple[str, ...]
    concepts: Phrases
    apart: Phrases


class TableShape(Shape):
    """A standard table, see ``model.lexicon.TableForm``."""

    table: Marked
    title: Marked
    concept: Marked | None = None
    codes: str = ""
    instead: Mapping[str, Marked] = NOTHING


class TableHeadShape(Shape):
    """Words in the head of a column that say what its figures measure, where that is no level."""

    measure: Measure
    phrase: Marked
    basis: str = ""


class CodePathShape(Shape):
    """How sentences name an item of a classification, see ``model.lexicon.CodePath``."""

    dimension: str
    concept: Marked
    marks: Phrases


class LexiconFile(Shape):
    """A part of the lexicon: any file without the key ``rule``."""

    folding: Phrases = ()
    noise: Phrases = ()
    units: tuple[UnitShape, ...] = ()
    counters: tuple[str, ...] = ()
    counter_synonyms: Mapping[str, tuple[str, ...]] = NOTHING
    multipliers: Mapping[str, Marked | int] = NOTHING
    not_figures: NotFiguresShape = NotFiguresShape()
    bounds: BoundsShape = BoundsShape()
    numerals: Mapping[str, Marked] = NOTHING
    words: Mapping[str, tuple[str, ...]] = NOTHING
    concepts: Mapping[Marked, ConceptShape] = NOTHING
    scopes: Mapping[str, tuple[ScopeShape, ...]] = NOTHING
    forms: tuple[FormShape, ...] = ()
    bases: tuple[BasisShape, ...] = ()
    headings: tuple[HeadingShape, ...] = ()
    periods: tuple[PeriodShape, ...] = ()
    year_ends: tuple[PeriodShape, ...] = ()
    kinds: tuple[KindShape, ...] = ()
    completeness: tuple[CompletenessShape, ...] = ()
    profiles: Mapping[Marked, ProfileShape] = NOTHING
    twofold: tuple[TwofoldShape, ...] = ()
    tables: tuple[TableShape, ...] = ()
    table_heads: tuple[TableHeadShape, ...] = ()
    code_paths: tuple[CodePathShape, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = NOTHING
