"""The document that is written in all formats: the text of a fixture, and its tables."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
NARRATIVE = ROOT / "fixtures" / "final-accounts-with-errors.txt"


class Cell(NamedTuple):
    """A text or a figure (a text of digits), and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


class Sheet(NamedTuple):
    """A table with the lines above it; rows hold no cells where one from above or before covers the place."""

    name: str
    title: str
    unit: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return sum(cell.columns for cell in self.rows[0])


def _rows(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows from lines with bars; ``=`` is covered by the cell before it, ``^`` by the one above."""
    lines = [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]
    made = []
    for at, line in enumerate(lines):
        row = []
        for column, part in enumerate(line):
            if part in ("=", "^"):
                continue
            across = next((n for n, other in enumerate(line[column + 1 :], 1) if other != "="), len(line) - column)
            down = next((n for n, other in enumerate(lines[at + 1 :], 1) if other[column] != "^"), len(lines) - at)
            row.append(Cell(part, down, across))
        made.append(tuple(row))
    return tuple(made)


SHEETS = (
    Sheet("总表", "收入支出决算总表", "金额单位：万元", _rows("""
        收入 | = | 支出 | =
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 1098.26 | 一、社会保障和就业支出 | 128.36
        二、政府性基金预算财政拨款收入 | 120.00 | 二、卫生健康支出 | 57.19
        三、国有资本经营预算财政拨款收入 | 0.00 | 三、城乡社区支出 | 1007.32
        四、事业收入 | 36.44 | 四、住房保障支出 | 77.28
        五、其他收入 | 8.20 | |
        本年收入合计 | 1262.90 | 本年支出合计 | 1270.15
        年初结转和结余 | 23.50 | 年末结转和结余 | 16.25
        总计 | 1286.40 | 总计 | 1286.40
        """)),
    # 11.29 is an error: the text and the sums say 11.92
    Sheet("一般公共预算", "一般公共预算财政拨款支出决算表", "金额单位：万元", _rows("""
        项目 | = | 本年支出合计 | 基本支出 | 项目支出
        功能分类科目编码 | 科目名称 | ^ | ^ | ^
        合计 | = | 1101.75 | 789.26 | 312.49
        208 | 社会保障和就业支出 | 128.36 | 128.36 | 0.00
        20805 | 行政事业单位养老支出 | 128.36 | 128.36 | 0.00
        2080501 | 行政单位离退休 | 18.40 | 18.40 | 0.00
        2080505 | 机关事业单位基本养老保险缴费支出 | 73.31 | 73.31 | 0.00
        2080506 | 机关事业单位职业年金缴费支出 | 36.65 | 36.65 | 0.00
        210 | 卫生健康支出 | 57.19 | 57.19 | 0.00
        21011 | 行政事业单位医疗 | 57.19 | 57.19 | 0.00
        2101101 | 行政单位医疗 | 45.27 | 45.27 | 0.00
        2101103 | 公务员医疗补助 | 11.29 | 11.29 | 0.00
        212 | 城乡社区支出 | 838.92 | 526.43 | 312.49
        21201 | 城乡社区管理事务 | 526.43 | 526.43 | 0.00
        2120101 | 行政运行 | 526.43 | 526.43 | 0.00
        21205 | 城乡社区环境卫生 | 312.49 | 0.00 | 312.49
        2120501 | 城乡社区环境卫生 | 312.49 | 0.00 | 312.49
        221 | 住房保障支出 | 77.28 | 77.28 | 0.00
        22102 | 住房改革支出 | 77.28 | 77.28 | 0.00
        2210201 | 住房公积金 | 77.28 | 77.28 | 0.00
        """)),
    Sheet("三公经费", "财政拨款“三公”经费支出决算表", "金额单位：万元", _rows("""
        项目 | 预算数 | 决算数
        合计 | 32.00 | 28.46
        1.因公出国（境）费 | 0.00 | 0.00
        2.公务接待费 | 3.50 | 2.36
        3.公务用车购置及运行维护费 | 28.50 | 26.10
        """)),
)  # fmt: skip


def narrative() -> list[str]:
    """The lines of the text, without the blank ones."""
    return [line for line in NARRATIVE.read_text(encoding="utf-8").splitlines() if line]
