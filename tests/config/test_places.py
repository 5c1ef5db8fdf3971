"""Where the keys and values of TOML stand."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from budget_lint.config.places import Places

TEXT = '''\
# a comment with [brackets] = "x"
title = "a # b" # trailing
"quoted key" = 1
a.b . c = [ 1, [2, "]"], { d = 3, "e.f" = [4] } ]
multi = """
x = [1] \\"""
"""
lit = \'\'\'
[no] \'\' \'\'\'
[table."sub.x"]
k = true
[[list]]
n = 1
[[list]]
n = [
  # inside
  "one",
  "two",
]
[list.inner]
z = 2026-01-01
'''


def test_every_place() -> None:
    tomllib.loads(TEXT)
    places = Places(TEXT)
    shown = {path: TEXT[offset:].split("\n", maxsplit=1)[0] for path, offset in places.values.items()}
    assert shown == {
        ("title",): '"a # b" # trailing',
        ("quoted key",): "1",
        ("a",): 'a.b . c = [ 1, [2, "]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b"): 'a.b . c = [ 1, [2, "]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b", "c"): '[ 1, [2, "]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b", "c", 0): '1, [2, "]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b", "c", 1): '[2, "]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b", "c", 1, 0): '2, "]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b", "c", 1, 1): '"]"], { d = 3, "e.f" = [4] } ]',
        ("a", "b", "c", 2): '{ d = 3, "e.f" = [4] } ]',
        ("a", "b", "c", 2, "d"): '3, "e.f" = [4] } ]',
        ("a", "b", "c", 2, "e.f"): "[4] } ]",
        ("a", "b", "c", 2, "e.f", 0): "4] } ]",
        ("multi",): '"""',
        ("lit",): "'''",
        ("table",): '[table."sub.x"]',
        ("table", "sub.x"): '[table."sub.x"]',
        ("table", "sub.x", "k"): "true",
        ("list", 0): "[[list]]",
        ("list", 0, "n"): "1",
        ("list", 1): "[[list]]",
        ("list", 1, "n"): "[",
        ("list", 1, "n", 0): '"one",',
        ("list", 1, "n", 1): '"two",',
        ("list", 1, "inner"): "[list.inner]",
        ("list", 1, "inner", "z"): "2026-01-01",
    }
    assert TEXT[places.keys["quoted key",] :].startswith('"quoted key"')
    assert TEXT[places.keys["list", 1, "n"] :].startswith("n = [\n")


SCALARS = st.one_of(st.integers(-5, 5), st.booleans(), st.text(max_size=8), st.dates())
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=6)


def written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(c):08X}" if c in '\\"' or not c.isprintable() else c for c in value) + '"'
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case _:
            return str(value)


@given(st.dictionaries(st.text("ab-_1", min_size=1, max_size=3), VALUES, max_size=4), st.booleans())
def test_whatever_is_accepted_has_its_places(table: dict[str, object], crlf: bool) -> None:
    text = "".join(f"{key} = {written(value)} # x\n" for key, value in table.items())
    text = text.replace("\n", "\r\n") if crlf else text
    assert tomllib.loads(text) == table
    places = Places(text)
    for key, value in table.items():
        assert text[places.keys[key,] :].startswith(f"{key} =")
        assert text[places.values[key,] :].startswith(written(value))
