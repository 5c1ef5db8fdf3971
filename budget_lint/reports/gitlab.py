"""The Code Quality report of GitLab: a list of issues as JSON."""

from __future__ import annotations

import hashlib
import json

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.form import Ending, TextForm
from budget_lint.reports.notice import Notice, unwaived

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


class GitLab(TextForm):
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

    suffix = ".json"
    between = ",\n"

    def head(self) -> str:
        return "[\n"

    def part(self, report: DocumentReport) -> str:
        return ",\n".join(json.dumps(_issue(item), ensure_ascii=False) for item in unwaived(report, self.words))

    def tail(self, ending: Ending) -> str:  # noqa: ARG002 - the signature is that of all forms
        return "\n]\n"


def _issue(item: Notice) -> dict[str, object]:
    where = "" if item.line else f"{item.where}: "
    return {
        "description": f"{where}{item.title}: {item.said}",
        "check_name": item.code,
        # GitLab wants it to differ between files
        "fingerprint": hashlib.sha256(f"{item.path}\n{item.finding.fingerprint}".encode()).hexdigest(),
        "severity": _SEVERITIES[item.finding.severity],
        # it has no other places than lines
        "location": {"path": item.path.replace("\\", "/"), "lines": {"begin": item.line or 1}},
    }
