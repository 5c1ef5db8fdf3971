"""The rule author's kit: rules listed, explained, and tested by their examples.

It stands beside the pipeline and uses it as it is: what a rule gives on an example is what it gives on a document.
"""

from __future__ import annotations

from budget_lint.kit.examples import Result, lacking, try_rules
from budget_lint.kit.select import below, find, in_force

__all__ = ["Result", "below", "find", "in_force", "lacking", "try_rules"]
