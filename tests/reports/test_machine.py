from __future__ import annotations

import json

from budget_lint.model.check import Verdict
from budget_lint.model.finding import Report, Suspect
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports import figures_json, json_text
from budget_lint.version import __version__

from .conftest import AGREE, Sheet, basic, finding, one_finding, total, verdict

HEAD = {"schema_version": "1", "tool": {"name": "budget-lint", "version": __version__}}
L2 = {"line": 2, "column": 10, "offset": 16}
L3 = {"line": 3, "column": 25, "offset": 64}
L3B = {"line": 3, "column": 38, "offset": 77}
L5 = {"line": 5, "column": 7, "offset": 109}
PARTS = "其中：人员经费615.67万元，公用经费43.95万元。"
PERSONNEL = {"text": "615.67", "value": "615.67", "unit": "万元", "label": "人员经费", "location": L3}


def test_empty_report(lexicon: Lexicon) -> None:
    assert json.loads(json_text(Report(()), lexicon=lexicon, lang="zh")) == {**HEAD, "documents": []}


def test_document_without_figures(lexicon: Lexicon) -> None:
    report = Report((Sheet("", kind="", period="").report(),))
    assert json.loads(json_text(report, lexicon=lexicon, lang="zh", verdicts=True))["documents"] == [
        {
            "path": "决算.txt",
            "kind": "",
            "kind_reason": {"source": "none", "without": []},
            "period": "",
            "coverage": {"figures": 0, "placed": 0, "checked": 0},
            "checks": {"holds": 0, "rounding": 0, "truncated": 0, "broken": 0, "undecided": 0},
            "findings": [],
            "verdicts": [],
        }
    ]


def test_whole_report(report: Report, lexicon: Lexicon) -> None:
    related = {
        "rule": "ST201",
        "name": "total-is-sum",
        "severity": "error",
        "title": "合计不等于各项之和",
        "message": "—与—之和—相差—",
        "excerpt": f"{PARTS} … 人员经费支出516.67万元，占92.16%，另有车辆3辆。",
        "location": L3,
        "figures": [
            {**PERSONNEL, "role": "stated"},
            {
                "text": "516.67",
                "value": "516.67",
                "unit": "万元",
                "role": "stated",
                "label": "人员经费支出",
                "location": L5,
            },
        ],
        "arithmetic": "615.67万元（1次：第3行）；516.67万元（1次：第5行）",
        "why": "合计包括全部各项，且只包括一次。",
        "fingerprint": "f00d",
        "suspect": None,
        "related": [],
    }
    found = {
        "rule": "ST101",
        "name": "total-is-sum",
        "severity": "error",
        "title": "合计不等于各项之和",
        "message": "560.63万元与615.67万元、43.95万元之和659.62万元相差-98.99万元",
        "excerpt": f"2022年支出合计560.63万元，比上年减少179.31万元。 … {PARTS}",
        "location": L2,
        "figures": [
            {
                "text": "560.63",
                "value": "560.63",
                "unit": "万元",
                "role": "total",
                "label": "支出合计",
                "location": L2,
            },
            {**PERSONNEL, "role": "parts"},
            {
                "text": "43.95",
                "value": "43.95",
                "unit": "万元",
                "role": "parts",
                "label": "公用经费",
                "location": L3B,
            },
        ],
        "arithmetic": "615.67 + 43.95 = 659.62；文中为560.63，相差-98.99，四舍五入最多可差0.015",
        "why": "合计包括全部各项，且只包括一次。",
        "fingerprint": "f00d",
        "suspect": {
            "text": "615.67",
            "expected": "516.67",
            "unit": "万元",
            "reason": "相邻两位数字颠倒，改正后有2项核对成立，另有1处可以印证",
            "repairs": 2,
            "confirmations": 1,
            "location": L3,
        },
        "related": [related],
    }
    assert json.loads(json_text(report, lexicon=lexicon, lang="zh")) == {
        **HEAD,
        "documents": [
            {
                "path": "决算.txt",
                "kind": "final-accounts",
                "kind_reason": {"source": "none", "without": []},
                "period": "2022",
                "coverage": {"figures": 6, "placed": 5, "checked": 4},
                "checks": {"holds": 0, "rounding": 0, "truncated": 0, "broken": 2, "undecided": 0},
                "findings": [found],
            }
        ],
    }


def test_several_suspects_are_alternatives(lexicon: Lexicon) -> None:
    sheet = basic()
    facts = sheet.facts
    suspects = [Suspect(facts[0].figure, "659.62", 1), Suspect(facts[1].figure, "516.68", 1, 0, "replace")]
    report = sheet.report(findings=[finding(total(*facts[:3]), "warning", suspects)])
    found = json.loads(json_text(Report((report,)), lexicon=lexicon, lang="en"))["documents"][0]["findings"][
        0
    ]
    assert (found["suspect"], found["alternatives"]) == (
        None,
        [
            {
                "text": "560.63",
                "expected": "659.62",
                "unit": "万元",
                "reason": "mends 1 broken check",
                "repairs": 1,
                "confirmations": 0,
                "location": L2,
            },
            {
                "text": "615.67",
                "expected": "516.68",
                "unit": "万元",
                "reason": "one digit is wrong, mends 1 broken check",
                "repairs": 1,
                "confirmations": 0,
                "location": L3,
            },
        ],
    )


