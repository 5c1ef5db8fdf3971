"""What it costs to load the rules, on top of the imports, and how that grows with their number.

    python tests/benchmarks/rules.py [--runs 7] [--at-most 40]

Each measurement is a process of its own that imports the program, then times the loading. First the packaged
rules, then folders with 10, 100 and 1000 rules of a house beside them: from the files, and from the cache that
the run before has left. Printed are the medians and what a rule adds; the exit status is 1 when the packaged
rules take more than ``--at-most`` milliseconds from the cache, or when a rule among a thousand takes more than
three times what one among a hundred does.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
SIZES = (0, 10, 100, 1000)
STEEP = 3  # times the cost of a rule among a hundred that one among a thousand may have
WORKER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import yaml
from budget_lint import pipeline
from budget_lint.ruleset import cache, loading
start = time.perf_counter()
linter = pipeline.Linter([Path(folder) for folder in sys.argv[2:]])
print(time.perf_counter() - start, len(linter.ruleset.rules))
"""
RULE = """\
rule: house-{number}
code: HX{number}
family: house
since: "0.1"
severity: warning
title: {{zh: 人员经费大于基本支出, en: Personnel costs exceed basic expenditure}}
why: {{zh: 部分不会大于整体。, en: No part is larger than its whole.}}
roles:
  personnel: {{concept: personnel_costs}}
  basic: {{concept: basic_expenditure}}
assert: personnel + {number} <= basic * 1.{number}
message: {{zh: "{{personnel}}大于{{basic}}", en: "{{personnel}} exceeds {{basic}}"}}
examples:
  holds: ["2024年度基本支出10.50万元，其中：人员经费8.00万元。"]
  broken: [{{text: "2024年度基本支出10.50万元，其中：人员经费18.00万元。", figures: ["18.00", "10.50"]}}]
"""


def house(folder: Path, count: int) -> list[str]:
    """The folders to load: one with ``count`` rules, none for nought."""
    for number in range(10_000, 10_000 + count):
        (folder / f"house-{number}.yaml").write_text(RULE.format(number=number), encoding="utf-8")
    return [str(folder)] if count else []


def load(folders: list[str], cache: str) -> tuple[float, int]:
    """Milliseconds and the number of rules of one loading; without ``cache`` from the files."""
    places = {"XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache, "BUDGET_LINT_NO_CACHE": "" if cache else "1"}
    command = [sys.executable, "-c", WORKER, str(ROOT), *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **places})
    seconds, rules = done.stdout.split()
    return float(seconds) * 1000, int(rules)


def measure(runs: int, folders: list[str], cache: str) -> tuple[float, int]:
    """The median of some runs, after one that is not counted."""
    found = [load(folders, cache) for _ in range(runs + 1)][1:]
    return median(spent for spent, _ in found), found[0][1]


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("--runs", type=int, default=7)
    cli.add_argument("--at-most", type=float, default=0, help="milliseconds for the packaged rules; 0: any")
    options = cli.parse_args()
    base: dict[str, float] = {}
    each: dict[tuple[str, int], float] = {}
    print(f"{'rules':>6} {'files ms':>9} {'a rule':>7} {'cache ms':>9} {'a rule':>7}")
    for count in SIZES:
        with tempfile.TemporaryDirectory() as place:
            folders, kept = house(Path(place), count), str(Path(place, "cache"))
            row = []
            for way, cache in (("files", ""), ("cache", kept)):
                spent, rules = measure(options.runs, folders, cache)
                base.setdefault(way, spent)
                each[way, count] = (spent - base[way]) / count if count else 0
                row.append(f"{spent:9.1f} {each[way, count]:7.3f}")
            print(f"{rules:6} {' '.join(row)}")
    steep = any(each[way, 1000] > STEEP * each[way, 100] for way in base)
    slow = 0 < options.at_most < base["cache"]
    return int(steep or slow)


if __name__ == "__main__":
    sys.exit(main())
