"""How the rows of a block stand to each other: which sum up, which lie below which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from budget_lint.facts.names import Name, Namer
from budget_lint.facts.openings import alternatives
from budget_lint.facts.outline import list_number
from budget_lint.facts.tables.layout import Block, Row
from budget_lint.model.lexicon import Lexicon


@dataclass(slots=True)
class Line:
    """A row with its name. ``total`` rows sum up others, ``within`` rows are some of the row above, not all.

    ``above`` is the name of the row that this one lies below; ``parts`` are the rows that make this one up,
    ``sort`` how that is known: by codes, by the order of the rows, or by their numbering. ``columns`` are the
    columns of figures of its block. Where numbered rows and others are mixed, the numbered ones may be all:
    ``fewer``.
    """

    row: Row
    name: Name | None
    columns: tuple[int, ...] = ()
    total: bool = False
    within: bool = False
    above: Name | None = None
    rank: int = 0
    number: int = 0
    parts: list[Line] = field(default_factory=list)
    sort: str = ""
    fewer: list[Line] = field(default_factory=list)


class LineReader:
    """Reads the rows of a block in order."""

    def __init__(self, lexicon: Lexicon, namer: Namer) -> None:
        words = lexicon.words
        self.namer = namer
        self.totals = frozenset(words.get("table_totals", ()))
        self.ends = tuple(words.get("table_totals", ()))
        self.within = re.compile(alternatives(words.get("table_within", ())))
        self.styles = [(style.rank, re.compile(style.pattern)) for style in lexicon.headings]
        self.numerals = {char: n for n, char in enumerate(words.get("numerals", ()), 1)}

    def read(self, blocks: Sequence[Block]) -> list[list[Line]]:
        """The rows of each block of a table, with what they sum up."""
        result = []
        roots: list[tuple[Block, list[Line]]] = []
        for block in blocks:
            lines = [self._line(row, block) for row in block.rows]
            if block.coded:
                roots.append((block, self._by_code(lines)))
                self._sum_up(lines, roots)
            else:
                self._by_order(lines)
            result.append(lines)
        return result

    def _line(self, row: Row, block: Block) -> Line:
        label = row.label
        rank, number = self._numbering(label)
        within = bool(self.within.match(label))
        name = self.namer.name(label) if label else None
        bare = name.label if name else ""
        total = not row.code and not within and (bare in self.totals or bare.endswith(self.ends))
        return Line(row, name, block.columns, total, within, rank=rank, number=number)

    def _numbering(self, label: str) -> tuple[int, int]:
        """Rank and value of the list number that a label begins with; 0, 0 without one."""
        for rank, pattern in self.styles:
            found = pattern.match(label)
            if found:
                return rank, list_number(found.group(), self.numerals)
        return 0, 0

    # --- rows with codes ----------------------------------------------------------------------------------------

    @staticmethod
    def _by_code(lines: Sequence[Line]) -> list[Line]:
        """Codes tell what lies below what; the rows that lie below none."""
        open_: list[Line] = []
        roots: list[Line] = []
        for line in lines:
            code = line.row.code
            if not code:
                continue
            while open_ and not (code.startswith(open_[-1].row.code) and len(code) > len(open_[-1].row.code)):
                open_.pop()
            if open_:
                open_[-1].parts.append(line)
                open_[-1].sort = "codes"
            else:
                roots.append(line)
            open_.append(line)
        return roots

    @staticmethod
    def _sum_up(lines: Sequence[Line], roots: Sequence[tuple[Block, list[Line]]]) -> None:
        """A row that sums up does so for all that lie below none, in all blocks that its label reaches over."""
        totals = [line for line in lines if line.total]
        if len(totals) != 1:
            return
        own = roots[-1][0]
        reached = [
            line for block, found in roots
            if block is own or (min(block.labels) >= totals[0].row.left and len(block.heads) == len(own.heads))
            for line in found
        ]  # fmt: skip
        if reached and len({len(root.row.code) for root in reached}) == 1:
            totals[0].parts, totals[0].sort = reached, "total"

    # --- rows without codes -------------------------------------------------------------------------------------

    def _by_order(self, lines: Sequence[Line]) -> None:
        """A total sums up the rows since the last one, and that one too; a first row that is one sums up all."""
        told = [line for line in lines if line.row.label or line.row.values]
        base = min((line.rank for line in told if line.rank), default=0)
        first_total = bool(told) and told[0].total and not any(line.total for line in told[1:])
        if first_total and len(told) > 1 and told[1].within:
            told[0].fewer, told[0].sort = told[1:], "total"  # perhaps all parts, perhaps some
            return
        pending: list[Line] = []
        last: Line | None = None
        holder: Line | None = None
        for line in told[1:] if first_total else told:
            if line.within:
                line.above = last.name if last else None
            elif line.total:
                _sum(line, pending)
                pending, last, holder = [line], line, None
            elif (under := self._under(line, last, holder, base)) is not None:
                under.parts.append(line)
                under.sort, line.above = "numbers", under.name
                holder = under
            else:
                pending.append(line)
                last, holder = line, None
        if first_total:
            _sum(told[0], pending)

    @staticmethod
    def _under(line: Line, last: Line | None, holder: Line | None, base: int) -> Line | None:
        """The row that a row lies below: of a numbered one one of a wider numbering or without number; of one that
        says nothing but a part of the accounts the row that has no number and says more.
        """
        if last is None:
            return None
        if not line.rank:
            split = not last.rank and not last.total and _only_scope(line) and not _only_scope(last)
            return last if split else None
        if last.rank and line.rank > last.rank:
            return last
        restarts = not last.rank and line.rank == base and not last.total
        if restarts and (line.number == 1 or holder is last):
            return last
        return None


def _only_scope(line: Line) -> bool:
    return line.name is not None and bool(line.name.stated) and not line.name.concept


def _sum(line: Line, parts: Sequence[Line]) -> None:
    line.parts, line.sort = list(parts), "total"
    numbered = [part for part in parts if part.rank]
    if 0 < len(numbered) < len(parts) and not any(part.total for part in parts):
        line.fewer = numbered
