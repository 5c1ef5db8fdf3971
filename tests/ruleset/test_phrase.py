"""The phrase language."""

from __future__ import annotations

import re
import time

import pytest

from budget_lint.errors import RuleError
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.source import Scalar, Source
from budget_lint.ruleset.translate import Translator, folding_from

GAP = "(?:(?!。)[^,;:!?\\n])"


def marked(text: str) -> Marked:
    return Marked(text, Scalar(Source("a.yaml", f"'{text}'"), 1, 1, text, "'"))


def translate(text: str) -> str:
    words = {"down": ("减", "减少", "降(低)"), "empty": ()}
    return Translator(folding_from([marked("萬万")]), words)(marked(text))


WRONG = {
    "open_group": ("a(b", 2, "'(' is not closed; ')' is missing"),
    "open_optional": ("a[b)", 2, "'[' is not closed; ']' is missing"),
    "stray_group": ("ab)c", 3, "')' closes nothing; write \\)"),
    "stray_optional": ("ab]c", 3, "']' closes nothing"),
    "stray_brace": ("ab}c", 3, "'}' closes nothing"),
    "stray_angle": ("a>c", 2, "'>' closes nothing"),
    "open_gap": ("a{b", 2, "a gap is written {name} or {name:20}"),
    "gap_name": ("a{b c}", 2, "a gap is written"),
    "gap_bound": ("a{b:81}", 5, "the bound of a gap is 1 to 80, not 81"),
    "gap_zero": ("a{b:0}", 5, "the bound of a gap is 1 to 80"),
    "gap_gap": ("a{b}{c}", 5, "a gap directly after a gap"),
    "gap_optional_gap": ("a{b}[x]{c}", 8, "a gap directly after a gap"),
    "gap_in_group_gap": ("(a|{b}){c}", 8, "a gap directly after a gap"),
    "gap_twice": ("{a}x{a}", 5, "stands twice"),
    "gaps": ("{a}x{b}x{c}x{d}", 13, "more than 3 gaps"),
    "list": ("a<dow>", 3, "unknown word list 'dow'; did you mean 'down'?"),
    "list_empty": ("a<empty>", 3, "unknown word list 'empty'"),
    "list_open": ("a<down", 2, "a word list is written <list>"),
    "escape": ("a\\", 2, "a backslash at the end escapes nothing"),
}
RIGHT = {
    "nothing": ("", ""),
    "literal": ("a.b*", r"a\.b\*"),
    "folded": ("萬（％", r"万\(%"),
    "alternatives": ("(a|bcd|e)", "(?:bcd|a|e)"),
    "optional": ("a[b]", "a(?:b)?"),
    "optional_alternatives": ("a[b|c]", "a(?:(?:b|c|(?!)))?"),
    "gap": ("a{b}c", f"a(?P<b>{GAP}{{0,40}}?)c"),
    "gap_bound": ("a{b:7}", f"a(?P<b>{GAP}{{0,7}}?)"),
    "gap_unnamed": ("{_}c{_:3}", f"{GAP}{{0,40}}?c{GAP}{{0,3}}?"),
    "gap_in_alternatives": ("({a}|{b})", f"(?:(?P<a>{GAP}{{0,40}}?)|(?P<b>{GAP}{{0,40}}?))"),
    "list": ("<down>", r"(?:降\(低\)|减少|减)"),
    "digits": ("#年", "[0-9]{1,12}年"),
    "start": ("^#", "^[0-9]{1,12}"),
    "escaped": (r"\(\[\#\\\n", r"\(\[\#\\\n"),
    "bracket": ("[", r"\["),
}


@pytest.mark.parametrize(("text", "column", "message"), WRONG.values(), ids=WRONG)
def test_wrong(text: str, column: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        translate(text)
    assert message in str(caught.value)
    assert caught.value.column == column + 1  # the quote


@pytest.mark.parametrize(("text", "pattern"), RIGHT.values(), ids=RIGHT)
def test_right(text: str, pattern: str) -> None:
    assert translate(text) == pattern
    re.compile(pattern)


def test_a_match_over_a_window_is_quick() -> None:
    pattern = re.compile(translate("({a}的|{d}的){b}[的]的{c}的x") + "$")
    start = time.perf_counter()
    assert not pattern.search("的" * 120)
    assert time.perf_counter() - start < 20


PLACES = {
    "plain": ("a: xyz", "xyz", "", 4, (1, 6)),
    "single": ("a: 'x''yz'", "x'yz", "'", 4, (1, 8)),
    "double": ('a: "x\\\\y\\u0041z"', "x\\yAz", '"', 4, (1, 15)),
    "block": ("a: |\n  xy\n  zw\n", "xy\nzw\n", "|", 4, (3, 4)),
    "folded": ("a: >\n  xy\n  zw\n", "xy zw\n", ">", 4, (1, 4)),
}


@pytest.mark.parametrize(("source", "text", "style", "column", "place"), PLACES.values(), ids=PLACES)
def test_place_of_a_character(
    source: str, text: str, style: str, column: int, place: tuple[int, int]
) -> None:
    offset = {"xyz": 2, "x'yz": 2, "x\\yAz": 4, "xy\nzw\n": 4, "xy zw\n": 4}[text]
    error = Marked(text, Scalar(Source("a.yaml", source), 1, column, text, style)).error("m", offset)
    assert (error.line, error.column) == place
