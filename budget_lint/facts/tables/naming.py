"""What one cell of a table is about: its row, its column and the table together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from budget_lint.facts.names import Name, Namer
from budget_lint.facts.tables.codes import Codes
from budget_lint.facts.tables.heads import Column
from budget_lint.facts.tables.rows import Line
from budget_lint.model.lexicon import TableForm


class Context(NamedTuple):
    """What holds for all of a block: its table's form and scope, the side of the accounts it is on, and what its
    totals are of where nothing says so. A block is ``labelled`` where its rows have labels or codes.
    """

    form: TableForm | None
    scope: Mapping[str, str]
    side: str = ""

    concept: str = ""
    labelled: bool = False

    @property
    def dimension(self) -> str:
        return self.form.codes if self.form else ""


class Subject(NamedTuple):
    """What a figure is of: a concept in a scope, or a label alone."""

    concept: str
    label: str
    scope: Mapping[str, str]
    certain: bool = True


class CellNamer:
    """Names cells. Rows that bear a code or a class's name are items of a classification, a dimension of scope."""

    def __init__(self, namer: Namer, codes: Codes) -> None:
        self.namer = namer
        self.codes = codes

    def subject(self, line: Line, column: Column, context: Context) -> Subject:
        """What a cell is about. Where row and column name different things it has a label only."""
        scope = self._merged(context.scope, column.scope)
        label = self._label(line, column)
        own = self._own(column, context)
        unknown = column.name is not None and not own and not (column.name.scope and not column.name.concept)
        if unknown or (context.labelled and not line.row.label and not line.row.code):
            return Subject("", label, scope)
        item = self._item(line, context)
        if item:
            concept = own or context.concept
            return Subject(concept, label, {**scope, **self._fixed(concept), item[0]: item[1]})
        row = self._row_name(line, context)
        if row is not None:
            scope = self._merged(scope, row.stated)
        named = row.concept if row else ""
        if line.total or row is None:
            concept = own or named or context.concept
        elif own and named:
            concept = named if own == named else ""
        else:
            concept = named or (own if row.stated else "")
        return Subject(concept, label, {**scope, **self._fixed(concept)}, row is None or row.certain)

    def _own(self, column: Column, context: Context) -> str:
        """The concept of a column. Beside codes it is none of another whole: there a kind of cost is a mere item."""
        own = column.name.concept if column.name else ""
        if own and context.dimension and context.form is not None and self.namer.concepts[own].part_of:
            return own if self.namer.root(own) == self.namer.root(context.form.concept) else ""
        return own

    def _label(self, line: Line, column: Column) -> str:
        head = next((text for text in reversed(column.tree)), "")
        return line.row.label if not head or head == line.row.label else f"{line.row.label} {head}".strip()

    def _item(self, line: Line, context: Context) -> tuple[str, str] | None:
        """The dimension and the code of a row that stands for an item of a classification."""
        if line.row.code and context.dimension:
            return context.dimension, line.row.code
        if line.row.code or line.total:
            return None
        for path, _ in self.codes.paths:
            code = self.codes.of(path.dimension).classes.get(line.name.label if line.name else "", "")
            if code and context.side in ("", path.concept):
                return path.dimension, code
        return None

    def _row_name(self, line: Line, context: Context) -> Name | None:
        """The row's name; one that says only which fund, or only that it sums up, is of the block's side."""
        name = line.name
        if name is None or not line.row.label:
            return None
        if line.above is not None and not name.concept:
            above = self.namer.below(line.above, line.row.label)
            if above is not None:
                return above
            if name.scope and line.above.concept:
                return self.namer.name(line.row.label + line.above.label)
        plain = context.form is None or not context.form.concept
        if not name.concept and context.side and (name.scope or (line.total and plain)):
            return self.namer.name(self._beside(line.row.label, context.side, line.total))
        return name

    def _beside(self, label: str, side: str, total: bool) -> str:
        """The label with the word of its side: ``total`` on the income side is the total of the income."""
        word = next((head for head in self.namer.heads if self.namer.side(head) == side), "")
        if word in label:
            return label
        return word + label if total else label + word

    def _merged(self, scope: Mapping[str, str], further: Mapping[str, str]) -> dict[str, str]:
        """A scope with what ``further`` adds: dimensions that it does not have, and narrower or other values."""
        added = {k: v for k, v in further.items() if v and self.namer.narrows(k, v, scope.get(k, ""))}
        return {**scope, **added}

    def _fixed(self, concept: str) -> dict[str, str]:
        known = self.namer.concepts.get(concept)
        return dict(known.fixed) if known else {}
