"""Configuration, waivers and baselines from the command line, on a real document."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from budget_lint import cli
from budget_lint.config import load
from budget_lint.config.show import shown

ROOT = Path(__file__).parents[1]
ERRORS = ROOT / "fixtures" / "final-accounts-with-errors.txt"
NAME = "决算 1.txt"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a document that has five errors."""
    shutil.copy(ERRORS, tmp_path / NAME)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("BUDGET_LINT_LANG", "en")
    return tmp_path


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def report(capfd: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> dict[str, Any]:
    assert cli.run(["check", NAME, "--format", "json", *arguments]) == status
    out, err = capfd.readouterr()
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    return found


def codes(found: dict[str, Any]) -> list[str]:
    """The rules of the findings, with the severity of those that are no errors; waived ones in brackets."""
    return [
        ("[%s]" if "waived" in item else "%s") % item["rule"] + {"error": ""}.get(item["severity"], item["severity"][0])
        for item in found["documents"][0]["findings"]
    ]


def test_all_are_errors_without_a_configuration(capfd: pytest.CaptureFixture[str]) -> None:
    assert codes(report(capfd)) == ["ST104", "ST109", "UN101", "CN201", "ZB105"]


@pytest.mark.parametrize(
    ("text", "expected", "status"),
    [
        pytest.param('ignore = ["ST"]', ["UN101", "CN201", "ZB105"], 1, id="ignore"),
        pytest.param('select = ["CN201", "ZB"]', ["CN201", "ZB105"], 1, id="select"),
        pytest.param('[severities]\nST = "off"\nZB105 = "note"\nCN201 = "warning"\nUN = "note"',
                     ["CN201w", "UN101n", "ZB105n"], 0, id="severities"),
        pytest.param('[severities]\nALL = "warning"\n[[per-path]]\npaths = ["a/**"]\nignore = ["ALL"]',
                     ["ST104w", "ST109w", "UN101w", "CN201w", "ZB105w"], 0, id="another path"),
        pytest.param('fail-on = "warning"\n[[per-path]]\npaths = ["决算*"]\n'
                     'severities = {ALL = "warning"}\nselect = ["UN"]',
                     ["UN101w"], 1, id="this path"),
        pytest.param('fail-on = "never"', ["ST104", "ST109", "UN101", "CN201", "ZB105"], 0, id="never"),
    ],
)
def test_configurations(text: str, expected: list[str], status: int, capfd: pytest.CaptureFixture[str]) -> None:
    put("budget-lint.toml", text)
    assert codes(report(capfd, status=status)) == expected
    assert len(codes(report(capfd, "--no-config"))) == 5


def test_the_command_line_comes_over_the_configuration(capfd: pytest.CaptureFixture[str]) -> None:
    put("budget-lint.toml", 'select = ["ST"]\nignore = ["ST104"]\nformat = "compact"\nfail-on = "never"')
    assert codes(report(capfd, "--select", "CN201,UN", "--fail-on", "error")) == ["UN101", "CN201"]
    assert codes(report(capfd, "--ignore", "ST108,ST109", status=0)) == []
    assert cli.run(["check", NAME]) == 0
    assert capfd.readouterr().out.startswith(f"{NAME}:20:51 error ST109 ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('ignore = ["CN999"]', ":1:11: no rule has the code, the beginning of a code or the name 'CN999'"),
        ('kind = "budgets"', ":1:8: unknown kind of document 'budgets'; known: "),
        ('format = "pdf"', ":1:10: 'pdf' is none of terminal, compact, "),
        ('fail-on = "errors"', ":1:11: 'errors' is none of error, warning, never"),
        ('language = "fr"', ":1:12: 'fr' is none of zh, en"),
        ("langage = 1", ":1:1: unknown key 'langage'; did you mean 'language'?"),
        ('[[per-path]]\npaths = ["x"]\nignore = ["nix"]', ":3:11: no rule has the code"),
    ],
)
def test_what_is_wrong_in_a_configuration(
    text: str, message: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BUDGET_LINT_LANG")
    put("budget-lint.toml", text)
    assert cli.run(["check", NAME]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"budget-lint: error: {Path.cwd() / 'budget-lint.toml'}{message}")
    assert f"\n    {text.splitlines()[-1]}\n" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--config", "none.toml"], "none.toml: cannot read the configuration"),
        (["--config", "."], "cannot read the configuration"),
        (["--config", NAME], "not TOML: "),
        (["--config", "x", "--no-config"], "--config and --no-config exclude each other"),
        (["--select", "CN999"], "--select: no rule has the code, the beginning of a code or the name 'CN999'"),
        (["--ignore", "ST,stt"], "--ignore: no rule has the code, the beginning of a code or the name 'stt'"),
        (["--kind", "accounts"], "--kind: unknown kind of document 'accounts'; known: "),
        (["--waivers", "none.yaml"], "none.yaml: cannot read the file"),
        (["--waivers", NAME], f"{NAME}:1:1: expected a mapping with waivers, found text"),
        (["--today", "tomorrow"], "'tomorrow' is no date such as 2026-12-31"),
    ],
)
def test_what_is_wrong_on_the_command_line(
    arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", NAME, *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert message in err
    assert "Traceback" not in err


def test_rules_commands_use_the_configuration(capfd: pytest.CaptureFixture[str]) -> None:
    example = ROOT / "rules" / "cn" / "rules" / "unit" / "figure-without-unit.yaml"
    text = example.read_text(encoding="utf-8").replace("figure-without-unit", "our-own").replace("UN101", "XX101")
    put("our rules/our-own.yaml", text)
    put("budget-lint.toml", 'rules = ["our rules"]\nlanguage = "en"')
    assert cli.run(["rules", "explain", "XX101"]) == 0
    assert capfd.readouterr().out.startswith("XX101 our-own\n")
    assert cli.run(["rules", "explain", "XX101", "--no-config"]) == 2


def test_the_settings_in_force_are_a_configuration(capfd: pytest.CaptureFixture[str]) -> None:
    put("pack/budget-lint.toml", 'ignore = ["UN"]\nseverities = {ST = "note"}')
    put("w.yaml", "waivers: []")
    put("budget-lint.toml", 'extends = ["pack"]\nwaivers = ["w.yaml"]\nlanguage = "en"\nfail-on = "warning"\n'
        'format = "plain"\nselect = ["ALL"]\nignore = ["CN222"]\n[severities]\nST104 = "off"\n"a-b" = "note"\n'
        '[[per-path]]\npaths = ["a/\\u0022b"]\nkind = "budget"')  # fmt: skip
    assert cli.run(["config", "show"]) == 0
    out = capfd.readouterr().out
    put("again.toml", out)
    first, again = load(Path("budget-lint.toml")), load(Path("again.toml"))
    assert (again.policies.special[0].policy, again.policies.base.ignore) == (
        first.policies.special[0].policy, first.policies.base.ignore,
    )  # fmt: skip
    assert again.policies.special[0].patterns == ('a/"b',)
    assert [path.resolve() for path in again.folders] == [path.resolve() for path in first.folders]
    assert shown(again).splitlines()[1:-4] == out.splitlines()[1:-4]
    assert cli.run(["config", "show", "--no-config"]) == 0
    assert capfd.readouterr().out == "# no budget-lint.toml and no [tool.budget-lint] here or above\n"


WAIVERS = """\
waivers:
  - {rule: CN201, figure: "665.82", reason: known, by: Wang, until: 2026-01-31}
  - {rule: ST104, place: {line: 14}, reason: known, by: Wang, until: never}
"""


def test_waivers_from_the_command_line(capfd: pytest.CaptureFixture[str]) -> None:
    put("w.yaml", WAIVERS)
    found = report(capfd, "--waivers", "w.yaml", "--today", "2026-01-31")
    assert codes(found) == ["ST104", "ST109", "UN101", "ZB105", "[CN201]"]
    assert [(entry["trouble"], entry["waiver"]["line"]) for entry in found["waivers"]] == [("unused", 3)]
    found = report(capfd, "--waivers", "w.yaml", "--today", "2026-02-01")
    assert codes(found) == ["ST104", "ST109", "UN101", "CN201", "ZB105"]
    assert [entry["trouble"] for entry in found["waivers"]] == ["expired", "unused"]


def test_the_day_may_come_from_the_environment(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("w.yaml", WAIVERS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769903999")  # the last second of 2026-01-31
    assert "[CN201]" in codes(report(capfd, "--waivers", "w.yaml"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")
    assert "[CN201]" not in codes(report(capfd, "--waivers", "w.yaml"))
    for wrong in ("now", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert cli.run(["check", NAME, "--waivers", "w.yaml"]) == 2
        assert f"SOURCE_DATE_EPOCH is '{wrong}', not a number of seconds" in capfd.readouterr().err


def test_a_waiver_out_of_date_is_a_warning(capfd: pytest.CaptureFixture[str]) -> None:
    put("w.yaml", WAIVERS)
    arguments = ["--waivers", "w.yaml", "--today", "2026-01-01", "--select", "CN201"]
    assert report(capfd, *arguments, "--fail-on", "warning", status=0).get("waivers") is None
    put("budget-lint.toml", 'select = ["CN201"]\nwaivers = ["w.yaml"]')
    assert len(report(capfd, "--today", "2026-01-01", status=0)["waivers"]) == 1
    report(capfd, "--today", "2026-01-01", "--fail-on", "warning", status=1)


def test_waivers_with_several_processes(capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copy(NAME, "zweite.txt")
    put("w.yaml", WAIVERS + "  - {rule: ZB105, document: zweite.txt, reason: known, by: Wang, until: never}\n")
    arguments = ["check", NAME, "zweite.txt", "--waivers", "w.yaml", "--today", "2026-01-01", "--format", "json"]
    assert cli.run(arguments) == 1
    one = capfd.readouterr().out
    assert cli.run([*arguments, "--jobs", "2"]) == 1
    assert capfd.readouterr().out == one
    assert [entry["waiver"]["line"] for entry in json.loads(one)["waivers"]] == [3]


def test_the_usual_file_is_found(capfd: pytest.CaptureFixture[str]) -> None:
    put("budget-lint-waivers.yaml", WAIVERS)
    assert "[CN201]" in codes(report(capfd, "--today", "2026-01-01"))
    assert "[CN201]" not in codes(report(capfd, "--today", "2026-01-01", "--no-config"))


def test_a_baseline_lets_new_findings_fail_only(capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["-o", "new.yaml", "--today", "2024-02-29", "--by", 'A "B"', "--reason", "x: #"]
    assert cli.run(["baseline", NAME, *asked]) == 0
    assert capfd.readouterr() == ("", "")
    entries = yaml.safe_load(Path("new.yaml").read_text(encoding="utf-8"))["waivers"]
    assert [len(entry["fingerprint"]) for entry in entries] == [1, 1, 1, 3, 1]
    assert {(entry["document"], entry["by"], entry["reason"], entry["until"]) for entry in entries} == {
        (f"./{NAME}", 'A "B"', "x: #", date(2025, 2, 28))
    }
    accepted = ["--waivers", "new.yaml", "--today", "2024-03-01"]
    found = report(capfd, *accepted, "--fail-on", "warning", status=0)
    assert codes(found) == ["[ST104]", "[ST109]", "[UN101]", "[CN201]", "[ZB105]"]
    text = Path(NAME).read_text(encoding="utf-8")
    put(NAME, text.replace("842.37万元，占66.32%", "842.37万元，占66.23%"))
    assert codes(report(capfd, *accepted)) == ["ST101", "[ST104]", "[ST109]", "[UN101]", "[CN201]", "[ZB105]"]


def test_a_baseline_leaves_out_what_is_accepted_elsewhere(capfd: pytest.CaptureFixture[str]) -> None:
    put("w.yaml", WAIVERS)
    arguments = ["baseline", NAME, "--today", "2026-01-01", "--until", "never"]
    assert cli.run([*arguments, "--waivers", "w.yaml"]) == 0
    assert [entry["until"] for entry in yaml.safe_load(capfd.readouterr().out)["waivers"]] == ["never"] * 4
    assert cli.run([*arguments, "--waivers", "w.yaml", "-o", "w.yaml"]) == 0  # written again, not added to
    assert len(yaml.safe_load(Path("w.yaml").read_text(encoding="utf-8"))["waivers"]) == 5
    shutil.copy(ROOT / "fixtures" / "final-accounts-clean.txt", "clean.txt")
    assert cli.run(["baseline", "clean.txt"]) == 0
    assert yaml.safe_load(capfd.readouterr().out) == {"waivers": []}
    assert cli.run(["baseline", NAME, "-o", NAME]) == 2
    assert cli.run(["baseline", NAME, "--until", "later"]) == 2


def test_a_baseline_of_a_folder(capfd: pytest.CaptureFixture[str]) -> None:
    Path("drafts/old").mkdir(parents=True)
    shutil.copy(NAME, "drafts/old/a.txt")
    shutil.copy(NAME, "drafts/b.txt")
    assert cli.run(["baseline", "drafts", "-o", "drafts/known.yaml", "--today", "2026-01-01"]) == 0
    entries = yaml.safe_load(Path("drafts/known.yaml").read_text(encoding="utf-8"))["waivers"]
    assert {entry["document"] for entry in entries} == {"./b.txt", "./old/a.txt"}
    assert cli.run(["check", "drafts", "--waivers", "drafts/known.yaml", "--today", "2026-01-01"]) == 0
    assert capfd.readouterr().err == ""
    assert cli.run(["check", NAME, "--waivers", "drafts/known.yaml", "--today", "2026-01-01", "-q"]) == 1


@pytest.mark.parametrize("form", ["terminal", "compact", "plain", "github", "junit", "sarif", "csv"])
def test_waivers_out_of_date_are_told_whatever_the_form(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    put("w.yaml", WAIVERS)
    assert cli.run(["check", NAME, "--waivers", "w.yaml", "--today", "2026-01-01", "--format", form]) == 1
    out, err = capfd.readouterr()
    said = "no finding fits this waiver"
    if form in ("terminal", "compact", "sarif"):
        assert (said in " ".join(out.split()), err) == (True, "")
    else:
        assert err.startswith(f"budget-lint: warning: w.yaml:3:46: {said}: remove it")
