"""How the diagnosis asks what a check would give with other figures; the pipeline hands it the answer's maker."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from budget_lint.model.check import Check, Verdict
from budget_lint.model.quantity import Quantity

Values = Mapping[int, Quantity]  # figure index -> signed value in place of the printed one
Evaluate = Callable[[Check, Values], Verdict]
