"""The rules in force as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Rule
from budget_lint.reports.words import Words

SCHEMA_VERSION = "1"


def json_text(rules: Sequence[Rule], *, lexicon: Lexicon, lang: str) -> str:
    """The rules as JSON text; only the titles depend on ``lang``."""
    words = Words.of(lexicon, lang)
    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "family": rule.family,
            "title": words.pick(rule.title),
        }
        for rule in rules
    ]
    return json.dumps({"schema_version": SCHEMA_VERSION, "rules": entries}, ensure_ascii=False, indent=2) + "\n"
