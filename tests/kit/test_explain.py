from __future__ import annotations

import pytest
from rich.cells import cell_len

from budget_lint import ruleset
from budget_lint.kit.explain import lines
from budget_lint.model.rule import Rule
from budget_lint.pipeline import packaged_rules
from budget_lint.reports.words import ABSENT, Words

WIDTH = 60
LEXICON, PACKAGED = ruleset.load([packaged_rules()])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", PACKAGED.rules, ids=lambda rule: str(rule.code))
def test_every_packaged_rule_has_a_page(rule: Rule, lang: str) -> None:
    page = [line.plain for line in lines(rule, LEXICON, Words.of(LEXICON, lang), WIDTH)]
    head, title, *rest = page
    assert head == f"{rule.code} {rule.name}"
    assert rule.title[lang].startswith(title)
    assert [line for line in rest if cell_len(line) > WIDTH and rule.name not in line] == []
    assert ABSENT not in "".join(rest)
    assert all(f"{example.line}" in "".join(rest) for example in rule.examples)
