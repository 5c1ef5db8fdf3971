"""Time and memory for a PDF file of many pages, full of text and tables.

    python -m tests.benchmarks.pdf_size 300

Writes a file of that many pages into memory and reads it in a process of its own: a table of 30 rows by 6 columns on
every third page, sentences on the others.
"""

from __future__ import annotations

import subprocess
import sys
import time

from budget_lint.pipeline import Linter
from budget_lint.readers import read
from budget_lint.readers.pdf.guard import memory
from tests.readers.pdfs import Sheet, pdf

SENTENCE = "本年支出合计9759.38万元，其中基本支出5377.64万元占55.10%，项目支出4381.74万元"


def page(number: int) -> Sheet:
    sheet = Sheet().right(300, 820, str(number))
    if number % 3:
        for line in range(34):
            sheet.text(60, 70 + 21 * line, SENTENCE[line % 7 :])
        return sheet
    rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出", "经营支出"]]
    rows += [[f"20{at:05}", "一般公共服务支出", "1,234.56", "1,000.00", "234.56", "0.00"] for at in range(29)]
    sheet.text(200, 60, f"表{number}").text(400, 80, "单位：万元")
    return sheet.table(rows, [60, 120, 240, 310, 380, 450, 520], 90)


def main() -> None:
    """Without a path: makes the file and starts the measurement; with one: reads it."""
    if sys.argv[1] == "-":
        before, began = memory(), time.perf_counter()
        document = read("-")
        read_in, held = time.perf_counter() - began, memory()
        Linter().lint(document)
        whole = time.perf_counter() - began
        print(f"{len(document.text)} characters, {len(document.tables)} tables")  # noqa: T201
        print(f"read in {read_in:.1f} s, checked in {whole:.1f} s in all")  # noqa: T201
        print(f"memory {before} MiB before, {held} MiB to read, {memory()} MiB to check")  # noqa: T201
        return
    data = pdf(*map(page, range(1, int(sys.argv[1]) + 1)))
    print(f"{len(data) / 1e6:.1f} MB, {sys.argv[1]} pages", flush=True)  # noqa: T201
    subprocess.run([sys.executable, "-m", "tests.benchmarks.pdf_size", "-"], input=data, check=True)


if __name__ == "__main__":
    main()
