"""Folders of YAML files -> the lexicon and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.ruleset.builder import build, nearest
from budget_lint.ruleset.files import yaml_files
from budget_lint.ruleset.lexicon import lexicon_from
from budget_lint.ruleset.lexicon_shapes import LexiconFile
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.merge import duplicate
from budget_lint.ruleset.rules import rule_from
from budget_lint.ruleset.shapes import RuleFile
from budget_lint.ruleset.source import Mapping, parse, read
from budget_lint.ruleset.translate import Translator


@dataclass(slots=True)
class _Folder:
    """What the files of one folder hold."""

    lexicon: list[LexiconFile] = field(default_factory=list)
    rules: list[RuleFile] = field(default_factory=list)


def load(folders: Sequence[Path]) -> tuple[Lexicon, Ruleset]:
    """See ``budget_lint.ruleset.load``."""
    contents = [_read_folder(Path(folder)) for folder in folders]
    lexicon = lexicon_from([content.lexicon for content in contents])
    translate = Translator(lexicon.folding, lexicon.words)
    rules = [rule_from(shape, lexicon, translate) for shape in _rule_files(contents)]
    _check_families(contents, {rule.family for rule in rules})
    return lexicon, Ruleset(tuple(sorted(rules, key=lambda rule: rule.code)))


def _check_families(contents: Sequence[_Folder], families: set[str]) -> None:
    """A profile that leaves out a family that there is not would do nothing, in silence."""
    for content in contents:
        for profile in (shape for file in content.lexicon for shape in file.profiles.values()):
            for family in profile.without:
                if family.text not in families:
                    raise family.error(f"unknown family of rules '{family.text}'{nearest(family.text, families)}")


def _rule_files(contents: Sequence[_Folder]) -> list[RuleFile]:
    """The rules in force: one for each name, each with a code of its own."""
    named: dict[str, RuleFile] = {}
    for content in contents:
        here: dict[str, Marked] = {}
        for shape in content.rules:
            if shape.rule.text in here:
                raise duplicate(shape.rule, here[shape.rule.text])
            here[shape.rule.text] = shape.rule
            named[shape.rule.text] = shape
    codes: dict[str, Marked] = {}
    for shape in named.values():
        if shape.code.text in codes:
            raise duplicate(shape.code, codes[shape.code.text])
        codes[shape.code.text] = shape.code
    return list(named.values())


def _read_folder(folder: Path) -> _Folder:
    content = _Folder()
    for path in yaml_files(folder):
        root = parse(read(path))
        if root is None:
            continue
        if isinstance(root, Mapping) and "rule" in root.names:
            content.rules.append(build(RuleFile, root))
        else:
            content.lexicon.append(build(LexiconFile, root))
    return content
