"""The report as JSON: the contract that other tools rely on."""

from __future__ import annotations

import json

from budget_lint.model.check import Verdict
from budget_lint.model.document import Document
from budget_lint.model.fact import Fact, Figure
from budget_lint.model.finding import DocumentReport, Finding, Report, Suspect
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.waiver import WaiverTrouble
from budget_lint.reports.arithmetic import arithmetic_text
from budget_lint.reports.excerpt import excerpt, excerpt_text
from budget_lint.reports.form import Ending, TextForm
from budget_lint.reports.message import message
from budget_lint.reports.notice import spot
from budget_lint.reports.numbers import plain, printed_unit
from budget_lint.reports.places import location_json, word_place
from budget_lint.reports.remarks import remarks
from budget_lint.reports.summary import Row, coverage, ordered, outcomes, rows
from budget_lint.reports.suspects import hinted, reason, suspect_unit
from budget_lint.reports.waivers import trouble_text, waiver_json
from budget_lint.reports.words import Words
from budget_lint.version import __version__

SCHEMA_VERSION = "1"
Entry = dict[str, object]


def json_text(report: Report, *, lexicon: Lexicon, lang: str, verdicts: bool = False) -> str:
    """The check report as JSON text; ``verdicts`` adds every check of the run to its document."""
    words = Words.of(lexicon, lang)
    documents = [_document(part, lexicon, words, verdicts) for part in report.documents]
    entry = {**_head(), "documents": documents}
    if report.waivers:
        entry["waivers"] = [_trouble(trouble, words) for trouble in report.waivers]
    return _dump(entry)


class Json(TextForm):
    """The same text as that of ``json_text``, made part by part; ``errors`` lists what could not be read."""

    suffix = ".json"
    between = ","

    def head(self) -> str:
        return _dump(_head()).removesuffix("\n}\n") + ',\n  "documents": ['

    def part(self, report: DocumentReport) -> str:
        setting = self.setting
        document = _document(report, setting.lexicon, self.words, setting.verdicts)
        return "\n    " + _indented(document, 4)

    def tail(self, ending: Ending) -> str:
        end = "\n  ]" if ending.tallies else "]"
        lists: dict[str, list[Entry]] = {
            "waivers": [_trouble(trouble, self.words) for trouble in ending.waivers],
            "errors": [dict(trouble._asdict()) for trouble in ending.troubles],
        }
        for key, entries in lists.items():
            if entries:
                end += f',\n  "{key}": {_indented(entries, 2)}'
        return end + "\n}\n"


def figures_json(report: Report) -> str:
    """Every figure of the documents with what was understood of it, as JSON text."""
    return _dump({**_head(), "documents": [_figures(part) for part in report.documents]})


def _head() -> Entry:
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "budget-lint", "version": __version__}}


