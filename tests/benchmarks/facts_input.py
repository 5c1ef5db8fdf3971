"""How fast figures that somebody else extracted are checked, and how that grows with figures and with rules.

    python tests/benchmarks/facts_input.py [--most 200000] [--csv] [--rules 16]

Writes files of totals with ten parts each, rounded from exact values, one figure in ten thousand of them wrong, and
checks each end to end: file, figures, statements, all rules in force, diagnosis, JSON report. Then the same figures
with more and more rules that look at every total. Each run is a process of its own; the time is that of its
processor (others may use the machine), without the start of the program, and with it in brackets. Where the cost is
in proportion, the last column stays the same.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = 10
WORKER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from budget_lint import cli, reports
from budget_lint.batch import tune
from budget_lint.pipeline import Linter
tune()
linter = Linter([Path(folder) for folder in sys.argv[3:]])
start = time.process_time()
report = linter.check([sys.argv[2]])
text = reports.json_text(report, lexicon=linter.lexicon, lang="en")
spent = time.process_time() - start
broken = sum(verdict.outcome == "broken" for verdict in report.documents[0].verdicts)
print(spent, time.process_time(), len(report.documents[0].verdicts), broken, sep="|")
"""
RULE = """\
rule: total-again-{number}
code: XT{number}
family: statement
since: "0.1"
severity: note
title: {{en: A total is not the sum of its parts}}
why: {{en: For the benchmark}}
over: breakdown
requires: [complete]
assert: total + {number} == sum(parts) + {number}
message: {{en: "{{total}} {{parts}}"}}
"""


def figures(count: int) -> list[tuple[str, str, str]]:
    """Name, value and membership of about so many figures; one in ten thousand is off by a hundred last digits."""
    chance = random.Random(7)
    made = []
    for group in range(count // (PARTS + 1)):
        values = [chance.randrange(10**6, 10**9) for _ in range(PARTS)]  # in ten-thousandths
        for number, value in enumerate((sum(values), *values)):
            cents = round(value / 100) + (100 if chance.randrange(10_000) == 0 else 0)
            role = "parts" if number else "total"
            made.append((f"row {number}", f"{cents // 100}.{cents % 100:02}", f"breakdown t{group} {role}"))
    return made


def write(path: Path, count: int) -> None:
    made = figures(count)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        if path.suffix == ".csv":
            file.write("label,value,unit,period,in\n")
            file.writelines(f"{name},{value},万元,2023,{member}\n" for name, value, member in made)
            return
        file.write('{"budget_lint_figures": 1, "unit": "万元", "period": "2023", "figures": [\n')
        entries = (json.dumps({"label": name, "value": value, "in": member}) for name, value, member in made)
        file.write(",\n".join(entries) + "\n]}\n")


def measure(path: Path, count: int, *folders: str) -> str:
    """One line of the table."""
    command = [sys.executable, "-c", WORKER, str(ROOT), str(path), *folders]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        return f"failed: {done.stderr.strip()[-300:]}"
    spent, whole, checks, broken = done.stdout.strip().split("|")
    rate, each = count / float(spent), float(spent) / count * 1_000_000
    return (
        f"{count:>8} figures  {checks:>7} checks  {broken:>3} broken  {float(spent):>6.2f} s ({float(whole):.2f})"
        f"  {rate:>8,.0f} figures/s  {each:>6.1f} µs/figure"
    )


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("--most", type=int, default=200_000, help="how many figures the largest file has")
    cli.add_argument("--csv", action="store_true", help="CSV instead of JSON")
    cli.add_argument("--rules", type=int, default=16, help="how many further rules look at every total")
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "figures.csv" if options.csv else "figures.json")
        count = options.most
        while count > 10_000:
            count //= 2
        while count <= options.most:
            write(path, count)
            print(measure(path, count // (PARTS + 1) * (PARTS + 1)), flush=True)
            count *= 2
        count = min(options.most, 50_000)
        write(path, count)
        number = 0
        while number <= options.rules:
            rules = Path(folder, f"rules-{number}")
            rules.mkdir()
            for index in range(number):
                text = RULE.format(number=index + 1)
                Path(rules, f"total-again-{index + 1}.yaml").write_text(text, encoding="utf-8")
            print(f"{number:>3} rules more", measure(path, count // (PARTS + 1) * (PARTS + 1), str(rules)), flush=True)
            number = number * 2 or 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
