"""Cases with hand-read figures, scored in this process by the script that scores them everywhere else."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import yaml

from budget_lint.model.finding import Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.pipeline import Linter
from budget_lint.reports.machine import figures_json, json_text

SHARED = Path(__file__).parents[3] / "shared"
CASES, SCORER = SHARED / "cases", SHARED / "acceptance" / "score_cases.py"
Case = dict[str, Any]


class Marks(NamedTuple):
    """How a case was scored; ``missed`` tells by name what was not seen, and what was seen in vain."""

    figures: int
    extracted: int
    relations: int
    covered: int
    false: int
    missed: tuple[str, ...]


def load(folder: Path) -> dict[int, Case]:
    """The cases of a folder by their numbers."""
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return {int(case["id"]): case for case in cases}


class Scorer:
    """Lints cases with one set of rules and scores what comes of it."""

    def __init__(self, script: Path = SCORER) -> None:
        self.script = _module(script)
        self.linter = Linter()

    def use(self, rules: tuple[Lexicon, Ruleset]) -> None:
        """The rules for the cases to come."""
        self.linter.lexicon, self.linter.ruleset = rules

    def score(self, case: Case) -> Marks:
        report = Report((self.linter.check_text(case["text"], str(case["id"])),), ())
        checked = json.loads(json_text(report, lexicon=self.linter.lexicon, lang="en", verdicts=True))["documents"]
        listed = json.loads(figures_json(report))["documents"]
        score = self.script.Score("")
        self.script.score_extraction(case, self.script.listed(listed, "figures"), score)
        self.script.score_relations(case, self.script.listed(checked, "verdicts"), score)
        self.script.score_findings(case, self.script.listed(checked, "findings"), score)
        missed = tuple(sorted(score.notes))
        return Marks(score.figures, score.extracted, score.relations, score.covered, score.false, missed)


def shares(marks: Sequence[Marks]) -> tuple[float, float, int]:
    """Extraction and relations in per cent, and the false alarms."""
    figures, relations = sum(mark.figures for mark in marks), sum(mark.relations for mark in marks)
    extraction = 100 * sum(mark.extracted for mark in marks) / figures
    return extraction, 100 * sum(mark.covered for mark in marks) / relations, sum(mark.false for mark in marks)


def _module(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_cases", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module
