from __future__ import annotations

import re

import pytest
import yaml

from budget_lint.model.lexicon import Lexicon
from budget_lint.reports.words import Words, fill

from .conftest import INTERFACE

TEXTS = {
    "zh": {"a": "甲{x}", "times": "{number}次"},
    "en": {"a": "a {x}", "b": "b", "times": "{number} times", "times.one": "once"},
}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        pytest.param("{missing}", "—", id="missing"),
        pytest.param("{x.__class__}", "{x.__class__}", id="no-attributes"),
        pytest.param("{x!r} {0} { {x", "{x!r} — { {x", id="stray-braces"),
        pytest.param("{x}{x}", "{x}{x}", id="not-twice"),
    ],
)
def test_fill(template: str, text: str) -> None:
    assert fill(template, {"x": "{x}"}) == text


@pytest.mark.parametrize(
    ("key", "text"),
    [("none.known", "known"), ("b", "b"), ("a", "甲1")],
    ids=["unknown-key", "english-instead", "language"],
)
def test_say(key: str, text: str) -> None:
    assert Words(TEXTS, "zh").say(key, x=1) == text


@pytest.mark.parametrize(
    ("lang", "number", "text"), [("zh", 1, "1次"), ("en", 1, "once"), ("en", 0, "0 times")]
)
def test_count(lang: str, number: int, text: str) -> None:
    assert Words(TEXTS, lang).count("times", number) == text


@pytest.mark.parametrize(
    ("texts", "text"),
    [({}, ""), ({"fr": "f"}, "f"), ({"en": "e", "fr": "f"}, "e"), ({"zh": "z", "en": "e"}, "z")],
    ids=["none", "any", "english", "own"],
)
def test_pick(texts: dict[str, str], text: str) -> None:
    assert Words(TEXTS, "zh").pick(texts) == text


def test_both_languages_say_the_same_things(lexicon: Lexicon) -> None:
    chinese, english = (
        {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in lexicon.texts[lang].items()}
        for lang in ("zh", "en")
    )
    assert chinese == {key: names for key, names in english.items() if not key.endswith(".one")}
    assert list(yaml.safe_load(INTERFACE.read_text(encoding="utf-8"))) == ["texts"]
