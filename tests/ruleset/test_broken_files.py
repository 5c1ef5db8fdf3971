"""Broken rule files, each with exactly what is said of it: the place, the message, the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from budget_lint.errors import RuleError
from budget_lint.ruleset import load
from tests.ruleset.conftest import Write
from tests.ruleset.samples import RULE, WORDS

ROOT = Path(__file__).parents[2]
ROLES = RULE[RULE.index("roles:") : RULE.index("assert:")]
# what is replaced in a sound rule, by what, and what is said of it
BROKEN = {
    "a-list-for-a-text": ("family: identities", "family: [identities]", "3:9: expected text, found a list [RF201]"),
    "a-number-for-a-text": (
        'since: "0.1"',
        "since: 0.1",
        '4:8: expected text, found a number; put it in quotes: "0.1" [RF202]',
    ),
    "yes-for-true": ("optional: true", "optional: yes", "11:50: expected true or false, found yes [RF203]"),
    "an-unknown-key": (
        "severity: error",
        "severty: error",
        "5:1: unknown key 'severty'; did you mean 'severity'? [RF206]",
    ),
    "an-unknown-key-of-a-role": (
        "{concept: staff}",
        "{concept: staff, mesure: amount}",
        "10:27: unknown key 'mesure'; did you mean 'measure'? [RF206]",
    ),
    "an-unknown-severity": (
        "severity: error",
        "severity: fatal",
        "5:11: 'fatal' is none of error, warning, note [RF205]",
    ),
    "an-unknown-measure": (
        "{concept: staff}",
        "{concept: staff, measure: ammount}",
        "10:36: 'ammount' is none of amount, budget, share, execution_rate, change, change_rate, "
        "percentage_point, count, \"\"; did you mean 'amount'? [RF205]",
    ),
    "a-key-twice": (
        "family: identities",
        "family: identities\nfamily: accounts",
        "4:1: the key 'family' stands twice; it is in line 3 already [RF109]",
    ),
    "a-key-left-out": ("why: {zh: 理由, en: Reason}\n", "", "1:1: the key 'why' is missing [RF207]"),
    "an-anchor": (
        "family: identities",
        "family: &f identities",
        "3:9: anchors and aliases (& and *) are not allowed; write the value out [RF111]",
    ),
    "a-name-that-is-not-the-file's": (
        "rule: sample",
        "rule: sampel",
        "1:7: the rule is named 'sampel' but its file 'sample'; give both the same name [RF303]",
    ),
    "a-name-in-capitals": (
        "rule: sample",
        "rule: Sample",
        "1:7: a rule's name is lower-case words joined by hyphens [RF302]",
    ),
    "a-code-in-small-letters": (
        "code: CN101",
        "code: cn101",
        "2:7: a code is capital letters and digits, such as ST101 [RF304]",
    ),
    "neither-over-nor-roles": (ROLES, "", "1:7: a rule needs 'over' (a kind of statement) or 'roles' [RF305]"),
    "both-over-and-roles": (
        "roles:",
        "over: share\nroles:",
        "8:7: a rule has either 'over' or 'roles', not both [RF308]",
    ),
    "an-unknown-statement": (
        ROLES,
        "over: shares_of\n",
        "8:7: unknown kind of statement 'shares_of'; did you mean 'shares'? [RF309]",
    ),
    "an-unknown-concept": (
        "{concept: staff}",
        "{concept: stafff}",
        "10:20: unknown concept 'stafff'; did you mean 'staff'? [RF311]",
    ),
    "an-unknown-scope-dimension": (
        "{fund: general}",
        "{funds: general}",
        "11:71: unknown scope dimension 'funds'; did you mean 'fund'? [RF312]",
    ),
    "an-unknown-scope": (
        "{fund: general}",
        "{fund: generel}",
        "11:70: unknown value 'generel' of fund; did you mean 'general'? [RF313]",
    ),
    "an-unknown-role": (
        "staff + running",
        "staff + runing",
        "12:26: unknown role 'runing'; did you mean 'running'? [RF412]",
    ),
    "a-role-that-nothing-uses": (" + running", "", "1:7: the role 'running' is not used by the assertion [RF403]"),
    "an-optional-role-first": (
        "total == staff + running",
        "running == total - staff",
        "12:9: 'running' stands first in the assertion and cannot be optional [RF402]",
    ),
    "one-equals-sign": ("total == staff", "total = staff", "12:15: unexpected '='; write == [RF405]"),
    "a-chain-of-comparisons": (
        "total == staff + running",
        "total == staff == running",
        "12:24: comparisons do not chain; join them with 'and' [RF409]",
    ),
    "a-parenthesis-left-open": (
        "staff + running",
        "(staff + running",
        "12:18: '(' is not closed before 'the end' [RF411]",
    ),
    "a-sum-that-is-no-truth": (
        "total == staff + running",
        "total - staff - running",
        "12:9: the assertion must be a truth, this is a number [RF407]",
    ),
    "an-unknown-function": (
        "staff + running",
        "sun(staff) + running",
        "12:18: unknown function 'sun'; did you mean 'sum'? [RF413]",
    ),
    "a-power-of-nothing": (
        "staff + running",
        "power(staff) + running",
        "12:18: power() takes a number and how many times it is multiplied [RF418]",
    ),
    "a-sum-of-one-figure": (
        "staff + running",
        "sum(staff) + running",
        "12:22: the argument of sum() must be a role of several figures, this is a number [RF407]",
    ),
    "a-bare-tolerance": (
        "staff + running",
        "staff + running ± 0.01",
        "12:34: unexpected '±'; a tolerance has a name, see 'tolerance' in the reference [RF405]",
    ),
    "an-unknown-placeholder": (
        "{difference}",
        "{diff}",
        "13:53: unknown placeholder {diff}; known: allowed, computed, difference, running, staff, stated, total "
        "[RF310]",
    ),
    "an-unknown-outcome-of-examples": (
        "  holds:",
        "  hold:",
        "15:3: unknown key 'hold'; did you mean 'holds'? [RF206]",
    ),
    "requires-without-over": (
        "assert:",
        "requires: [complete]\nassert:",
        "12:12: 'requires' needs 'over': only statements have tags [RF307]",
    ),
    "phrases-without-wording": (
        "assert:",
        "forbidden: [甲]\nassert:",
        "12:13: 'forbidden' needs 'over: wording' [RF601]",
    ),
    "a-part-list-that-is-empty": (
        "{concept: staff}",
        "{each: []}",
        "1:7: the role 'staff' needs either 'concept' or 'each', a list of concepts [RF318]",
    ),
    "an-example-of-what-never-is": (
        "  holds:",
        "  never: [holds]\n  holds:",
        "1:7: an example of 'holds', which the rule is said never to have [RF319]",
    ),
    "both-a-concept-and-parts": (
        "{concept: staff}",
        "{concept: staff, each: [running]}",
        "1:7: the role 'staff' needs either 'concept' or 'each', a list of concepts [RF318]",
    ),
    "a-list-as-a-number": (
        "{concept: staff}",
        "{each: [staff, running]}",
        "12:18: a side of '==' must be a number, this is a list; put it in sum() [RF407]",
    ),
    "an-unknown-part": (
        "{concept: staff}",
        "{each: [staff, runing]}",
        "10:25: unknown concept 'runing'; did you mean 'running'? [RF311]",
    ),
    "a-list-first": (
        "total: {concept: total}",
        "total: {each: [total, staff]}",
        "12:9: a side of '==' must be a number, this is a list; put it in sum() [RF407]",
    ),
    "another-period-first": (
        "total: {concept: total}",
        "total: {concept: total, period: previous}",
        "12:9: 'total' stands first in the assertion: the others are the previous or the next ones [RF417]",
    ),
    "an-unknown-period": (
        "{concept: staff}",
        "{concept: staff, period: last}",
        "10:35: 'last' is none of same, previous, next [RF205]",
    ),
    "an-unknown-place": (
        "{concept: staff}",
        "{concept: staff, place: tabel}",
        "10:34: 'tabel' is none of text, table; did you mean 'table'? [RF205]",
    ),
    "same-without-roles": (
        ROLES,
        "over: share\nsame: [period]\n",
        "8:7: 'same' needs 'roles': the figures of a statement belong together [RF316]",
    ),
    "an-unknown-dimension-to-share": (
        "roles:",
        "same: [period, fnud]\nroles:",
        "8:16: unknown scope dimension 'fnud'; did you mean 'fund'? [RF312]",
    ),
    "another-period-not-shared": (
        "roles:\n  total: {concept: total}\n  staff: {concept: staff}",
        "same: [fund]\nroles:\n  total: {concept: total}\n  staff: {concept: staff, period: next}",
        "1:7: the role 'staff' is of the next period: put 'period' into 'same' [RF317]",
    ),
    "a-number-for-a-tolerance": (
        "assert:",
        "tolerance: 0.01\nassert:",
        "12:12: '0.01' is none of printed-precision, truncated, exact [RF205]",
    ),
    "an-unknown-tolerance": (
        "assert:",
        "tolerance: truncate\nassert:",
        "12:12: 'truncate' is none of printed-precision, truncated, exact; did you mean 'truncated'? [RF205]",
    ),
    "an-unknown-kind-of-document": (
        "assert:",
        "kinds: [final-account]\nassert:",
        "12:9: unknown kind of document 'final-account' [RF314]",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_said(write: Write, old: str, new: str, message: str) -> None:
    assert RULE.count(old) >= 1
    text = RULE.replace(old, new, 1)
    folder = write("rules", {"words.yaml": WORDS, "sample.yaml": text})
    with pytest.raises(RuleError) as caught:
        load([folder])
    error = caught.value
    first, *shown = str(error).split("\n")
    assert first == f"{folder / 'sample.yaml'}:{message}"
    assert message.endswith(f"[{error.code}]")
    assert shown == [f"    {text.splitlines()[error.line - 1]}", f"    {' ' * (error.column - 1)}^"]


def codes(text: str) -> list[str]:
    return re.findall(r"\bRF[0-9]{3}\b", text)


def test_every_code_is_explained() -> None:
    """Each code stands for one mistake, and the reference has them all."""
    program = [code for path in sorted((ROOT / "budget_lint").rglob("*.py")) for code in codes(path.read_text("utf-8"))]
    page = (ROOT / "docs" / "reference" / "rule-errors.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(RF[0-9]{3})` \|", page, re.MULTILINE)
    assert rows == sorted(set(program))
