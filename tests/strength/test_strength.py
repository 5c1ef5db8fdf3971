"""How well a document is protected: which changes are noticed, named and repaired, and how it is told."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from budget_lint import cli
from budget_lint.diagnosis.copies import copies
from budget_lint.diagnosis.strength.changes import changes
from budget_lint.model.strength import Strength, Tally
from budget_lint.pipeline import Linter
from tests.diagnosis.accounts import DOCUMENT, Accounts

LONELY = "2024年度会议费支出35.20万元。"
SUM = "2024年度基本支出90.15万元，其中：人员经费70.10万元，公用经费20.05万元。"
HELD = SUM + "2024年度人员经费70.10万元，占基本支出的77.76%。2024年度基本支出90.15万元。"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def strength(linter: Linter, text: str) -> Strength:
    return linter.strength(linter.check_text(text, "a.txt"))


def test_nothing_protects_a_figure_without_a_relation(linter: Linter) -> None:
    found = strength(linter, LONELY)
    assert [figure.text for figure in found.unprotected] == ["35.20"]
    assert Tally.of(found.probes) == Tally(changes=len(found.probes))


def test_a_document_without_figures(linter: Linter) -> None:
    assert strength(linter, "没有数字。").probes == ()


def test_a_lone_sum_notices_and_names_nobody(linter: Linter) -> None:
    found = strength(linter, SUM)
    typed = [probe for probe in found.probes if probe.slip in ("swap", "replace", "drop", "double", "point", "unit")]
    assert found.unprotected == ()
    assert [probe.slip for probe in typed if not probe.noticed or probe.named] == []
    assert all(probe.listed for probe in typed if probe.slip != "unit")


def test_a_figure_that_several_relations_hold_is_named_and_repaired(linter: Linter) -> None:
    found = strength(linter, HELD)
    first = min(figure.index for figure in found.figures if figure.text == "70.10")
    probes = [probe for probe in found.probes if probe.figure.index == first]
    assert {"swap", "replace", "drop", "double", "point", "sign", "unit"} <= {probe.slip for probe in probes}
    typed = [probe for probe in probes if probe.slip in ("replace", "drop", "double", "point")]
    assert all(probe.noticed and probe.named and probe.repaired for probe in typed)


def test_what_strength_says_is_what_a_check_finds(linter: Linter) -> None:
    """Each change of digits, written into the text, gives a finding exactly where strength says so."""
    for probe in strength(linter, HELD).probes:
        if probe.slip not in ("swap", "swap_distant", "replace", "drop", "double", "point"):
            continue
        span = probe.figure.span
        report = linter.check_text(HELD[: span.start] + probe.text + HELD[span.end :])
        seen = [finding for finding in report.findings if finding.severity != "note"]
        assert bool(seen) is probe.noticed, probe
        listed = {suspect.figure.span.start for finding in seen for suspect in finding.suspects}
        assert (span.start in listed) is probe.listed, probe
        named = {finding.named.figure.span.start for finding in seen if finding.named}
        assert (span.start in named) is probe.named, probe


def test_a_guard_that_is_false_as_printed_may_become_true(linter: Linter) -> None:
    """No check holds a rate of execution alone, but where nothing was spent it must be nought."""
    found = strength(linter, "2024年度培训费支出0万元。2024年度会议费支出3.00万元，完成预算的60.00%。")
    noticed = [(probe.figure.text, probe.slip, probe.text) for probe in found.probes if probe.noticed]
    assert noticed == [("3.00", "line_above", "0")]


def test_changes_of_one_figure() -> None:
    accounts = Accounts()
    fact = accounts.fact("516.67", "rent")
    found = [(change.slip, change.text) for change in changes(fact, copies(DOCUMENT, [fact]))]
    assert found == [
        ("replace", "511.67"),
        ("double", "5516.67"),
        ("point", "5166.70"),
        ("drop", "51.67"),
        ("swap", "561.67"),
        ("swap_distant", "716.65"),
        ("sign", "516.67"),
        ("unit", "516.67wan"),
    ]


def test_a_change_keeps_the_precision() -> None:
    accounts = Accounts()
    fact = accounts.fact("20", "rent")
    found = {change.slip: change.quantity for change in changes(fact, copies(DOCUMENT, [fact]))}
    assert {quantity.quantum for quantity in found.values()} == {Decimal(1)}
    assert found["unit"].point == 10**4 * fact.quantity.point
    assert found["sign"].point == -fact.quantity.point
    assert found["unit"].half == Fraction(10**8, 2)


def test_equal_runs_give_equal_answers(linter: Linter) -> None:
    assert strength(linter, HELD).probes == strength(linter, HELD).probes


def test_json_has_the_documented_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HELD + LONELY, encoding="utf-8")
    assert cli.run(["strength", str(path), "--format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    page = (Path(__file__).parents[2] / "docs" / "reference" / "strength.md").read_text(encoding="utf-8")
    keys = {*document, *document["unprotected"][0]}
    assert [key for key in keys if f"`{key}`" not in page] == []
    assert [figure["text"] for figure in document["unprotected"]] == ["35.20"]
    assert document["changes"] == document["possible"] == sum(c["changes"] for c in document["slips"].values())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_terminal_tells_the_counts_and_what_nothing_protects(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SUM + LONELY, encoding="utf-8")
    assert cli.run(["strength", str(path), "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert "35.20万元" in out.splitlines()[-1]
    assert "strength." not in out
