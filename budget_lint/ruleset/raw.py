"""The few patterns of a lexicon that are regular expressions as they stand, held to a bounded cost.

They are matched all over a document. So every repetition has a bound, none repeats a group (bounds would
multiply, however they are nested), there are few of them, and no pattern is met by nothing. They are joined
to one pattern, so they may have neither flags nor names nor references.
"""

from __future__ import annotations

import re

from budget_lint.ruleset.marked import Marked

MAX_LENGTH = 400
MAX_BOUND = 100
MAX_REPETITIONS = 4
_PART = re.compile(
    r"""(?P<reference>\\[1-9])
    |\\.|\[\^?\]?(?:\\.|[^\]\\])*\]                                 # an escape, a class
    |(?P<group>\)?)\{(?P<low>[0-9]*)(?P<comma>,)?(?P<high>[0-9]*)\}
    |(?P<free>[*+])
    |(?P<special>\(\?(?![:=!]|<[=!]))""",
    re.VERBOSE | re.DOTALL,
)


def raw(text: Marked) -> str:
    """The pattern of ``text``. Raises RuleError where it is no regular expression or may cost too much."""
    if len(text.text) > MAX_LENGTH:
        raise text.error(f"RF511 a pattern is at most {MAX_LENGTH} characters; split it")
    repetitions = sum(_repeats(text, part) for part in _PART.finditer(text.text))
    if repetitions > MAX_REPETITIONS:
        raise text.error(f"RF512 more than {MAX_REPETITIONS} repetitions; split the pattern")
    try:
        empty = re.compile(text.text).fullmatch("")
    except (re.error, OverflowError, RecursionError) as error:
        message, place = getattr(error, "msg", str(error)), getattr(error, "pos", None)
        raise text.error(f"RF513 not a regular expression: {message}", place or 0) from None
    if empty:
        raise text.error("RF514 the pattern is met by nothing at all; it must hold a character")
    return text.text


def _repeats(text: Marked, part: re.Match[str]) -> bool:
    """Whether a part repeats what stands before it. Raises RuleError where it may not stand."""
    at = part.start()
    if part["free"] or (part["comma"] and not part["high"]):
        raise text.error(f"RF515 a repetition without a bound; write {{0,{MAX_BOUND}}} or less", at)
    if part["special"]:
        raise text.error("RF516 groups are written (?:…); flags and names are not allowed", at)
    if part["reference"]:
        raise text.error("RF517 references to groups are not allowed", at)
    bound = part["high"] or part["low"]
    if not bound:
        return False
    if part["group"]:
        raise text.error("RF518 a repetition of a group; repeat single characters only", at)
    if len(bound) > 4 or int(bound) > MAX_BOUND:
        raise text.error(f"RF519 a repetition is bounded by {MAX_BOUND} at most, not {bound}", at)
    return int(bound) > 1
