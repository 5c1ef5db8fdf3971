"""No text makes a pattern run away: repeats of every form's own words cost in proportion to their length."""

from __future__ import annotations

import re
import time

import pytest

from budget_lint import ruleset
from budget_lint.model.lexicon import Form
from budget_lint.pipeline import packaged_rules
from tests.facts.texts import read

_WORDS = re.compile("[^\\W0-9A-Za-z_]+")
_SHORT, _LONG = 800, 3200  # characters
_MOST = 8  # times the cost for four times the length; in proportion it is four
_TRIES = 3  # a machine that is busy with something else may disturb one
_UNITS = {"percent": "%", "point": "个百分点", "money": "万元", "count": "个", "score": "分", "none": ""}
FORMS = ruleset.load([packaged_rules()])[0].forms



def cost(piece: str, length: int) -> float:
    """Seconds for all that patterns are used for: the figures of a text, and what is understood of them."""
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.process_time()
    read(text)
    return time.process_time() - start


def grows(piece: str) -> float:
    """How many times more four times the text costs; another try where that is too much."""
    growth = 0.0
    for _ in range(_TRIES):
        growth = cost(piece, _LONG) / max(cost(piece, _SHORT), 1e-3)
        if growth < _MOST:
            break
    return growth


def words(form: Form) -> str:
    """The words of a form in its own order, each once."""
    return "".join(dict.fromkeys(_WORDS.findall(form.before + form.after)))[:400] or "支出"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.id))
def test_repeats_of_the_words_of_a_form(form: Form) -> None:
    assert grows(words(form)) < _MOST
    assert grows(f"{words(form)}5.5{_UNITS[form.kinds[0]]}") < _MOST


@pytest.mark.parametrize(
    "piece",
    [
        "占", "其中：", "（", "）", "比上年", "一般公共预算财政拨款", "一百", "1.5", "5%、", "加上地1万元，",
        "，合计9万元", "加地1万元，合计9万元，", "分别1万元、", "。",
    ],
)
def test_repeats_of_single_words(piece: str) -> None:
    assert grows(piece) < _MOST
