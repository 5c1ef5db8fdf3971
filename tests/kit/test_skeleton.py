"""New rules work as they stand, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_lint import cli
from budget_lint.kit import try_rules
from budget_lint.pipeline import Linter


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.run(["rules", "new", *arguments])
    return status, *capfd.readouterr()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_rule_passes_its_examples(capfd: pytest.CaptureFixture[str], tmp_path: Path, lang: str) -> None:
    folder = tmp_path / "我们 rules"
    status, out, err = run(capfd, "meals-within-limit", str(folder), "--lang", lang)
    assert (status, out.strip(), err) == (0, str(folder / "meals-within-limit.yaml"), "")
    linter = Linter([folder])
    rule = linter.ruleset.by_code("meals-within-limit")
    assert rule is not None
    assert {example.outcome for example in rule.examples} == {"holds", "broken", "undecided"}
    assert all(result.passed for result in try_rules(linter, [rule]))


def test_codes_are_free(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert run(capfd, name, str(tmp_path))[0] == 0
    codes = [Linter([tmp_path]).ruleset.by_code(name) for name in ("first", "second")]
    assert [rule.code for rule in codes if rule] == ["HR101", "HR102"]


def test_a_file_that_is_there_stays(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("words: {mine: [甲]}", encoding="utf-8")
    status, out, err = run(capfd, "mine", str(tmp_path), "--lang", "en")
    assert (status, out) == (2, "")
    assert err == f"budget-lint: error: {path} is there already; take another name, or remove it first\n"
    assert path.read_text(encoding="utf-8") == "words: {mine: [甲]}"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Meals", "'Meals' is no name of a rule: write lower-case words joined by hyphens, such as meals-within-limit"),
        ("../meals", "'../meals' is no name of a rule"),
        ("share-recomputes", "there is a rule 'share-recomputes' already; take another name"),
    ],
)
def test_names(capfd: pytest.CaptureFixture[str], tmp_path: Path, name: str, message: str) -> None:
    status, out, err = run(capfd, name, str(tmp_path), "--lang", "en")
    assert (status, out) == (2, "")
    assert message in err
    assert list(tmp_path.iterdir()) == []
