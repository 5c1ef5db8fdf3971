"""The schema for editors: it is what the loader goes by, and the file in the documentation is fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from budget_lint.pipeline import packaged_rules, rule_schema
from tests.ruleset.samples import RULE

KEPT = Path(__file__).parents[2] / "docs" / "reference" / "rules.schema.json"
FILES = sorted(packaged_rules().rglob("*.yaml"))
SCHEMA: Any = rule_schema()


def errors(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return sorted(error.message for error in validator.iter_errors(yaml.safe_load(text)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_kept_file_is_fresh() -> None:
    """`budget-lint rules schema > docs/reference/rules.schema.json` makes it anew."""
    assert json.loads(KEPT.read_text(encoding="utf-8")) == SCHEMA


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(packaged_rules()).as_posix())
def test_the_packaged_files_fit(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("severity: error", "severty: error", "'severity' is a required property"),
        ("severity: error", "severity: fatal", "'fatal' is not one of ['error', 'warning', 'note']"),
        ("optional: true", 'optional: "true"', "'true' is not of type 'boolean'"),
        ("code: CN101", "code: cn101", "'cn101' does not match '^[A-Z]{1,4}[0-9]{1,5}$'"),
        ("family: identities", "family: [a]", "['a'] is not of type 'string'"),
        ("{concept: staff}", "{concept: staff, mesure: amount}", "Additional properties are not allowed"),
        ("{concept: staff}", "{concept: staff, period: last}", "'last' is not one of"),
        ("assert:", "over: shrae\nassert:", "'shrae' is not one of"),
    ],
)
def test_mistakes_are_seen(old: str, new: str, message: str) -> None:
    assert any(message in error for error in errors(RULE.replace(old, new, 1)))
