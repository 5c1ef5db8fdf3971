"""The numbers of lists, as the number formats of WordprocessingML write them."""

from __future__ import annotations

# The digits are written as escapes: they are what the file format defines, no words of a language.
_COUNTING = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_COUNTING_UNITS = ("", "\u5341", "\u767e", "\u5343")
_LEGAL = "\u96f6\u58f9\u8d30\u53c1\u8086\u4f0d\u9646\u67d2\u634c\u7396"
_LEGAL_UNITS = ("", "\u62fe", "\u4f70", "\u4edf")
_NOUGHT = "\u96f6"
_STEMS = "\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678"
_CIRCLED = "".join(chr(0x2460 + at) for at in range(20))
_WIDE = "".join(chr(0xFF10 + at) for at in range(10))
_COUNTED = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                      "taiwaneseCountingThousand", "koreanCounting"})  # fmt: skip
_LEGALLY = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_DIGIT_BY_DIGIT = {
    "ideographDigital": _COUNTING, "japaneseDigitalTenThousand": _COUNTING, "taiwaneseDigital": _COUNTING,
    "decimalFullWidth": _WIDE, "decimalFullWidth2": _WIDE,
}  # fmt: skip
_LISTED = {
    "ideographTraditional": _STEMS, "decimalEnclosedCircle": _CIRCLED, "decimalEnclosedCircleChinese": _CIRCLED,
}  # fmt: skip
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
          (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_MOST = 9999


def numeral(value: int, form: str) -> str:
    """A list number in a ``w:numFmt``; decimal digits where the format is unknown or the number beyond it."""
    if form in ("none", "bullet"):
        return ""
    if not 0 < value <= _MOST:
        return str(value)
    if form in _COUNTED:
        return _chinese(value, _COUNTING, _COUNTING_UNITS)
    if form in _LEGALLY:
        return _chinese(value, _LEGAL, _LEGAL_UNITS)
    return _other(value, form)


def _other(value: int, form: str) -> str:
    digits = str(value)
    if form in _DIGIT_BY_DIGIT:
        return "".join(_DIGIT_BY_DIGIT[form][int(digit)] for digit in digits)
    if form == "decimalZero":
        return digits.zfill(2)
    if form in ("upperRoman", "lowerRoman"):
        return roman(value) if form == "upperRoman" else roman(value).lower()
    if form in ("upperLetter", "lowerLetter"):
        # behind Z come AA, BB, CC
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    listed = _LISTED.get(form, "")
    return listed[value - 1] if value <= len(listed) else digits


def _chinese(value: int, digits: str, units: tuple[str, ...]) -> str:
    """A number up to 9999 in words; 10 to 19 are written without the leading one where that is usual."""
    text = ""
    for place, char in enumerate(reversed(str(value))):
        if char != "0":
            text = digits[int(char)] + units[place] + text
        elif text and not text.startswith(_NOUGHT):
            text = _NOUGHT + text
    short = digits is _COUNTING and 10 <= value < 20
    return text[1:] if short else text


def roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def circled(digits: str) -> str:
    """The number in a circle, as Word's fields draw it; as it is where no character has it."""
    value = int(digits)
    return _CIRCLED[value - 1] if 0 < value <= len(_CIRCLED) else digits
