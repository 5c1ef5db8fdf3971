"""The JSON Schema of rule files, for editors: made from the shapes that the loader itself goes by."""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from budget_lint.ruleset.builder import keys, required
from budget_lint.ruleset.lexicon_shapes import LexiconFile
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.rules import CODE, NAME
from budget_lint.ruleset.shapes import RuleFile, Shape
from budget_lint.ruleset.statements import STATEMENTS
from budget_lint.ruleset.wording import KIND

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What the types do not say and the loader checks.
_MORE: dict[tuple[str, str], Schema] = {
    ("RuleFile", "rule"): {"pattern": f"^{NAME.pattern}$"},
    ("RuleFile", "code"): {"pattern": f"^{CODE.pattern}$"},
    ("RuleFile", "over"): {"enum": [*STATEMENTS, KIND]},
}


def schema() -> Schema:
    """The schema of one file: a rule where it has the key ``rule``, else a part of the lexicon."""
    shapes = sorted({shape.__name__: shape for root in (RuleFile, LexiconFile) for shape in _shapes(root)}.items())
    return {
        "$schema": DIALECT,
        "title": "budget-lint: a rule, or a part of the lexicon",
        "if": {"type": "object", "required": ["rule"]},
        "then": _reference(RuleFile),
        "else": _reference(LexiconFile),
        "$defs": {name: _record(shape) for name, shape in shapes},
    }


def _shapes(hint: Any) -> Iterator[type[Shape]]:
    """All shapes that a type is made of."""
    if isinstance(hint, type) and issubclass(hint, Shape):
        yield hint
        for inner in get_type_hints(hint).values():
            yield from _shapes(inner)
    for part in get_args(hint):
        yield from _shapes(part)


def _reference(shape: type[Shape]) -> Schema:
    return {"$ref": f"#/$defs/{shape.__name__}"}


def _record(shape: type[Shape]) -> Schema:
    hints = get_type_hints(shape)
    properties = {
        key: {**_typed(hints[name]), **_MORE.get((shape.__name__, key), {})} for key, name in keys(shape).items()
    }
    described = " ".join((shape.__doc__ or "").split())
    record: Schema = {"description": described, "type": "object", "additionalProperties": False}
    needed = required(shape)
    return {**record, **({"required": needed} if needed else {}), "properties": properties}


def _typed(hint: Any) -> Schema:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        options = [_typed(part) for part in parts if part is not type(None)]
        return options[0] if len(options) == 1 else {"anyOf": options}
    if origin is tuple:
        return {"type": "array", "items": _typed(parts[0])}
    if origin is abc.Mapping:
        return {"type": "object", "additionalProperties": _typed(parts[1])}
    if origin is Literal:
        return {"enum": list(parts)}
    if isinstance(hint, type) and issubclass(hint, Shape):
        return _reference(hint)
    return {"type": {str: "string", Marked: "string", bool: "boolean", int: "integer"}[hint]}
