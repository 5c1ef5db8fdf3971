"""One line a finding, as compilers write them: ``file:line:column: severity code message``."""

from __future__ import annotations

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import clean
from budget_lint.reports.form import TextForm
from budget_lint.reports.notice import Notice, unwaived


class Plain(TextForm):
    """Editors and build servers find file, line and column in it; other places stand in words."""

    def part(self, report: DocumentReport) -> str:
        return "".join(f"{line(item)}\n" for item in unwaived(report, self.words))


def line(item: Notice) -> str:
    """The line of a finding, without its line break."""
    return f"{clean(address(item))}: {item.finding.severity} {item.code} {item.title}: {item.said}"


def address(item: Notice) -> str:
    """``file:line:column`` where the source has these, else the file and the place in words."""
    if not item.line:
        return f"{item.path}: {item.where}"
    return f"{item.path}:{item.line}:{item.column}" if item.column else f"{item.path}:{item.line}"
