"""All charts of a document, read when its text and its tables are: they show what these state."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from budget_lint.facts.charts.points import Chart, taken_apart
from budget_lint.facts.charts.reader import ChartReader
from budget_lint.facts.charts.subjects import SubjectReader
from budget_lint.facts.charts.witness import Witnesses
from budget_lint.facts.charts.words import ChartWords
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.periods import Periods
from budget_lint.facts.register import Register
from budget_lint.facts.tables.document import Tables
from budget_lint.facts.tables.sheet import Sheet
from budget_lint.model.fact import Fact, Measure, Statement
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Lexicon

_NEAR = 2  # paragraphs before and behind a chart among which its caption may be
_MAX_CAPTION = 80  # characters


class Charts:
    """Reads the charts among the tables of a document."""

    def __init__(
        self, lexicon: Lexicon, folded: Folded, tables: Tables, register: Register, paragraphs: Sequence[Paragraph],
        default: Measure,
    ) -> None:  # fmt: skip
        self.folded, self.paragraphs = folded, paragraphs
        self.starts = [paragraph.start for paragraph in paragraphs]
        self.words = ChartWords(lexicon, register.namer, Periods(lexicon, register.period))
        subjects = SubjectReader(self.words, tables.codes, register.around.base, register.period, default)
        witnesses = Witnesses(register.facts, register.items)
        self.charts = [self._chart(number, sheet) for number, sheet in enumerate(tables.charts)]
        self.reader = ChartReader(self.words, subjects, witnesses, lexicon.units, len(register.items))
        for chart in self.charts:
            self.reader.read(chart, -len(tables.layouts) - 1 - chart.number)

    @property
    def facts(self) -> list[Fact]:
        return self.reader.facts

    @property
    def statements(self) -> list[Statement]:
        """What charts are held against."""
        return self.reader.statements

    def _chart(self, number: int, sheet: Sheet) -> Chart:
        known = sheet.table.chart
        anchored = known is not None and known.anchored
        at = max(0, bisect_right(self.starts, sheet.start) - 1)
        section: Mapping[str, str] = self.paragraphs[at].section.scope if anchored and self.paragraphs else {}
        title = self.words.folded(sheet.table.name)
        if anchored and not self._says_something(title, sheet):
            title = self._caption(sheet) or title
        return taken_apart(sheet, number, title, self.words.folded(known.axis if known else ""), section)

    def _says_something(self, title: str, sheet: Sheet) -> bool:
        """False for no title, and for the name of the only series: programs put that over a chart by themselves."""
        heads = [entry.text for entry in sheet.entries if entry.cell.row == 0]
        return bool(title) and title not in heads

    def _caption(self, sheet: Sheet) -> str:
        """The line next to a chart that is its caption."""
        first, last = bisect_left(self.starts, sheet.start), bisect_left(self.starts, sheet.end)
        near = [*reversed(self.paragraphs[max(0, first - _NEAR) : first]), *self.paragraphs[last : last + _NEAR]]
        lines = [self.folded.text[p.start : p.end] for p in near if p.end - p.start <= _MAX_CAPTION]
        return next((line for line in lines if self.words.is_caption(line)), "")
