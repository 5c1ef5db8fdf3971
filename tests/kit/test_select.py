from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from budget_lint.errors import BudgetLintError
from budget_lint.kit import below, find, in_force
from budget_lint.model.rule import Ruleset
from budget_lint.pipeline import packaged_rules
from tests.checks.facts import SUM, rule

RULES = Ruleset(
    (rule(SUM, code="CN201", name="costs-add-up"), rule(SUM, code="ST101", name="share-recomputes")),
)


@pytest.mark.parametrize(
    ("named", "key", "near"),
    [
        pytest.param("XYZ", "unknown-rule", None, id="nothing-like-it"),
        pytest.param("", "unknown-rule", None, id="empty"),
        pytest.param("CN202", "unknown-rule-near", "CN201", id="code"),
        pytest.param("st1o1", "unknown-rule-near", "ST101", id="letter-for-digit"),
        pytest.param("shares-recompute", "unknown-rule-near", "share-recomputes", id="name"),
    ],
)
def test_unknown(named: str, key: str, near: str | None) -> None:
    with pytest.raises(BudgetLintError) as caught:
        find(RULES, named)
    assert (caught.value.key, caught.value.values.get("near")) == (key, near)


@pytest.mark.parametrize("named", ["CN201", "cn201", "costs-add-up", "COSTS-ADD-UP"])
def test_found(named: str) -> None:
    assert find(RULES, named).code == "CN201"


def test_below(tmp_path: Path) -> None:
    ours, theirs, empty = (tmp_path / name for name in ("ours", "theirs", "ours-too"))
    placed = Ruleset(
        tuple(
            replace(item, path=str(folder / "deep" / "r.yaml"))
            for item, folder in zip(RULES.rules, (ours, theirs), strict=True)
        )
    )
    assert below(placed, []) == placed.rules
    assert [item.code for item in below(placed, [theirs])] == ["ST101"]
    assert below(placed, [theirs, ours]) == placed.rules
    assert below(placed, [tmp_path]) == placed.rules
    with pytest.raises(BudgetLintError, match="ours-too"):
        below(placed, [ours, empty])


def test_what_is_in_force_is_not_loaded_again(tmp_path: Path) -> None:
    ours, packaged = tmp_path / "ours", packaged_rules()
    assert in_force([], [packaged, packaged / "cn", packaged.parent]) == ()
    assert in_force([], [ours]) == (ours,)
    assert in_force([ours], [ours, ours / "deep"]) == (ours,)
