"""The shapes of the YAML files under a rules folder: what the builder accepts and a schema describes.

A field is an annotation, its default a class attribute: to define dataclasses takes longer than to load all files.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from budget_lint.model.fact import Measure
from budget_lint.model.rule import Severity, Tolerance, When
from budget_lint.ruleset.marked import Marked

Phrases = tuple[Marked, ...]
NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Shape:
    """A mapping with the keys that its annotations name, less a trailing underscore; one without default is needed."""


class ExampleShape(Shape):
    """A text for a rule, with the figures of its check as printed, or the words that it finds, and their place."""

    text: Marked
    figures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    place: str = ""


Examples = tuple[Marked | ExampleShape, ...]


class ExamplesShape(Shape):
    """The examples of a rule by the outcome that they must have, and the outcomes that it never has."""

    holds: Examples = ()
    rounding: Examples = ()
    truncated: Examples = ()
    broken: Examples = ()
    undecided: Examples = ()
    never: tuple[Literal["holds", "broken", "undecided"], ...] = ()


class RoleShape(Shape):
    """A role of a rule: the concept, the alternatives of which the first present one is taken, or a list of parts."""

    concept: Marked | tuple[Marked, ...] | None = None
    each: Phrases = ()
    measure: Measure = "amount"
    optional: bool = False
    zero_if_absent: bool = False
    scope: Mapping[str, Marked] = NOTHING
    period: When = "same"
    place: Literal["text", "table"] | None = None


class RuleFile(Shape):
    """One rule: over a kind of statement, over roles, or over the words of a document."""

    rule: Marked
    code: Marked
    family: str
    since: str
    severity: Severity
    title: Mapping[str, str]
    why: Mapping[str, str]
    message: Mapping[str, Marked]
    assert_: Marked | None = None
    over: Marked | None = None
    roles: Mapping[str, RoleShape] = NOTHING
    same: Phrases | None = None
    measures: tuple[Literal["amount", "budget"], ...] = ()
    when: Marked | None = None
    requires: Phrases = ()
    forbidden: Phrases = ()
    required: Phrases = ()
    unclosed: Phrases = ()
    listed: Phrases = ()
    unless: Phrases = ()
    outside: Phrases = ()
    kinds: Phrases = ()
    tolerance: Tolerance = "printed-precision"
    source: str = ""
    examples: ExamplesShape = ExamplesShape()
