from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.annotate.aligned import place_of
from budget_lint.annotate.package import before_end
from budget_lint.annotate.tree import parse, spliced

LETTERS = st.text("abc 1", max_size=30)


@pytest.mark.parametrize(
    ("read", "figure", "source", "place"),
    [
        pytest.param("一、支出5元", "5元", "支出5元", (2, 4), id="number-of-a-list"),
        pytest.param("支出 5 元", "5 元", "支出5元", (2, 4), id="white-space"),
        pytest.param("支出5元", "5元", "支出 5 元", (3, 6), id="white-space-in-the-source"),
        pytest.param("甲5元，乙5元", "5元", "甲5元（隐藏5元），乙5元", None, id="not-sure"),
        pytest.param("甲5元，乙6元", "6元", "甲5元（隐藏6元），乙6元", (11, 13), id="told-by-what-is-around"),
        pytest.param("支出5元", "5元", "支出", None, id="not-there"),
        pytest.param("支出5元", "5元", "", None, id="nothing-there"),
    ],
)
def test_places(read: str, figure: str, source: str, place: tuple[int, int] | None) -> None:
    start = read.index(figure)
    found = place_of(read, start, start + len(figure), source)
    assert found == place


@given(before=LETTERS, figure=st.text("abc1", min_size=1, max_size=5), after=LETTERS, label=LETTERS, hidden=LETTERS)
def test_a_place_is_that_of_the_same_characters(before: str, figure: str, after: str, label: str, hidden: str) -> None:
    """Whatever is read beside it and hidden in between: where a place is given, the figure stands there."""
    read, source = label + before + figure + after, before + hidden + figure + after
    start = len(label + before)
    found = place_of(read, start, start + len(figure), source)
    if found:
        assert "".join(source[slice(*found)].split()) == figure
    if not hidden:
        assert found == (len(before), len(before + figure)) or label.strip() == "" or found is not None


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<a><b/></a>", "<a><b/>+</a>"),
        ("<x:a></x:a>\n", "<x:a>+</x:a>\n"),
        ('<?xml version="1.0"?><a k="1"/>', '<?xml version="1.0"?><a k="1">+</a>'),
    ],
)
def test_before_the_end(source: str, result: str) -> None:
    assert before_end(source.encode(), "a", "+").decode() == result


def test_a_tree_knows_its_bytes() -> None:
    source = '<?xml version="1.0" encoding="UTF-8"?>\n<a k=">"><b x:c="1" xmlns:x="u">中&amp;文</b><b/></a>'.encode()
    root = parse(source)
    first, second = root.children
    assert source[root.start : root.inner] == b'<a k=">">'
    assert source[first.inner : first.close].decode() == "中&amp;文"
    assert [source[piece.start :][: len(piece.text.encode())].decode() for piece in first.pieces] == ["中", "&", "文"]
    assert (second.start, second.inner) == (second.start, second.close)
    assert source[second.start : second.end] == b"<b/>"
    assert spliced(source, {first.close: b"!", second.end: b"?"}).endswith("文!</b><b/>?</a>".encode())


@pytest.mark.parametrize(
    "source", [b"\xff\xfe<\x00a\x00/\x00>\x00", b'<?xml version="1.0" encoding="gbk"?><a/>', b"<!DOCTYPE a><a/>"]
)
def test_trees_that_are_not_taken(source: bytes) -> None:
    with pytest.raises(ValueError, match=r"document type|UTF-8|not well-formed"):
        parse(source)
