from __future__ import annotations

import pytest

from budget_lint import readers
from budget_lint.errors import InputError
from budget_lint.model.document import Block, Document
from budget_lint.model.span import Location, Span
from budget_lint.readers import text as reader


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_LINES", 2)
    with pytest.raises(InputError) as caught:
        readers.from_text("a\nb\nc", "memory")
    assert (caught.value.key, caught.value.values) == ("too-many-lines", {"path": "memory", "limit": 2})


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("", (), id="empty"),
        pytest.param(
            "a\r\nbc\n",
            (Block(Span(0, 3), Location(1, 1, 0)), Block(Span(3, 6), Location(2, 1, 3))),
            id="lines",
        ),
    ],
)
def test_from_text(text: str, blocks: tuple[Block, ...]) -> None:
    assert readers.from_text(text, "memory") == Document("memory", text, blocks)
