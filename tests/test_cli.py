from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest
import yaml

from budget_lint import cli
from budget_lint.errors import BudgetLintError, InputError, RuleError
from budget_lint.model.finding import Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.policy import EVERYTHING, Policies
from budget_lint.model.progress import Progress, silent
from budget_lint.model.rule import Ruleset, Severity
from budget_lint.model.waiver import Waiver, WaiverTrouble
from budget_lint.options import default_language
from budget_lint.pipeline import load_waivers
from budget_lint.version import __version__

from .reports.conftest import INTERFACE, Sheet, basic, finding, total

ROOT = Path(__file__).parents[1]


class Stub:
    """Stands in for the pipeline: ``severities`` are those of the findings, ``trouble`` is raised."""

    severities: tuple[Severity, ...] = ()
    trouble: Exception | None = None
    broken_rules = False
    calls: ClassVar[list[object]] = []

    def __init__(
        self,
        folders: Sequence[Path] = (),
        policies: Policies = EVERYTHING,  # noqa: ARG002 - the signature of the pipeline
        waivers: Sequence[Waiver] = (),  # noqa: ARG002
        today: date | None = None,  # noqa: ARG002
    ) -> None:
        if folders and self.broken_rules:
            raise RuleError("unknown key 'asert'", "my/rule.yaml", 3, 1, "asert: a == b")
        self.calls.append(tuple(folders))
        texts = yaml.safe_load(INTERFACE.read_text(encoding="utf-8"))["texts"]
        texts["zh"]["error.missing"] = "{path}：文件不存在"
        self.lexicon = Lexicon(texts=texts)
        self.ruleset = Ruleset(())

    def troubles(self, documents: object) -> tuple[WaiverTrouble, ...]:  # noqa: ARG002
        return ()

    def check(
        self,
        paths: Sequence[str],
        kind: str = "",
        progress: Progress = silent,  # noqa: ARG002
        as_one: bool = False,  # noqa: ARG002
    ) -> Report:
        self.calls.append((tuple(paths), kind))
        if self.trouble:
            raise self.trouble
        sheet = basic()
        findings = [finding(total(*sheet.facts[:3]), severity) for severity in self.severities]
        reports = [sheet.report([], findings), *(Sheet("", path=path).report() for path in paths[1:])]
        return Report(tuple(reports))


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> type[Stub]:
    class Fresh(Stub):
        calls: ClassVar[list[object]] = []

    module = ModuleType("budget_lint.pipeline")
    module.Linter = Fresh  # type: ignore[attr-defined]
    module.load_waivers = load_waivers  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "budget_lint.pipeline", module)
    for name in ("BUDGET_LINT_LANG", "BUDGET_LINT_DEBUG", "COLUMNS", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return Fresh


@pytest.mark.parametrize(
    ("severities", "level", "status"),
    [
        pytest.param((), "error", 0, id="clean"),
        pytest.param(("note",), "warning", 0, id="note-never-fails"),
        pytest.param(("warning",), "error", 0, id="warning-below-error"),
        pytest.param(("error",), "never", 0, id="never"),
        pytest.param(("note", "error"), "error", 1, id="error"),
        pytest.param(("warning",), "warning", 1, id="warning"),
        pytest.param(("error",), "warning", 1, id="error-above-warning"),
    ],
)
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_exit_status(
    severities: tuple[Severity, ...],
    level: str,
    status: int,
    form: str,
    stub: type[Stub],
    capfd: pytest.CaptureFixture[str],
) -> None:
    stub.severities = severities
    assert cli.run(["check", "a.txt", "--fail-on", level, "--format", form]) == status
    out, err = capfd.readouterr()
    assert out
    assert not err


def test_exit_status_of_figures(stub: type[Stub], capfd: pytest.CaptureFixture[str]) -> None:
    stub.severities = ("error",)
    assert cli.run(["figures", "a.txt", "--format", "json"]) == 0
    assert list(json.loads(capfd.readouterr().out)["documents"][0]) == [
        "path",
        "kind",
        "period",
        "coverage",
        "figures",
    ]


def test_arguments_reach_the_pipeline(stub: type[Stub], tmp_path: Path) -> None:
    arguments = [
        "check",
        "甲 乙.txt",
        "-",
        "--rules",
        str(tmp_path),
        "--rules",
        str(tmp_path),
        "--kind",
        "budget",
    ]
    assert cli.run(arguments) == 0
    assert stub.calls == [(tmp_path, tmp_path), (("甲 乙.txt",), "budget"), (("-",), "budget")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["check"], "Missing argument 'FILE...'", id="no-file"),
        pytest.param(["chek", "a"], "No such command 'chek'", id="unknown-command"),
        pytest.param(["check", "a", "--form", "json"], "--form", id="unknown-option"),
        pytest.param(["check", "a", "--format", "xml"], "'xml' is not one of", id="unknown-format"),
        pytest.param(["check", "a", "--lang", "fr"], "'fr' is not one of", id="unknown-language"),
        pytest.param(["check", "a", "--verdicts"], "--verdicts needs --format json", id="verdicts"),
        pytest.param(["check", "a", "--rules", "no/folder"], "does not exist", id="no-folder"),
        pytest.param(["check", "a", "-o", "./a"], "would overwrite a document", id="output-is-input"),
    ],
)
def test_usage_errors(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(arguments) == 2
    out, err = capfd.readouterr()
    assert not out
    assert message in " ".join(err.split())


@pytest.mark.parametrize(
    ("trouble", "lang", "message"),
    [
        pytest.param(
            InputError("a.txt: no such file", "missing", path="a.txt"),
            "zh",
            "a.txt：文件不存在",
            id="chinese",
        ),
        pytest.param(
            InputError("a.txt: no such file", "missing", path="a.txt"),
            "en",
            "a.txt: no such file",
            id="no-text-in-english",
        ),
        pytest.param(BudgetLintError("without a key"), "zh", "without a key", id="no-key"),
        pytest.param(BudgetLintError("a\x1b[2J\nb"), "en", "a?[2J\nb", id="control-characters"),
    ],
)
def test_errors_are_one_message(
    trouble: BudgetLintError, lang: str, message: str, stub: type[Stub], capfd: pytest.CaptureFixture[str]
) -> None:
    stub.trouble = trouble
    # the stub knows this text in Chinese only; Words falls back to English, not to Chinese
    assert cli.run(["check", "a.txt", "--lang", lang]) == 2
    assert capfd.readouterr() == ("", f"budget-lint: error: {message}\n")


def test_a_broken_rule_shows_its_line(
    stub: type[Stub], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    stub.broken_rules = True
    assert cli.run(["check", "a.txt", "--rules", str(tmp_path), "--lang", "zh"]) == 2
    assert capfd.readouterr() == (
        "",
        "budget-lint: error: my/rule.yaml:3:1: unknown key 'asert'\n    asert: a == b\n    ^\n",
    )


@pytest.mark.parametrize("debug", [False, True], ids=["quiet", "debug"])
def test_a_bug_is_one_line(
    debug: bool, stub: type[Stub], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if debug:
        monkeypatch.setenv("BUDGET_LINT_DEBUG", "1")
    stub.trouble = ValueError("odd\nthing")
    assert cli.run(["check", "a.txt"]) == 2
    out, err = capfd.readouterr()
    line = (
        f"budget-lint: internal error in version {__version__}: ValueError: odd thing. Please report it;"
        " BUDGET_LINT_DEBUG=1 shows the traceback.\n"
    )
    assert not out
    assert err.endswith(line)
    assert ("Traceback" in err) is debug


def test_interrupt(stub: type[Stub], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(stub, "check", interrupted)
    assert cli.run(["check", "a.txt"]) == 130


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_output_file(form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "报告 1"
    assert cli.run(["check", "a.txt", "--format", form]) == 0
    printed = capfd.readouterr().out
    assert cli.run(["check", "a.txt", "--format", form, "-o", str(target)]) == 0
    assert capfd.readouterr() == ("", "")
    assert target.read_bytes().decode("utf-8") == printed


def test_output_that_cannot_be_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "none" / "report"
    assert cli.run(["check", "a.txt", "-o", str(target), "--lang", "zh"]) == 2
    assert capfd.readouterr() == ("", f"budget-lint: error: 无法写入{target}：{os.strerror(2)}\n")


def test_json_is_utf_8_on_any_console(stub: type[Stub], monkeypatch: pytest.MonkeyPatch) -> None:
    stub.severities = ("error",)
    console = io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", console)
    assert cli.run(["check", "a.txt", "--format", "json", "--lang", "zh"]) == 1
    assert isinstance(console.buffer, io.BytesIO)
    data = console.buffer.getvalue()
    assert b"\r" not in data
    assert json.loads(data.decode("utf-8"))["documents"][0]["findings"][0]["title"] == "合计不等于各项之和"


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_no_standard_output(
    form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.run(["check", "a.txt", "--format", form]) == 2
    assert capfd.readouterr().err == f"budget-lint: error: cannot write stdout: {os.strerror(9)}\n"


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_reader_that_has_seen_enough(
    form: str, stub: type[Stub], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Closed(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    stub.severities = ("error",)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Closed(), 1), encoding="utf-8"))
    assert cli.run(["check", "a.txt", "--format", form]) == 1
    monkeypatch.undo()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        pytest.param({"LANG": "C"}, "en", id="c"),
        pytest.param({"LANG": "zh_CN.UTF-8"}, "zh", id="lang"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en", id="lc-all-first"),
        pytest.param({"LANG": "en_GB", "LC_MESSAGES": "zh_TW"}, "zh", id="messages-before-lang"),
        pytest.param({"LANG": "", "LC_ALL": "ZH_CN"}, "zh", id="empty-is-unset"),
    ],
)
def test_default_language(environ: dict[str, str], lang: str) -> None:
    assert default_language(environ) == lang


@pytest.mark.parametrize(
    ("system", "lang"),
    [(None, "en"), ("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("English_United States", "en")],
)
def test_language_of_the_system(system: str | None, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (system, None))
    assert default_language({}) == lang


@pytest.mark.parametrize(
    ("option", "variable", "phrase"),
    [
        pytest.param([], "", "no findings", id="system"),
        pytest.param([], "zh", "未发现问题", id="variable"),
        pytest.param(["--lang", "en"], "zh", "no findings", id="option-before-variable"),
    ],
)
def test_language_of_the_report(
    option: list[str],
    variable: str,
    phrase: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BUDGET_LINT_LANG", variable)
    assert cli.run(["check", "a.txt", *option]) == 0
    assert phrase in capfd.readouterr().out


def run_python(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        encoding="utf-8",
    )
    return done.stdout


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["--version"], f"budget-lint {__version__}\n"),
        (["--help"], "Usage: budget-lint [OPTIONS] COMMAND [ARGS]..."),
        (["check", "-h"], "Usage: budget-lint check [OPTIONS] FILE..."),
        (["figures", "-h"], "Usage: budget-lint figures [OPTIONS] FILE..."),
        (["rules", "-h"], "Usage: budget-lint rules [OPTIONS] COMMAND [ARGS]..."),
        (["rules", "test", "-h"], "Usage: budget-lint rules test [OPTIONS] [DIR]..."),
    ],
    ids=["version", "help", "check", "figures", "rules", "rules-test"],
)
def test_help_and_version_import_nothing_heavy(arguments: list[str], shown: str) -> None:
    heavy = "[m for m in ('rich', 'yaml', 'budget_lint.pipeline', 'budget_lint.reports') if m in sys.modules]"
    out = run_python(f"import sys; from budget_lint import cli; print(cli.run({arguments}), {heavy})")
    assert out.startswith(shown)
    assert out.splitlines()[-1] == "0 []"


def test_json_imports_no_rich() -> None:
    assert run_python("import sys, budget_lint.reports; print('rich' in sys.modules)") == "False\n"


def test_module_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "budget_lint", "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout == f"budget-lint {__version__}\n"
