"""What pipelines take from the repository: the action, the hook, and the snippets of the how-to."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from budget_lint.pipeline import extensions

ROOT = Path(__file__).parents[1]
HOW_TO = ROOT / "docs" / "how-to" / "check-before-publishing.md"
BROKEN = "2024年度本年支出合计30.00万元，其中：基本支出20.00万元，占99.99%。\n"
BASH = shutil.which("bash")


def snippet(name: str) -> Any:
    text = HOW_TO.read_text(encoding="utf-8")
    (found,) = re.findall(rf"^<!-- snippet: {re.escape(name)} -->\n```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return yaml.safe_load(found)


def yaml_of(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with drafts, and ``budget-lint`` on its path."""
    drafts = tmp_path / "project" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "a b.txt").write_text(BROKEN, encoding="utf-8")
    (drafts / "$(touch hacked).txt").write_text(BROKEN, encoding="utf-8")
    program = tmp_path / "bin" / "budget-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m budget_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return drafts.parent


def bash(script: str, project: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as the runners of pipelines do: it ends with the first command that fails."""
    assert BASH
    path = os.pathsep.join([str(project.parent / "bin"), os.environ["PATH"]])
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environ},
        capture_output=True, encoding="utf-8", cwd=project, check=False,
    )  # fmt: skip


needs_bash = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="needs a shell")


def action(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step of the action that checks, with inputs as the runner hands them over."""
    whole = yaml_of("action.yml")
    values = {name: spec["default"] for name, spec in whole["inputs"].items()} | inputs
    (step,) = [step for step in whole["runs"]["steps"] if step.get("name") == "Check"]
    named = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], value)
        for key, value in step["env"].items()
    }
    assert "${{" not in step["run"]
    return bash(step["run"], project, **named)


@needs_bash
def test_the_action(project: Path) -> None:
    done = action(project, files="drafts\n", sarif="out.sarif", html="out.html")
    assert (done.returncode, done.stderr) == (1, "")
    found = done.stdout.splitlines()
    assert len(found) == 2
    assert found[0].startswith("::error file=drafts/$(touch hacked).txt,line=1,col=")
    assert len(json.loads((project / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 2
    assert (project / "out.html").exists()


@needs_bash
@pytest.mark.parametrize("files", ["drafts/$(touch hacked).txt", "drafts/a b.txt\n\n", "--help"])
def test_inputs_of_the_action_are_no_commands(files: str, project: Path) -> None:
    done = action(project, files=files, **{"fail-on": "never"})
    assert done.returncode == (2 if files == "--help" else 0)
    assert [path.name for path in project.iterdir()] == ["drafts"]


@needs_bash
def test_the_snippet_for_gitlab(project: Path) -> None:
    job = snippet(".gitlab-ci.yml")["figures"]
    done = bash("\n".join(job["script"]), project)
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    assert len(json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))) == 2
    assert len(etree.parse(str(project / reports["junit"])).findall("testsuite/testcase/failure")) == 2
    assert all((project / path).exists() for path in job["artifacts"]["paths"])


def test_the_snippet_for_github_uses_inputs_that_there_are() -> None:
    steps = snippet(".github/workflows/figures.yml")["jobs"]["figures"]["steps"]
    (used,) = [step for step in steps if step["uses"].startswith("OWNER/budget-lint")]
    assert set(used["with"]) <= set(yaml_of("action.yml")["inputs"])
    assert steps[-1]["with"]["sarif_file"] == used["with"]["sarif"]


@needs_bash
def test_the_hook(project: Path) -> None:
    (hook,) = yaml_of(".pre-commit-hooks.yaml")
    (used,) = snippet(".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert used["id"] == hook["id"]
    assert re.search(hook["files"], "drafts/A.DOCX")
    assert not re.search(hook["files"], "drafts/a.py")
    arguments = " ".join([hook["entry"], *used["args"], "'drafts/a b.txt'"])
    done = bash(arguments, project)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("drafts/a b.txt:1:")


def test_the_hook_takes_every_format_that_is_read() -> None:
    (hook,) = yaml_of(".pre-commit-hooks.yaml")
    assert [ending for ending in sorted(extensions()) if not re.search(hook["files"], f"a{ending}")] == []
