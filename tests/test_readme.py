"""What the READMEs show is what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = {"README.md": "en", "README.zh-CN.md": "zh"}
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def blocks(readme: str, language: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def test_both_readmes_state_the_same_commands() -> None:
    def commands(readme: str) -> list[str]:
        lines = "".join(blocks(readme, "(?:sh|bat)")).splitlines()
        return [line.split("#")[0].strip() for line in lines]

    assert commands("README.md") == commands("README.zh-CN.md") != []


# The pages of the rules are generated; tests/kit/test_rule_pages.py looks at their links.
PAGES = sorted(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "rules")


@pytest.mark.parametrize("readme", READMES)
def test_the_sample_is_what_the_program_prints(readme: str) -> None:
    command = [sys.executable, "-m", "budget_lint", "check", "fixtures/final-accounts-with-errors.txt"]
    environ = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*command, "--lang", READMES[readme]],
        capture_output=True,
        encoding="utf-8",
        env=environ,
        cwd=ROOT,
        check=False,
    )
    (sample,) = blocks(readme, "text")
    assert sample in done.stdout


@pytest.mark.parametrize(
    "page",
    [*(ROOT / name for name in READMES), *PAGES],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
