"""JUnit XML: a suite for each document, a test for each rule that was checked and for each finding."""

from __future__ import annotations

from budget_lint.model.finding import DocumentReport
from budget_lint.reports.characters import clean, xml
from budget_lint.reports.form import Ending, TextForm, Trouble
from budget_lint.reports.notice import Notice, notices
from budget_lint.reports.plain import address
from budget_lint.reports.waivers import waiver_text


class JUnit(TextForm):
    """A finding below the level of ``--fail-on`` is a test that passes, with the finding as its output."""

    suffix = ".xml"

    def head(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="budget-lint">\n'

    def part(self, report: DocumentReport) -> str:
        found = notices(report, self.words)
        path = report.document.path
        cases = [self._case(path, item) for item in found] + self._others(report, {item.code for item in found})
        failures = sum(self._fails(item) for item in found)
        skipped = sum("<skipped" in case for case in cases)
        return _suite(path, cases, failures=failures, skipped=skipped)

    def tail(self, ending: Ending) -> str:
        return "".join(map(_unread, ending.troubles)) + "</testsuites>\n"

    def _fails(self, item: Notice) -> bool:
        return item.finding.severity in self.setting.failing and not item.finding.waiver

    def _case(self, path: str, item: Notice) -> str:
        said = f"{clean(address(item))}: {item.said}"
        name = f"{item.code} {item.where}: {item.title}"
        if not self._fails(item):
            waiver = item.finding.waiver
            said = f"{item.finding.severity}: {said}" + (f" {waiver_text(waiver, self.words)}" if waiver else "")
            return _testcase(path, name, f"<system-out>{xml(said)}</system-out>")
        failure = f'<failure type="{item.finding.severity}" message="{xml(item.said)}">{xml(said)}</failure>'
        return _testcase(path, name, failure)

    def _others(self, report: DocumentReport, found: set[str]) -> list[str]:
        """The rules without finding: held, or skipped where no check of theirs could be decided."""
        decided: dict[str, bool] = {}
        titles: dict[str, str] = {}
        for verdict in report.verdicts:
            rule = verdict.check.rule
            if rule.code not in found:
                decided[rule.code] = decided.get(rule.code, False) or verdict.outcome != "undecided"
                titles[rule.code] = f"{rule.code} {clean(self.words.pick(rule.title))}"
        path, why = report.document.path, xml(self.words.say("junit.undecided"))
        return [
            _testcase(path, titles[code], "" if decided[code] else f'<skipped message="{why}"/>')
            for code in sorted(decided)
        ]


def _suite(path: str, cases: list[str], *, failures: int = 0, errors: int = 0, skipped: int = 0) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f'<testsuite name="{xml(path)}" {counts}>\n{"".join(cases)}</testsuite>\n'


def _testcase(path: str, name: str, inner: str) -> str:
    # the dots of a path would be taken for the parts of a package
    return f'<testcase classname="{xml(path.replace(".", "_"))}" name="{xml(name)}">{inner}</testcase>\n'


def _unread(trouble: Trouble) -> str:
    path, message = trouble
    error = f'<error type="unreadable" message="{xml(message)}"/>'
    return _suite(path, [_testcase(path, "read", error)], errors=1)
