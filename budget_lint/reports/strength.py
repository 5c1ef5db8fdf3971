"""How well documents are protected, as JSON and for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from budget_lint.model.fact import Figure
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.strength import Strength, Tally
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging, pad, wrap
from budget_lint.reports.numbers import plain
from budget_lint.reports.places import location_json, short_place
from budget_lint.reports.screen import heading, print_lines
from budget_lint.reports.words import Words
from budget_lint.version import __version__

Entry = dict[str, object]
_COUNTS = ("changes", "noticed", "listed", "named", "repaired")
_INDENT, _NUMBER = 2, 11


def json_text(found: Sequence[Strength]) -> str:
    """The strength of documents as JSON text."""
    head: Entry = {"schema_version": "1", "tool": {"name": "budget-lint", "version": __version__}}
    documents = [_document(strength) for strength in found]
    return json.dumps({**head, "documents": documents}, ensure_ascii=False, indent=2) + "\n"


def show(found: Sequence[Strength], console: Console, lexicon: Lexicon, lang: str) -> None:
    """Prints the counts of each document and the figures that nothing protects."""
    words = Words.of(lexicon, lang)
    for number, strength in enumerate(found):
        if number:
            console.print()
        print_lines(console, lines(strength, words, console.width))


def lines(strength: Strength, words: Words, width: int) -> Iterator[Text]:
    """All lines for one document, at most ``width`` cells each."""
    yield from heading(strength.report, words, width)
    whole, slips = _tallies(strength)
    yield from wrap(Text(_summary(strength, whole, words)), width)
    if slips:
        yield Text()
        yield _row(words.say("strength.slip"), [words.say(f"strength.{name}") for name in _COUNTS], "heading")
        for slip, tally in slips.items():
            yield _row(words.say(f"slip.{slip}"), [str(getattr(tally, name)) for name in _COUNTS])
    yield from _unprotected(strength, words, width)


def _summary(strength: Strength, whole: Tally, words: Words) -> str:
    values = {name: getattr(whole, name) for name in _COUNTS}
    share = f"{100 * whole.noticed // whole.changes}" if whole.changes else "0"
    said = words.say("strength.summary", figures=len(strength.figures), share=share, **values)
    sampled = strength.possible != whole.changes
    return said + (words.say("strength.sampled", possible=strength.possible) if sampled else "")


def _row(label: str, cells: Sequence[str], style: str = "") -> Text:
    line = Text(" " * _INDENT)
    for cell in cells:
        line.append_text(pad(Text(cell, style), _NUMBER))
    line.append(label, style)
    return line


def _unprotected(strength: Strength, words: Words, width: int) -> Iterator[Text]:
    bare = strength.unprotected
    if not bare:
        return
    yield Text()
    yield from wrap(Text(words.count("strength.unprotected", len(bare)), "heading"), width)
    document, facts = strength.report.document, strength.report.facts
    for figure in bare:
        fact = facts.get(figure.index)
        place = short_place(document.locate(figure.span.start), words)
        label = Text(f"{' ' * _INDENT}{clean(place)}  ", "place")
        said = f"{clean(_printed(figure))}  {clean(fact.label) if fact else ''}".rstrip()
        yield from hanging(label, Text(said), width, len(label.plain))


def _printed(figure: Figure) -> str:
    return "".join(figure.text.split()) + ("" if figure.unit_missing else figure.quantity.unit.name)


def _tallies(strength: Strength) -> tuple[Tally, dict[str, Tally]]:
    kinds = sorted({probe.slip for probe in strength.probes})
    by_slip = {kind: Tally.of(probe for probe in strength.probes if probe.slip == kind) for kind in kinds}
    return Tally.of(strength.probes), by_slip


def _document(strength: Strength) -> Entry:
    whole, slips = _tallies(strength)
    document, facts = strength.report.document, strength.report.facts
    return {
        "path": document.path,
        "figures": len(strength.figures),
        "possible": strength.possible,
        **_counts(whole),
        "slips": {slip: _counts(tally) for slip, tally in slips.items()},
        "unprotected": [
            {
                "text": figure.text,
                "value": plain(figure.quantity.value),
                "unit": "" if figure.unit_missing else figure.quantity.unit.name,
                "label": facts[figure.index].label if figure.index in facts else "",
                "location": location_json(document, figure.span),
            }
            for figure in strength.unprotected
        ],
    }


def _counts(tally: Tally) -> Entry:
    return {name: getattr(tally, name) for name in _COUNTS}
