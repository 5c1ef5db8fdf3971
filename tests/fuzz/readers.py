"""Feeds damaged files to the readers: each must give a sound document or one clear error, and soon.

    python -m tests.fuzz.readers [--times 2000] [--seed 1] [FORMAT...]

Prints a line for each format: how many files were read, how many refused and with which errors, and the longest
time. A file that makes a reader fail is written to the folder of temporary files, and the status is 1.
"""

# ruff: noqa: T201 - a script for the terminal

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

from budget_lint.errors import InputError
from budget_lint.model.document import Document
from budget_lint.readers import formats
from budget_lint.readers.source import Source
from tests.fuzz.damage import mutated
from tests.fuzz.samples import NAMES, SAMPLES

SLOW = 20.0  # seconds


def outcome(data: bytes, name: str) -> str:
    """``read`` for a sound document, else the key of the error. Formats that need another program are left out."""
    from budget_lint.readers import CONVERTED, READERS  # noqa: PLC0415 - to know what not to start

    form = formats.identify(name, data)
    if form in CONVERTED or form not in READERS or form == formats.PDF:
        return "other"
    try:
        document = READERS[form](Source(name, data))
    except InputError as error:
        return error.key
    check(document)
    return "read"


def check(document: Document) -> None:
    """The contract of documents, as ``model.document`` and ``model.table`` have it."""
    text, blocks = document.text, document.blocks
    assert text.strip()
    assert blocks[0].span.start == 0
    assert blocks[-1].span.end == len(text)
    assert all(one.span.end == other.span.start for one, other in pairwise(blocks))
    starts = {block.span.start for block in blocks}
    behind = 0
    for table in document.tables:
        at = table.span.start
        assert at >= behind
        behind = table.span.end
        for cell in table.cells:
            assert cell.span.start == at
            assert cell.rows > 0
            assert cell.columns > 0
            assert 0 <= cell.row <= cell.row + cell.rows <= table.rows
            assert 0 <= cell.column <= cell.column + cell.columns <= table.columns
            at = cell.span.end
            if cell.span.start < at:
                assert cell.span.start in starts
                assert text[at] == "\n"
                assert "\n" not in text[cell.span.start : at]
                at += 1
        assert at == table.span.end


def run(form: str, times: int, seed: int) -> tuple[Counter[str], float, list[str]]:
    """Damages a sample so many times; gives the outcomes, the longest time, and what went wrong."""
    sample = SAMPLES[form]()
    assert outcome(sample, NAMES.get(form, "a")) == "read"
    outcomes: Counter[str] = Counter()
    longest, failures = 0.0, []
    for number in range(times):
        data = mutated(sample, random.Random(f"{form} {seed} {number}"))
        start = time.perf_counter()
        try:
            outcomes[outcome(data, NAMES.get(form, "a"))] += 1
        except Exception as error:
            path = Path(tempfile.gettempdir(), f"budget-lint-fuzz-{form}-{seed}-{number}")
            path.write_bytes(data)
            failures.append(f"{path}: {type(error).__name__}: {error}")
        longest = max(longest, time.perf_counter() - start)
    return outcomes, longest, failures


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("forms", nargs="*", metavar="FORMAT", help=f"of {', '.join(SAMPLES)}; all by default")
    cli.add_argument("--times", type=int, default=2000)
    cli.add_argument("--seed", type=int, default=1)
    options = cli.parse_args()
    status = 0
    for form in options.forms or SAMPLES:
        outcomes, longest, failures = run(form, options.times, options.seed)
        shown = ", ".join(f"{key} {count}" for key, count in outcomes.most_common())
        print(f"{form:>10}: {shown}; longest {longest:.2f} s; failures {len(failures)}", flush=True)
        for failure in failures[:10]:
            print(f"    {failure}")
        status |= bool(failures) or longest > SLOW
    return status


if __name__ == "__main__":
    sys.exit(main())
