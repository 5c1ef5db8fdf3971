"""The law of the layers: each stage knows the data model and itself, and the pipeline alone joins them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "budget_lint"
SHARED = {"budget_lint.model", "budget_lint.errors", "budget_lint.version"}
STAGES = ("annotate", "readers", "figures", "facts", "ruleset", "checks", "diagnosis", "reports")
COMMANDS = ("cli_annotate", "cli_check", "cli_forms", "cli_living", "cli_rules", "cli_strength")
FRONT_ENDS = ("cli", *COMMANDS, "job", "options", "publish", "settings")
THIRD_PARTY = {"ruleset": {"yaml"}, "reports": {"rich", "xlsxwriter"}, "kit": {"rich"}, "progress": {"rich"}}
THIRD_PARTY["annotate"] = {"pypdf"}
THIRD_PARTY["readers"] = {"lxml", "pypdfium2", "xlrd"}
THIRD_PARTY["diagnosis"] = {"highspy"}
THIRD_PARTY |= {part: {"click"} for part in FRONT_ENDS}
FRONT = {"budget_lint.pipeline", "budget_lint.config", "budget_lint.reports"}


def own(*parts: str) -> set[str]:
    return {f"budget_lint.{part}" for part in parts}


JOINS = {
    "pipeline": {f"budget_lint.{stage}" for stage in STAGES if stage != "annotate"},
    "kit": {"budget_lint.kit", "budget_lint.pipeline", "budget_lint.reports"},
    "config": own("config"),
    "outputs": set(),
    "sources": set(),
    "job": FRONT | own("outputs"),
    "batch": FRONT | own("copies", "job", "publish", "sources"),
    "copies": own("annotate", "reports"),
    "progress": own("batch"),
    "publish": own("batch", "job", "outputs", "reports", "sources"),
    "settings": own("config", "job"),
    "options": own("job", "publish", "settings"),
    "cli_annotate": FRONT | own("copies", "job", "options", "outputs", "settings"),
    "cli_forms": own("job", "kit", "options"),
    "cli_strength": own("job", "options", "reports"),
    "cli_rules": {"budget_lint.job", "budget_lint.kit", "budget_lint.options", "budget_lint.pipeline"},
    "cli_check": FRONT | own("batch", "job", "options", "outputs", "progress", "publish", "settings", "sources"),
    "cli_living": FRONT | own("job", "kit", "options", "outputs", "publish", "settings", "sources"),
    "cli": FRONT | own("batch", *COMMANDS, "job", "options"),
    "__main__": {"budget_lint.cli"},
    "__init__": {"budget_lint.pipeline"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    """The stage, or the module right below the package, that a file belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, those inside functions and ``if TYPE_CHECKING`` too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports are absolute"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def below(name: str, allowed: set[str]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in allowed)


def own_imports_allowed(part: str) -> set[str]:
    if part in STAGES:
        return SHARED | {f"budget_lint.{part}"}
    if part == "model":
        return {"budget_lint.model"}
    return SHARED | JOINS.get(part, set())


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports(module: Path) -> None:
    part = part_of(module)
    own = own_imports_allowed(part)
    foreign = set(sys.stdlib_module_names) | THIRD_PARTY.get(part, set())
    where = module.relative_to(ROOT).as_posix()
    wrong = [
        f"{where}:{line}: {name}"
        for line, name in imports(module)
        if not below(name, own if name.split(".")[0] == "budget_lint" else foreign)
    ]
    assert wrong == []


def test_every_part_is_known() -> None:
    """A new stage or a new module beside the stages is entered here with what it may know."""
    known = {*STAGES, *JOINS, "model", "errors", "version", "config"}
    assert {part_of(module) for module in modules()} <= known


@pytest.mark.parametrize(
    ("part", "name", "fits"),
    [
        ("checks", "budget_lint.figures.find", False),
        ("model", "budget_lint.errors", False),
        ("facts", "budget_lint.factsheet", False),
        ("checks", "budget_lint.checks.run", True),
        ("pipeline", "budget_lint.checks", True),
        ("cli", "budget_lint.checks", False),
    ],
)
def test_the_law_itself(part: str, name: str, fits: bool) -> None:
    assert below(name, own_imports_allowed(part)) is fits
