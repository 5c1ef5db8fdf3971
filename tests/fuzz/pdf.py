"""Reads damaged copies of PDF files and counts what comes of it: a document, or one clear message.

    python -m tests.fuzz.pdf FILE.pdf... --cases 400

Each file is damaged in as many ways. The reading runs in a process of its own, so that a crash or a hang of the
library is seen: the command then names the file and the seed, and ends with status 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from budget_lint.errors import InputError
from budget_lint.pipeline import Linter
from budget_lint.readers.pdf import read_pdf
from budget_lint.readers.source import Source
from tests.fuzz.mutate import mutated

PATIENCE = 60.0  # seconds for one case


def outcome(data: bytes, linter: Linter | None = None) -> str:
    """``read``, or the key of the message. Everything else is a bug and raised."""
    try:
        document = read_pdf(Source("damaged.pdf", data))
    except InputError as error:
        return error.key
    if linter:
        linter.lint(document)
    return "read"


def work(path: str, first: int, last: int) -> None:
    """Does the cases, with a line for each on standard output; every fifth document goes through all stages."""
    data, linter = Path(path).read_bytes(), Linter()
    for seed in range(first, last):
        print(seed, flush=True)  # noqa: T201 - what the parent waits for
        began = time.perf_counter()
        said = outcome(mutated(data, seed), linter if seed % 5 == 0 else None)
        print(f"{said} {time.perf_counter() - began:.2f}", flush=True)  # noqa: T201


def survey(path: str, cases: int) -> tuple[Counter[str], float, list[str]]:
    """What came of the cases of a file, the longest time, and the seeds that failed."""
    counts: Counter[str] = Counter()
    longest, failed, seed = 0.0, [], 0
    while seed < cases:
        command = [sys.executable, "-m", "tests.fuzz.pdf", path, "--work", str(seed), str(cases)]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE * 10 + cases, check=False)
            output, reason = run.stdout, f"status {run.returncode}: {run.stderr[-300:]}"
        except subprocess.TimeoutExpired as error:
            output = (error.stdout or b"").decode()
            reason = "hangs"
        lines = output.split("\n")[:-1]
        for line in lines[1::2]:
            key, seconds = line.split()
            counts[key] += 1
            longest = max(longest, float(seconds))
        seed += len(lines[1::2])
        if seed < cases:
            failed.append(f"{path} seed {seed}: {reason}")
            seed += 1
    return counts, longest, failed


def main() -> int:
    """Runs the cases and prints the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--work", type=int, nargs=2)
    arguments = parser.parse_args()
    if arguments.work:
        work(arguments.files[0], *arguments.work)
        return 0
    failures = []
    for path in arguments.files:
        counts, longest, failed = survey(path, arguments.cases)
        print(Path(path).name, dict(counts.most_common()), f"longest {longest:.2f} s")  # noqa: T201
        failures += failed
    print("\n".join(failures) or "no crash, no hang, no traceback")  # noqa: T201
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