def test_verdicts(lexicon: Lexicon) -> None:
    sheet = basic()
    facts = sheet.facts
    cut = total(facts[0], facts[1], outcome="truncated")
    unsure = verdict(AGREE, {"stated": facts[3:4]}, outcome="undecided", reason="missing")
    holds = total(facts[0], outcome="holds")
    report = Report((sheet.report([cut, unsure, holds]),))
    document = json.loads(json_text(report, lexicon=lexicon, lang="zh", verdicts=True))["documents"][0]
    first = {"text": "560.63", "role": "total", "location": L2}
    assert document["checks"] == {"holds": 1, "rounding": 1, "truncated": 1, "broken": 0, "undecided": 1}
    assert document["verdicts"] == [
        {
            "rule": "ST101",
            "name": "total-is-sum",
            "verdict": "rounding",
            "figures": [first, {"text": "615.67", "role": "parts", "location": L3}],
            "judgement": "truncated",
            "truncated": True,
        },
        {
            "rule": "ST101",
            "name": "total-is-sum",
            "verdict": "undecided",
            "figures": [{"text": "516.67", "role": "stated", "location": L5}],
            "reason": "missing",
            "explanation": "缺少所需的数字",
        },
        {"rule": "ST101", "name": "total-is-sum", "verdict": "holds", "figures": [first]},
    ]


def test_findings_are_worst_first_then_by_place(lexicon: Lexicon) -> None:
    sheet = basic()
    a, b, c = sheet.facts[:3]

    def at(code: str, first: Verdict) -> Verdict:
        return Verdict(verdict(AGREE, {"stated": first.check.facts}, code=code).check, "broken")

    findings = [
        finding(at("N1", total(a)), "note"),
        finding(at("W1", total(a)), "warning"),
        finding(at("E2", total(c)), "error"),
        finding(at("E1", total(b)), "error"),
        finding(at("E0", total(c)), "error"),
    ]
    report = Report((sheet.report(findings=findings),))
    listed = json.loads(json_text(report, lexicon=lexicon, lang="zh"))["documents"][0]["findings"]
    assert [item["rule"] for item in listed] == ["E1", "E0", "E2", "W1", "N1"]


def test_worded_figures_are_evidence(lexicon: Lexicon) -> None:
    sheet = Sheet("与上年持平")
    word = sheet.fact("持平", "支出", value="0", worded=True, measure="change")
    report = Report((sheet.report(findings=[finding(verdict(AGREE, {"stated": [word]}))]),))
    document = json.loads(json_text(report, lexicon=lexicon, lang="zh"))["documents"][0]
    assert document["coverage"] == {"figures": 0, "placed": 0, "checked": 0}
    assert document["findings"][0]["figures"] == [
        {
            "text": "持平",
            "value": "0",
            "unit": "",
            "role": "stated",
            "label": "支出",
            "location": {"line": 1, "column": 4, "offset": 3},
            "worded": True,
        }
    ]


def test_figures() -> None:
    sheet = Sheet("支出1,561.01，减少20.0万元，持平，另3辆、4万元")
    stated = sheet.fact("1,561.01", "支出", unit_missing=True)
    sheet.fact("20.0", "支出", measure="change", sign=-1)
    sheet.fact("持平", "支出", value="0", worded=True, measure="change")
    sheet.unplaced("3", "辆")
    sheet.fact("4", "", measure="amount")
    report = sheet.report([verdict(AGREE, {"stated": [stated]}, outcome="holds")])
    known = {"concept": "", "period": "2022", "scope": {}}
    assert json.loads(figures_json(Report((report,)))) == {
        **HEAD,
        "documents": [
            {
                "path": "决算.txt",
                "kind": "final-accounts",
                "period": "2022",
                "coverage": {"figures": 4, "placed": 2, "checked": 1},
                "figures": [
                    {
                        "text": "1,561.01",
                        "value": "1561.01",
                        "unit": "",
                        "label": "支出",
                        "measure": "amount",
                        **known,
                        "status": "checked",
                        "location": {"line": 1, "column": 3, "offset": 2},
                        "unit_missing": True,
                    },
                    {
                        "text": "20.0",
                        "value": "-20.0",
                        "unit": "万元",
                        "label": "支出",
                        "measure": "change",
                        **known,
                        "status": "placed",
                        "location": {"line": 1, "column": 14, "offset": 13},
                    },
                    {
                        "text": "3",
                        "value": "3",
                        "unit": "辆",
                        "label": "",
                        "measure": "",
                        "concept": "",
                        "period": "",
                        "scope": {},
                        "status": "unplaced",
                        "location": {"line": 1, "column": 25, "offset": 24},
                    },
                    {
                        "text": "4",
                        "value": "4",
                        "unit": "万元",
                        "label": "",
                        "measure": "amount",
                        **known,
                        "status": "unplaced",
                        "location": {"line": 1, "column": 28, "offset": 27},
                    },
                ],
            }
        ],
    }


def test_same_input_same_bytes(lexicon: Lexicon) -> None:
    texts = {json_text(Report((one_finding(),)), lexicon=lexicon, lang="zh", verdicts=True) for _ in range(3)}
    assert len(texts) == 1
    assert "\\u" not in texts.pop()
