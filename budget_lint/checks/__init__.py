"""Rules and facts -> checks -> verdicts: see ``run`` and ``evaluate``."""

from __future__ import annotations

from budget_lint.checks.evaluate import evaluate
from budget_lint.checks.run import potential, run

__all__ = ["evaluate", "potential", "run"]
