"""Records without words: leaves and totals that add up exactly, in one direction or in rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from budget_lint.model.fact import Fact
from budget_lint.model.finding import Finding
from tests.diagnosis.accounts import TOTAL, Accounts

# Digits before the point, so that figures of nine and more digits are among them.
SIZES = (3, 4, 6, 9, 12)
SLIPS = ("swap", "replace", "drop", "double")


@dataclass(frozen=True)
class Record:
    """Texts of figures by number, and the sums: the total first, its parts behind it."""

    texts: tuple[str, ...]
    sums: tuple[tuple[int, ...], ...]

    def having(self, number: int, text: str) -> Record:
        return Record((*self.texts[:number], text, *self.texts[number + 1 :]), self.sums)

    def shows(self, number: int) -> bool:
        """Whether a sum of a figure is off by more than rounding: half a last digit for each of its figures."""
        return any(self._off(sum_) for sum_ in self.sums if number in sum_)

    def _off(self, sum_: Sequence[int]) -> bool:
        total, *parts = (Decimal(self.texts[number]) for number in sum_)
        return abs(total - sum(parts)) > len(sum_) * Decimal("0.005")

    def findings(self) -> tuple[Finding, ...]:
        accounts = Accounts()
        facts: list[Fact] = [accounts.fact(text) for text in self.texts]
        for total, *parts in self.sums:
            accounts.check(TOTAL, total=facts[total], parts=[facts[part] for part in parts])
        return accounts.diagnose()


def _text(cents: int) -> str:
    return format(Decimal(cents).scaleb(-2), "f")


def one_axis(random: Random) -> Record:
    """A total and its leaves."""
    size = random.choice(SIZES)
    leaves = [random.randrange(1, 10 ** (size + 2)) for _ in range(random.randint(2, 15))]
    count = len(leaves)
    return Record(tuple(map(_text, (sum(leaves), *leaves))), (tuple(range(count + 1)),))


def two_axes(random: Random) -> Record:
    """Cells with the totals of rows and columns, and the total of these."""
    size = random.choice(SIZES)
    rows, columns = random.randint(2, 10), random.randint(2, 8)
    cells = [[random.randrange(1, 10 ** (size + 2)) for _ in range(columns)] for _ in range(rows)]
    lines = [[sum(line), *line] for line in cells]
    table = [[sum(column) for column in zip(*lines, strict=True)], *lines]
    width = columns + 1
    across = [tuple(range(row * width, (row + 1) * width)) for row in range(rows + 1)]
    down = [tuple(range(column, (rows + 1) * width, width)) for column in range(width)]
    return Record(tuple(_text(value) for line in table for value in line), (*across, *down))


def mistyped(record: Record, random: Random) -> tuple[int, Record]:
    """A figure, and the record with one slip in its digits that a sum of it shows."""
    while True:
        number = random.randrange(len(record.texts))
        digits = record.texts[number].replace(".", "")
        wrong = _slip(digits, random).rjust(3, "0")
        changed = record.having(number, f"{wrong[:-2].lstrip('0') or '0'}.{wrong[-2:]}")
        if changed != record and changed.shows(number):
            return number, changed


def _slip(digits: str, random: Random) -> str:
    slip, place = random.choice(SLIPS), random.randrange(len(digits))
    if slip == "swap":
        before = max(place - 1, 0)
        return digits[:before] + digits[place] + digits[before:place] + digits[place + 1 :]
    if slip == "replace":
        return digits[:place] + random.choice("0123456789") + digits[place + 1 :]
    if slip == "drop":
        return digits[:place] + digits[place + 1 :]
    return digits[:place] + digits[place] + digits[place:]
