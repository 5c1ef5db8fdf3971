"""The values of charts in texts that were converted from office documents."""

from __future__ import annotations

import pytest

from budget_lint.model.table import Chart
from budget_lint.readers.text import from_text

NO_CHARTS = {
    "a row with its label first": "基本支出\t50.00\t30.00",
    "heads and a labelled row": "项目\t预算数\t决算数\t基本支出\t50.00\t30.00",
    "more names than numbers": "支出\t基本支出\t项目支出\t其他支出\t50.00\t30.00\t",
    "more numbers than names": "支出\t基本支出\t项目支出\t50.00\t30.00\t20.00\t",
    "one value": "支出\t基本支出\t50.00\t",
    "a word among the numbers": "支出\t基本支出\t项目支出\t50.00\t无\t",
    "series of different categories": "收入\t2023年\t2024年\t100\t80\t支出\t2022年\t2024年\t100\t80\t",
    "series of different lengths": "收入\t2023年\t2024年\t100\t80\t支出\t一\t二\t三\t1\t2\t3\t",
    "between bars": "|支出\t基本支出\t项目支出\t50.00\t30.00\t|",
    "no name of the series": "\t基本支出\t项目支出\t50.00\t30.00\t",
    "prose": "支出\t" + "基本支出是指为保障机构正常运转而发生的支出" * 4 + "\t项目支出\t50.00\t30.00\t",
}


@pytest.mark.parametrize("line", NO_CHARTS.values(), ids=NO_CHARTS)
def test_what_is_no_chart(line: str) -> None:
    assert from_text(f"2024年度支出结构图\n{line}\n", "稿.txt").tables == ()


def cells(text: str) -> list[tuple[str, list[tuple[int, int, str]]]]:
    document = from_text(text, "稿.txt")
    return [
        (table.name, [(cell.row, cell.column, text[cell.span.start : cell.span.end]) for cell in table.cells])
        for table in document.tables
    ]


def test_two_charts_after_each_other() -> None:
    """The title of the second is the rest of the line of the first; the last number has no tab behind it: a page's."""
    text = (
        "正文。\n 2024年支出结构图\n万元\t基本支出\t项目支出\t50.5\t30\t收支变动图\n"
        "收入\t2023\t2024\t100\t80\t支出\t2023\t2024\t-90\t7.5%\t30\n"
    )
    assert cells(text) == [
        ("2024年支出结构图", [(0, 1, "万元"), (1, 0, "基本支出"), (2, 0, "项目支出"), (1, 1, "50.5"), (2, 1, "30")]),
        (
            "收支变动图",
            [
                (0, 1, "收入"), (1, 0, "2023"), (2, 0, "2024"), (1, 1, "100"), (2, 1, "80"),
                (0, 2, "支出"), (1, 2, "-90"), (2, 2, "7.5%"),
            ],
        ),
    ]  # fmt: skip
    assert {table.chart for table in from_text(text, "稿.txt").tables} == {Chart()}


def test_the_last_value_may_have_no_tab_behind_it() -> None:
    (table,) = from_text("结构图\n支出\t基本支出\t项目支出\t50\t30", "稿.txt").tables
    assert (table.rows, table.columns) == (3, 2)


def test_the_place_names_chart_series_and_category() -> None:
    text = "结构图\n支出\t基本支出\t项目支出\t50\t30\t变动图\n支出\t2023年\t2024年\t90\t80\t\n末"
    document = from_text(text, "稿.txt")
    spots = [document.locate(text.index(word)) for word in ("30", "80", "2024年", "末", "变动图")]
    told = [(spot.line, spot.column, spot.chart, spot.series, spot.category) for spot in spots]
    assert told == [
        (2, 17, 1, "支出", "项目支出"), (3, 19, 2, "支出", "2024年"), (3, 10, 2, None, None),
        (4, 1, None, None, None), (2, 20, None, None, None),
    ]  # fmt: skip
