"""SARIF 2.1.0: the findings with all their figures, for code scanning and for viewers of such logs."""

from __future__ import annotations

import json
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.model.rule import Rule
from budget_lint.model.span import Location, Span
from budget_lint.model.waiver import WaiverTrouble
from budget_lint.reports.form import Ending, Setting, TextForm, Trouble
from budget_lint.reports.notice import Notice, is_text, notices
from budget_lint.reports.numbers import printed
from budget_lint.reports.places import location_json
from budget_lint.reports.waivers import trouble_text, waiver_text
from budget_lint.reports.words import Words
from budget_lint.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Entry = dict[str, Any]
# The parts of a place, from the whole to the detail, as the name of a logical location.
_PARTS = ("page", "sheet", "cell", "table", "row", "column", "paragraph", "line", "chart", "series", "category")


class Sarif(TextForm):
    """One run. A text has regions; a place in another source is a logical location, with its box in properties."""

    suffix = ".sarif"
    between = ",\n"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._index = {rule.code: number for number, rule in enumerate(setting.rules.rules)}

    def head(self) -> str:
        driver = {
            "name": "budget-lint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [_rule(rule, self.words) for rule in self.setting.rules.rules],
        }
        tool = json.dumps({"driver": driver}, ensure_ascii=False, indent=1)
        return (
            f'{{\n"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n"tool": {tool},\n'
            '"columnKind": "unicodeCodePoints",\n"results": [\n'
        )

    def part(self, report: DocumentReport) -> str:
        found = [self._result(report.document, item) for item in notices(report, self.words)]
        return ",\n".join(json.dumps(result, ensure_ascii=False) for result in found)

    def tail(self, ending: Ending) -> str:
        invocation: Entry = {"executionSuccessful": not ending.troubles}
        notes = [_notification(trouble) for trouble in ending.troubles]
        notes += [_waiver(trouble, self.words) for trouble in ending.waivers]
        if notes:
            invocation["toolExecutionNotifications"] = notes
        return f'\n],\n"invocations": [{json.dumps(invocation, ensure_ascii=False)}]\n}}]\n}}\n'

    def _result(self, document: Document, item: Notice) -> Entry:
        finding = item.finding
        result: Entry = {"ruleId": item.code}
        if item.code in self._index:
            result["ruleIndex"] = self._index[item.code]
        if finding.waiver:
            said = waiver_text(finding.waiver, self.words)
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said}]
        return result | {
            "level": finding.severity,
            "message": {"text": f"{item.title}: {item.said}"},
            "locations": [_location(document, _extent(finding))],
            "relatedLocations": _figures(document, finding),
            "partialFingerprints": {"budgetLint/v1": finding.fingerprint},
        }


def _rule(rule: Rule, words: Words) -> Entry:
    why = words.pick(rule.why)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": words.pick(rule.title)},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": f"**{words.pick(rule.title)}**\n\n{why}"},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family]},
    }


def _extent(finding: Finding) -> Span:
    facts = finding.verdict.check.facts
    return facts[0].figure.extent if facts else finding.verdict.check.span


def _figures(document: Document, finding: Finding) -> list[Entry]:
    """Every figure of the finding and of what hangs below it, each place once."""
    seen: dict[Span, str] = {}
    for broken in (finding, *finding.related):
        for role, facts in broken.verdict.check.binding:
            for fact in facts:
                seen.setdefault(fact.figure.extent, f"{fact.label or role} {printed(fact)}".strip())
    return [
        {"id": number, **_location(document, span), "message": {"text": text}}
        for number, (span, text) in enumerate(seen.items(), 1)
    ]


def _location(document: Document, span: Span) -> Entry:
    where = document.locate(span.start, span.end)
    physical: Entry = {"artifactLocation": {"uri": uri(where.file or document.path)}}
    if is_text(where):
        return {"physicalLocation": physical | {"region": _region(document, span, where)}}
    parts = [(name, getattr(where, name)) for name in _PARTS if getattr(where, name) is not None]
    entry: Entry = {"physicalLocation": physical}
    if parts:
        name = "/".join(f"{name}/{value}" for name, value in parts)
        entry["logicalLocations"] = [{"name": str(parts[-1][1]), "fullyQualifiedName": name}]
    return entry | {"properties": location_json(document, span)}


def _region(document: Document, span: Span, where: Location) -> Entry:
    """Lines and columns count from 1; the end column is the one behind the last character."""
    last = document.locate(max(span.start, span.end - 1))
    region: Entry = {"startLine": where.line}
    if where.column is not None and last.column is not None:
        region |= {"startColumn": where.column, "endLine": last.line, "endColumn": last.column + 1}
    text = document.text[span.start : span.end]
    if where.offset is not None:
        region |= {"charOffset": where.offset, "charLength": len(text)}
    return region | {"snippet": {"text": text}}


def _notification(trouble: Trouble) -> Entry:
    place = {"physicalLocation": {"artifactLocation": {"uri": uri(trouble.path)}}}
    return {"level": "error", "message": {"text": trouble.message}, "locations": [place]}


def _waiver(trouble: WaiverTrouble, words: Words) -> Entry:
    waiver = trouble.waiver
    region = {"startLine": waiver.line, "startColumn": waiver.column}
    place = {"physicalLocation": {"artifactLocation": {"uri": uri(waiver.path)}, "region": region}}
    return {"level": "warning", "message": {"text": trouble_text(trouble, words)}, "locations": [place]}


def uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, whatever the system writes between folders."""
    windows = PureWindowsPath(path)
    posix = windows.as_posix() if windows.drive or "\\" in path else path
    quoted = quote(posix, safe="/:~" if windows.drive else "/~", errors="replace")
    if posix.startswith("//"):  # a share: its server is the host
        return f"file:{quoted}"
    if windows.drive:
        return f"file:///{quoted}"
    return f"file://{quoted}" if posix.startswith("/") else quoted
