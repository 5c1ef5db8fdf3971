"""The packaged rules as a set of alternatives, of which any may be taken out.

An alternative is a word of a list, a name of a concept or a scope, a whole form (or basis, period, head of a
table), or one of the texts that a phrase allows in one place. Its place is the way to it: the file, the keys, and
for phrases the numbers of the brackets and of their alternatives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.pipeline import packaged_rules
from budget_lint.ruleset.builder import build
from budget_lint.ruleset.files import yaml_files
from budget_lint.ruleset.lexicon import lexicon_from
from budget_lint.ruleset.lexicon_shapes import LexiconFile
from budget_lint.ruleset.rules import rule_from
from budget_lint.ruleset.shapes import RuleFile
from budget_lint.ruleset.source import Source, parse
from budget_lint.ruleset.translate import Translator

Place = tuple[str | int, ...]
NEVER = "\ue000"  # stands where a list or a bracket has lost all its members; no text holds it
BRACKETS = tuple("()[]{}<>|")

# Never taken out: what no document teaches. Numerals, marks and the two sides of the accounts are closed sets; the
# words of rules over wording touch no figure.
CLOSED = {"han", "numerals", "stops", "pauses", "running_marks", "closing_marks", "heading_ends_not", "quotes", "heads"}
WORDING = "wording.yaml"
# Lists of entries of which each is an alternative, and the phrases in them.
ENTRIES = {"forms": ("before", "after"), "bases": ("phrase",), "periods": ("phrase",), "table_heads": ("phrase",)}
# Lists of entries that rules and official forms name: only the phrases in them are tried.
NAMED = {"kinds": ("phrase",)}
NAMES = ("names", "scoped", "short")


class Alternative(NamedTuple):
    """``text`` is what it allows; ``group`` is ``words``, ``forms`` or ``names``."""

    place: Place
    text: str
    group: str


# --- phrases -------------------------------------------------------------------------------------------------


class Bracket(NamedTuple):
    """A bracket of a phrase: its opening character, empty for the whole phrase, and its alternatives."""

    opening: str
    options: tuple[tuple[str | Bracket, ...], ...]


def taken_apart(phrase: str) -> Bracket:
    """The tree of a phrase; gaps, lists and escaped characters stay as they are written."""
    if phrase in BRACKETS:
        return Bracket("", ((phrase,),))
    parts = re.findall(r"\\.|\{[^}]*\}|<[^>]*>|[()\[\]|]|[^\\{<()\[\]|]+", phrase)
    tree, rest = _bracket("", parts)
    assert rest == []
    return tree


def _bracket(opening: str, parts: list[str]) -> tuple[Bracket, list[str]]:
    options: list[tuple[str | Bracket, ...]] = []
    option: list[str | Bracket] = []
    while parts:
        part, *parts = parts
        if part in ("(", "["):
            inner, parts = _bracket(part, parts)
            option.append(inner)
        elif part == "|":
            options.append(tuple(option))
            option = []
        elif part in (")", "]"):
            break
        else:
            option.append(part)
    return Bracket(opening, (*options, tuple(option))), parts


def written(bracket: Bracket, removed: Collection[Place] = (), way: Place = ()) -> str:
    """The phrase without the alternatives at some places; ``NEVER`` stands for one that nothing fits."""
    left = [
        "".join(
            part if isinstance(part, str) else written(part, removed, (*way, number, order))
            for order, part in enumerate(option)
        )
        for number, option in enumerate(bracket.options)
        if (*way, number) not in removed
    ]
    if bracket.opening == "[":
        return f"[{'|'.join(left)}]" if left else ""
    inner = "|".join(left) if left else NEVER
    return f"({inner})" if bracket.opening else inner


def _ways(bracket: Bracket, way: Place = ()) -> Iterator[tuple[Place, str]]:
    """The places of a phrase where something may be taken out, with what stands there."""
    for number, option in enumerate(bracket.options):
        here = (*way, number)
        if len(bracket.options) > 1 or bracket.opening == "[":
            yield here, "".join(part if isinstance(part, str) else written(part) for part in option)
        for order, part in enumerate(option):
            if isinstance(part, Bracket):
                yield from _ways(part, (*here, order))


# --- files ---------------------------------------------------------------------------------------------------


class Rules:
    """The packaged rules, and what is left of them without some alternatives."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or packaged_rules()
        self.files: dict[str, dict[str, Any]] = {}
        self.rules: list[RuleFile] = []
        for path in yaml_files(folder):
            text = path.read_text(encoding="utf-8")
            root = parse(Source(str(path), text))
            if root is None:
                continue
            data = yaml.safe_load(text)
            if "rule" in data:
                self.rules.append(build(RuleFile, root))
            else:
                self.files[path.relative_to(folder).as_posix()] = data
        self.whole = {name: _built(name, data) for name, data in self.files.items()}
        self.alternatives = tuple(self._alternatives())

    def without(self, removed: Collection[Place]) -> tuple[Lexicon, Ruleset]:
        """The lexicon and the rules without the alternatives at these places."""
        by_file: dict[str, set[Place]] = {}
        for place in removed:
            by_file.setdefault(str(place[0]), set()).add(place[1:])
        pruned = {name: _pruned(self.files[name], places) for name, places in by_file.items()}
        _drop_followers(self.files, pruned)
        shapes = [_built(name, pruned[name]) if name in pruned else shape for name, shape in self.whole.items()]
        lexicon = lexicon_from([shapes])
        translate = Translator(lexicon.folding, lexicon.words)
        rules = [rule_from(shape, lexicon, translate) for shape in self.rules]
        return lexicon, Ruleset(tuple(sorted(rules, key=lambda rule: rule.code)))

    def _alternatives(self) -> Iterator[Alternative]:
        for name, data in self.files.items():
            for place, text, group in _of_file(data):
                if not name.endswith(WORDING):
                    yield Alternative((name, *place), text, group)


