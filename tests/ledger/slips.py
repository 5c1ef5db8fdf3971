"""Single wrong figures: what a hand does to the digits of one figure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.ledger.page import Token, Written

Slip = Callable[[Token, Random], str]


def _places(text: str) -> list[int]:
    return [place for place, character in enumerate(text) if character.isdigit()]


def _exchanged(text: str, i: int, j: int) -> str:
    characters = list(text)
    characters[i], characters[j] = characters[j], characters[i]
    return "".join(characters)


def swapped(token: Token, random: Random) -> str:
    places = _places(token.text)
    at = random.randrange(max(1, len(places) - 1))
    return _exchanged(token.text, places[at], places[min(at + 1, len(places) - 1)])


def swapped_far(token: Token, random: Random) -> str:
    places = _places(token.text)
    return _exchanged(token.text, *random.sample(places, 2)) if len(places) > 2 else token.text


def replaced(token: Token, random: Random) -> str:
    place = random.choice(_places(token.text))
    return token.text[:place] + random.choice("0123456789") + token.text[place + 1 :]


def dropped(token: Token, random: Random) -> str:
    whole = token.text.split(".")[0]
    place = random.choice(_places(whole))
    return token.text[:place] + token.text[place + 1 :] if len(_places(whole)) > 1 else token.text


def doubled(token: Token, random: Random) -> str:
    place = random.choice(_places(token.text.split(".")[0]))
    return token.text[:place] + token.text[place] + token.text[place:]


def moved_point(token: Token, random: Random) -> str:
    places = len(token.text.partition(".")[2])
    value = token.digits.scaleb(random.choice((1, -1)))
    return format(value.quantize(Decimal(1).scaleb(-places)), "f")


def other_unit(token: Token, random: Random) -> str:
    """As if written in a unit ten thousand times as large or as small."""
    if token.unit == "%":
        return token.text
    places = len(token.text.partition(".")[2])
    value = token.digits.scaleb(random.choice((4, -4)))
    return format(value.quantize(Decimal(1).scaleb(-places)), "f")


SLIPS: dict[str, Slip] = {
    "swap": swapped,
    "swap_distant": swapped_far,
    "replace": replaced,
    "drop": dropped,
    "double": doubled,
    "point": moved_point,
    "unit": other_unit,
    "last_year": lambda token, _: token.last_year or token.text,
    "line_above": lambda token, _: token.above or token.text,
    "other_scope": lambda token, _: token.other_scope or token.text,
}


def slipped(written: Written, random: Random) -> tuple[int, str, Written]:
    """One figure of a document made wrong so that some relation shows it: the figure, the slip, the document."""
    while True:
        number = random.choice(list(written.tokens))
        name = random.choice(list(SLIPS))
        token = written.tokens[number]
        text = SLIPS[name](token, random).replace(",", "")
        if not text or (text.startswith("0") and text[1:2].isdigit()):
            continue
        if Decimal(text) != token.digits and token.digits:
            wrong = written.having(number, text)
            if wrong.impossible(number):
                return number, name, wrong
