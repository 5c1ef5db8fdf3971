"""What a run of the examples gave: the failures, what is not covered, the count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from budget_lint.kit.examples import EXPECTED, Result, figures, lacking
from budget_lint.kit.files import shown_path
from budget_lint.kit.page import Page
from budget_lint.model.check import Verdict
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Outcome, Rule
from budget_lint.reports.screen import print_lines
from budget_lint.reports.words import Words

_INDENT = 4


def show(results: Sequence[Result], rules: Sequence[Rule], console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints the failures among ``results``, which of ``rules`` lack an example, and the count."""
    print_lines(console, lines(results, rules, Words.of(lexicon, lang), console.width))


def lines(results: Sequence[Result], rules: Sequence[Rule], words: Words, width: int) -> Iterator[Text]:
    """The report on a run, at most ``width`` cells wide but for the places of failures."""
    page = Page(words, width)
    failed = [result for result in results if not result.passed]
    for result in failed:
        yield from _failure(result, page)
        yield Text()
    for outcome in EXPECTED:
        yield from _uncovered(lacking(rules, outcome), outcome, page)
    count = words.say("kit.count", passed=len(results) - len(failed), failed=len(failed))
    yield Text(count, style="severity.error" if failed else "heading")


def _failure(result: Result, page: Page) -> Iterator[Text]:
    rule, example, words = result.rule, result.example, page.words
    place = f"{shown_path(rule.path)}:{example.line}"
    yield Text.assemble((place, "place"), f" {rule.code} ", (rule.name, "label"))
    yield from page.paragraph(example.text, _INDENT)
    expected = _gave(example.outcome, "", list(example.figures), words)
    got = [_verdict(verdict, words) for verdict in result.verdicts] or [words.say("kit.nothing")]
    yield from page.paragraph(words.say("kit.expected", what=expected), _INDENT)
    for what in got:
        yield from page.paragraph(words.say("kit.got", what=what), _INDENT)


def _verdict(verdict: Verdict, words: Words) -> str:
    return _gave(verdict.outcome, verdict.reason, figures(verdict), words)


def _gave(outcome: Outcome, reason: str, printed: list[str], words: Words) -> str:
    """An outcome with the reason and the figures that there are."""
    text = words.say(f"kit.outcome.{outcome}")
    if reason:
        text = words.say("kit.because", outcome=text, reason=words.say(f"reason.{reason}"))
    return words.say("kit.with", outcome=text, figures=words.joined(printed)) if printed else text


def _uncovered(rules: Sequence[Rule], outcome: Outcome, page: Page) -> Iterator[Text]:
    if rules:
        words = page.words
        named = words.joined([rule.code for rule in rules])
        said = words.say("kit.lacking", outcome=words.say(f"kit.outcome.{outcome}"), rules=named)
        yield from page.paragraph(said, 0)
