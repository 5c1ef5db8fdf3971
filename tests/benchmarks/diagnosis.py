"""What the diagnosis costs, beside what it costs to read and check a document.

    python tests/benchmarks/diagnosis.py FILE...

Each document is checked once to warm up, then several times. Printed are the times of the stages, in milliseconds
of the processor, and that of the diagnosis as a share of what comes before it without the reading of the file.
"""

# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from budget_lint import checks, diagnosis, facts, figures, readers
from budget_lint.pipeline import Linter

RUNS = 5
BEFORE = ((figures, "fold"), (figures, "find"), (facts, "understand"), (checks, "run"))
AFTER = ((diagnosis, "contradictions"), (diagnosis, "diagnose"))


def timed(function: Callable[..., Any], name: str, times: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            times[name] = times.get(name, 0.0) + time.process_time() - start

    return run


def main() -> None:
    times: dict[str, float] = {}
    for module, name in ((readers, "read"), *BEFORE, *AFTER):
        setattr(module, name, timed(getattr(module, name), name, times))
    linter = Linter()
    for path in sys.argv[1:]:
        report = linter.check([path]).documents[0]
        times.clear()
        for _ in range(RUNS):
            linter.check([path])
        spent = {name: 1000 * value / RUNS for name, value in times.items()}
        before, after = (sum(spent.get(name, 0.0) for _, name in stages) for stages in (BEFORE, AFTER))
        stages = ", ".join(f"{name} {value:.1f}" for name, value in spent.items())
        share = f"{100 * after / before:.0f} %" if before else "-"
        print(f"{Path(path).name}: {len(report.verdicts)} checks; {stages}; diagnosis {share}")


if __name__ == "__main__":
    main()
