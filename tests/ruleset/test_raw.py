"""Patterns that stand in a rule file as regular expressions: what is refused, and where."""

from __future__ import annotations

import pytest

from budget_lint.errors import RuleError
from budget_lint.ruleset import load
from tests.ruleset.conftest import Write

START = len("noise: ['")
REFUSED = {
    "open_bracket": ("a[b", 1, "not a regular expression: unterminated character set"),
    "open_group": ("(a", 0, "not a regular expression: missing ), unterminated subpattern"),
    "nothing_to_repeat": ("?a", 0, "not a regular expression: nothing to repeat"),
    "bounds": ("a{3,2}", 2, "not a regular expression: min repeat greater than max repeat"),
    "star": ("ab*c", 2, "a repetition without a bound; write {0,100} or less"),
    "plus": ("a[bc]+", 5, "a repetition without a bound; write {0,100} or less"),
    "lazy": ("ab*?c", 2, "a repetition without a bound; write {0,100} or less"),
    "open_end": ("ab{2,}", 2, "a repetition without a bound; write {0,100} or less"),
    "no_ends": ("ab{,}", 2, "a repetition without a bound; write {0,100} or less"),
    "nested": ("(?:a{0,9}b?){0,9}c", 11, "a repetition of a group; repeat single characters only"),
    "wide": ("a{0,101}", 1, "a repetition is bounded by 100 at most, not 101"),
    "huge": ("a{99999999999}", 1, "a repetition is bounded by 100 at most, not 99999999999"),
    "many": ("a{2}b{2}c{2}d{2}e{2}", 0, "more than 4 repetitions; split the pattern"),
    "long": ("a" * 401, 0, "a pattern is at most 400 characters; split it"),
    "empty": ("a?b{0,3}", 0, "the pattern is met by nothing at all; it must hold a character"),
    "flag": ("a(?i)b", 1, "groups are written (?:…); flags and names are not allowed"),
    "name": ("(?P<a>b)", 0, "groups are written (?:…); flags and names are not allowed"),
    "reference": (r"(a)\1", 3, "references to groups are not allowed"),
}
ALLOWED = {
    "class": r"\[mark: [^\]\n]{0,80}\]",
    "class_of_quantifiers": "[]*+{2,}]a",
    "negated_class": "[^]*]a{,5}",
    "escaped": r"a\*\+\{2,\}\\b",
    "behind": r"(?<=[\u4e00-\u9fff])\([a-z]{1,7}\)(?!x)",
    "option": "(?:ab|cd)?e",
    "brace": "a{b}",
}


@pytest.mark.parametrize(("pattern", "offset", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(write: Write, pattern: str, offset: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        load([write("r", {"a.yaml": f"noise: ['{pattern}']"})])
    error = caught.value
    assert (error.line, error.column) == (1, START + offset + 1)
    assert f": {message}" in str(error)


@pytest.mark.parametrize("pattern", ALLOWED.values(), ids=ALLOWED)
def test_allowed(write: Write, pattern: str) -> None:
    folder = write("r", {"a.yaml": f"noise: ['{pattern}']"})
    assert load([folder])[0].noise == (pattern,)


def test_the_surroundings_of_a_number_too(write: Write) -> None:
    with pytest.raises(RuleError, match="without a bound"):
        load([write("r", {"a.yaml": "not_figures: {around: ['a+']}"})])
