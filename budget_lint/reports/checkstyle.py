"""The XML of Checkstyle, which most build servers read."""

from __future__ import annotations

from itertools import groupby

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import xml
from budget_lint.reports.form import Ending, TextForm
from budget_lint.reports.notice import Notice, unwaived

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


class Checkstyle(TextForm):
    """A ``file`` for each document, clean ones too."""

    suffix = ".xml"

    def head(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n'

    def part(self, report: DocumentReport) -> str:
        found = unwaived(report, self.words)
        if not found:
            return f'<file name="{xml(report.document.path)}"/>\n'
        return "".join(_file(path, list(items)) for path, items in groupby(found, key=lambda item: item.path))

    def tail(self, ending: Ending) -> str:
        lost = [
            f'<file name="{xml(path)}">\n<error line="1" severity="error" message="{xml(message)}" '
            'source="budget-lint"/>\n</file>\n'
            for path, message in ending.troubles
        ]
        return "".join(lost) + "</checkstyle>\n"


def _file(path: str, items: list[Notice]) -> str:
    return f'<file name="{xml(path)}">\n{"".join(map(_error, items))}</file>\n'


def _error(item: Notice) -> str:
    column = f' column="{item.column}"' if item.column else ""
    where = "" if item.line else f"{item.where}: "
    return (
        f'<error line="{item.line or 1}"{column} severity="{_SEVERITIES[item.finding.severity]}" '
        f'message="{xml(f"{where}{item.title}: {item.said}")}" source="budget-lint.{xml(item.code)}"/>\n'
    )
