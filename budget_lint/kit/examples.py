"""The examples of rules as tests: each is a document of its own, and the rule must give what it says there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from budget_lint.model.check import Verdict
from budget_lint.model.rule import Example, Outcome, Rule
from budget_lint.pipeline import Linter

EXPECTED: tuple[Outcome, ...] = ("holds", "broken", "undecided")  # what every rule should have an example of
SUCCESS: frozenset[Outcome] = frozenset({"holds", "rounding", "truncated"})


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule gave on one of its examples: its verdicts in the order of the text, none where it made no check."""

    rule: Rule
    example: Example
    verdicts: tuple[Verdict, ...]
    places: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether outcome, place, and figures or words are those of the example."""
        if self.example.place and self.example.place not in self._where():
            return False
        if self.rule.wording is not None:
            return self._words_fit()
        return _outcome_fits(self.example.outcome, self.verdicts) and self._figures_fit()

    def _where(self) -> list[str]:
        """The places of the verdicts with the outcome of the example."""
        pairs = zip(self.verdicts, self.places, strict=False)
        return [place for verdict, place in pairs if verdict.outcome == self.example.outcome]

    def _words_fit(self) -> bool:
        """A rule over wording finds nothing where it holds, else exactly the words listed, in their order."""
        quotes = [verdict.check.quote for verdict in self.verdicts if verdict.outcome == "broken"]
        found = [quote.text for quote in quotes if quote is not None]
        if self.example.outcome != "broken" or not self.example.words:
            return bool(found) is (self.example.outcome == "broken")
        return found == list(self.example.words)

    def _figures_fit(self) -> bool:
        """All broken checks must have the figures listed, of others one must."""
        if not self.example.figures:
            return True
        wanted = sorted(map(digits, self.example.figures))
        broken = self.example.outcome == "broken"
        found = [sorted(figures(v)) == wanted for v in self.verdicts if not broken or v.outcome == "broken"]
        return all(found) if broken else any(found)


def try_rules(linter: Linter, rules: Iterable[Rule]) -> Iterator[Result]:
    """Runs every example of ``rules``, which are among those of ``linter``, with all its rules in force."""
    for rule in rules:
        for example in rule.examples:
            report = linter.check_text(example.text, f"{rule.path}:{example.line}")
            found = tuple(v for v in report.verdicts if v.check.rule.code == rule.code)
            spots = [report.document.locate(verdict.check.place.start) for verdict in found]
            yield Result(rule, example, found, tuple(f"{spot.line}:{spot.column}" for spot in spots))


def lacking(rules: Iterable[Rule], outcome: Outcome) -> list[Rule]:
    """The rules without an example of ``outcome``, but for those that never have it."""
    return [rule for rule in rules if all(e.outcome != outcome for e in rule.examples) and _may(rule, outcome)]


def _may(rule: Rule, outcome: Outcome) -> bool:
    return outcome not in rule.never and (rule.wording is None or outcome != "undecided")


def figures(verdict: Verdict) -> list[str]:
    """The figures of a verdict's check as printed, in the order of the roles, or the words it is about."""
    if verdict.check.quote is not None:
        return [verdict.check.quote.text]
    return [digits(fact.figure.text) for fact in verdict.check.facts]


def digits(text: str) -> str:
    """A figure without the white space that the source may have put among its digits."""
    return "".join(text.split())


def _outcome_fits(expected: Outcome, verdicts: Sequence[Verdict]) -> bool:
    found = {verdict.outcome for verdict in verdicts}
    if expected == "undecided":
        return found <= {"undecided"}
    if expected == "broken":
        return "broken" in found
    # `holds` is satisfied by every kind of success; the other two are so only by their own
    return bool(found) and found <= SUCCESS and expected in (found | {"holds"})
