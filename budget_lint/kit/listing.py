"""The rules in force, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Rule
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import pad
from budget_lint.reports.screen import print_lines
from budget_lint.reports.words import Words


def show(rules: Sequence[Rule], console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints a line for each rule, whatever its length: so it can be searched and cut into columns."""
    print_lines(console, lines(rules, Words.of(lexicon, lang)))


def lines(rules: Sequence[Rule], words: Words) -> Iterator[Text]:
    """Code, name, severity, family and title of each rule, in columns."""
    rows = [_row(rule, words) for rule in rules]
    widths = [max(cell_len(cell.plain) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        line = Text("  ").join(pad(cell, width) for cell, width in zip(row, widths, strict=True))
        line.rstrip()
        yield line


def _row(rule: Rule, words: Words) -> list[Text]:
    severity = Text(words.say(f"severity.{rule.severity}"), style=f"severity.{rule.severity}")
    title = Text(clean(words.pick(rule.title)))
    return [Text(rule.code, style="heading"), Text(rule.name), severity, Text(clean(rule.family)), title]
