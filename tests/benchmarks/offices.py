"""How time and memory grow with the size of office documents.

    python -m tests.benchmarks.offices [--cells 200000] [--pages 300]

Workbooks, Word documents and web pages of a tenth and the whole of that size are made, read, and checked, each in a
process of its own. Where the cost is in proportion, the time per line (a cell is one) stays the same. Peak memory is
printed where the system tells it. A page counts ten paragraphs and a table of ten rows by eight columns.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.readers.office import docx, p, tbl, tr
from tests.readers.test_html import page
from tests.readers.test_workbook import cell, rows, xlsx

ROOT = Path(__file__).parents[2]
LINE = "2023年度一般公共预算财政拨款支出年初预算为1083.60万元，支出决算为1101.75万元，完成年初预算的101.67%。"
COLUMNS = 10
WORKER = """
import sys, time
from budget_lint import readers
from budget_lint.batch import tune
from budget_lint.pipeline import Linter
tune()
linter = Linter()
start = time.perf_counter()
document = readers.read(sys.argv[1])
between = time.perf_counter()
if sys.argv[2] == "check":
    linter.lint(document)
spent = time.perf_counter()
try:
    import resource
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
except ImportError:
    peak = -1
print(len(document.blocks), between - start, spent - between, peak)
"""


def workbook(cells: int) -> bytes:
    made = []
    for row in range(1, cells // COLUMNS + 1):
        figures = (cell(f"{chr(66 + at)}{row}", 1101.75 + row + at, 2) for at in range(COLUMNS - 1))
        made.append([cell(f"A{row}", f"项目{row}"), *figures])
    return xlsx(rows(*made))


def word(pages: int) -> bytes:
    return docx((p(LINE) * 10 + tbl(*[tr("项目", *["1101.75"] * 7)] * 10)) * pages)


def web(pages: int) -> bytes:
    return page((f"<p>{LINE}</p>" * 10 + f"<table>{('<tr><td>项目' + '<td>1101.75' * 7) * 10}</table>") * pages)


def measure(path: Path, what: str) -> str:
    """One line of the table."""
    command = [sys.executable, "-c", WORKER, str(path), what]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
    if done.returncode:
        return f"failed: {done.stderr.strip()[-200:]}"
    lines, reading, checking, peak = done.stdout.split()
    each = float(reading) / int(lines) * 1_000_000
    memory = f"{peak:>5} MiB" if peak != "-1" else "unknown"
    spent = f"read {float(reading):6.2f} s ({each:5.1f} µs/line)  check {float(checking):6.2f} s"
    return f"{lines:>7} lines  {spent}  {memory}"


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("--cells", type=int, default=200_000)
    cli.add_argument("--pages", type=int, default=300)
    options = cli.parse_args()
    # the largest last: the peak of a process starts at what the one that made the files has used
    kinds: Mapping[str, tuple[Callable[[int], bytes], int]] = {
        "docx": (word, options.pages), "html": (web, options.pages), "xlsx": (workbook, options.cells),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for ending, (make, most) in kinds.items():
            for size in (most // 10, most):
                path = Path(folder, f"document.{ending}")
                path.write_bytes(make(size))
                for what in ("read", "check"):
                    print(f"{ending} {size:>7}  {measure(path, what)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
