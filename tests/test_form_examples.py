"""Every example of the packaged forms as a case of its own."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace

import pytest

from budget_lint import ruleset
from budget_lint.kit.forms import bare, forms_below, try_forms
from budget_lint.model.lexicon import Form, FormExample, Lexicon
from budget_lint.pipeline import Linter, packaged_rules

PACKAGED, _ = ruleset.load([packaged_rules()])


def cases() -> Iterator[object]:
    for form in PACKAGED.forms:
        for number, example in enumerate(form.examples, 1):
            yield pytest.param(form, example, id=f"{form.id}-{number}")


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize(("form", "example"), list(cases()))
def test_example(form: Form, example: FormExample, linter: Linter) -> None:
    (result,) = try_forms(linter, [replace(form, examples=(example,))])
    assert result.passed, result.found


def test_forms_with_figures_have_examples() -> None:
    assert [form.id for form in bare(PACKAGED.forms)] == ["partition"]  # words ahead of a list: no figure has it


def test_without_its_form_an_example_fails(linter: Linter) -> None:
    """An example is evidence of its form: without that the figure is read otherwise."""
    passing = []
    for form in PACKAGED.forms:
        if not form.examples:
            continue
        rest = tuple(each for each in PACKAGED.forms if each.id != form.id)
        alone = copy(linter)
        alone.lexicon = replace(linter.lexicon, forms=rest)
        passing += [result.form.id for result in try_forms(alone, [form]) if result.passed]
    assert passing == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("value", "3万元"), ("measure", "budget"), ("concept", ""), ("period", "2023"), ("basis", "own"), ("whole", "9")],
)
def test_every_key_can_fail(key: str, value: str, linter: Linter) -> None:
    form = next(form for form in linter.lexicon.forms if form.id == "share")
    example = FormExample("2024年支出20万元，其中：公务接待费5万元，占支出的25%。", "25", expected=((key, value),))
    (result,) = try_forms(linter, [replace(form, examples=(example,))])
    assert not result.passed


def test_a_figure_that_is_not_there_fails(linter: Linter) -> None:
    form = next(form for form in linter.lexicon.forms if form.id == "share")
    (result,) = try_forms(linter, [replace(form, examples=(FormExample("2024年支出20万元，占25%。", "25", nth=2),))])
    assert result.found == ()
    assert not result.passed


def test_all_forms_lie_in_the_packaged_folder() -> None:
    lexicon: Lexicon = PACKAGED
    assert forms_below(lexicon.forms, [packaged_rules()]) == lexicon.forms
