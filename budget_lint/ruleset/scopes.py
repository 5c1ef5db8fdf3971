"""Names of scopes, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from budget_lint.model.lexicon import ScopeValue
from budget_lint.ruleset.builder import nearest
from budget_lint.ruleset.marked import Marked


def scope_from(entries: Mapping[str, Marked], known: Sequence[ScopeValue]) -> dict[str, str]:
    """Scope entries, each checked to be a known value of a known dimension; an empty value means 'none'."""
    for dimension, value in entries.items():
        values = [scope.value for scope in known if scope.dimension == dimension]
        if not values:
            dimensions = {scope.dimension for scope in known}
            raise value.error(f"RF312 unknown scope dimension '{dimension}'{nearest(dimension, dimensions)}")
        if value.text and value.text not in values:
            raise value.error(f"RF313 unknown value '{value.text}' of {dimension}{nearest(value.text, values)}")
    return {dimension: value.text for dimension, value in entries.items()}
