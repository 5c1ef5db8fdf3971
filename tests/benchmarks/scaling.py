"""How time and memory grow with the length of a document.

    python tests/benchmarks/scaling.py [--most 10000000] [--line 5000000]

A document of repeated paragraphs is checked at one size after the other, then one of a single long line,
each in a process of its own. Where the cost is in proportion, the time per character stays the same. Peak
memory is printed where the system tells it. Sizes are in bytes of UTF-8.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "fixtures" / "final-accounts-clean.txt"
WORKER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from budget_lint.errors import InputError
from budget_lint.pipeline import Linter
linter = Linter()
start = time.perf_counter()
try:
    found = linter.check([sys.argv[2]]).documents[0]
    reading, verdicts = found.reading, found.verdicts
    result = f"{len(reading.figures)} figures, {len(verdicts)} checks, {len(found.findings)} findings"
except InputError as error:
    result = f"refused: {error.key}"
spent = time.perf_counter() - start
try:
    import resource
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
except ImportError:
    peak = -1
print(spent, peak, result, sep="|")
"""


def document(size: int, one_line: bool) -> str:
    """Repeated paragraphs of at least ``size`` bytes, cut at the end of a paragraph unless on one line."""
    text = SOURCE.read_text(encoding="utf-8")
    if one_line:
        text = text.replace("\n", "")
    times = size // len(text.encode()) + 1
    whole = (text * times).encode()[:size].decode("utf-8", "ignore")
    return whole if one_line else whole[: whole.rfind("\n") + 1] or whole


def measure(folder: str, size: int, one_line: bool) -> str:
    """One line of the table."""
    text = document(size, one_line)
    path = Path(folder, "document.txt")
    path.write_text(text, encoding="utf-8", newline="\n")
    command = [sys.executable, "-c", WORKER, str(ROOT), str(path)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        return f"{size:>10}  failed after {time.perf_counter() - start:.1f} s: {done.stderr.strip()[-200:]}"
    spent, peak, result = done.stdout.strip().split("|")
    memory = f"{peak:>6} MiB" if peak != "-1" else "   unknown"
    each = float(spent) / len(text) * 1_000_000
    return f"{size:>10}  {float(spent):>8.2f} s  {each:>8.2f} µs/char  {memory}  {result}"


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("--most", type=int, default=10_000_000, help="size of the longest of paragraphs")
    cli.add_argument("--line", type=int, default=5_000_000, help="size of the one of a single line; 0: none")
    options = cli.parse_args()
    sizes = [size for size in (10**3, 10**4, 10**5, 10**6, 10**7, 10**8) if size <= options.most]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            print("paragraphs", measure(folder, size, one_line=False), flush=True)
        if options.line:
            print("one line  ", measure(folder, options.line, one_line=True), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
