"""All tables of a document: taken apart before its sentences are read, since those name what tables list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from budget_lint.facts.names import Name, Namer
from budget_lint.facts.periods import Periods
from budget_lint.facts.tables.codes import Codes
from budget_lint.facts.tables.layout import LayoutReader
from budget_lint.facts.tables.parting import parted
from budget_lint.facts.tables.sheet import sheets
from budget_lint.facts.tables.titles import TitleReader, of_units, single
from budget_lint.facts.units import Units
from budget_lint.model.folded import Folded, Mark
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.table import Table


class Tables:
    """The tables of one document, their titles, and the classifications they list. ``charts`` stand apart."""

    def __init__(
        self, lexicon: Lexicon, folded: Folded, marks: Sequence[Mark], namer: Namer, periods: Periods,
        tables: Sequence[Table],
    ) -> None:  # fmt: skip
        layouts, titles = LayoutReader(lexicon), TitleReader(lexicon, namer, periods)
        every = list(sheets(folded, marks, tables))
        self.charts = [sheet for sheet in every if sheet.table.chart]
        plain = [sheet for sheet in every if not sheet.table.chart]
        self.sheets = [part for sheet in plain for part in parted(sheet, titles.is_title)]
        self.layouts = [layouts.read(sheet) for sheet in self.sheets]
        self.codes = Codes(lexicon)
        found = []
        before = 0
        ends = [chart.end for chart in self.charts]
        for sheet, layout in zip(self.sheets, self.layouts, strict=True):
            above = bisect_right(ends, sheet.start)
            before = max(before, ends[above - 1]) if above else before
            found.append(titles.read(folded.text[before : sheet.start], layout.above, sheet.table.name))
            before = sheet.end
        self.units = Units(lexicon, folded, namer)
        scoped = of_units(found, [self.units.at(sheet.start) for sheet in self.sheets]) if self.units.starts else None
        self.titles = single(scoped or found)
        self.of_units = scoped is not None
        self._learn()
        everything = [*self.sheets, *self.charts]
        self.ranges = sorted((sheet.start, sheet.end) for sheet in everything if sheet.start < sheet.end)
        self.starts = [start for start, _ in self.ranges]
        self.prose = {entry.start for layout in self.layouts for entry in layout.prose}

    def _learn(self) -> None:
        for layout, title in zip(self.layouts, self.titles, strict=True):
            if title.form is not None and title.form.codes:
                for block in layout.blocks:
                    self.codes.of(title.form.codes).learn(block.rows)
        self.codes.settle()

    def at(self, offset: int) -> bool:
        """True inside a table, but for its cells that are prose."""
        found = bisect_right(self.starts, offset) - 1
        return found >= 0 and offset < self.ranges[found][1] and offset not in self.prose

    def teach(self, namer: Namer) -> None:
        """Lets names in sentences be those of items that the tables list."""

        def find(label: str) -> Name | None:
            found = self.codes.find(label)
            if found is None:
                return None
            path, code, rest = found
            tail = namer.name(rest)
            if rest and not tail.generic:
                return None
            scope = {path.dimension: code}
            return Name(label, label, path.concept, scope, {}, True, False, tail.budget, tail.actual, code)

        namer.find_item = find
        namer.listed = self._items()

    def _items(self) -> int:
        """How many items the tables of one fund list, those of the fund with the most; 0 where no table does."""
        counts = [0]
        dimensions = {path.dimension for path, _ in self.codes.paths}
        for layout, title in zip(self.layouts, self.titles, strict=True):
            if title.certain and title.form is not None and title.form.codes in dimensions and title.scope:
                codes = {row.code for block in layout.blocks for row in block.rows if row.values}
                counts.append(sum(len(code) == max(map(len, codes)) for code in codes))
        return max(counts)
