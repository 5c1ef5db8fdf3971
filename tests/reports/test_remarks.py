"""What a reader left out stands in both reports, in their language."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from budget_lint import ruleset
from budget_lint.model.document import Remark
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports import json_text
from budget_lint.reports.screen import heading
from budget_lint.reports.words import Words
from tests.reports.conftest import Sheet

REMARK = Remark("pages-without-text", (("pages", "3, 5-7"),))
SAID = "pages 3, 5-7 show pictures and no text: what the pictures say was not read"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return ruleset.load([ruleset.default_folder()])[0]


def report(*remarks: Remark) -> Report:
    part: DocumentReport = Sheet("一行\n").report()
    return Report((replace(part, document=replace(part.document, remarks=remarks)),))


def test_nothing_is_said_of_a_document_that_was_read_as_a_whole(lexicon: Lexicon) -> None:
    assert "remarks" not in json.loads(json_text(report(), lexicon=lexicon, lang="en"))["documents"][0]


def test_a_remark_in_json(lexicon: Lexicon) -> None:
    assert json.loads(json_text(report(REMARK), lexicon=lexicon, lang="en"))["documents"][0]["remarks"] == [SAID]


def test_a_remark_on_the_screen(lexicon: Lexicon) -> None:
    printed = [line.plain for line in heading(report(REMARK).documents[0], Words.of(lexicon, "en"), 200)]
    assert printed[2] == f"note {SAID}"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", ["pages-unreadable", "pages-without-text", "characters-unknown", "hidden-text"])
def test_every_remark_has_its_words(lexicon: Lexicon, key: str, lang: str) -> None:
    said = Words.of(lexicon, lang).say(f"remark.{key}", pages="3", number=17)
    assert "3" in said
    assert "—" not in said  # stands for a value that is not given
