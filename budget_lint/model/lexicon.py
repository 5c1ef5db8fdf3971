"""A country's words: everything the engine knows of a language comes to it in these records.

Patterns are regular expressions over *folded* text (see ``folded.py``): half-width punctuation, simplified
characters, no white space inside words. They are written under ``rules/`` in the phrase language and are
matched against windows of bounded length only, so their cost does not depend on the length of a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from budget_lint.model.fact import Measure
from budget_lint.model.quantity import Bound, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that figures measure.

    ``names`` are its names without the words of any scope. ``scoped`` names count only beside a word of the
    scope dimension that narrows them ("expenditure" alone says little). A ``contextual`` concept
    means different things under different totals (other income) and is never compared outside its list.
    ``part_of`` names the concept that it is a part of, in every scope; ``short`` names count only below it, in
    the heads and rows of a table. ``counted`` is the unit of a thing that is counted, empty for sums of money.
    """

    id: str
    names: tuple[str, ...]
    scoped: tuple[str, ...] = ()
    contextual: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    part_of: str = ""
    short: tuple[str, ...] = ()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class FormExample:
    """A text and what must be understood of one of its figures: ``figure`` as printed, the ``nth`` such.

    ``expected`` are pairs of what (value, measure, label …) and how; ``line`` is its place in the rule file.
    """

    text: str
    figure: str
    nth: int = 1
    expected: tuple[tuple[str, str], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A way to state a figure: what stands before its digits (matched up to them) and after its unit.

    Groups of the patterns: ``whole``, ``basis``. ``sign`` is -1 for words of a fall, 0 where the words leave the
    direction open. ``role`` marks figures that serve another one (``previous``, ``budget``). ``follows``
    restricts the form to a place right behind a figure of the named forms. ``bound`` is set where the words make
    the figure an approximation. ``ends`` are the characters of which one stands right before the digits,
    ``needles`` texts of which one stands somewhere before them: what tells most places apart without a pattern.
    """

    id: str
    kinds: tuple[UnitKind, ...]
    before: str
    after: str = ""
    measure: Measure = "amount"
    sign: int = 1
    role: str = ""
    basis: str = ""
    follows: tuple[str, ...] = ()
    unit_optional: str = ""
    bound: Bound = "exact"
    ends: str = field(default="", compare=False)
    needles: tuple[str, ...] = field(default=(), compare=False)
    examples: tuple[FormExample, ...] = field(default=(), compare=False)
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ScopeValue:
    """One value of a scope dimension, its words, and the next wider value that contains it."""

    dimension: str
    value: str
    words: tuple[str, ...]
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named pattern: a basis of comparison, a style of heading, a kind of document."""

    id: str
    pattern: str
    rank: int = 0
    measure: Measure = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """Knowledge that a list under ``total`` holds all parts when their labels or concepts are these.

    Or when its last part alone is labelled so that ``closing`` is found in it: the list ends with all others.
    Or when they are the same thing as the total, which is in a ``scope``, each for one of the ``values`` of its
    dimension.
    With the measure ``change`` it is about the causes that are told of a change, else about lists.
    """

    id: str
    totals: tuple[str, ...]
    parts: tuple[str, ...] = ()
    labels: str = ""
    measure: Measure = ""
    closing: str = ""
    scope: tuple[tuple[str, str], ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twofold:
    """Names of a plan that mean either of two concepts, which differ where one of those ``apart`` is not nought."""

    names: tuple[str, ...]
    concepts: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableForm:
    """A standard table, known by words of its title.

    ``concept`` is what its rows and columns are of that say nothing else, ``codes`` the dimension of scope
    that the codes of its rows belong to, empty where its rows have none. ``instead`` names another concept
    for a table that has a column of some concept: with what was carried over, income is the total of income.
    """

    id: str
    title: str
    concept: str = ""
    codes: str = ""
    instead: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodePath:
    """How sentences name an item of a classification: a name and a mark for each level, the widest first.

    ``marks`` are patterns of what stands behind each name. An item is ``concept`` in the scope that has its
    code in ``dimension``.
    """

    dimension: str
    concept: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a kind of document is like: families of rules that are ``without`` it, and why, by language.

    ``things`` is a pattern of how headings end, behind a name, below which a document of the kind tells of one thing
    among several of its sort: the figures below two of them are never of the same.
    """

    without: tuple[str, ...] = ()
    things: str = ""
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of a language and the patterns built of them. See ``docs/reference/lexicon.md``."""

    folding: Mapping[str, str] = field(default_factory=dict)  # one character each -> one character each
    noise: tuple[str, ...] = ()  # patterns of text that no reader sees (converter marks)
    units: Mapping[str, Unit] = field(default_factory=dict)  # every spelling, folded -> unit
    not_figures: tuple[Pattern, ...] = ()  # ids before / after: contexts in which a number is no figure
    bounds: tuple[Pattern, ...] = ()  # words of approximation; id is the bound
    numerals: Mapping[str, str] = field(default_factory=dict)  # characters of numbers in words -> digits, powers
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # named word lists of the engine
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    scopes: tuple[ScopeValue, ...] = ()
    forms: tuple[Form, ...] = ()
    bases: tuple[Pattern, ...] = ()
    headings: tuple[Pattern, ...] = ()
    periods: tuple[Pattern, ...] = ()
    year_ends: tuple[Pattern, ...] = ()  # an end of a named year; the id is what it is called without the year
    kinds: tuple[Pattern, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    profiles: Mapping[str, Profile] = field(default_factory=dict)  # by the kind of document
    twofold: tuple[Twofold, ...] = ()
    tables: tuple[TableForm, ...] = ()
    table_heads: tuple[Pattern, ...] = ()  # what the heads of columns say that is no level: the id is the basis
    code_paths: tuple[CodePath, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language -> key -> text
