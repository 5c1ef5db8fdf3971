"""Ways to deface a narrative that leave it right, and one that makes it wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?=\s?(?:万元|亿元|元|万|%))")
_RENAMED = (
    ("人员经费", "人员类支出"), ("公务接待费", "接待费用"), ("税收收入", "各项税收"), ("一般债务", "一般类债务"),
    ("基本支出", "基础支出"), ("政府采购货物支出", "货物支出额"),
)  # fmt: skip


def spaces(text: str, random: Random) -> str:
    """Spaces that a converter left, anywhere but between two digits."""
    for _ in range(random.randint(1, 6)):
        at = random.randint(1, len(text) - 1)
        if not (text[at - 1].isdigit() and text[at].isdigit()):
            text = f"{text[:at]} {text[at:]}"
    return text


def gaps(text: str, random: Random) -> str:
    """Spaces inside numbers."""
    places = [at for match in _NUMBER.finditer(text) for at in range(match.start() + 1, match.end())]
    for at in sorted(random.sample(places, min(3, len(places))), reverse=True):
        text = f"{text[:at]} {text[at:]}"
    return text


def lines(text: str, random: Random) -> str:
    """All lines broken at one width, in the middle of words and numbers."""
    width = random.randint(18, 42)
    cut = [line[at : at + width] for line in text.split("\n") for at in range(0, len(line), width)]
    return "\n".join(cut)


def paragraphs(text: str, random: Random) -> str:
    """The paragraphs below the title in another order."""
    title, *body = text.split("\n")
    random.shuffle(body)
    return "\n".join([title, *body])


def one_line(text: str, random: Random) -> str:  # noqa: ARG001 - all take the same arguments
    """All paragraphs below the title in one."""
    title, _, body = text.partition("\n")
    return f"{title}\n{''.join(body.split(chr(10)))}"


def renamed(text: str, random: Random) -> str:
    """Some labels as another office words them."""
    for usual, other in _RENAMED:
        if random.random() < 0.5:
            text = text.replace(usual, other)
    return text


HARMLESS: tuple[Callable[[str, Random], str], ...] = (spaces, gaps, lines, paragraphs, one_line, renamed)


def wrong(text: str, random: Random) -> tuple[str, str]:
    """The text with one digit of one figure changed, and that figure as it is then."""
    places = [match.span() for match in _NUMBER.finditer(text)]
    start, end = random.choice(places)
    digits = [at for at in range(start, end) if text[at].isdigit()]
    at = random.choice(digits[: max(1, len(digits) - 1)])  # a last digit may pass as rounding
    digit = random.choice([d for d in "123456789" if d != text[at]])
    changed = text[:at] + digit + text[at + 1 :]
    return changed, changed[start:end]
