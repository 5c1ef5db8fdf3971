"""The settings in force as TOML: those of packs and of the file together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from budget_lint.config.settings import Config
from budget_lint.model.policy import Policy, Word


def shown(config: Config) -> str:
    """The text of a ``budget-lint.toml`` with these settings. Paths stand as they are used."""
    lines = [f"# {config.path}"]
    for key, word in (("language", config.language), ("format", config.format), ("fail-on", config.fail_on)):
        lines += [f"{key} = {_text(word.text)}"] if word else []
    lines += _paths("rules", config.folders)
    lines += _paths("waivers", config.waivers)
    lines += _policy(config.policies.base)
    for entry in config.policies.special:
        lines += ["", "[[per-path]]", f"paths = {_list(entry.patterns)}", *_policy(entry.policy)]
    return "\n".join(lines) + "\n"


def _policy(policy: Policy) -> Iterator[str]:
    yield from _words("select", policy.select)
    yield from _words("ignore", policy.ignore)
    if policy.kind:
        yield f"kind = {_text(policy.kind.text)}"
    if policy.severities:
        levels = dict[str, str]()
        for word, level in policy.severities:
            levels[word.text] = level
        yield "severities = { " + ", ".join(f"{_key(code)} = {_text(level)}" for code, level in levels.items()) + " }"


def _words(key: str, words: Iterable[Word]) -> Iterator[str]:
    texts = [word.text for word in words]
    if texts:
        yield f"{key} = {_list(texts)}"


def _paths(key: str, paths: Iterable[Path]) -> Iterator[str]:
    texts = [path.as_posix() for path in paths]
    if texts:
        yield f"{key} = {_list(texts)}"


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"


def _text(text: str) -> str:
    """A basic string; TOML and JSON write it alike but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else _text(text)
