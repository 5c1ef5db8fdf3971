"""Configuration files: what is read, where they are found, and the message for each kind of mistake."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from budget_lint.config import find, load
from budget_lint.config.settings import Config
from budget_lint.errors import RuleError
from budget_lint.model.policy import PathPolicy, Policies, Policy, Word


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def read(folder: Path, text: str, name: str = "budget-lint.toml") -> Config:
    put(folder, {name: text})
    return load(folder / name)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        pytest.param("selct = []", "unknown key 'selct'; did you mean 'select'?", (1, 1), id="wrong key"),
        pytest.param(
            "\nselect = 'CN'", "expected a list of texts, found text (CN)", (2, 10), id="a text for a list"
        ),
        pytest.param("ignore = ['CN', 3]", "expected text, found a number (3)", (1, 17), id="a number in a list"),
        pytest.param("ignore = ['']", "expected text, it is empty", (1, 11), id="an empty word"),
        pytest.param("language = 3", "expected text, found a number (3)", (1, 12), id="a number for a text"),
        pytest.param("format = true", "expected text, found true or false (True)", (1, 10), id="a truth"),
        pytest.param("kind = 2026-01-01", "expected text, found a date", (1, 8), id="a date"),
        pytest.param(
            "severities = ['CN']", "expected a table of rules and severities, found a list", (1, 14), id="no table"
        ),
        pytest.param(
            "[severities]\nCN = 'eror'", "unknown severity 'eror'; did you mean 'error'?", (2, 6), id="severity"
        ),
        pytest.param(
            "[severities]\nCN = 1",
            "expected one of error, warning, note, off, found a number (1)",
            (2, 6),
            id="severity that is no text",
        ),
        pytest.param(
            "[per-path]\npaths = []",
            "expected a list of tables, as by [[per-path]], found a table",
            (1, 1),
            id="one table for many",
        ),
        pytest.param(
            "per-path = [3]", "expected a table, found a number (3)", (1, 13), id="a number for a table"
        ),
        pytest.param(
            "[[per-path]]\nignore = ['CN']",
            "the key 'paths' is missing: which documents is this for?",
            (1, 1),
            id="no paths",
        ),
        pytest.param(
            "[[per-path]]\npaths = ['a']\nformat = 'json'",
            "unknown key 'format'; did you mean 'severities'?",
            (3, 1),
            id="a key that is not for paths",
        ),
        pytest.param("select = [", "not TOML: Invalid value", (1, 11), id="no TOML"),
        pytest.param("a = 1\na = 2", "not TOML: Cannot overwrite a value", (2, 6), id="a key twice"),
        pytest.param(
            "extends = ['none']",
            "'none' is neither a folder nor an installed pack of rules; no pack is installed",
            (1, 12),
            id="no pack",
        ),
    ],
)
def test_mistakes_are_told_with_their_place(
    text: str, message: str, place: tuple[int, int], tmp_path: Path
) -> None:
    with pytest.raises(RuleError) as caught:
        read(tmp_path, text)
    error = caught.value
    assert (error.line, error.column) == place
    shown = str(error).split("\n")[0]
    if message.endswith("'severities'?"):  # what is nearest to a word that is like none
        message, shown = message.split(";", maxsplit=1)[0], shown.split(";")[0]
    assert shown == f"{error.path}:{error.line}:{error.column}: {message}"
    assert error.excerpt == text.split("\n")[error.line - 1]


@pytest.mark.parametrize(
    ("key", "message"), [("rules", "no such folder of rules"), ("waivers", "no such waiver file")]
)
def test_paths_must_be_there(key: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=f"budget-lint.toml:1:{len(key) + 5}: {message}: .*none"):
        read(tmp_path, f"{key} = ['none']")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.toml: cannot read the configuration: "):
        load(tmp_path / "none.toml")
    with pytest.raises(RuleError, match="cannot read the configuration: "):
        load(tmp_path)
    (tmp_path / "gbk.toml").write_bytes("\n# 配置\n".encode("gb18030"))
    with pytest.raises(RuleError, match=r"gbk\.toml:2:1: the configuration is not UTF-8; save it as UTF-8"):
        load(tmp_path / "gbk.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(RuleError, match="larger than 1000000 bytes"):
        load(tmp_path / "large.toml")
    (tmp_path / "deep.toml").write_text(f"a = {'[' * 5000}{']' * 5000}", encoding="utf-8")
    with pytest.raises(RuleError, match=r"deep.toml: not TOML|nested too deeply"):
        load(tmp_path / "deep.toml")
    put(tmp_path, {"pyproject.toml": "[project]\nname = 'x'\n"})
    with pytest.raises(RuleError, match=r"there is no table \[tool.budget-lint\] in this file"):
        load(tmp_path / "pyproject.toml")


@pytest.mark.parametrize("text", ["", "# nothing\r\n", "\ufeff"])
def test_an_empty_file_sets_nothing(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == Config(str(tmp_path / "budget-lint.toml"))


WHOLE = """\
select = ["CN2", "ST"]
ignore = ["CN201"]
language = "zh"
format = "json"
fail-on = "warning"
kind = "budget"
rules = ["our rules"]
waivers = ["waived.yaml"]

[severities]
CN222 = "off"