def _dump(value: Entry) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _indented(value: object, depth: int) -> str:
    """JSON text whose further lines are moved in; no line break stands within a string of JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * depth)


def _document(report: DocumentReport, lexicon: Lexicon, words: Words, verdicts: bool) -> Entry:
    document, reading = report.document, report.reading
    entry: Entry = {
        "path": document.path,
        "kind": reading.kind,
        "kind_reason": _kind_reason(report, words),
        "period": reading.period,
        "coverage": coverage(rows(report)),
        "checks": outcomes(report),
        "findings": [_finding(document, item, lexicon, words) for item in ordered(report.findings)],
    }
    if document.remarks:
        entry["remarks"] = remarks(document, words)
    if verdicts:
        entry["verdicts"] = [_verdict(document, verdict, words) for verdict in report.verdicts]
    return entry


def _kind_reason(report: DocumentReport, words: Words) -> Entry:
    """What gave the kind of a document, the families of rules that are not for that kind, and why."""
    document, told_by = report.document, report.reading.told_by
    entry: Entry = {"source": "none"}
    if report.kind:
        entry = {"source": "given", "text": word_place(report.kind)}
    elif told_by:
        said = "".join(document.text[told_by.start : told_by.end].split())
        entry = {"source": "words", "text": said, "location": location_json(document, told_by)}
    entry["without"] = list(report.without)
    return {**entry, "why": words.pick(report.why)} if report.why else entry


def _finding(document: Document, finding: Finding, lexicon: Lexicon, words: Words) -> Entry:
    verdict = finding.verdict
    check = verdict.check
    entry: Entry = {
        "rule": check.rule.code,
        "name": check.rule.name,
        "severity": finding.severity,
        "title": words.pick(check.rule.title),
        "message": message(verdict, words),
        "excerpt": excerpt_text(excerpt(document, verdict, lexicon, words)),
        "location": location_json(document, spot(check)),
        "figures": _evidence(document, verdict),
        "arithmetic": arithmetic_text(document, verdict, words),
        "why": words.pick(check.rule.why),
        "fingerprint": finding.fingerprint,
        "suspect": _suspect(document, finding.named, words) if finding.named else None,
        "related": [_finding(document, item, lexicon, words) for item in ordered(finding.related)],
    }
    if finding.suspects and not finding.named:
        entry["alternatives"] = [_suspect(document, suspect, words) for suspect in finding.suspects]
    entry |= _judgement(verdict)
    if finding.hint:
        entry["hint"] = hinted(document, finding.hint, words)
    if finding.waiver:
        entry["waived"] = waiver_json(finding.waiver)
    return entry


def _judgement(verdict: Verdict) -> Entry:
    """What a verdict is worth where there is something to say."""
    known = (("judgement", verdict.judgement), ("odds", verdict.odds))
    return {name: value for name, value in known if value}


def _trouble(trouble: WaiverTrouble, words: Words) -> Entry:
    said = trouble_text(trouble, words)
    return {"severity": "warning", "trouble": trouble.trouble, "message": said, **waiver_json(trouble.waiver)}


def _evidence(document: Document, verdict: Verdict) -> list[Entry]:
    return [_fact(document, role, fact) for role, facts in verdict.check.binding for fact in facts]


def _fact(document: Document, role: str, fact: Fact) -> Entry:
    entry: Entry = {
        "text": fact.figure.text,
        "value": plain(fact.quantity.value),
        "unit": printed_unit(fact),
        "role": role,
        "label": fact.label,
        "location": location_json(document, fact.figure.span),
    }
    return {**entry, "worded": True} if fact.figure.worded else entry


def _suspect(document: Document, suspect: Suspect, words: Words) -> Entry:
    entry: Entry = {
        **_change(suspect.figure, suspect.expected),
        "reason": reason(document, suspect, words),
        "repairs": suspect.repairs,
        "confirmations": suspect.confirmations,
        "location": location_json(document, suspect.figure.span),
    }
    if suspect.breaks:
        entry["breaks"] = suspect.breaks
    if suspect.along:
        entry["along"] = [
            {**_change(figure, expected), "location": location_json(document, figure.span)}
            for figure, expected in suspect.along
        ]
    return entry


def _change(figure: Figure, expected: str) -> Entry:
    return {"text": figure.text, "expected": expected, "unit": suspect_unit(figure)}


def _verdict(document: Document, verdict: Verdict, words: Words) -> Entry:
    check = verdict.check
    entry: Entry = {
        "rule": check.rule.code,
        "name": check.rule.name,
        "verdict": "rounding" if verdict.outcome == "truncated" else verdict.outcome,
        "figures": [
            {"text": fact.figure.text, "role": role, "location": location_json(document, fact.figure.span)}
            for role, facts in check.binding
            for fact in facts
        ],
    }
    entry |= _judgement(verdict)
    if verdict.outcome == "truncated":
        entry["truncated"] = True
    if verdict.reason:
        entry |= {"reason": verdict.reason, "explanation": words.say(f"reason.{verdict.reason}")}
    return entry


def _figures(report: DocumentReport) -> Entry:
    listed = rows(report)
    return {
        "path": report.document.path,
        "kind": report.reading.kind,
        "period": report.reading.period,
        "coverage": coverage(listed),
        "figures": [_figure(report.document, row) for row in listed],
    }


def _figure(document: Document, row: Row) -> Entry:
    figure, fact = row.figure, row.fact
    quantity = fact.quantity if fact else figure.quantity
    entry: Entry = {
        "text": figure.text,
        "value": plain(quantity.value),
        "unit": "" if figure.unit_missing else quantity.unit.name,
        "label": fact.label if fact else "",
        "concept": fact.concept if fact else "",
        "measure": fact.measure if fact else "",
        "period": fact.period if fact else "",
        "scope": dict(fact.scope) if fact else {},
        "status": row.status,
        "location": location_json(document, figure.span),
    }
    entry |= {"unit_missing": True} if figure.unit_missing else {}
    return entry | ({"worded": True} if figure.worded else {})
