"""Annotations of GitHub Actions: workflow commands, one line a finding."""

from __future__ import annotations

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.form import Ending, TextForm
from budget_lint.reports.notice import Notice, unwaived

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


class GitHub(TextForm):
    """https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands"""

    def part(self, report: DocumentReport) -> str:
        return "".join(f"{_command(item)}\n" for item in unwaived(report, self.words))

    def tail(self, ending: Ending) -> str:
        return "".join(_unread(path, message) for path, message in ending.troubles)


def _unread(path: str, message: str) -> str:
    return f"::error file={_property(path)}::{_data(message)}\n"


def _command(item: Notice) -> str:
    values = {"file": item.path, "line": item.line, "col": item.column, "title": f"{item.code} {item.title}"}
    named = ",".join(f"{name}={_property(str(value))}" for name, value in values.items() if value)
    said = item.said if item.line else f"{item.where}: {item.said}"
    return f"::{_COMMANDS[item.finding.severity]} {named}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
