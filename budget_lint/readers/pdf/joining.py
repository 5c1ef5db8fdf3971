"""Tables that continue on the next page become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from budget_lint.readers.pdf.lines import merged
from budget_lint.readers.pdf.tables import DraftCell, DraftLine, DraftTable, Item

_FIGURE = re.compile(r"[-+]?[\d,.]{3,}%?")  # what no head consists of
_CAPTION = 4  # lines above a table that may be printed again above its continuation


def joined(pages: Sequence[list[Item]]) -> list[Item]:
    """The items of all pages in order, each table with its continuations."""
    done: list[Item] = []
    for items in pages:
        rest = list(items)
        lead = next((at for at, item in enumerate(rest) if isinstance(item, DraftTable)), None)
        last = done[-1] if done else None
        if lead is not None and isinstance(last, DraftTable):
            table = rest[lead]
            assert isinstance(table, DraftTable)
            if _is_caption(rest[:lead], done) and _append(last, table):
                del rest[: lead + 1]
        done.extend(rest)
    return done


def _is_caption(lines: Sequence[Item], done: Sequence[Item]) -> bool:
    """True where all lines repeat lines that stand right above the table, the last of the items done."""
    above = {item.line.text for item in done[-1 - _CAPTION : -1] if isinstance(item, DraftLine)}
    return all(isinstance(item, DraftLine) and item.line.text in above for item in lines)


def _append(table: DraftTable, more: DraftTable) -> bool:
    """Adds the rows of ``more``, without heads that are printed again; False where its columns do not match."""
    columns = _matching(table.xs, more.xs, max(table.off, more.off))
    if columns is None:
        return False
    own, others = columns
    mapped = [_placed(cell, others) for cell in more.cells]
    table.cells = [_placed(cell, own) for cell in table.cells]
    if own[-1] >= len(table.xs):
        table.xs = more.xs
    addition = replace(more, xs=table.xs, cells=mapped)
    heads = _repeated_rows(table, addition)
    if not heads and _is_title(addition):
        return False
    if _goes_on(table, addition, heads):
        _complete(table, addition, heads)
        heads += 1
    for cell in addition.cells:
        if cell.row >= heads:
            table.cells.append(replace(cell, row=cell.row - heads + table.rows))
    table.rows += more.rows - heads
    return True


def _goes_on(table: DraftTable, more: DraftTable, row: int) -> bool:
    """True when a row of ``more`` is the rest of the last row: it has nothing but the ends of labels that are full."""
    rest = [cell for cell in more.cells if cell.row == row]
    last = {cell.column: cell for cell in table.cells if cell.row + cell.rows == table.rows}
    return (
        0 < len(rest) < len(last)
        and all(cell.column in last and last[cell.column].full for cell in rest)
        and not any(char.isdigit() for cell in rest for char in cell.line.text)
    )


def _complete(table: DraftTable, more: DraftTable, row: int) -> None:
    """Adds the texts of a row to those of the last row."""
    rest = {cell.column: cell for cell in more.cells if cell.row == row}
    for at, cell in enumerate(table.cells):
        if cell.row + cell.rows == table.rows and cell.column in rest:
            line = merged(cell.line, rest[cell.column].line)
            table.cells[at] = replace(cell, line=line)


def _matching(one: tuple[float, ...], two: tuple[float, ...], off: float) -> tuple[list[int], list[int]] | None:
    """Where the column lines of either table are among those of the finer one; None where they do not match."""
    fine, coarse = (one, two) if len(one) >= len(two) else (two, one)
    places = []
    for x in coarse:
        nearest = min(range(len(fine)), key=lambda at: abs((fine[at] - fine[0]) - (x - coarse[0])))
        if abs((fine[nearest] - fine[0]) - (x - coarse[0])) > off:
            return None
        places.append(nearest)
    if places[0] != 0 or places[-1] != len(fine) - 1 or any(a >= b for a, b in pairwise(places)):
        return None
    same = list(range(len(fine)))
    return (same, places) if fine is one else (places, same)


def _placed(cell: DraftCell, lines: list[int]) -> DraftCell:
    """A cell of a table whose column lines are those with the numbers ``lines`` of a finer one."""
    first, last = lines[cell.column], lines[cell.column + cell.columns]
    return replace(cell, column=first, columns=last - first)


def _repeated_rows(table: DraftTable, more: DraftTable) -> int:
    """How many rows at the top of ``more`` are those at the top of ``table``, or follow its title row there."""
    count = 0
    while count < min(table.rows, more.rows) and table.row(count) == more.row(count):
        if any(_FIGURE.fullmatch(text) for *_, text in more.row(count)):
            break
        count += 1
    while count and not any(more.row(at) for at in range(count)):
        count = 0
    return count


def _is_title(table: DraftTable) -> bool:
    """True where the first row is one cell over all columns: another table begins."""
    first = table.row(0)
    return len(first) == 1 and first[0][1] == table.columns and table.columns > 1
