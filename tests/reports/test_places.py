from __future__ import annotations

import pytest

from budget_lint.model.document import Block, Document
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Location, Span
from budget_lint.reports.places import clickable, location_json, place, short_place
from budget_lint.reports.words import Words


@pytest.mark.parametrize(
    ("spot", "json", "click", "words", "short"),
    [
        pytest.param(
            Location(line=51, column=5, offset=4711),
            {"line": 51, "column": 7, "offset": 4713},
            "a b.txt:51:7",
            "line 51",
            "51:7",
            id="text",
        ),
        pytest.param(Location(line=5), {"line": 5}, "a b.txt:5", "line 5", "5", id="no-column"),
        pytest.param(
            Location(page=24, bbox=(1.5, 2, 3, 4), line=7),
            {"line": 7, "page": 24, "bbox": [1.5, 2, 3, 4]},
            "a b.txt: page 24, line 7",
            "page 24, line 7",
            "page 24, line 7",
            id="pdf",
        ),
        pytest.param(
            Location(table=3, row=4, column=2),
            {"column": 2, "table": 3, "row": 4},
            "a b.txt: table 3, row 4",
            "table 3, row 4",
            "table 3, row 4",
            id="table",
        ),
        pytest.param(
            Location(sheet="收入", cell="C7"),
            {"sheet": "收入", "cell": "C7"},
            "a b.txt: 收入!C7",
            "收入!C7",
            "收入!C7",
            id="workbook",
        ),
        pytest.param(
            Location(paragraph=12, chart=2, series="收入", category="2021年"),
            {"paragraph": 12, "chart": 2, "series": "收入", "category": "2021年"},
            "a b.txt: paragraph 12, chart 2, 收入 2021年",
            "paragraph 12, chart 2, 收入 2021年",
            "paragraph 12, chart 2, 收入 2021年",
            id="chart",
        ),
        pytest.param(
            Location(offset=0), {"offset": 2}, "a b.txt: offset 2", "offset 2", "offset 2", id="offset"
        ),
    ],
)
def test_places(
    spot: Location, json: dict[str, object], click: str, words: str, short: str, lexicon: Lexicon
) -> None:
    document = Document("a b.txt", "abc", (Block(Span(0, 3), spot),))
    said, at = Words.of(lexicon, "en"), Span(2, 3)
    assert location_json(document, at) == json
    assert clickable(document, at, said) == click
    assert place(document, at, said) == words
    assert short_place(document.locate(2), said) == short
