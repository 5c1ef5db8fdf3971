"""Measures how well the program sees, and keeps the page of the results.

    python -m tests.accuracy                  measures everything and prints the tables of docs/reference/accuracy.md
    python -m tests.accuracy --write          writes them into the page
    python -m tests.accuracy --write --quick  only those that take seconds
    python -m tests.accuracy --check          exit status 1 if the page has other numbers
    python -m tests.accuracy --documents DIR  the coverage and the strength of documents of your own

All of it is deterministic: the same seeds give the same documents, and the same documents the same findings.
"""

# ruff: noqa: T201 - it prints what it measured

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from budget_lint.errors import InputError
from budget_lint.kit import try_rules
from budget_lint.model.finding import DocumentReport
from budget_lint.model.strength import Tally
from budget_lint.pipeline import Linter, extensions
from tests import test_fixtures as fixtures
from tests.ledger.measure import Score, alarms, mutations, records
from tests.ledger.records import one_axis, two_axes

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "accuracy.md"
BEGIN, END = "<!-- {name}: begin -->\n", "<!-- {name}: end -->\n"
RIGHT, WRONG, RECORDS = 2000, 5000, 500
BARS = {"alarms": 0, "found": 97, "first": 90, "listed": 99, "value": 85, "one axis": 100, "two axes": 99}

Table = list[list[str]]


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent, rounded down to a tenth, so that 100 says all."""
    return f"{1000 * part // whole / 10:.1f} %" if whole else "–"


def fixture_rows(linter: Linter) -> Table:
    """Coverage, recall and precision on the fixtures."""
    rows = [["document", "figures", "placed", "checked", "errors in it", "found", "false alarms"]]
    for path in fixtures.LISTS:
        wanted = fixtures.expected(path)
        report = linter.check([str(fixtures.FOLDER / wanted["document"])]).documents[0]
        loud, entries = fixtures.loud(report), wanted["findings"]
        found = sum(any(fixtures.shows(report, f, entry) for f in loud) for entry in entries)
        false = sum(not any(fixtures.shows(report, f, entry) for entry in entries) for f in loud)
        rows.append([wanted["document"], *_coverage(report), str(len(entries)), str(found), str(false)])
    return rows


def _coverage(report: DocumentReport) -> list[str]:
    """Figures printed in digits, those that were named, and those that a decided check holds."""
    figures = [figure for figure in report.reading.figures if not figure.worded]
    placed, checked = report.facts, report.checked
    return [
        str(len(figures)),
        share(sum(figure.index in placed for figure in figures), len(figures)),
        share(sum(figure.index in checked for figure in figures), len(figures)),
    ]


def strength_rows(linter: Linter, paths: Sequence[Path]) -> Table:
    """What would be noticed, listed, named and repaired of all single changes."""
    rows = [["document", "changes", "noticed", "listed", "named", "repaired", "figures that nothing protects"]]
    for path in paths:
        report = linter.check([str(path)]).documents[0]
        found = linter.strength(report)
        tally = Tally.of(found.probes)
        counts = (tally.noticed, tally.listed, tally.named, tally.repaired)
        shares = [share(count, tally.changes) for count in counts]
        rows.append([path.name, str(tally.changes), *shares, f"{len(found.unprotected)} of {len(found.figures)}"])
    return rows


def example_rows(linter: Linter) -> Table:
    """The examples of the rules."""
    results = list(try_rules(linter, linter.ruleset.rules))
    passed = sum(result.passed for result in results)
    return [["rules", "examples", "as they say"], [str(len(linter.ruleset.rules)), str(len(results)), str(passed)]]


def ledger_rows(linter: Linter) -> Table:
    """False alarms on right ledgers, and what is seen of single wrong figures."""
    loud = sum(1 for _ in alarms(linter, range(RIGHT)))
    score = mutations(linter, range(RIGHT, RIGHT + WRONG))
    rows = [["measure", "cases", "result", "bar"]]
    rows.append(["errors and warnings on right documents", str(RIGHT), str(loud), "0"])
    for name, said in (
        ("found", "wrong figures that a finding holds"),
        ("first", "held by two relations or more: the first suspect"),
        ("listed", "held by two relations or more: among the suspects"),
        ("value", "held by two relations or more: the original value given"),
        ("any listed", "held by any relation: among the suspects"),
    ):
        rows.append(_scored(score, name, said, BARS.get(name)))
    return rows


def record_rows(_: Linter) -> Table:
    """Leaves and totals with one slip."""
    rows = [["measure", "cases", "result", "bar"]]
    one, two = records(one_axis, range(RECORDS)), records(two_axes, range(RECORDS))
    rows.append(_scored(one, "listed", "leaves and total: among the suspects", BARS["one axis"]))
    rows.append(_scored(one, "first", "leaves and total: the first suspect", None))
    rows.append(_scored(two, "first", "rows and columns: the first suspect", BARS["two axes"]))
    rows.append(_scored(two, "named", "rows and columns: the only suspect", None))
    rows.append(_scored(two, "value", "rows and columns: the original value given", None))
    return rows


def _scored(score: Score, name: str, said: str, bar: int | None) -> list[str]:
    hits, cases = score.ratio(name)
    return [said, str(cases), share(hits, cases), "–" if bar is None else f"{bar} %"]


def _fixture_strength(linter: Linter) -> Table:
    return strength_rows(linter, [fixtures.FOLDER / fixtures.expected(path)["document"] for path in fixtures.LISTS])


QUICK: dict[str, Callable[[Linter], Table]] = {
    "fixtures": fixture_rows,
    "strength": _fixture_strength,
    "examples": example_rows,
    "records": record_rows,
}
PARTS: dict[str, Callable[[Linter], Table]] = {**QUICK, "ledgers": ledger_rows}


def markdown(table: Table) -> str:
    head, *rows = table
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rows))


def part_of(page: str, name: str) -> str:
    """The table of a name in the page."""
    begin, end = BEGIN.format(name=name), END.format(name=name)
    return page[page.index(begin) + len(begin) : page.index(end)]


def _with(page: str, name: str, text: str) -> str:
    begin, end = BEGIN.format(name=name), END.format(name=name)
    return page[: page.index(begin) + len(begin)] + text + page[page.index(end) :]


def _documents(folder: Path) -> Iterator[Table]:
    linter = Linter()
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in extensions())
    coverage, readable = [["document", "figures", "placed", "checked"]], []
    for path in paths:
        try:
            report = linter.check([str(path)]).documents[0]
        except InputError as error:
            print(error, file=sys.stderr)
            continue
        coverage.append([path.name, *_coverage(report)])
        readable.append(path)
    yield coverage
    yield strength_rows(linter, readable)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description="Measures how well budget-lint sees.")
    parser.add_argument("--write", action="store_true", help="write the numbers into the page")
    parser.add_argument("--check", action="store_true", help="exit status 1 if the page has other numbers")
    parser.add_argument("--quick", action="store_true", help="only what takes seconds: all but the ledgers")
    parser.add_argument("--documents", metavar="DIR", type=Path, help="measure the documents of a folder instead")
    options = parser.parse_args(arguments)
    if options.documents:
        print("\n".join(map(markdown, _documents(options.documents))))
        return 0
    linter = Linter()
    page = written = PAGE.read_text(encoding="utf-8")
    for name, measure in (QUICK if options.quick else PARTS).items():
        text = markdown(measure(linter))
        print(text, flush=True)
        written = _with(written, name, text)
    if options.write:
        PAGE.write_text(written, encoding="utf-8", newline="\n")
    return int(options.check and page != written)


if __name__ == "__main__":
    raise SystemExit(main())
