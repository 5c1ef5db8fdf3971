"""``python -m budget_lint``."""

from __future__ import annotations

from budget_lint.cli import main

if __name__ == "__main__":
    main()
