"""How long a check takes as a whole process, beside an interpreter that only imports the dependencies.

    python tests/benchmarks/startup.py [FILE] [--runs 15] [--at-most 3]

The commands take turns, so that whatever else the machine does slows all of them alike. Printed are the
fastest and the median run of each, and the ratio of the medians to the bare imports; the exit status is 1
when a ratio is above ``--at-most``.

Measured is what an installed package does: from compiled modules, and, but for ``--no-cache``, with the rules
in the user's cache. Both are made by the first run, in a folder of their own.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
BASE = "bare imports"


def commands(file: str) -> dict[str, list[str]]:
    check = [sys.executable, "-m", "budget_lint", "check", file]
    return {
        BASE: [sys.executable, "-c", "import click, rich.console, yaml"],
        "check, JSON": [*check, "--format", "json"],
        "check, terminal": check,
    }


def environment(folder: str, cache: bool) -> dict[str, str]:
    """The variables of all commands alike; what they leave behind is left in ``folder``."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONPYCACHEPREFIX": folder}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    places = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA"), folder)
    return {**environ, **places, "BUDGET_LINT_NO_CACHE": "0" if cache else "1"}


def seconds(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """The wall time of one process; findings (status 1) are no failure."""
    start = time.perf_counter()
    void = subprocess.DEVNULL
    done = subprocess.run(command, stdout=void, stderr=subprocess.PIPE, env=environ, check=False)
    spent = time.perf_counter() - start
    if done.returncode > 1:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return spent


def measure(runs: int, table: Mapping[str, Sequence[str]], environ: Mapping[str, str]) -> dict[str, list[float]]:
    """``runs`` times of each command, after one run that fills the caches."""
    times: dict[str, list[float]] = {name: [] for name in table}
    for turn in range(runs + 1):
        for name, command in table.items():
            spent = seconds(command, environ)
            if turn:
                times[name].append(spent)
    return times


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("file", nargs="?", default=str(ROOT / "fixtures" / "final-accounts-with-errors.txt"))
    cli.add_argument("--runs", type=int, default=15)
    cli.add_argument("--at-most", type=float, default=0, help="highest ratio that passes; 0: any")
    cli.add_argument("--no-cache", action="store_true", help="load the rules from their files each time")
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = measure(options.runs, commands(options.file), environment(folder, not options.no_cache))
    base = median(times[BASE])
    print(f"{'':16}  {'min':>8}  {'median':>8}  ratio")
    for name, spent in times.items():
        shown = f"{min(spent) * 1000:5.0f} ms  {median(spent) * 1000:5.0f} ms  {median(spent) / base:5.2f}"
        print(f"{name:16}  {shown}")
    worst = max(median(spent) for spent in times.values()) / base
    return 1 if options.at_most and worst > options.at_most else 0


if __name__ == "__main__":
    sys.exit(main())
