"""Whether the figures of an expression have units that go together: cars are not added to persons."""

from __future__ import annotations

from budget_lint.checks.ranges import Quantities
from budget_lint.model.expression import Arithmetic, Call, Comparison, Expression, Name, children
from budget_lint.model.quantity import Quantity

Dimension = tuple[str, str]


def compatible(node: Expression, quantities: Quantities) -> bool:
    """False when the expression adds or compares things that differ in kind."""
    if len({_dimension(item) for items in quantities.values() for item in items}) == 1:
        return True
    return _compatible(node, quantities)


def _compatible(node: Expression, quantities: Quantities) -> bool:
    if isinstance(node, Comparison) or (isinstance(node, Arithmetic) and node.operator in "+-"):
        found = _dimensions(node.left, quantities) | _dimensions(node.right, quantities)
    else:
        found = _dimensions(node, quantities)
    return len(found) <= 1 and all(_compatible(child, quantities) for child in children(node))


def _dimensions(node: Expression, quantities: Quantities) -> set[Dimension]:
    """The kinds of thing that a value may be; none where it is unknown (products, plain numbers)."""
    match node:
        case Name(role):
            known = (_dimension(item) for item in quantities.get(role, ()))
            return {dimension for dimension in known if dimension is not None}
        case Arithmetic("*" | "/") | Call("zero" | "given" | "count" | "sign" | "power"):
            return set()
        case Comparison():
            return set()
        case _:
            return {found for child in children(node) for found in _dimensions(child, quantities)}


def _dimension(quantity: Quantity) -> Dimension | None:
    kind = quantity.unit.kind
    if kind == "none":
        return None
    # The difference of two percentages is one of percentage points.
    return ("percent", "") if kind == "point" else (kind, quantity.unit.base)
