"""What must add up inside a table: columns beside their total, rows below theirs, items below their class.

A standard table prints all parts, so that its sums are certain; but where all or most sums of one kind fail, the
table was not read as it was meant, and nothing is decided. A table that nobody described counts as complete
where most of its sums come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from budget_lint.facts.fits import adds_up
from budget_lint.facts.tables.heads import Column
from budget_lint.facts.tables.rows import Line
from budget_lint.model.fact import Fact, Statement

_ADDED = ("amount", "budget", "count", "change")
_ENOUGH = 3  # sums that must come out before a table that nobody described counts as complete
_COMPLETE = frozenset({"complete"})

Place = tuple[int, int]  # number of the row, column


@dataclass(slots=True)
class Node:
    """A head with the heads below it; ``column`` is set where figures stand right below."""

    text: str
    column: int | None = None
    children: list[Node] = field(default_factory=list)

    def leaves(self) -> list[int]:
        own = [] if self.column is None else [self.column]
        return own + [leaf for child in self.children for leaf in child.leaves()]


class Sum(NamedTuple):
    """One total with the parts that are printed."""

    kind: str
    total: Fact
    parts: tuple[Fact, ...]
    group: tuple[str, int]

    @property
    def holds(self) -> bool:
        return adds_up(self.total, self.parts)


class Sums:
    """Finds the sums of a block. ``totals`` are the words of heads that sum up, ``within`` tells other heads."""

    def __init__(self, totals: Sequence[str], within: Sequence[str]) -> None:
        self.totals = tuple(totals)
        self.within = tuple(within)

    def statements(
        self, columns: Sequence[Column], lines: Sequence[Line], facts: Mapping[Place, Fact], *, known: bool
    ) -> Iterator[Statement]:
        """One statement for each sum; those that are certain are tagged complete."""
        added = [column for column in columns if column.measure in _ADDED]
        across = list(self._across(added, lines, facts))
        down = list(_down(added, lines, facts))
        for sums in (across, down):
            trusted = _trusted(sums, known=known)
            for one in sums:
                tags = _COMPLETE if one.group in trusted else frozenset()
                roles = (("total", (one.total,)), ("parts", one.parts))
                yield Statement(one.kind, roles, one.total.figure.extent, tags)

    def _across(self, columns: Sequence[Column], lines: Sequence[Line], facts: Mapping[Place, Fact]) -> Iterator[Sum]:
        relations = list(self.relations(columns))
        for line in lines:
            for total, parts in relations:
                whole = facts.get((line.row.number, total))
                stated = tuple([fact for part in parts if (fact := facts.get((line.row.number, part))) is not None])
                if whole is not None and stated:
                    yield Sum("table_row", whole, stated, ("row", total))

    def relations(self, columns: Sequence[Column]) -> Iterator[tuple[int, list[int]]]:
        """Columns that sum up with those that they sum up, for each kind of columns on its own."""
        kinds: dict[tuple[tuple[str, ...], str, str], list[Column]] = {}
        for column in columns:
            kinds.setdefault((column.kind, column.measure, column.period), []).append(column)
        for group in kinds.values():
            if len({column.tree for column in group}) == len(group):
                yield from self._below(_tree(group))

    def _below(self, node: Node) -> Iterator[tuple[int, list[int]]]:
        for child in node.children:
            yield from self._below(child)
        parted = [child for child in node.children if not child.text.startswith(self.within)]
        total = self._total(parted)
        if total is None or total.column is None:
            return
        parts = [leaf for child in parted if child is not total for leaf in self._figure_of(child)]
        if len(parts) > 1:
            yield total.column, parts

    def _total(self, nodes: Sequence[Node]) -> Node | None:
        """The one head that sums up the others; it stands first or last."""
        found = [node for node in nodes if node.text.endswith(self.totals) and not node.children]
        if len(found) == 1 and len(nodes) > 1 and found[0] in (nodes[0], nodes[-1]):
            return found[0]
        return None

    def _figure_of(self, node: Node) -> list[int]:
        """The column with the figure of a head: its own, that of its total, or else all below it."""
        if node.column is not None and not node.children:
            return [node.column]
        parted = [child for child in node.children if not child.text.startswith(self.within)]
        total = self._total(parted)
        if total is not None:
            return self._figure_of(total)
        return [leaf for child in parted for leaf in self._figure_of(child)]


def _tree(columns: Sequence[Column]) -> Node:
    root = Node("")
    for column in columns:
        node = root
        for text in column.tree:
            below = node.children[-1] if node.children and node.children[-1].text == text else None
            if below is None:
                below = Node(text)
                node.children.append(below)
            node = below
        node.column = column.column
    # Heads that all columns share say nothing of what adds up.
    while len(root.children) == 1 and root.children[0].children:
        root = root.children[0]
    return root


def _down(columns: Sequence[Column], lines: Sequence[Line], facts: Mapping[Place, Fact]) -> Iterator[Sum]:
    for line in lines:
        if line.parts or line.fewer:
            every = list(_of_rows(line, line.parts, columns, facts))
            fewer = list(_of_rows(line, line.fewer, columns, facts))
            if not line.fewer or _held(every) >= max(1, _held(fewer)):
                yield from every
            elif _held(fewer):
                yield from fewer


def _held(sums: Sequence[Sum]) -> int:
    return sum(one.holds for one in sums)


def _of_rows(
    line: Line, parts: Sequence[Line], columns: Sequence[Column], facts: Mapping[Place, Fact]
) -> Iterator[Sum]:
    kind = "table_items" if line.sort == "codes" else "table_column"
    for column in columns:
        whole = facts.get((line.row.number, column.column))
        at = line.columns.index(column.column)
        places = [(part.row.number, part.columns[at]) for part in parts]
        stated = tuple([fact for place in places if (fact := facts.get(place)) is not None])
        if whole is not None and stated:
            yield Sum(kind, whole, stated, (line.sort, line.row.number))


def _trusted(sums: Sequence[Sum], *, known: bool) -> set[tuple[str, int]]:
    """The groups whose sums are certain: a group is one total column, or one row that sums up."""
    groups: dict[tuple[str, int], list[bool]] = {}
    kinds: dict[str, list[bool]] = {}
    for one in sums:
        held = one.holds
        groups.setdefault(one.group, []).append(held)
        if len(one.parts) > 1:
            kinds.setdefault(one.group[0], []).append(held)
    if known:
        misread = {kind for kind, held in kinds.items() if _mostly_fail(held)}
        return {group for group, held in groups.items() if group[0] not in misread and not _all_fail(held)}
    return {group for group in groups if _mostly_hold(kinds.get(group[0], []))}


def _mostly_fail(held: Sequence[bool]) -> bool:
    return held.count(False) >= _ENOUGH and held.count(False) * 2 > len(held)


def _all_fail(held: Sequence[bool]) -> bool:
    """True when a row or column that sums up does so nowhere: a part of it may be missing."""
    return len(held) > 1 and not any(held)


def _mostly_hold(held: Sequence[bool]) -> bool:
    good = held.count(True)
    return good >= _ENOUGH and good * 2 > len(held)
