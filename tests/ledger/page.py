"""A document in the making: words and printed figures, and the relations that its figures must satisfy.

What a figure may stand for, and whether a relation can hold, is worked out here once more and in another way than in
the program: an error of the one does not hide behind the same error of the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

Kind = Literal["sum", "quotient", "rate", "same"]
Range = tuple[Fraction, Fraction]
FACTORS = {"元": 1, "万元": 10**4, "亿元": 10**8, "%": 1, "个": 1}


@dataclass(frozen=True)
class Token:
    """A printed figure: ``text`` are its digits, ``value`` what it states in base units, signed by the words.

    ``above`` and ``last_year`` are texts that a hand may have left standing in its place, empty for none.
    """

    number: int
    text: str
    unit: str
    sign: int = 1
    above: str = ""
    last_year: str = ""
    other_scope: str = ""

    def printed(self, text: str) -> Token:
        return Token(self.number, text, self.unit, self.sign, self.above, self.last_year, self.other_scope)

    @property
    def digits(self) -> Decimal:
        return Decimal(self.text.replace(",", ""))

    @property
    def range(self) -> Range:
        """The true values that are printed so, in base units."""
        exponent = self.digits.as_tuple().exponent
        assert isinstance(exponent, int)
        factor = FACTORS[self.unit]
        middle, half = Fraction(self.digits) * factor, Fraction(10) ** exponent * factor / 2
        ends = self.sign * (middle - half), self.sign * (middle + half)
        return min(ends), max(ends)


@dataclass(frozen=True)
class Relation:
    """``sum``: the first is the sum of the others; ``quotient``: the first is 100 times the second by the third.

    ``rate``: the first is the growth that the change (second) to a current figure (third) is; ``same``: all are
    printings of one number.
    """

    kind: Kind
    tokens: tuple[int, ...]

    def possible(self, tokens: Mapping[int, Token]) -> bool:
        """Whether some true values satisfy it."""
        ranges = [tokens[number].range for number in self.tokens]
        if self.kind == "same":
            return max(low for low, _ in ranges) < min(high for _, high in ranges) or len(set(ranges)) == 1
        first, others = ranges[0], ranges[1:]
        if self.kind == "sum":
            return _meet(first, (Fraction(sum(low for low, _ in others)), Fraction(sum(high for _, high in others))))
        part, whole = others
        if self.kind == "rate":  # a rise c to x is 100 c / (x - c): growing in c, and of one direction in x
            corners = [(c, x - c) for c in part for x in whole]
        else:
            corners = [(p, w) for p in part for w in whole]
        if any(w <= 0 for _, w in corners):
            return True
        quotients = [100 * p / w for p, w in corners]
        return _meet(first, (min(quotients), max(quotients)))


def _meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@dataclass
class Page:
    """Collects the text of a document. ``unit`` and ``places`` are how amounts are printed."""

    unit: str = "万元"
    places: int = 2
    grouped: bool = False
    parts: list[str | int] = field(default_factory=list)
    tokens: dict[int, Token] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    named: dict[str, list[int]] = field(default_factory=dict)

    def say(self, *parts: str | int) -> None:
        """Adds words and figures (by their numbers)."""
        self.parts.extend(parts)

    def money(self, key: str, yuan: int, last_year: int | None = None, other: int | None = None) -> int:
        """An amount; two of the same ``key`` state the same thing."""
        return self.figure(
            key,
            self._amount(abs(yuan)),
            self.unit,
            -1 if yuan < 0 else 1,
            "" if last_year is None else self._amount(abs(last_year)),
            "" if other is None else self._amount(abs(other)),
        )

    def percent(self, value: Fraction, places: int = 2) -> int:
        return self.figure("", rounded(abs(value), places), "%", -1 if value < 0 else 1)

    def figure(
        self, key: str, text: str, unit: str, sign: int = 1, last_year: str = "", other_scope: str = ""
    ) -> int:
        number = len(self.tokens)
        above = next((t.text for t in reversed(self.tokens.values()) if t.unit == unit), "")
        self.tokens[number] = Token(number, text, unit, sign, above, last_year, other_scope)
        if key:
            self.named.setdefault(key, []).append(number)
        return number

    def _amount(self, yuan: int) -> str:
        text = rounded(Fraction(yuan, FACTORS[self.unit]), self.places)
        return f"{Decimal(text):,}" if self.grouped else text

    def total(self, total: int, parts: Sequence[int]) -> None:
        self.relations.append(Relation("sum", (total, *parts)))

    def share(self, share: int, part: int, whole: int) -> None:
        self.relations.append(Relation("quotient", (share, part, whole)))

    def growth(self, rate: int, change: int, current: int) -> None:
        self.relations.append(Relation("rate", (rate, change, current)))

    def finish(self) -> Written:
        """The document, with the relations between the places that state one thing."""
        same = [Relation("same", tuple(numbers)) for numbers in self.named.values() if len(numbers) > 1]
        return Written(tuple(self.parts), self.tokens, (*self.relations, *same))


@dataclass(frozen=True)
class Written:
    """A finished document."""

    parts: tuple[str | int, ...]
    tokens: Mapping[int, Token]
    relations: tuple[Relation, ...]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else self.tokens[part].text for part in self.parts)

    @property
    def offsets(self) -> dict[int, int]:
        """Where each figure's digits begin in ``text``."""
        found, offset = {}, 0
        for part in self.parts:
            if isinstance(part, int):
                found[part] = offset
            offset += len(part if isinstance(part, str) else self.tokens[part].text)
        return found

    def having(self, number: int, text: str) -> Written:
        """The document with another text for one figure."""
        return Written(self.parts, {**self.tokens, number: self.tokens[number].printed(text)}, self.relations)

    def impossible(self, number: int) -> list[Relation]:
        """The relations of a figure that nothing can satisfy."""
        return [r for r in self.relations if number in r.tokens and not r.possible(self.tokens)]


def rounded(value: Fraction, places: int) -> str:
    """A number that is not negative, rounded half up as an office does."""
    quantum = Decimal(1).scaleb(-places)
    exact = Decimal(value.numerator * 10 ** (places + 3) // value.denominator).scaleb(-places - 3)
    return format(exact.quantize(quantum, ROUND_HALF_UP), "f")
