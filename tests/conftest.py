"""What holds for all tests: none of them reads or fills the cache of whoever runs them."""

from __future__ import annotations

import os

os.environ["BUDGET_LINT_NO_CACHE"] = "1"
