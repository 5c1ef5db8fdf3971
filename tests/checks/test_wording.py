"""Rules over wording: where they find something, and where they must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from budget_lint import ruleset
from budget_lint.model.finding import DocumentReport, Finding
from budget_lint.model.rule import Ruleset
from budget_lint.pipeline import Linter, packaged_rules

HEAD = """\
rule: sample
code: HX901
family: house
since: "0.1"
severity: warning
title: {en: Title}
why: {en: Why}
message: {en: "found {found}"}
over: wording
"""
Lint = Callable[[str, str], DocumentReport]
TITLE = "某局2024年度部门决算\n"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.fixture
def lint(linter: Linter, tmp_path: Path) -> Iterator[Lint]:
    """Lints a text with one rule over wording, given by its own keys, as the only one."""
    everything = linter.ruleset

    def run(keys: str, text: str) -> DocumentReport:
        (tmp_path / "sample.yaml").write_text(HEAD + keys, encoding="utf-8")
        _, rules = ruleset.load([packaged_rules(), tmp_path])
        linter.ruleset = Ruleset(tuple(rule for rule in rules.rules if rule.code == "HX901"))
        return linter.check_text(text)

    yield run
    linter.ruleset = everything


def found(report: DocumentReport) -> list[tuple[str, str]]:
    """The words of the document that were found, as they stand in it, and the figures in them."""
    quotes = [(v.check.quote, v.check.facts) for v in report.verdicts if v.check.quote]
    text = report.document.text
    return [
        (text[quote.span.start : quote.span.end], " ".join(fact.figure.text for fact in facts))
        for quote, facts in quotes
    ]


LISTED = 'listed: ["表\\n"]'
CASES = {
    "nothing": ('forbidden: ["甲乙"]', "甲丙。乙甲。", []),
    "excepted": ('forbidden: ["抽[样]表"]\nunless: ["抽样表格"]', "抽样表格。", []),
    "excepted_by_what_stands_before": ('forbidden: ["部门（单位）"]\nunless: ["各部门（单位）"]', "各部门（单位）", []),
    "another_is_not_excepted": (
        'forbidden: ["部门（单位）"]\nunless: ["各部门（单位）"]',
        "各部门（单位）和部门(单位)。",
        [("部门(单位)", "")],
    ),
    "below_a_heading": (
        'forbidden: ["甲乙"]\noutside: [名词解释]',
        "第一部分 概况\n第四部分 名词解释\n一、甲：指甲乙。\n二、乙：指甲乙。\n",
        [],
    ),
    "behind_that_section": (
        'forbidden: ["甲乙"]\noutside: [名词解释]',
        "第四部分 名词解释\n一、甲：指甲乙。\n第五部分 附件\n甲乙。\n",
        [("甲乙", "")],
    ),
    "below_a_heading_without_number": (
        'forbidden: ["甲乙"]\noutside: [名词解释]',
        "甲乙。\n名词解释\n一、甲：指甲乙。\n",
        [("甲乙", "")],
    ),
    "a_word_is_no_heading": (
        'forbidden: ["甲乙"]\noutside: [名词解释]',
        "见本文之后的名词解释，不再重复。\n甲乙。",
        [("甲乙", "")],
    ),
    "over_a_wrapped_line": (
        'forbidden: ["下降（增长）"]',
        TITLE + "2024年度会议费支出比上年减少2.00万元，下降（\n增长）20.00%，主要原因是会议合并召开。",
        [("下降（\n增长）", "")],
    ),
    "blanks_and_widths": ('forbidden: ["占%,"]', "占 ％，", [("占 ％", "")]),
    "figures_in_it": (
        'forbidden: ["费#.#万元,为"]',
        TITLE + "会议费12.50万元，为3次。",
        [("费12.50万元，为", "12.50")],
    ),
    "marks_alone": ('forbidden: [",,"]', "甲，，乙", [("，，", "")]),
    "overlapping": ('forbidden: ["甲乙", "乙丙"]', "甲乙丙", [("甲乙丙", "")]),
    "start_of_a_line": ('forbidden: ["^甲乙"]', "丙甲乙\n甲乙", [("甲乙", "")]),
    "guard": (
        'forbidden: ["{year:4}年比{base:4}年"]\nwhen: year == base',
        "2024年比2023年，2024年比2024年，某年比某年",
        [("2024年比2024年", "")],
    ),
    "guard_behind_a_match_that_does_not_count": (
        'forbidden: ["{year:4}年{_}预算比{base:4}年"]\nwhen: year == base',
        "2025年和2026年预算比2026年",
        [("2026年预算比2026年", "")],
    ),
    "guard_with_the_year": (
        'forbidden: ["截至{year:4}年"]\nwhen: year != period',
        TITLE + "2024年度收入1.00万元。截至2024年。截至2023年。",
        [("截至2023年", "")],
    ),
    "guard_without_a_certain_year": (
        'forbidden: ["截至{year:4}年"]\nwhen: year != period',
        "2025年9月公开\n某局2024年度部门决算\n2024年度收入1.00万元。截至2024年。",
        [],
    ),
    "other_kind": ('forbidden: ["甲乙"]\nkinds: [budget]', TITLE + "甲乙", []),
    "kind": ('forbidden: ["甲乙"]\nkinds: [budget, final-accounts]', TITLE + "甲乙", [("甲乙", "")]),
    "required_and_there": ('required: ["名词解释", "术语解释"]', TITLE + "第四部分 名词解释", []),
    "required_and_missing": ('required: ["名词解释"]', "\n" + TITLE + "甲乙", [("某局2024年度部门决算", "")]),
    "listed_and_there": (
        LISTED,
        "目 录\n1．收入总表\n2．支出总表\n3．明细表\n1．收入总表\n2．支出总表\n3．明细表\n",
        [],
    ),
    "listed_and_missing": (
        LISTED,
        "目 录\n1．收入总表...3\n2．支出总表...4\n3．明细表 5\n1．收入总表\n2．支出总表\n",
        [("明细表", "")],
    ),
    "listed_in_another_wording": (
        LISTED,
        "目 录\n1．收入总表\n2．支出总表\n3．基本支出明细表\n1．收入总表\n2．支出总表\n2024年基本支出明细表\n",
        [],
    ),
    "most_are_elsewhere": (LISTED, "目 录\n1．收入总表\n2．支出总表\n3．明细表\n1．收入总表\n", []),
    "no_contents": (LISTED, "1．收入总表\n2．支出总表\n3．明细表\n1．收入总表\n2．支出总表\n", []),
    "closed": (
        'unclosed: ["（）"]',
        "2024年度平均得分99分（其中，优39个（含良3个）；合格0个）。评价中共发现问题0个。",
        [],
    ),
    "closed_in_the_next_paragraph": (
        'unclosed: ["（）"]',
        "2024年度平均得分99分（其中，评级为优的项目39个；评级为良的项目0个。\n评价中共发现问题0个，已经整改）。",
        [],
    ),
    "a_list_number_closes_nothing": (
        'unclosed: ["（）"]',
        "2024年度平均得分99分（其中，评级为优的项目39个；评级为良的项目0个。\n1）评价中共发现问题0个。",
        [("（其中，评级为优的项目39个；评级为良的项目0个", "39 0")],
    ),
    "cells_are_not_looked_at": (
        'unclosed: ["（）"]',
        "因公出国（境\t12.00\t13.00\t14.00\t15.00\t16.00\t甲乙丙丁戊己。",
        [],
    ),
}


@pytest.mark.parametrize(("keys", "text", "expected"), CASES.values(), ids=CASES)
def test_places(lint: Lint, keys: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(lint(keys, text)) == expected


def start(finding: Finding) -> int:
    return finding.verdict.check.span.start


def test_the_same_words_are_one_finding(lint: Lint) -> None:
    report = lint('forbidden: ["甲(乙|丙)"]', "甲乙。甲丙。\n甲乙。甲乙。")
    rows = [(start(f), [start(other) for other in f.related]) for f in report.findings]
    assert rows == [(0, [7, 10]), (3, [])]
    assert len({name for f in report.findings for name in (f.fingerprint, *(o.fingerprint for o in f.related))}) == 4


def test_an_edit_elsewhere_keeps_the_fingerprint(lint: Lint) -> None:
    one = lint('forbidden: ["甲乙"]', "会议费支出甲乙，培训费支出。")
    other = lint('forbidden: ["甲乙"]', "接待费支出甲乙。\n新的一段。\n会议费支出甲乙，培训费支出。")
    assert [f.fingerprint for f in one.findings] == [f.fingerprint for f in other.findings[0].related]


def test_figures_in_words_do_not_count_as_checked(lint: Lint) -> None:
    report = lint('forbidden: ["费#.#万元"]', TITLE + "会议费12.50万元。")
    assert [f.verdict.check.quote is not None for f in report.findings] == [True]
    assert report.checked == frozenset()
