"""What `budget-lint forms` shows: the forms in force, and what their examples gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from budget_lint.kit.files import shown_path
from budget_lint.kit.forms import FormResult, bare
from budget_lint.kit.page import Page
from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import pad
from budget_lint.reports.screen import print_lines
from budget_lint.reports.words import Words

_INDENT = 4


def show_list(forms: Sequence[Form], console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints a line for each form, in the order in which they are tried: name, units, measure, first example."""
    words = Words.of(lexicon, lang)
    rows = [_row(form, words) for form in forms]
    widths = [max(cell_len(cell.plain) for cell in column) for column in zip(*rows, strict=True)]
    lines = [Text("  ").join(pad(c, w) for c, w in zip(row, widths, strict=True)) for row in rows]
    for line in lines:
        line.rstrip()
    print_lines(console, iter(lines))


def _row(form: Form, words: Words) -> list[Text]:
    kinds = ", ".join(form.kinds)
    first = next((example.text for example in form.examples), "")
    shown = " ".join(first.split("\n")[-1].split())
    return [Text(form.id, style="heading"), Text(kinds), Text(words.say(f"measure.{form.measure}")), Text(clean(shown))]


def show_results(
    results: Sequence[FormResult], forms: Sequence[Form], console: Console, *, lexicon: Lexicon, lang: str
) -> None:
    """Prints the failures among ``results``, which of ``forms`` lack an example, and the count."""
    print_lines(console, _lines(results, forms, Words.of(lexicon, lang), console.width))


def _lines(results: Sequence[FormResult], forms: Sequence[Form], words: Words, width: int) -> Iterator[Text]:
    page = Page(words, width)
    failed = [result for result in results if not result.passed]
    for result in failed:
        yield from _failure(result, page)
        yield Text()
    without = bare(forms)
    if without:
        said = words.say("kit.forms.lacking", forms=words.joined([form.id for form in without]))
        yield from page.paragraph(said, 0)
    count = words.say("kit.count", passed=len(results) - len(failed), failed=len(failed))
    yield Text(count, style="severity.error" if failed else "heading")


def _failure(result: FormResult, page: Page) -> Iterator[Text]:
    form, example, words = result.form, result.example, page.words
    yield Text.assemble((f"{shown_path(form.path)}:{example.line}", "place"), " ", (form.id, "label"))
    yield from page.paragraph(example.text, _INDENT)
    wanted = (("form", form.id), *example.expected)
    found = dict(result.found)
    differing = [(key, found[key]) for key, value in wanted if key in found and found[key] != value]
    expected = [(key, value) for key, value in wanted if found.get(key) != value]
    yield from page.paragraph(words.say("kit.expected", what=_told(expected, words)), _INDENT)
    got = _told(differing, words) if found else words.say("kit.forms.nothing", figure=example.figure)
    yield from page.paragraph(words.say("kit.got", what=got), _INDENT)


def _told(pairs: Sequence[tuple[str, str]], words: Words) -> str:
    return words.joined([f"{key}: {value or words.say('kit.forms.empty')}" for key, value in pairs])
