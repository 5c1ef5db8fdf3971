"""What a rule does on a document: the figures that it takes, what came of them, and what it lacked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from budget_lint.kit.page import Page
from budget_lint.model.check import Verdict
from budget_lint.model.fact import Fact, Measure
from budget_lint.model.finding import DocumentReport
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Role, Rule
from budget_lint.reports.arithmetic import arithmetic_text
from budget_lint.reports.characters import clean
from budget_lint.reports.numbers import printed
from budget_lint.reports.places import clickable, place
from budget_lint.reports.screen import print_lines
from budget_lint.reports.words import Words

_INDENT = 2
MOST = 20  # facts of a role that are shown


def show(rule: Rule, report: DocumentReport, console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints the checks that the rule made on a document, and what it finds for its roles."""
    print_lines(console, lines(rule, report, Words.of(lexicon, lang), console.width))


def lines(rule: Rule, report: DocumentReport, words: Words, width: int) -> Iterator[Text]:
    """A paragraph for each check; then what there is of each role, or of the statements that the rule is over."""
    tracer = _Tracer(report, Page(words, width))
    verdicts = [verdict for verdict in report.verdicts if verdict.check.rule.code == rule.code]
    yield Text.assemble((f"{rule.code} ", "heading"), rule.name)
    for verdict in verdicts:
        yield Text()
        yield from tracer.verdict(verdict)
    yield Text()
    counts = Counter(verdict.outcome for verdict in verdicts)
    known = [words.say("kit.trace.outcome", outcome=words.say(f"kit.outcome.{o}"), number=n) for o, n in counts.items()]
    yield Text(words.joined(known) or words.say("kit.nothing"), style="heading")
    if rule.roles:
        yield from tracer.roles(rule)
    elif rule.wording is None:
        yield from tracer.statements(rule)


class _Tracer:
    def __init__(self, report: DocumentReport, page: Page) -> None:
        self.report, self.page, self.words = report, page, page.words

    def verdict(self, verdict: Verdict) -> Iterator[Text]:
        """Place and outcome with its reason, each figure with its role, and the arithmetic."""
        said = self.words.say(f"kit.outcome.{verdict.outcome}")
        if verdict.reason:
            said = self.words.say("kit.because", outcome=said, reason=self.words.say(f"reason.{verdict.reason}"))
        where = clickable(self.report.document, verdict.check.place, self.words)
        yield Text.assemble((clean(where), "place"), "  ", said)
        if verdict.check.quote is not None:
            yield from self.page.paragraph(verdict.check.quote.text, _INDENT)
        for role, facts in verdict.check.binding:
            for fact in facts:
                yield from self.page.paragraph(f"{role}: {self._fact(fact)}", _INDENT)
        if verdict.arithmetic is not None:
            yield from self.page.paragraph(arithmetic_text(self.report.document, verdict, self.words), _INDENT)

    def roles(self, rule: Rule) -> Iterator[Text]:
        """The figures of the document that each role could take, whatever their period and scope."""
        for name, role in rule.roles.items():
            found = [fact for fact in self.report.reading.facts if _may_be(role, fact, rule.measures)]
            head = self.words.say("kit.trace.role", role=name, number=len(found))
            yield Text(" " * _INDENT + head)
            for fact in found[:MOST]:
                yield from self.page.paragraph(self._fact(fact), 2 * _INDENT)

    def statements(self, rule: Rule) -> Iterator[Text]:
        """How many statements of the rule's kind there are, by the roles that they have."""
        found = [statement for statement in self.report.reading.statements if statement.kind == rule.over]
        kinds = Counter(self.words.joined([role for role, _ in statement.roles]) for statement in found)
        head = self.words.say("kit.trace.statements", kind=rule.over, number=len(found))
        yield Text(" " * _INDENT + head)
        for roles, number in kinds.items():
            yield Text(" " * 2 * _INDENT + f"{number} × {roles}")

    def _fact(self, fact: Fact) -> str:
        """A figure with its name, its period and scope, and its place."""
        scope = self.words.joined([f"{dimension}={value}" for dimension, value in fact.scope])
        known = [part for part in (fact.label, fact.period, scope) if part]
        known.append(place(self.report.document, fact.figure.span, self.words))
        if not fact.certain:
            known.append(self.words.say("reason.uncertain"))
        return clean(f"{printed(fact)} ({self.words.joined(known)})")


def _may_be(role: Role, fact: Fact, measures: Sequence[Measure]) -> bool:
    wanted = measures if role.measure == "amount" and measures else (role.measure,)
    return fact.concept in role.concepts and fact.measure in wanted
