"""The rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "budget_lint"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 300
CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff]")
EXACT = {"model", "figures", "facts", "checks", "diagnosis"}
# The linear program is solved in floating point; what it finds counts only once it is proven in fractions.
INEXACT = {"budget_lint/diagnosis/joint/solver.py"}
# A box on a page is measured in points; the only floats of the data model.
FLOATS_ALLOWED = {"Box", "edges"}
TEXT_FILES = {"", ".cfg", ".in", ".md", ".py", ".toml", ".txt", ".yaml", ".yml"}
# A folder of somebody's machine; the lookbehind leaves out web addresses and relative paths.
MACHINE_PATH = re.compile(r"(?<![\w.:/])(?:/(?:home|Users|root|tmp|work|mnt|var)/\w|[A-Za-z]:\\\\?\w)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def published_files() -> Iterator[Path]:
    """The repository's text files, without what tools leave behind."""
    folders = [ROOT / name for name in ("budget_lint", "rules", "docs", "fixtures", "tests", ".ci")]
    files = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*"))]
    for path in [*files, *sorted(ROOT.glob("*.*")), ROOT / "LICENSE"]:
        if path.is_file() and path.suffix in TEXT_FILES and not {"__pycache__", ".git"} & {*path.parts}:
            yield path


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_modules_are_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_the_engine_holds_no_chinese(module: Path) -> None:
    """Words live under ``rules/``; punctuation that the engine must know is written as an escape."""
    lines = module.read_text(encoding="utf-8").splitlines()
    assert [(number, line) for number, line in enumerate(lines, 1) if CHINESE.search(line)] == []


@pytest.mark.parametrize(
    "module", [path for path in MODULES if stage_of(path) in EXACT and name_of(path) not in INEXACT], ids=name_of
)
def test_values_are_exact(module: Path) -> None:
    assert list(floats(ast.parse(module.read_text(encoding="utf-8")))) == []


def floats(tree: ast.AST) -> Iterator[str]:
    """Where a tree has a float literal or names the type."""
    allowed = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) in FLOATS_ALLOWED
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        named = isinstance(node, ast.Name) and node.id == "float" and id(node) not in allowed
        if literal or named:
            yield f"line {getattr(node, 'lineno', 0)}: {ast.unparse(node)}"


@pytest.mark.parametrize("source", ["x = 0.5", "x = float('1')", "x: float = 1", "x = 1e3"])
def test_floats_are_seen(source: str) -> None:
    assert len(list(floats(ast.parse(source)))) == 1


def test_no_file_names_a_place_on_a_machine() -> None:
    wrong = [
        f"{name_of(path)}:{number}: {line.strip()[:80]}"
        for path in published_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line) and path != Path(__file__)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("open('/home/li/a.txt')", True),
        ("cd /tmp/x", True),
        (r"C:\Users\li", True),
        ("https://example.org/home/page", False),
        ("docs/home/index.md", False),
        ("python -m venv .venv", False),
        (r"\d+\w", False),
    ],
)
def test_paths_are_seen(line: str, seen: bool) -> None:
    assert bool(MACHINE_PATH.search(line)) is seen
