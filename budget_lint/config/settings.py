"""What a configuration may say, read strictly: file -> ``Config``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from budget_lint.config.packs import pack
from budget_lint.config.places import Path as Keys
from budget_lint.config.source import Source, found, nearest
from budget_lint.errors import RuleError
from budget_lint.model.policy import EVERYTHING, Level, PathPolicy, Policies, Policy, Word

FILE, PROJECT, TABLE = "budget-lint.toml", "pyproject.toml", ("tool", "budget-lint")
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. ``path`` is the file they come from, empty where there is none.

    ``folders`` are those of further rules, of packs first; ``waivers`` are waiver files. Words that the
    command line checks (``format``, ``fail_on``, ``language``) are None where the file does not say.
    """

    path: str = ""
    policies: Policies = EVERYTHING
    folders: tuple[Path, ...] = ()
    waivers: tuple[Path, ...] = ()
    format: Word | None = None
    fail_on: Word | None = None
    language: Word | None = None


def read(path: Path, outer: tuple[Path, ...] = ()) -> Config:
    """The settings of a file. ``outer`` are the files that extend it, to end a circle. Raises RuleError."""
    source = Source(path)
    table: Any = source.root
    keys: Keys = ()
    if path.name == PROJECT:
        for key in TABLE:
            table, keys = table.get(key, {}) if isinstance(table, Mapping) else {}, (*keys, key)
        if not isinstance(table, Mapping):
            raise source.at_value(keys, f"expected a table, found {found(table)}")
    return _Reader(source, outer).config(table, keys)


class _Reader:
    """Reads the tables of one file."""

    def __init__(self, source: Source, outer: tuple[Path, ...]) -> None:
        self.source, self.outer = source, outer
        self.root = source.path.absolute().parent

    def config(self, table: Mapping[str, Any], keys: Keys) -> Config:
        own = ("language", "format", "fail-on", "rules", "extends", "waivers", "per-path")
        self._known(table, keys, (*own, *_POLICY))
        config = Config(
            str(self.source.path),
            Policies(self._policy(table, keys), self._special(table, keys)),
            self._paths(table, keys, "rules", Path.is_dir, "no such folder of rules"),
            self._paths(table, keys, "waivers", Path.is_file, "no such waiver file"),
            self._word(table, keys, "format"),
            self._word(table, keys, "fail-on"),
            self._word(table, keys, "language"),
        )
        for word in reversed(self._words(table, keys, "extends")):
            config = self._extended(config, word)
        return config

    def _extended(self, config: Config, word: Word) -> Config:
        """``config`` over what the pack says, in its rules and in a configuration of its own."""
        folder = pack(word, self.root)
        inner, file = Config(), folder / FILE
        if file.is_file():
            chain = (*self.outer, self.source.path.resolve())
            if file.resolve() in chain or len(chain) > MAX_DEPTH:
                message = f"'{word.text}' extends what extends it"
                raise RuleError(message, word.path, word.line, word.column, word.excerpt)
            inner = read(file, chain)
        return replace(
            config,
            policies=Policies(
                config.policies.base.over(inner.policies.base), (*inner.policies.special, *config.policies.special)
            ),
            folders=(folder, *inner.folders, *config.folders),
            waivers=(*inner.waivers, *config.waivers),
            format=config.format or inner.format,
            fail_on=config.fail_on or inner.fail_on,
            language=config.language or inner.language,
        )

    def _special(self, table: Mapping[str, Any], keys: Keys) -> tuple[PathPolicy, ...]:
        entries = self._typed(table, keys, "per-path", list, "a list of tables, as by [[per-path]]") or []
        made = []
        for number, entry in enumerate(entries):
            place = (*keys, "per-path", number)
            if not isinstance(entry, Mapping):
                raise self.source.at_value(place, f"expected a table, found {found(entry)}")
            self._known(entry, place, ("paths", *_POLICY))
            patterns = self._words(entry, place, "paths")
            if not patterns:
                raise self.source.at_value(place, "the key 'paths' is missing: which documents is this for?")
            made.append(PathPolicy(tuple(word.text for word in patterns), self._policy(entry, place), self.root))
        return tuple(made)

    def _policy(self, table: Mapping[str, Any], keys: Keys) -> Policy:
        return Policy(
            tuple(self._words(table, keys, "select")),
            tuple(self._words(table, keys, "ignore")),
            tuple(self._severities(table, keys)),
            self._word(table, keys, "kind"),
        )

    def _severities(self, table: Mapping[str, Any], keys: Keys) -> list[tuple[Word, Level]]:
        given = self._typed(table, keys, "severities", dict, "a table of rules and severities") or {}
        levels = get_args(Level)
        made = []
        for key, value in given.items():
            place = (*keys, "severities", key)
            if not isinstance(value, str):
                raise self.source.at_value(place, f"expected one of {', '.join(levels)}, found {found(value)}")
            if value not in levels:
                raise self.source.at_value(place, f"unknown severity '{value}'{nearest(value, levels)}")
            made.append((self.source.key(place), cast(Level, value)))
        return made

    def _paths(
        self, table: Mapping[str, Any], keys: Keys, key: str, there: Callable[[Path], bool], trouble: str
    ) -> tuple[Path, ...]:
        """Paths that count from the folder of the file."""
        made = []
        for number, word in enumerate(self._words(table, keys, key)):
            path = self.root / word.text
            if not there(path):
                raise self.source.at_value((*keys, key, number), f"{trouble}: {path}")
            made.append(path)
        return tuple(made)

    def _known(self, table: Mapping[str, Any], keys: Keys, known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                raise self.source.at_key((*keys, key), f"unknown key '{key}'{nearest(key, known)}")

    def _words(self, table: Mapping[str, Any], keys: Keys, key: str) -> list[Word]:
        values = self._typed(table, keys, key, list, "a list of texts") or []
        for number, value in enumerate(values):
            if not isinstance(value, str) or not value:
                what = f"found {found(value)}" if value != "" else "it is empty"
                raise self.source.at_value((*keys, key, number), f"expected text, {what}")
        return [self.source.word((*keys, key, number), value) for number, value in enumerate(values)]

    def _word(self, table: Mapping[str, Any], keys: Keys, key: str) -> Word | None:
        value = self._typed(table, keys, key, str, "text")
        return None if value is None else self.source.word((*keys, key), cast(str, value))

    def _typed(self, table: Mapping[str, Any], keys: Keys, key: str, kind: type[Any], what: str) -> Any:
        value = table.get(key)
        if value is not None and not isinstance(value, kind):
            raise self.source.at_value((*keys, key), f"expected {what}, found {found(value)}")
        return value


_POLICY = ("select", "ignore", "severities", "kind")
