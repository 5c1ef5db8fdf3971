"""How a run over many documents gains from a second process, and what memory it takes.

    python tests/benchmarks/many.py [--documents 1000] [--jobs 2] [--at-least 1.7]

A folder of copies of a fixture is checked with one job and with several, into reports of several forms. Printed
are the times, the ratio, and the peak memory of the largest process, for the whole folder and for a tenth of it:
where memory is flat the two are alike. The exit status is 1 when the ratio is below ``--at-least``.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "fixtures" / "final-accounts-with-errors.txt"
WORKER = """
import sys, resource, subprocess
status = subprocess.call([sys.executable, "-m", "budget_lint", *sys.argv[1:]], stdout=subprocess.DEVNULL)
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def run(folder: str, pattern: str, jobs: int) -> tuple[float, int]:
    """Wall time in seconds and peak memory in MiB (0 where the system does not tell)."""
    reports = [f"--report={name}={Path(folder, name)}" for name in ("json", "sarif", "junit", "xlsx")]
    command = [sys.executable, "-c", WORKER, "check", pattern, "--jobs", str(jobs), *reports, "--fail-on", "never"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environ, check=True)
    spent = time.perf_counter() - start
    status, peak = done.stdout.split()
    if status != "0":
        sys.exit(f"exit status {status}: {done.stderr}")
    return spent, int(peak) // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("--documents", type=int, default=1000)
    cli.add_argument("--jobs", type=int, default=2)
    cli.add_argument("--at-least", type=float, default=0, help="lowest ratio that passes; 0: any")
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "documents")
        documents.mkdir()
        for number in range(options.documents):
            Path(documents, f"{number:06}.txt").write_bytes(SOURCE.read_bytes())
        times = {}
        for jobs in (1, options.jobs):
            _, few = run(folder, str(documents / f"{'?' * 5}0.txt"), jobs)
            times[jobs], peak = run(folder, str(documents), jobs)
            print(f"jobs {jobs}: {times[jobs]:6.2f} s, peak {peak} MiB; for a tenth of them {few} MiB", flush=True)
    ratio = times[1] / times[options.jobs]
    print(f"ratio {ratio:.2f}")
    return 1 if ratio < options.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
