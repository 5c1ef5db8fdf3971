"""A rule bound to facts, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from budget_lint.model.fact import Fact
from budget_lint.model.interval import Interval
from budget_lint.model.rule import Outcome, Rule
from budget_lint.model.span import Quote, Span

Binding = tuple[tuple[str, tuple[Fact, ...]], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule over one set of facts. ``doubt`` names what keeps it from being decided, empty if nothing.

    ``cut`` says that the document is known to cut off the digits of such amounts instead of rounding them.
    A check of words has a ``quote`` as its evidence, and of facts only those that stand within it, if any.
    """

    rule: Rule
    binding: Binding
    doubt: str = ""
    quote: Quote | None = None
    cut: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the check, in the order of the roles."""
        return tuple(fact for _, facts in self.binding for fact in facts)

    @property
    def span(self) -> Span:
        """The place of the words, or of the first figure with its sign and unit: checks stand in this order."""
        return self.quote.span if self.quote else self.facts[0].figure.extent

    @property
    def place(self) -> Span:
        """Where the check is reported: the words, or the digits of the first figure."""
        return self.quote.span if self.quote else self.facts[0].figure.span

    def role_of(self, fact: Fact) -> str:
        return next((role for role, facts in self.binding if fact in facts), "")


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Both sides of a comparison in base units: the ``stated`` one and the ``computed`` one.

    ``difference`` is stated less computed, by the printed values; ``allowed`` is the largest difference that
    rounding explains.
    """

    operator: str
    stated: Fraction
    computed: Fraction
    stated_interval: Interval
    computed_interval: Interval

    @property
    def difference(self) -> Fraction:
        return self.stated - self.computed

    @property
    def allowed(self) -> Fraction:
        return (self.stated_interval.width + self.computed_interval.width) / 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check gave. ``reason`` is a key of the interface texts where it is undecided.

    ``odds`` is n where rounding could explain the difference, but would do so in one of n cases at most.
    """

    check: Check
    outcome: Outcome
    arithmetic: Arithmetic | None = None
    reason: str = ""
    odds: int = 0

    @property
    def judgement(self) -> str:
        """What the outcome is worth: improbable, truncated, else nothing to say."""
        if self.odds:
            return "improbable"
        return "truncated" if self.outcome == "truncated" else ""
