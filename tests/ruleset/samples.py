"""A small set of words and a rule that tests change one thing of."""

from __future__ import annotations

WORDS = """\
folding: ["萬万"]
units:
  - {unit: 元, kind: money, spellings: [圆]}
  - {unit: 万元, kind: money, factor: "10000", spellings: [萬圆, 万]}
  - {unit: "%", kind: percent}
counters: [辆, 人次]
counter_synonyms: {人次: [人次数]}
multipliers: {万: "10000"}
words: {down: [减, 减少]}
scopes:
  fund:
    - {value: fiscal, words: [财政]}
    - {value: general, words: [一般公共预算], inside: fiscal}
concepts:
  total: {names: [基本支出], fixed: {fund: general}}
  staff: {names: [人员经费]}
  running: {names: [公用经费], part_of: total}
forms:
  - {form: share, of: [percent], before: "占{whole}[的](比重|比例)", measure: share}
  - {form: fall, of: [percent, money], before: "<down>", sign: down, follows: [share]}
"""

RULE = """\
rule: sample
code: CN101
family: identities
since: "0.1"
severity: error
title: {zh: 不等, en: Not equal}
why: {zh: 理由, en: Reason}
roles:
  total: {concept: total}
  staff: {concept: staff}
  running: {concept: [running, staff], optional: true, scope: {fund: general}}
assert: total == staff + running
message: {zh: "{staff}＋{running}＝{computed}", en: "{difference}"}
examples:
  holds: ["甲", {text: 乙, figures: ["1", "2"]}]
"""


def rule(old: str = "", new: str = "") -> dict[str, str]:
    """The files of a folder with the words and the rule, with ``old`` replaced by ``new`` in the rule."""
    assert old in RULE
    return {"words.yaml": WORDS, "rules/sample.yaml": RULE.replace(old, new, 1)}


def words(old: str = "", new: str = "") -> dict[str, str]:
    """The files of a folder with the words, with ``old`` replaced by ``new``."""
    assert old in WORDS
    return {"words.yaml": WORDS.replace(old, new, 1)}


def wording(keys: str, message: str = "{found}") -> dict[str, str]:
    """The files of a folder with the words and a rule over wording that has ``keys``."""
    head = RULE[: RULE.index("roles:")]
    text = f'{head}over: wording\n{keys}\nmessage: {{en: "{message}"}}\n'
    return {"words.yaml": WORDS, "rules/sample.yaml": text}
