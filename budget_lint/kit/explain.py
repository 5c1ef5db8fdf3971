"""A rule for its readers: what must hold, why, over which figures, and the examples that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from budget_lint.kit.files import shown_path
from budget_lint.kit.formula import formula
from budget_lint.kit.page import Page
from budget_lint.model.expression import names
from budget_lint.model.fact import Measure
from budget_lint.model.lexicon import Concept, Lexicon
from budget_lint.model.rule import Example, Role, Rule, Wording
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging, wrap
from budget_lint.reports.screen import print_lines
from budget_lint.reports.words import Words

_INDENT = 2
_FIELDS = ("severity", "family", "since", "why", "source", "file", "over", "binds", "when", "assert", "requires",
           "kinds", "forbidden", "required", "unless", "outside", "unclosed", "listed")  # fmt: skip


def show(rule: Rule, console: Console, *, lexicon: Lexicon, lang: str) -> None:
    """Prints the page of a rule."""
    print_lines(console, lines(rule, lexicon, Words.of(lexicon, lang), console.width))


def lines(rule: Rule, lexicon: Lexicon, words: Words, width: int) -> Iterator[Text]:
    """The page of a rule, at most ``width`` cells wide but for the path of its file."""
    indent = 2 + max(cell_len(words.say(f"kit.{field}")) for field in (*_FIELDS, "message", "tolerance", "same"))
    page = Page(words, width, indent)
    yield Text.assemble((f"{rule.code} ", "heading"), rule.name)
    yield from wrap(Text(clean(words.pick(rule.title)), style="title"), width)
    yield Text()
    yield from _about(rule, page)
    yield Text()
    yield from relation(rule, lexicon, page)
    yield Text()
    yield from _examples(rule, page)


def _about(rule: Rule, page: Page) -> Iterator[Text]:
    words = page.words
    yield from page.entry("kit.severity", words.say(f"severity.{rule.severity}"))
    yield from page.entry("kit.family", rule.family)
    yield from page.entry("kit.since", rule.since)
    yield from page.entry("kit.why", words.pick(rule.why))
    yield from page.entry("kit.source", rule.source)
    yield page.line("kit.file", shown_path(rule.path))


def relation(rule: Rule, lexicon: Lexicon, page: Page) -> Iterator[Text]:
    """What a rule asks of which figures or words, and what it reports."""
    words = page.words
    yield from page.entry("kit.kinds", words.joined([words.say(f"kind.{kind}") for kind in rule.kinds]))
    if rule.wording:
        yield from _wording(rule.wording, page)
        yield from page.entry("kit.when", formula(rule.when) if rule.when else "")
        yield from page.entry("kit.message", words.pick(rule.message))
        return
    if rule.over:
        yield from page.entry("kit.over", words.say("kit.over.kind", kind=rule.over))
        yield from page.entry("kit.binds", words.joined([_bound(rule, role, words) for role in _used(rule)]))
    else:
        yield from _roles(rule, lexicon, page)
    yield from page.entry("kit.when", formula(rule.when) if rule.when else "")
    yield from page.entry("kit.assert", formula(rule.assertion))
    yield from page.entry("kit.requires", words.joined(list(rule.requires)))
    yield from page.entry("kit.same", words.joined(list(rule.same or ())))
    if rule.tolerance != "printed-precision":
        yield from page.entry("kit.tolerance", words.say(f"kit.tolerance.{rule.tolerance}"))
    yield from page.entry("kit.message", words.pick(rule.message))


def _wording(wording: Wording, page: Page) -> Iterator[Text]:
    """The phrases of a rule over wording, a line each."""
    for key in ("forbidden", "required", "listed", "unless", "outside"):
        for number, phrase in enumerate(getattr(wording, key)):
            yield from page.entry("kit.more" if number else f"kit.{key}", phrase.written)
    yield from page.entry("kit.unclosed", page.words.joined(list(wording.unclosed)))


def _used(rule: Rule) -> list[str]:
    """The roles that a rule over statements speaks of."""
    return list(dict.fromkeys([*names(rule.assertion), *(names(rule.when) if rule.when else ())]))


def _bound(rule: Rule, role: str, words: Words) -> str:
    return words.say("kit.role.several", role=role) if role in rule.lists else role


def _roles(rule: Rule, lexicon: Lexicon, page: Page) -> Iterator[Text]:
    """A line for each role: its name, and what figure it takes."""
    yield Text(page.words.say("kit.roles"), style="label")
    indent = _INDENT + 2 + max(cell_len(name) for name in rule.roles)
    for name, role in rule.roles.items():
        body = Text(clean(_figure(role, rule.measures, lexicon, page.words)))
        yield from hanging(Text(" " * _INDENT + name), body, page.width, indent)


def _figure(role: Role, measures: Sequence[Measure], lexicon: Lexicon, words: Words) -> str:
    """Concepts, measure, scope and what absence means, in words."""
    concepts = [_concept(name, lexicon.concepts.get(name), words) for name in role.concepts]
    listed = words.joined(concepts) if role.each else words.say("kit.role.or").join(concepts)
    wanted = measures if role.measure == "amount" and measures else (role.measure,)
    measured = words.say("kit.role.or").join(words.say(f"measure.{measure}") for measure in wanted)
    parts = [words.say("kit.role.each", concepts=listed) if role.each else listed, measured]
    if role.period != "same":
        parts.append(words.say(f"kit.role.period.{role.period}"))
    if role.place:
        parts.append(words.say(f"kit.role.place.{role.place}"))
    for dimension, value in role.scope.items():
        key = "kit.role.scope" if value else "kit.role.unscoped"
        parts.append(words.say(key, dimension=dimension, value=value))
    if role.optional:
        parts.append(words.say("kit.role.nought" if role.zero_if_absent else "kit.role.optional"))
    return words.joined(parts)


def _concept(name: str, concept: Concept | None, words: Words) -> str:
    named = next(iter((*concept.names, *concept.scoped)), "") if concept else ""
    return words.say("kit.role.concept", concept=name, name=named) if named else name


def _examples(rule: Rule, page: Page) -> Iterator[Text]:
    words = page.words
    yield Text(words.say("kit.examples" if rule.examples else "kit.examples.none"), style="label")
    for example in rule.examples:
        yield from _example(example, page)


def _example(example: Example, page: Page) -> Iterator[Text]:
    words = page.words
    outcome = words.say(f"kit.outcome.{example.outcome}")
    head = words.say("kit.example", outcome=outcome, number=example.line)
    yield Text(" " * _INDENT + head, style="heading")
    yield from page.paragraph(example.text, 2 * _INDENT)
    if example.words:
        yield from page.paragraph(words.say("kit.words", words=words.joined(list(example.words))), 2 * _INDENT)
    if example.figures:
        listed = words.say("kit.figures", figures=words.joined(list(example.figures)))
        yield from page.paragraph(listed, 2 * _INDENT)
