"""The linear program, solved by HiGHS in floating point. What it finds is proven exactly elsewhere.

The only module of the diagnosis in which there are floats: none of them leaves it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from budget_lint.diagnosis.joint.system import Row, System
from budget_lint.diagnosis.linear import CONSTANT
from budget_lint.model.interval import Interval

STRAINED = 1e-6  # what counts as more than nought, in half units of a last digit
DENOMINATOR = 10**6  # of the multipliers that are handed out


class Relaxed(NamedTuple):
    """The least that has to give way: ``strained`` are the checks that do, none where all can be satisfied.

    ``multipliers`` are of the rows in their order: added up with them, the rows cannot be satisfied. ``values`` are
    those of the figures.
    """

    strained: frozenset[int]
    multipliers: tuple[Fraction, ...]
    values: Mapping[int, Fraction]


def relaxed(of: System, soft: Collection[int], free: Collection[int] = ()) -> Relaxed | None:
    """Satisfies the rows, letting the ``soft`` checks give way where it cannot be helped; None if that is not enough.

    Figures in ``free`` may leave their boxes at the same price.
    """
    program = _Program(of, tuple(sorted(set(soft))), frozenset(free))
    return program.solved()


@dataclass(slots=True)
class _Program:
    """Columns: each figure, in half widths of its box from the middle; then a slack for each soft check and figure."""

    of: System
    soft: tuple[int, ...]
    free: frozenset[int]
    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    scales: list[Fraction] = field(default_factory=list)

    def solved(self) -> Relaxed | None:
        import highspy  # noqa: PLC0415 - a tenth of a second, and few documents need it

        figures = self.of.figures
        place = {index: column for column, index in enumerate(figures)}
        slack = {check: len(figures) + column for column, check in enumerate(self.soft)}
        loose = {index: len(figures) + len(self.soft) + n for n, index in enumerate(sorted(self.free & set(figures)))}
        for row in self.of.rows:
            self._add(row, place, slack.get(row.check))
        for index, column in loose.items():
            for sign in (1.0, -1.0):
                self._append({place[index]: sign, column: -1.0}, 1.0)
        widths = [0.0 if index not in loose and not _half(self.of.boxes[index]) else 1.0 for index in figures]
        infinity = highspy.kHighsInf
        free = [index in loose for index in figures]
        slacks = len(slack) + len(loose)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(figures) + slacks, len(self.limits)
        lp.col_cost_ = [0.0] * len(figures) + [1.0] * slacks
        lp.col_lower_ = [-infinity if f else -w for f, w in zip(free, widths, strict=True)] + [0.0] * slacks
        lp.col_upper_ = [infinity if f else w for f, w in zip(free, widths, strict=True)] + [infinity] * slacks
        lp.row_lower_, lp.row_upper_ = [-infinity] * len(self.limits), self.limits
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = [*self.starts, len(self.columns)], self.columns
        lp.a_matrix_.value_ = self.factors

        class Quiet(highspy.Highs):  # without callbacks it does not greet on standard output
            def enableCallbacks(self) -> None:  # noqa: N802 - the name is the library's
                return

        solver: Any = Quiet  # its constructor has no types
        solver = solver()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.passModel(lp)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return self._read(solver.getSolution(), figures, slack)

    def _read(self, solution: Any, figures: tuple[int, ...], slack: Mapping[int, int]) -> Relaxed:
        values, duals = list(solution.col_value), list(solution.row_dual)
        strained = frozenset(check for check, column in slack.items() if values[column] > STRAINED)
        multipliers = [
            max(Fraction(0), -Fraction(dual).limit_denominator(DENOMINATOR)) / scale
            for dual, scale in zip(duals, self.scales, strict=False)
        ]
        found = {}
        for index, value in zip(figures, values, strict=False):
            box = self.of.boxes[index]
            shift = Fraction(value).limit_denominator(DENOMINATOR) * (_half(box) or 1)
            found[index] = (box.low + box.high) / 2 + shift
        return Relaxed(strained, tuple(multipliers), found)

    def _add(self, row: Row, place: Mapping[int, int], slack: int | None) -> None:
        boxes = self.of.boxes
        factors = {index: f * (_half(boxes[index]) or 1) for index, f in row.terms.items() if index != CONSTANT}
        scale = max((abs(factor) for factor in factors.values()), default=Fraction(1))
        middles = (f * (boxes[i].low + boxes[i].high) / 2 for i, f in row.terms.items() if i != CONSTANT)
        start = sum(middles, row.terms.get(CONSTANT, Fraction(0)))
        terms = {place[index]: float(factor / scale) for index, factor in factors.items()}
        if slack is not None:
            terms[slack] = -1.0
        self.scales.append(scale)
        self._append(terms, float(-start / scale))

    def _append(self, terms: Mapping[int, float], limit: float) -> None:
        self.starts.append(len(self.columns))
        self.columns.extend(terms)
        self.factors.extend(terms.values())
        self.limits.append(limit)


def _half(box: Interval) -> Fraction:
    return box.width / 2
