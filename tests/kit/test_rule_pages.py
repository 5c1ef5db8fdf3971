"""The generated pages of the rules: what stands in them, and that they say what the rules say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from budget_lint import cli
from budget_lint.kit import rule_pages
from budget_lint.model.rule import Example
from budget_lint.pipeline import Linter

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference" / "rules"
COMMAND = "python -m budget_lint rules docs docs/reference/rules"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def test_the_page_of_identities_names_every_rule_over_figures(linter: Linter) -> None:
    """Each rule that holds figures against each other stands in it, each with a link to its own page."""
    page = (FOLDER.parent / "identities.md").read_text(encoding="utf-8")
    named = re.findall(r"\[([A-Z]+[0-9]+)\]\(rules/([A-Z]+[0-9]+)\.md\)", page)
    figures = {rule.code for rule in linter.ruleset.rules if rule.family not in ("unit", "wording")}
    assert figures - {code for code, _ in named} == set()
    assert [pair for pair in named if pair[0] != pair[1] or linter.ruleset.by_code(pair[0]) is None] == []


def test_the_published_pages_are_fresh(linter: Linter) -> None:
    stale = rule_pages.differing(FOLDER, rule_pages.pages(linter.ruleset.rules, linter.lexicon))
    assert stale == [], f"these pages do not say what the rules say; run: {COMMAND}"


def test_every_rule_has_a_page_in_each_language_and_is_in_the_index(linter: Linter) -> None:
    made = rule_pages.pages(linter.ruleset.rules, linter.lexicon)
    for ending in (".md", ".zh-CN.md"):
        codes = [rule.code for rule in linter.ruleset.rules]
        linked = re.findall(r"^\| \[(\w+)\]\(\1" + re.escape(ending) + r"\)", made[f"index{ending}"], re.MULTILINE)
        assert sorted(linked) == sorted(codes)
        assert {f"{code}{ending}" for code in codes} <= set(made)
    assert len(made) == 2 * len(linter.ruleset.rules) + 2


def test_links_lead_to_pages(linter: Linter) -> None:
    made = rule_pages.pages(linter.ruleset.rules, linter.lexicon)
    lost = [
        (name, target)
        for name, text in made.items()
        for target in re.findall(r"(?<!\\)\]\(([^)]*)\)", re.sub(r"````text.*?````", "", text, flags=re.DOTALL))
        if target not in made
    ]
    assert lost == []


def test_a_page(linter: Linter) -> None:
    rule = linter.ruleset.by_code("CN201")
    assert rule is not None
    odd = replace(
        rule,
        title={"en": "A | B <c> [d](e) *f*", "zh": "甲"},
        why={"en": "Because\nof `x`", "zh": "因为"},
        source="",
        examples=(Example("one\n```\ntwo\n", "broken", ("1", "2"), 9, ("w",)),),
        path=str(ROOT / "our" / "odd.yaml"),
    )
    made = rule_pages.pages([odd], linter.lexicon)
    english = made["CN201.md"]
    assert english.startswith(
        f"{rule_pages.MARK}\n# CN201: A \\| B \\<c\\> \\[d\\](e) \\*f\\*\n\n"
        "[The rules](index.md) · [中文](CN201.zh-CN.md)\n"
    )
    assert "| severity | error |\n| family | account |" in english
    assert "| file | `odd.yaml` |" in english
    assert "## Why\n\nBecause of \\`x\\`\n\n## What must hold\n\n````text\nroles\n" in english
    assert "assert      total == personnel + running\n" in english
    assert english.endswith(
        "## Examples\n\n### broken\n\n````text\none\n```\ntwo\n````\n\nfigures: `1`, `2`\n\nwords: `w`\n"
    )
    assert "因为" in made["CN201.zh-CN.md"]
    assert rule_pages.pages([replace(odd, examples=())], linter.lexicon)["CN201.md"].endswith("no examples\n")


def test_pages_are_written_changed_and_removed(linter: Linter, tmp_path: Path) -> None:
    first, second = linter.ruleset.rules[:2]
    folder = tmp_path / "new 夹"
    made = rule_pages.pages([first, second], linter.lexicon)
    assert rule_pages.write(folder, made) == sorted(made)
    assert rule_pages.write(folder, made) == []
    own = folder / "notes.md"
    own.write_text("mine", encoding="utf-8")
    page = folder / f"{first.code}.md"
    page.write_text(page.read_text(encoding="utf-8") + "more", encoding="utf-8")
    fewer = rule_pages.pages([first], linter.lexicon)
    index = ["index.md", "index.zh-CN.md"]
    gone = [f"{second.code}.md", f"{second.code}.zh-CN.md"]
    assert rule_pages.differing(folder, fewer) == sorted([f"{first.code}.md", *gone, *index])
    assert rule_pages.write(folder, fewer) == sorted([f"{first.code}.md", *gone, *index])
    assert sorted(path.name for path in folder.iterdir()) == sorted([*fewer, "notes.md"])


def test_line_ends_of_windows_are_no_difference(linter: Linter, tmp_path: Path) -> None:
    made = rule_pages.pages(linter.ruleset.rules[:1], linter.lexicon)
    rule_pages.write(tmp_path, made)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert rule_pages.differing(tmp_path, made) == []


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDGET_LINT_LANG", "en")
    assert cli.run(["rules", "docs", "out", "--check"]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("budget-lint: error: pages that do not say what the rules say: ")
    assert err.endswith(", …; run: budget-lint rules docs out\n")
    assert cli.run(["rules", "docs", "out"]) == 0
    assert capfd.readouterr().out.endswith(" pages changed\n")
    assert cli.run(["rules", "docs", "out", "--check"]) == 0
    assert capfd.readouterr().out == "the pages say what the rules say\n"
    Path("out/index.md").write_text("", encoding="utf-8")
    assert cli.run(["rules", "docs", "out", "--check"]) == 1
    assert capfd.readouterr().err.endswith("say: index.md; run: budget-lint rules docs out\n")
    assert cli.run(["rules", "docs", "out"]) == 0
    assert capfd.readouterr().out == "1 page changed\n"
    Path("file").write_text("", encoding="utf-8")
    assert cli.run(["rules", "docs", "file"]) == 2
    assert cli.run(["rules", "docs", "file/below"]) == 2
    assert "cannot write file/below: " in capfd.readouterr().err.replace("\\", "/")
