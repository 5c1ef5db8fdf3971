"""What holds for all tests: none of them reads or fills the cache of whoever runs them, none depends on speed."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ["BUDGET_LINT_NO_CACHE"] = "1"

# A machine that is busy with other things draws examples slowly: no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
