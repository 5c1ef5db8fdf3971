"""Sentences about amounts, in which templates tie figures together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.ledger.page import Page

ROUNDED_AWAY = Fraction(5, 10**6)


class Writer:
    """Sentences about amounts; each ties the figures that it prints."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.say = page.say
        self.unit = page.unit

    def amount(self, key: str, yuan: int, last_year: int | None = None, other: int | None = None) -> int:
        number = self.page.money(key, yuan, last_year, other)
        self.say(number, self.unit)
        return number

    def share(self, part: int, whole: int, value: Fraction, words: tuple[str, str] = ("，占", "%")) -> int:
        number = self.page.percent(100 * value)
        self.say(words[0], number, words[1])
        self.page.share(number, part, whole)
        return number

    def shares(self, total: int, whole: int, parts: Sequence[tuple[str, str, int]], end: str = "。") -> list[int]:
        """Parts of a total, each with its share."""
        found = []
        for place, (key, label, value) in enumerate(parts):
            self.say("；" if place else "", label)
            number = self.amount(key, value)
            self.share(number, total, Fraction(value, whole))
            found.append(number)
        self.say(end)
        self.page.total(total, found)
        return found

    def parts(
        self, total: int, parts: Sequence[tuple[str, str, int]], between: str = "、", end: str = "。"
    ) -> list[int]:
        """Parts of a total, without shares."""
        found = []
        for place, (key, label, value) in enumerate(parts):
            self.say(between if place else "", label)
            found.append(self.amount(key, value))
        self.say(end)
        self.page.total(total, found)
        return found

    def growth(self, current: int, now: int, before: int, basis: str, verbs: Sequence[tuple[str, str]]) -> None:
        """How much a figure rose or fell; no words where that rounds to nothing."""
        change = now - before
        if abs(change) < 10**3 or abs(Fraction(change, before)) < ROUNDED_AWAY * 20:
            return
        verb, rate_verb = verbs[change < 0]
        self.say(f"，{basis}{verb}")
        moved = self.page.money("", change)
        self.say(moved, self.unit, f"，{rate_verb}")
        rate = self.page.percent(Fraction(100 * change, before))
        self.say(rate, "%")
        self.page.growth(rate, moved, current)

    def rise(self, now: int, before: int, basis: str, verbs: Sequence[tuple[str, str]]) -> None:
        """How much a figure rose or fell in per cent, which nothing else in the sentence holds."""
        self.say(f"，{basis}{verbs[now < before][1]}")
        self.say(self.page.percent(Fraction(100 * (now - before), before)), "%")

    def execution(self, label: str, key: str, budget: int, actual: int, words: tuple[str, str, str]) -> tuple[int, int]:
        """Budget, outcome and rate of execution."""
        self.say(label, words[0])
        planned = self.page.money(f"{key}/budget" if key else "", budget)
        self.say(planned, self.unit, words[1])
        done = self.amount(key, actual)
        if budget:
            self.share(done, planned, Fraction(actual, budget), (words[2], "%"))
        return planned, done
