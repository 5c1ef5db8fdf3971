"""Entries of the contents that the document does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from budget_lint.model.lexicon import Pattern

_WITHIN = 4000  # characters at the start of a document in which the contents stand
_LONGEST = 60  # characters of an entry, and of a title
_MOST = 120  # entries
_FEW, _MOST_ABSENT = 3, 3  # entries that tell whether the document has such things; one in three may be absent
_LEADERS = re.compile(r"[\s.\u2026\u00b7\u30fb_-]*[0-9]{0,4}[\s.]*$")  # what leads to a page, and its number
_ALIKE = 3, 4  # of a title and an entry: three quarters alike are one thing in two wordings

Entry = tuple[int, str, str]  # offset, title and style of the list number


def missing(
    text: str, heads: Sequence[str], headings: Sequence[Pattern], fits: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Start and end of the titles in the contents that fit and do not stand again behind them.

    Only entries of the style that most of them have are looked at: others head a group. Nothing is said of a
    document that lacks more than a third: it is a part of the whole, or the rest is elsewhere.
    """
    styles = {style.id: re.compile(style.pattern) for style in headings}
    entries, end = _contents(text, heads, styles)
    fitting = [entry for entry in entries if fits(f"{entry[1]}\n")]
    usual = Counter(style for _, _, style in fitting).most_common(1)
    wanted = [(at, title) for at, title, style in fitting if style == usual[0][0]]
    lines = [_title(line, styles)[1] for line in text[end:].split("\n") if len(line) <= _LONGEST]
    body = text[end:].replace("\n", "")
    absent = [entry for entry in wanted if not _stands(entry[1], body, lines)]
    if len(wanted) >= _FEW and _MOST_ABSENT * len(absent) <= len(wanted):
        yield from ((at, at + len(title)) for at, title in absent)


def _contents(text: str, heads: Sequence[str], styles: Mapping[str, re.Pattern[str]]) -> tuple[list[Entry], int]:
    """The entries of the contents, and where these end: where the first entry stands again as a title."""
    entries: list[Entry] = []
    at, inside = 0, False
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not inside:
            inside = line in heads
            if start > _WITHIN:
                break
            continue
        skipped, title, style = _title(line, styles)
        if entries and title == entries[0][1]:
            return entries, start
        if len(line) > _LONGEST or len(entries) == _MOST:
            return entries, start
        if title:
            entries.append((start + skipped, title, style))
    return [], len(text)


def _title(line: str, styles: Mapping[str, re.Pattern[str]]) -> tuple[int, str, str]:
    """A line without its list number and without the number of a page; before it how much its start takes."""
    found = ((match.end(), name) for name, style in styles.items() if (match := style.match(line)))
    skipped, name = next(found, (0, ""))
    return skipped, _LEADERS.sub("", line[skipped:]), name


def _stands(title: str, body: str, lines: Sequence[str]) -> bool:
    if title in body:
        return True
    from difflib import SequenceMatcher  # noqa: PLC0415 - rarely needed, and slow to import

    alike, of = _ALIKE
    matcher = SequenceMatcher(b=title, autojunk=False)
    for line in lines:
        matcher.set_seq1(line)
        if 2 * of * sum(block.size for block in matcher.get_matching_blocks()) >= alike * (len(line) + len(title)):
            return True
    return False
