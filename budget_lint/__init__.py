"""budget-lint: the consistency linter for the figures of public budget disclosures.

    from budget_lint import check

    report = check("final-accounts.txt")
    for finding in report.findings:
        print(finding.verdict.check.rule.code, [fact.figure.text for fact in finding.verdict.check.facts])

``Linter`` loads the rules once for many documents. Heavy parts are imported when they are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from budget_lint.errors import BudgetLintError, InputError, RuleError
from budget_lint.version import __version__

if TYPE_CHECKING:
    from budget_lint.model.finding import DocumentReport
    from budget_lint.pipeline import Linter

__all__ = ["BudgetLintError", "InputError", "Linter", "RuleError", "__version__", "check"]


def check(path: str | Path, *, rules: Sequence[str | Path] = (), kind: str = "") -> DocumentReport:
    """Lints one document.

    ``rules`` are folders of further rules, ``kind`` overrides the recognised kind of document. Raises
    ``InputError`` when the document cannot be read and ``RuleError`` when a rule file is broken.
    """
    from budget_lint.pipeline import Linter  # noqa: PLC0415  # keeps `import budget_lint` fast

    return Linter([Path(folder) for folder in rules]).check([str(path)], kind).documents[0]


def __getattr__(name: str) -> object:
    if name == "Linter":
        from budget_lint.pipeline import Linter  # noqa: PLC0415  # as above

        return Linter
    raise AttributeError(f"module 'budget_lint' has no attribute '{name}'")
