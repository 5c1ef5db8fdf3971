"""Number formats of spreadsheets, such as ``#,##0.00;[Red]-#,##0.00``, taken apart."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

_MAX_CODE = 1000  # characters of a format that are looked at
_MAX_PLACES = 30
_TOKEN = re.compile(
    r'"([^"]*)"?'  # 1: text
    r"|\\(.)|_(.)|\*(.)"  # 2: one character; 3: the width of one; 4: what fills the cell
    r"|\[([^\]]*)\]?"  # 5: colour, condition, currency, elapsed time
    r"|(General)"  # 6
    r"|(AM/PM|A/P|[ymdhs]+|e+(?![+-])|[\u4e0a]\u5348/[\u4e0b]\u5348)"  # 7: date and time
    r"|(E[+-])"  # 8
    r"|(.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?[0-9.]+)\Z")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "=": operator.eq, "<": operator.lt, ">": operator.gt,
}  # fmt: skip
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy/m/d h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '#,##0.00;-#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
# Those that a Chinese system shows for the numbers that each system fills in its own way.
_BUILT_IN |= dict.fromkeys((28, 29, 31, 50, 51, 54, 58), 'yyyy"\u5e74"m"\u6708"d"\u65e5"')
_BUILT_IN |= dict.fromkeys((27, 36, 52, 53, 55, 56, 57), 'yyyy"\u5e74"m"\u6708"')
_BUILT_IN |= {30: "m-d-yy", 32: 'h"\u65f6"mm"\u5206"', 33: 'h"\u65f6"mm"\u5206"ss"\u79d2"'}


class Condition(NamedTuple):
    """A condition in brackets, such as ``[>=10000]``."""

    sign: str
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        return _COMPARE[self.sign](value, self.limit)


class Section(NamedTuple):
    """One part of a format. ``kind``: general, number, scientific, date, at (for texts), text (no digits).

    A number shows ``places`` decimals, of which ``least_places`` even where they are nought, and ``whole``
    digits before the point at least; ``shift`` is the power of ten it is multiplied by; ``tokens`` are
    those of a date.
    """

    kind: str
    before: str = ""
    after: str = ""
    whole: int = 0
    places: int = 0
    least_places: int = 0
    grouped: bool = False
    shift: int = 0
    condition: Condition | None = None
    tokens: tuple[tuple[str, str], ...] = ()


def built_in(number: int) -> str:
    """The format that a file names by its number alone."""
    return _BUILT_IN.get(number, "General")


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format, none for an empty one."""
    if not code or code.lower() == "general":
        return ()
    return tuple(_section(tokens) for tokens in _split(code[:_MAX_CODE]))


# A token: what it is (text, code, bracket, general, date, exponent, sign), and its characters.
Token = tuple[str, str]


def _tokens(code: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(code):
        text, escaped, width, fill, bracket, general, date, exponent, other = match.groups()
        if text is not None or escaped is not None:
            yield "text", text if text is not None else escaped
        elif width is not None or fill is not None:
            yield "text", " " if width is not None else ""
        elif bracket is not None:
            yield "bracket", bracket
        elif general or date or exponent:
            yield ("general" if general else "date" if date else "exponent"), (general or date or exponent)
        elif other is not None:
            yield ("code" if other in "0#?.,%@/;" else "text"), other


def _split(code: str) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in _tokens(code):
        if token == ("code", ";"):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts[:4]


def _section(tokens: list[Token]) -> Section:
    condition = _condition(tokens)
    tokens = [_bracketed(*token) for token in tokens]
    kinds = {kind for kind, _ in tokens}
    code = "".join(text for kind, text in tokens if kind == "code")
    if "general" in kinds:
        before, after = _around(tokens, "general")
        return Section("general", before, after, condition=condition)
    digits = any(char in "0#?" for char in code)
    if "date" in kinds or "elapsed" in kinds:
        return Section("date", condition=condition, tokens=tuple(tokens))
    if digits and "/" in code:
        return Section("general", condition=condition)
    if digits:
        return _number(tokens, code, "exponent" in kinds, condition)
    text = "".join(text for kind, text in tokens if kind == "text" or text == "%")
    return Section("at" if "@" in code else "text", text, condition=condition)


def _condition(tokens: list[Token]) -> Condition | None:
    for kind, text in tokens:
        match = _CONDITION.match(text) if kind == "bracket" else None
        if match:
            try:
                return Condition(match.group(1), Decimal(match.group(2)))
            except InvalidOperation:
                return None
    return None


def _bracketed(kind: str, text: str) -> Token:
    """What a bracket shows: the sign of a currency, elapsed time, or nothing."""
    if kind != "bracket":
        return kind, text
    if text.startswith("$"):
        return "text", text[1:].partition("-")[0]
    return ("elapsed", text) if _ELAPSED.fullmatch(text) else ("text", "")


def _around(tokens: list[Token], kind: str) -> tuple[str, str]:
    """The texts before the first token of a kind and behind it."""
    at = next(index for index, token in enumerate(tokens) if token[0] == kind)
    return _texts(tokens[:at]), _texts(tokens[at:])


def _texts(tokens: list[Token]) -> str:
    return "".join(text for kind, text in tokens if kind == "text" or text == "%")


def _number(tokens: list[Token], code: str, scientific: bool, condition: Condition | None) -> Section:
    places = [index for index, (kind, text) in enumerate(tokens) if kind == "code" and text in "0#?"]
    if scientific:
        end = next(index for index, token in enumerate(tokens) if token[0] == "exponent")
        code = "".join(text for kind, text in tokens[:end] if kind == "code")
    picture = code.replace("%", "").replace("@", "")
    body = picture.rstrip(",")
    whole, _, decimals = body.partition(".")
    decimals = decimals.replace(",", "").replace(".", "")[:_MAX_PLACES]
    least = max((at + 1 for at, char in enumerate(decimals) if char == "0"), default=0)
    return Section(
        "scientific" if scientific else "number",
        _texts(tokens[: places[0]]),
        _texts(tokens[places[-1] :]) + _inner(tokens, places),
        whole=min(whole.count("0"), _MAX_PLACES),
        places=len(decimals),
        least_places=least,
        grouped="," in whole,
        shift=2 * code.count("%") - 3 * (len(picture) - len(body)),
        condition=condition,
    )


def _inner(tokens: list[Token], places: list[int]) -> str:
    """A per cent sign may stand among the places; other text there is rare and left out."""
    return "%" * sum(text == "%" for _, text in tokens[places[0] : places[-1]])
