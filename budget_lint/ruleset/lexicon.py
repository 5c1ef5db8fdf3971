"""Lexicon files -> the lexicon: parts merged over files and folders, phrases translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from budget_lint.model.lexicon import (
    CodePath,
    Completeness,
    Concept,
    Form,
    FormExample,
    Lexicon,
    Pattern,
    Profile,
    ScopeValue,
    TableForm,
    Twofold,
)
from budget_lint.model.quantity import Unit
from budget_lint.ruleset.lexicon_shapes import ConceptShape, FormExampleShape, FormShape, LexiconFile, ScopeShape
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.merge import Folders, extended, keyed, listed
from budget_lint.ruleset.numerals import numerals_from
from budget_lint.ruleset.raw import raw
from budget_lint.ruleset.scopes import scope_from
from budget_lint.ruleset.translate import Translator, folding_from
from budget_lint.ruleset.units import units_from

_FEW = 24  # texts that are looked for faster than a pattern is compiled
_SIGNS = {"up": 1, "down": -1, "open": 0}


def lexicon_from(folders: Folders) -> Lexicon:
    """The lexicon of all files. Raises RuleError on wrong phrases, unknown names and duplicate ids."""
    folding = folding_from(chain.from_iterable(file.folding for file in chain(*folders)))
    words = extended(folders, lambda file: file.words)
    phrase = Translator(folding, words)
    scopes = tuple(_scopes(folders, phrase))
    units = units_from(folders, phrase.spell)
    concepts = _concepts(folders, scopes, units, phrase)
    return Lexicon(
        folding=folding,
        noise=tuple(raw(text) for text in listed(folders, lambda file: file.noise)),
        units=units,
        not_figures=tuple(_contexts(folders, phrase)),
        bounds=tuple(_bounds(folders, phrase)),
        numerals=numerals_from((file.numerals for file in chain(*folders)), phrase.spell),
        words=words,
        concepts=concepts,
        scopes=scopes,
        forms=_forms(folders, phrase),
        bases=tuple(
            Pattern(s.basis, phrase(s.phrase), measure=s.measure)
            for s in listed(folders, lambda file: file.bases)
        ),
        headings=tuple(
            Pattern(s.style, phrase(s.phrase), rank=s.rank)
            for s in listed(folders, lambda file: file.headings)
        ),
        periods=tuple(
            Pattern(s.period, phrase(s.phrase)) for s in listed(folders, lambda file: file.periods)
        ),
        year_ends=tuple(
            Pattern(phrase.spell(s.period), phrase(s.phrase)) for s in listed(folders, lambda file: file.year_ends)
        ),
        kinds=tuple(
            Pattern(s.kind, phrase(s.phrase), measure=s.measure)
            for s in listed(folders, lambda file: file.kinds)
        ),
        profiles=_profiles(folders, phrase),
        completeness=tuple(_completeness(folders, scopes, phrase)),
        twofold=tuple(_twofold(folders, concepts, phrase)),
        tables=tuple(_tables(folders, concepts, phrase)),
        table_heads=tuple(
            Pattern(s.basis, phrase(s.phrase), measure=s.measure)
            for s in listed(folders, lambda file: file.table_heads)
        ),
        code_paths=tuple(_code_paths(folders, concepts, phrase)),
        texts=_texts(folders),
    )


def _texts(folders: Folders) -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for file in chain(*folders):
        for language, texts in file.texts.items():
            merged.setdefault(language, {}).update(texts)
    return merged


def _contexts(folders: Folders, phrase: Translator) -> Iterator[Pattern]:
    for shape in (file.not_figures for file in chain(*folders)):
        for side in ("before", "after", "bare_before", "bare_after"):
            yield from (Pattern(side, phrase(text)) for text in getattr(shape, side))
        yield from (Pattern("around", raw(text)) for text in shape.around)


def _bounds(folders: Folders, phrase: Translator) -> Iterator[Pattern]:
    for shape in (file.bounds for file in chain(*folders)):
        for bound in ("exact", "about", "at_least", "at_most"):
            sides = getattr(shape, bound)
            yield from (Pattern(f"{bound}:before", phrase(text)) for text in sides.before)
            yield from (Pattern(f"{bound}:after", phrase(text)) for text in sides.after)


def _scopes(folders: Folders, phrase: Translator) -> Iterator[ScopeValue]:
    def entries(file: LexiconFile) -> list[tuple[str, ScopeShape]]:
        return [(dimension, shape) for dimension, shapes in file.scopes.items() for shape in shapes]

    found = keyed(
        folders, entries, lambda entry: entry[1].value, lambda entry: f"{entry[0]} {entry[1].value.text}"
    )
    known = [ScopeValue(dimension, shape.value.text, ()) for dimension, shape in found.values()]
    for dimension, shape in found.values():
        if shape.inside:
            scope_from({dimension: shape.inside}, known)
        words = tuple(phrase.spell(word) for word in shape.words)
        yield ScopeValue(dimension, shape.value.text, words, shape.inside.text if shape.inside else "")


def _concepts(
    folders: Folders, scopes: tuple[ScopeValue, ...], units: Mapping[str, Unit], phrase: Translator
) -> dict[str, Concept]:
    def concept(name: Marked, shape: ConceptShape) -> Concept:
        if not (shape.names or shape.scoped):
            raise name.error(f"RF703 the concept '{name.text}' has no names")
        return Concept(
            name.text,
            tuple(map(phrase.spell, shape.names)),
            tuple(map(phrase.spell, shape.scoped)),
            shape.contextual,
            scope_from(shape.fixed, scopes),
            shape.part_of.text if shape.part_of else "",
            tuple(map(phrase.spell, shape.short)),
            phrase.spell(shape.counted.text) if shape.counted else "",
        )

    found = keyed(folders, lambda file: list(file.concepts.items()), lambda entry: entry[0])
    for _, shape in found.values():
        if shape.part_of:
            phrase.known(shape.part_of, found, "concept")
        if shape.counted:
            phrase.known(shape.counted, units, "unit")
    return {name: concept(*entry) for name, entry in found.items()}


def _forms(folders: Folders, phrase: Translator) -> tuple[Form, ...]:
    found = keyed(folders, lambda file: file.forms, lambda shape: shape.form)
    for shape in found.values():
        for name in shape.follows:
            phrase.known(name, found, "form")
    return tuple(_form(shape, phrase) for shape in found.values())


def _form(shape: FormShape, phrase: Translator) -> Form:
    if shape.before is None and shape.after is None:
        raise shape.form.error("RF704 a form needs 'before' or 'after'")
    before = phrase.parser(shape.before).piece() if shape.before else None
    return Form(
        id=shape.form.text,
        kinds=shape.of,
        before=before.source if before else "",
        ends=before.last if before else "",
        needles=before.needles if before and len(before.needles) <= _FEW else (),
        after=phrase(shape.after) if shape.after else "",
        measure=shape.measure,
        sign=_SIGNS[shape.sign],
        role=shape.role,
        basis=shape.basis,
        follows=tuple(name.text for name in shape.follows),
        unit_optional=shape.unit_optional,
        bound=shape.bound,
        examples=tuple(map(_form_example, shape.examples)),
        path=shape.form.node.source.path,
        line=shape.form.node.line,
    )


def _profiles(folders: Folders, phrase: Translator) -> dict[str, Profile]:
    found = keyed(folders, lambda file: list(file.profiles.items()), lambda entry: entry[0])
    return {
        kind: Profile(tuple(family.text for family in shape.without), "|".join(map(phrase, shape.things)), shape.why)
        for kind, (_, shape) in found.items()
    }


def _form_example(shape: FormExampleShape) -> FormExample:
    fields = ("value", "measure", "label", "concept", "whole", "period", "scope", "basis", "bound")
    expected = tuple((name, value) for name in fields if (value := getattr(shape, name)) is not None)
    return FormExample(shape.text.text, shape.figure, shape.nth, expected, shape.text.node.line)


def _completeness(
    folders: Folders, scopes: tuple[ScopeValue, ...], phrase: Translator
) -> Iterator[Completeness]:
    for shape in listed(folders, lambda file: file.completeness):
        scope = tuple(scope_from(shape.scope, scopes).items())
        for value in shape.values:
            scope_from(dict.fromkeys(shape.scope, value), scopes)
        yield Completeness(
            shape.list,
            tuple(name.text for name in shape.totals),
            tuple(name.text for name in shape.parts),
            phrase(shape.labels) if shape.labels else "",
            shape.measure,
            phrase(shape.closing) if shape.closing else "",
            scope,
            tuple(value.text for value in shape.values),
        )


def _twofold(folders: Folders, concepts: Mapping[str, Concept], phrase: Translator) -> Iterator[Twofold]:
    for shape in listed(folders, lambda file: file.twofold):
        for name in (*shape.concepts, *shape.apart):
            phrase.known(name, concepts, "concept")
        either, apart = (tuple(name.text for name in names) for names in (shape.concepts, shape.apart))
        yield Twofold(tuple(map(phrase.spell, shape.names)), either, apart)


def _tables(folders: Folders, concepts: Mapping[str, Concept], phrase: Translator) -> Iterator[TableForm]:
    found = keyed(folders, lambda file: file.tables, lambda shape: shape.table)
    for shape in found.values():
        if shape.concept:
            phrase.known(shape.concept, concepts, "concept")
        concept = shape.concept.text if shape.concept else ""
        for name in shape.instead.values():
            phrase.known(name, concepts, "concept")
        instead = {key: name.text for key, name in shape.instead.items()}
        yield TableForm(shape.table.text, phrase(shape.title), concept, shape.codes, instead)


def _code_paths(folders: Folders, concepts: Mapping[str, Concept], phrase: Translator) -> Iterator[CodePath]:
    for shape in listed(folders, lambda file: file.code_paths):
        phrase.known(shape.concept, concepts, "concept")
        yield CodePath(shape.dimension, shape.concept.text, tuple(map(phrase, shape.marks)))
