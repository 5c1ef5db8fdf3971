"""The errors' wording in the code and in the interface texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from budget_lint.readers.problems import MESSAGES, problem

FILE = Path(__file__).parents[2] / "rules" / "errors.yaml"
TEXTS: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["texts"]


def test_english_is_the_same_in_both_places() -> None:
    assert TEXTS["en"] == {f"error.{key}": message for key, message in MESSAGES.items()}


@pytest.mark.parametrize("key", MESSAGES)
def test_chinese_has_the_same_placeholders(key: str) -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w+\}", text))

    assert placeholders(TEXTS["zh"][f"error.{key}"]) == placeholders(MESSAGES[key])


def test_standard_input_is_named_in_words() -> None:
    error = problem("empty", path="-")
    assert str(error) == "standard input is empty: it holds no characters but white space"
    assert (error.key, error.values) == ("empty", {"path": "-"})
