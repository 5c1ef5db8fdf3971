"""The scope of a figure, put together from what its label, its list, the headings and the title say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from budget_lint.model.fact import Source

Layer = tuple[Source, Mapping[str, str]]


def layered(layers: Sequence[Layer]) -> tuple[dict[str, str], dict[str, Source]]:
    """The values of all dimensions, later layers before earlier ones, and the layer that each is from.

    An empty value takes a dimension out.
    """
    scope: dict[str, str] = {}
    origins: dict[str, Source] = {}
    for source, values in layers:
        for dimension, value in values.items():
            if scope.get(dimension) != value or source == "label":
                scope[dimension], origins[dimension] = value, source
    gone = [dimension for dimension, value in scope.items() if not value]
    for dimension in gone:
        del scope[dimension], origins[dimension]
    return scope, origins
