"""One generic builder: a YAML tree and a shape (a type) give a value of that type.

A shape is ``str``, ``int``, ``bool``, ``date``, ``Marked``, ``Printed``, a ``Literal``, ``tuple[T, ...]``,
``Mapping[str, T]`` (or with ``Marked`` keys), a subclass of ``Shape``, or a union of these that differ in kind.
"""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import yaml

from budget_lint.ruleset.marked import Marked, Printed
from budget_lint.ruleset.shapes import Shape
from budget_lint.ruleset.source import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
Maker = Callable[[Node], Any]
_MEANINGS = {"int": "a number", "float": "a number", "bool": "true or false", "null": "nothing",
             "timestamp": "a date", "merge": "a merge key", "value": "a default key"}  # fmt: skip
_FOUND: dict[type[Node], str] = {Sequence: "a list", Mapping: "a mapping"}


def build(shape: type[T], node: Node) -> T:
    """The value of ``shape`` that ``node`` describes. Raises RuleError where it does not fit."""
    return cast(T, _maker(cast(Any, shape))(node))


def nearest(word: str, known: abc.Iterable[str]) -> str:
    """A hint that names the known word most like ``word``, or all of a few; it starts with ``;``."""
    options = sorted(known)
    close = get_close_matches(word, options, 1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(options)}" if 0 < len(options) <= 12 else ""


def meaning(node: Scalar) -> str:
    """What YAML 1.1 takes a plain scalar for (``a number``, …), empty for text."""
    if node.style:
        return ""
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(node.value[:1], ()):
        if pattern.match(node.value):
            return _MEANINGS.get(tag.rpartition(":")[2], "")
    return ""


def keys(shape: type[Shape]) -> dict[str, str]:
    """The keys of a shape and the fields that hold them."""
    return {name.removesuffix("_"): name for name in shape.__annotations__}


def required(shape: type[Shape]) -> list[str]:
    """The keys that a mapping of this shape must have."""
    return [key for key, name in keys(shape).items() if not hasattr(shape, name)]


@cache
def _maker(shape: Any) -> Maker:
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        return _union(get_args(shape))
    if origin is tuple:
        return _list_of(get_args(shape)[0])
    if origin is abc.Mapping:
        return _mapping_of(*get_args(shape))
    if origin is Literal:
        return _choice(get_args(shape))
    if isinstance(shape, type) and issubclass(shape, Shape):
        return _record(shape)
    scalars: dict[Any, Maker] = {
        str: _text, Marked: _marked, Printed: _printed, bool: _truth, int: _integer, date: _day,
    }  # fmt: skip
    return scalars[shape]


def _expected(what: str, node: Node) -> Exception:
    found = _FOUND.get(type(node))
    if isinstance(node, Scalar):
        found = meaning(node) or "text"
        found = "nothing" if found == "nothing" else f"{found} ({node.value[:40]})"
    return node.error(f"RF201 expected {what}, found {found}")


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise _expected("text", node)
    other = meaning(node)
    if other:
        hint = "" if other == "nothing" else f'; put it in quotes: "{node.value[:40]}"'
        raise node.error(f"RF202 expected text, found {other}{hint}")
    return node.value


def _marked(node: Node) -> Marked:
    text = _text(node)
    return Marked(text, cast(Scalar, node))


def _printed(node: Node) -> Printed:
    if not isinstance(node, Scalar) or meaning(node) == "nothing":
        raise _expected("text", node)
    return Printed(node.value, node)


def _truth(node: Node) -> bool:
    if isinstance(node, Scalar) and not node.style and node.value in ("true", "false"):
        return node.value == "true"
    if isinstance(node, Scalar) and meaning(node) == "true or false":
        raise node.error(f"RF203 expected true or false, found {node.value}")
    raise _expected("true or false", node)


def _integer(node: Node) -> int:
    if isinstance(node, Scalar) and not node.style:
        digits = node.value.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) <= 40:
            return int(node.value)
    raise _expected("a whole number", node)


def _day(node: Node) -> date:
    """A calendar day; ``never`` is the last one there is."""
    if isinstance(node, Scalar):
        if node.value == "never":
            return date.max
        try:
            if len(node.value) == len("2026-12-31"):
                return date.fromisoformat(node.value)
        except ValueError:
            pass
        raise node.error(f"RF204 expected a date such as 2026-12-31, or never, found '{node.value[:40]}'")
    raise _expected("a date", node)


def _choice(options: tuple[str, ...]) -> Maker:
    def make(node: Node) -> str:
        text = node.value if isinstance(node, Scalar) and node.value else _text(node)
        if text not in options:
            shown = ", ".join(option or '""' for option in options)
            close = get_close_matches(text, options, 1)
            hint = f"; did you mean '{close[0]}'?" if close else ""
            raise node.error(f"RF205 '{text}' is none of {shown}{hint}")
        return text

    return make


def _list_of(item: Any) -> Maker:
    make_item = _maker(item)

    def make(node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise _expected("a list", node)
        return tuple([make_item(entry) for entry in node.items])

    return make


def _mapping_of(name: Any, item: Any) -> Maker:
    make_name, make_item = _maker(name), _maker(item)

    def make(node: Node) -> dict[Any, Any]:
        if not isinstance(node, Mapping):
            raise _expected("a mapping (name: value)", node)
        return {make_name(key): make_item(value) for key, value in node.pairs}

    return make


def _union(members: tuple[Any, ...]) -> Maker:
    """The member is chosen by the kind of the node; a plain whole number is an int where one may stand."""
    makers: dict[type[Node], Maker] = {}
    for member in members:
        origin = get_origin(member)
        record = isinstance(member, type) and issubclass(member, Shape)
        kind = Sequence if origin is tuple else Mapping if record or origin is abc.Mapping else Scalar
        if not (kind is Scalar and member in (int, type(None))):
            makers[kind] = _maker(member)
    number, nothing = int in members, type(None) in members

    def make(node: Node) -> Any:
        other = meaning(node) if isinstance(node, Scalar) and (number or nothing) else ""
        if nothing and other == "nothing":
            return None
        if number and other == "a number":
            return _integer(node)
        maker = makers.get(type(node))
        if maker is None:
            raise _expected(" or ".join(_FOUND.get(kind, "text") for kind in makers), node)
        return maker(node)

    return make


def _record(shape: type[Shape]) -> Maker:
    hints = get_type_hints(shape)
    makers = {key: (name, _maker(hints[name])) for key, name in keys(shape).items()}
    needed = required(shape)

    def make(node: Node) -> Shape:
        if not isinstance(node, Mapping):
            raise _expected(f"a mapping with {', '.join(needed or makers)}", node)
        record = shape()
        for key, value in node.pairs:
            known = makers.get(key.value)
            if known is None:
                raise key.error(f"RF206 unknown key '{key.value}'{nearest(key.value, makers)}")
            setattr(record, known[0], known[1](value))
        present = {key.value for key, _ in node.pairs}
        missing = [key for key in needed if key not in present]
        if missing:
            raise node.error(f"RF207 the key '{missing[0]}' is missing")
        return record

    return make
