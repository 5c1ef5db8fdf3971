"""Folders of YAML files -> the lexicon and the rules."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from budget_lint.errors import RuleError
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.ruleset.builder import build
from budget_lint.ruleset.lexicon import lexicon_from
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.merge import duplicate
from budget_lint.ruleset.rules import rule_from
from budget_lint.ruleset.shapes import LexiconFile, RuleFile
from budget_lint.ruleset.source import Mapping, parse, read


@dataclass(slots=True)
class _Folder:
    """What the files of one folder hold."""

    lexicon: list[LexiconFile] = field(default_factory=list)
    rules: list[RuleFile] = field(default_factory=list)


def default_folder() -> Path:
    """The rules that come with the package: inside it when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_rules"
    return packaged if packaged.is_dir() else package.parent / "rules"


def load(folders: Sequence[Path]) -> tuple[Lexicon, Ruleset]:
    """The lexicon and the rules of all ``*.yaml`` files below ``folders``.

    Files are read in the order of their paths. Later folders add to earlier ones; a concept, form, unit,
    scope value or rule of the same name replaces the earlier one. Raises RuleError at the first mistake.
    """
    contents = [_read_folder(Path(folder)) for folder in folders]
    lexicon = lexicon_from([content.lexicon for content in contents])
    rules = [rule_from(shape, lexicon) for shape in _rule_files(contents)]
    return lexicon, Ruleset(tuple(sorted(rules, key=lambda rule: rule.code)))


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
    if not folder.is_dir():
        raise RuleError("no such folder of rules", str(folder))
    content = _Folder()
    for path in _yaml_files(folder):
        root = parse(read(path))
        if root is None:
            continue
        if isinstance(root, Mapping) and "rule" in root.names:
            content.rules.append(build(RuleFile, root))
        else:
            content.lexicon.append(build(LexiconFile, root))
    return content


def _yaml_files(folder: Path) -> list[Path]:
    """All ``*.yaml`` files below a folder, in the order of their paths; hidden ones are left out."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in files if not name.startswith(".")]
    wrong = sorted(path for path in found if path.suffix == ".yml")
    if wrong:
        raise RuleError("rename the file to '.yaml'; files of this name are not read", str(wrong[0]))
    return sorted((path for path in found if path.suffix == ".yaml"), key=lambda path: path.as_posix())