def _of_file(data: dict[str, Any]) -> Iterator[Alternative]:
    for name, words in data.get("words", {}).items():
        if name not in CLOSED:
            yield from _of_list(("words", name), words, "words")
    yield from _around_figures(data)
    yield from _of_names(data)
    for key, phrases in (ENTRIES | NAMED).items():
        for number, entry in enumerate(data.get(key, ())):
            if key in ENTRIES:
                yield Alternative((key, number), str(next(iter(entry.values()))), "forms")
            for phrase in phrases:
                for way, text in _ways(taken_apart(entry.get(phrase, ""))):
                    yield Alternative((key, number, phrase, *way), text, "forms")


def _around_figures(data: dict[str, Any]) -> Iterator[Alternative]:
    for side, phrases in data.get("not_figures", {}).items():
        yield from _of_list(("not_figures", side), phrases, "words")
    for bound, sides in data.get("bounds", {}).items():
        for side, phrases in sides.items():
            yield from _of_list(("bounds", bound, side), phrases, "words")

def _of_names(data: dict[str, Any]) -> Iterator[Alternative]:
    for name, concept in data.get("concepts", {}).items():
        for key in NAMES:
            yield from _of_list(("concepts", name, key), concept.get(key, ()), "names")
    for dimension, values in data.get("scopes", {}).items():
        for number, value in enumerate(values):
            yield from _of_list(("scopes", dimension, number, "words"), value["words"], "names")


def _of_list(place: Place, members: list[str], group: str) -> Iterator[Alternative]:
    return (Alternative((*place, number), str(member), group) for number, member in enumerate(members))


def _built(name: str, data: dict[str, Any]) -> LexiconFile:
    root = parse(Source(name, json.dumps(data, ensure_ascii=False)))
    assert root is not None
    return build(LexiconFile, root)


def _pruned(data: dict[str, Any], removed: set[Place]) -> dict[str, Any]:
    """A copy of the data of a file without the alternatives at some places."""
    data = deepcopy(data)
    for key, phrases in (ENTRIES | NAMED).items():
        for number, entry in enumerate(data.get(key, ())):
            for phrase in phrases:
                ways = {place[3:] for place in removed if place[:3] == (key, number, phrase)}
                if ways:
                    entry[phrase] = written(taken_apart(entry[phrase]), ways)
    lists = {place[:-1] for place in removed if isinstance(_at(data, place[:-1]), list)}
    for where in lists:
        members = _at(data, where)
        left = [member for number, member in enumerate(members) if (*where, number) not in removed]
        members[:] = left or ([NEVER] if members and isinstance(members[0], str) else [])
    return data


def _at(data: Any, place: Place) -> Any:
    """What stands at a place, None for one inside a phrase."""
    for key in place:
        if isinstance(data, str):
            return None
        data = data[key]
    return data


def _drop_followers(files: dict[str, dict[str, Any]], pruned: dict[str, dict[str, Any]]) -> None:
    """Takes out references to forms that are gone, and forms that have no other left to follow."""
    lists = {name: (pruned.get(name) or data)["forms"] for name, data in files.items() if "forms" in data}
    while True:
        names = {form["form"] for forms in lists.values() for form in forms}
        lost = {name for name, forms in lists.items() if any(set(form.get("follows", ())) - names for form in forms)}
        if not lost:
            return
        for name in lost:
            forms = pruned.setdefault(name, deepcopy(files[name]))["forms"]
            for form in forms:
                if "follows" in form:
                    form["follows"] = [other for other in form["follows"] if other in names]
            forms[:] = [form for form in forms if form.get("follows", True)]
            lists[name] = forms