[[per-path]]
paths = ["drafts/**"]
ignore = ["ST"]
severities = {CN2 = "note"}
"""


@pytest.mark.parametrize("project", [False, True])
def test_all_keys(project: bool, tmp_path: Path) -> None:
    put(tmp_path, {"our rules/a.yaml": "", "waived.yaml": ""})
    name = "pyproject.toml" if project else "budget-lint.toml"
    table = WHOLE.replace("[severities]", "[tool.budget-lint.severities]")
    table = table.replace("per-path", "tool.budget-lint.per-path")
    found = read(tmp_path, f"[project]\nname='x'\n[tool.budget-lint]\n{table}" if project else WHOLE, name)
    assert found == Config(
        path=str(tmp_path / name),
        policies=Policies(
            Policy((Word("CN2"), Word("ST")), (Word("CN201"),), ((Word("CN222"), "off"),), Word("budget")),
            (PathPolicy(("drafts/**",), Policy((), (Word("ST"),), ((Word("CN2"), "note"),)), tmp_path),),
        ),
        folders=(tmp_path / "our rules",),
        waivers=(tmp_path / "waived.yaml",),
        format=Word("json"),
        fail_on=Word("warning"),
        language=Word("zh"),
    )
    ahead = 3 if project else 0
    word = found.policies.base.ignore[0]
    assert (word.path, word.line, word.column) == (str(tmp_path / name), 2 + ahead, 11)
    assert (word.excerpt, found.policies.base.severities[0][0].line) == ('ignore = ["CN201"]', 11 + ahead)


def test_what_holds_for_a_document(tmp_path: Path) -> None:
    put(tmp_path, {"our rules/a.yaml": "", "waived.yaml": ""})
    policies = read(tmp_path, WHOLE).policies
    assert policies.of(str(tmp_path / "a.txt")) == policies.base
    draft = policies.of(str(tmp_path / "drafts" / "b" / "a.txt"))
    assert draft == Policy(
        (Word("CN2"), Word("ST")),
        (Word("CN201"), Word("ST")),
        ((Word("CN222"), "off"), (Word("CN2"), "note")),
        Word("budget"),
    )


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "budget-lint.toml": "",
            "a/pyproject.toml": "[tool.budget-lint]\n",
            "a/b/pyproject.toml": "[project]\ndependencies = ['budget-lint']\n",
            "a/b/c/pyproject.toml": "[tool.ruff]\n",
            "a/both/pyproject.toml": "[tool.budget-lint]\n",
            "a/both/budget-lint.toml": "",
        },
    )
    assert find(tmp_path) == tmp_path / "budget-lint.toml"
    assert find(tmp_path / "a") == tmp_path / "a" / "pyproject.toml"
    assert find(tmp_path / "a" / "b" / "c") == tmp_path / "a" / "pyproject.toml"
    assert find(tmp_path / "a" / "both") == tmp_path / "a" / "both" / "budget-lint.toml"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.budget-lint.severities]\n",
        "[ tool . 'budget-lint' ]\n",
        "[project]\nname = 'x'\n\n  [\"tool\".\"budget-lint\"]\r\n",
        "\ufeff[tool.budget-lint]\n",
        "[tool]\nbudget-lint = {}\n",
        "tool.budget-lint.language = 'zh'\n",
        "tool = { budget-lint = {} }\n",
    ],
)
def test_our_table_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    put(tmp_path, {"pyproject.toml": text})
    assert find(tmp_path) == tmp_path / "pyproject.toml"


def test_a_project_that_only_names_us_has_no_table_of_ours(tmp_path: Path) -> None:
    put(tmp_path, {"pyproject.toml": "[project.scripts]\nbudget-lint = 'x:y'\n[tool.x]\nz = ['budget-lint']\n"})
    assert find(tmp_path) != tmp_path / "pyproject.toml"


def test_a_broken_project_file_counts_only_where_it_is_ours(tmp_path: Path) -> None:
    put(tmp_path, {"a/pyproject.toml": "x = [\n# budget-lint", "b/pyproject.toml": "[tool.budget-lint]\nx = ["})
    assert find(tmp_path / "b") == tmp_path / "b" / "pyproject.toml"
    assert find(tmp_path / "a") != tmp_path / "a" / "pyproject.toml"


def test_a_pack_adds_its_rules_and_its_settings(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "pack/rules/a.yaml": "",
            "pack/budget-lint.toml": "ignore = ['ST']\nlanguage = 'zh'\nformat = 'json'\nseverities = {CN2 = 'note'}\n",
        },
    )
    found = read(tmp_path, "extends = ['pack']\nlanguage = 'en'\nignore = ['CN1']\nseverities = {CN2 = 'off'}")
    assert found.folders == (tmp_path / "pack",)
    assert (found.language, found.format) == (Word("en"), Word("json"))
    assert found.policies.base == Policy(
        (), (Word("ST"), Word("CN1")), ((Word("CN2"), "note"), (Word("CN2"), "off"))
    )


def test_packs_do_not_extend_each_other_in_a_circle(tmp_path: Path) -> None:
    put(tmp_path, {"a/budget-lint.toml": "extends = ['../b']", "b/budget-lint.toml": "extends = ['../a']"})
    with pytest.raises(RuleError, match=r"'\.\./a' extends what extends it"):
        load(tmp_path / "a" / "budget-lint.toml")


def test_an_installed_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        tmp_path,
        {
            "site/our_pack/__init__.py": "raise RuntimeError('a pack is not run')",
            "site/our_pack/a.yaml": "",
            "site/our_pack-1.dist-info/METADATA": "Name: our-pack\nVersion: 1\n",
            "site/our_pack-1.dist-info/entry_points.txt": (
                "[budget_lint.rules]\nour-pack = our_pack\nlost-pack = no_such_package\n"
            ),
        },
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), *sys.path])
    assert read(tmp_path, "extends = ['our-pack']").folders == (tmp_path / "site" / "our_pack",)
    with pytest.raises(RuleError, match=r"1:12: 'our-pak' is neither .*; installed: lost-pack, our-pack"):
        read(tmp_path, "extends = ['our-pak']")
    with pytest.raises(RuleError, match="the pack 'lost-pack' is broken: 'no_such_package' is no package"):
        read(tmp_path, "extends = ['lost-pack']")
