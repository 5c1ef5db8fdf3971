"""The kinds of statement that rules may be over, and their roles; ``*`` marks a role of several facts."""

from __future__ import annotations

from collections.abc import Mapping

STATEMENTS: Mapping[str, tuple[str, ...]] = {
    "share": ("share", "part", "whole"),
    "shares": ("shares*",),
    "change": ("change", "rate", "current", "previous"),
    "execution": ("rate", "actual", "budget"),
    "execution_gap": ("rate", "actual", "gap"),
    "breakdown": ("total", "parts*"),
    "member": ("part", "total"),
    "balance": ("result", "minuend", "subtrahend"),
    "roll_forward": ("closing", "opening", "flow"),
    "rated_execution": ("total", "parts*", "total_rate", "rates*"),
    "rated_growth": ("total", "parts*", "total_rate", "rates*"),
    "restatement": ("stated*",),
    "namesake": ("stated*",),
    "correspondence": ("stated", "table"),
    "table_row": ("total", "parts*"),
    "table_column": ("total", "parts*"),
    "table_items": ("total", "parts*"),
    "filled_in_text": ("stated",),
    "empty_table": ("table",),
    "unlisted_item": ("item",),
    "chart_value": ("chart", "stated"),
    "chart_before": ("chart", "current", "change"),
    "chart_share": ("share", "part", "slices*"),
    "default_name": ("found",),
    "causes": ("total", "parts*"),
    "adjustment": ("adjusted", "original", "changes*"),
    "spending": ("actual", "budget"),
    "compound": ("rate", "end", "start", "years"),
    "average_change": ("change", "end", "start", "years"),
    "supplemented": ("budget", "added", "rate", "actual"),
    "scored": ("score", "full"),
    "points_apart": ("points", "high", "low"),
    "spread": ("points", "high", "low"),
    "inclusion": ("narrow", "wide"),
    "direction": ("word", "subject", "reference"),
    "missing_unit": ("figure",),
    "contradiction": ("figures*",),
}


def roles_of(kind: str) -> dict[str, bool]:
    """The roles of a kind of statement: name -> it binds several facts."""
    return {role.removesuffix("*"): role.endswith("*") for role in STATEMENTS[kind]}
