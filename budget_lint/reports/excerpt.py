"""The words of a document around the figures of a finding."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from budget_lint.model.check import Verdict
from budget_lint.model.document import Document
from budget_lint.model.expression import Call
from budget_lint.model.fact import Fact
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.span import Span
from budget_lint.reports.words import Words

LENGTH = 200
JOINT = " … "
WORDS, QUOTE = -1, -2  # instead of the index of a figure
_REACH = 400  # no sentence is followed further than this, so that a line of megabytes costs nothing
_MARGINS = (_REACH, 100, 60, 40, 24, 12, 6)


class Segment(NamedTuple):
    """A stretch of an excerpt; ``figure`` is the index of the figure that it is.

    It is ``WORDS`` for what stands around, ``QUOTE`` for words that the finding is about.
    """

    text: str
    figure: int = WORDS


class Sentence(NamedTuple):
    """A figure's sentence: the offsets of its visible characters, and the figure's place among them."""

    offsets: Sequence[int]
    first: int
    last: int


def excerpt(document: Document, verdict: Verdict, lexicon: Lexicon, words: Words) -> tuple[Segment, ...]:
    """About ``LENGTH`` characters, white space collapsed; separate places are joined by ``JOINT``."""
    spots = _spots(verdict)
    noise = re.compile("|".join(lexicon.noise)) if lexicon.noise else None  # as it was read, so it is compiled
    sentences = [_sentence(document, span, noise, words) for span, _ in spots]
    clauses = words.say("excerpt.clauses")
    pieces = _fit(document.text, sentences, clauses)
    marks = {offset: mark for span, mark in spots for offset in range(span.start, span.end)}
    hidden = _hidden(sentences)
    segments: list[Segment] = []
    cells = _labels(document, verdict)
    for piece in pieces:
        visible = [offset for offset in range(piece.start, piece.end) if offset not in hidden]
        label = next((cells[offset] for offset in visible if offset in cells), "")
        segments += [Segment(JOINT)] if segments else []
        segments += [Segment(f"{label} ")] if label else []
        segments += _segments(document.text, visible, marks)
    return tuple(segments)


def _labels(document: Document, verdict: Verdict) -> dict[int, str]:
    """What the figures in tables are of, by their places: a cell alone says nothing."""
    if not document.tables or verdict.check.quote is not None:
        return {}
    starts = [table.span.start for table in document.tables]
    found: dict[int, str] = {}
    for fact in verdict.check.facts:
        at = fact.figure.span.start
        table = bisect_right(starts, at) - 1
        if table >= 0 and at in document.tables[table].span:
            found[at] = fact.label
    return found


def _spots(verdict: Verdict) -> list[tuple[Span, int]]:
    """The places to show, and what each of them is."""
    if verdict.check.quote is not None:
        return [(verdict.check.quote.span, QUOTE)]
    return [(fact.figure.extent, fact.figure.index) for fact in telling_facts(verdict)]


def excerpt_text(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def telling_facts(verdict: Verdict) -> tuple[Fact, ...]:
    """The facts to show: all, but of a value that is stated many times only the first."""
    facts = verdict.check.facts
    assertion = verdict.check.rule.assertion
    if isinstance(assertion, Call) and assertion.function == "agree":
        seen = {(fact.quantity.point, fact.quantity.quantum): fact for fact in reversed(facts)}
        return tuple(fact for fact in facts if fact in seen.values())
    return facts


def _sentence(document: Document, span: Span, noise: re.Pattern[str] | None, words: Words) -> Sentence:
    text, paragraph = document.text, _paragraph(document, span)
    ends = words.say("excerpt.ends") + ("" if paragraph else "\n\r")
    limits = paragraph or Span(0, len(text))
    low, high = max(limits.start, span.start - _REACH), min(limits.end, span.end + _REACH)
    before, after = text[low : span.start], text[span.end : high]
    start = low + max((before.rfind(end) + 1 for end in ends), default=0)
    found = [at for end in ends if (at := after.find(end)) >= 0]
    stop = span.end + min(found) + 1 if found else high
    unseen = {
        offset
        for match in (noise.finditer(text, start, stop) if noise else ())
        for offset in range(match.start(), match.end())
    }
    offsets = [at for at in range(start, stop) if at not in unseen and _shows(text[at])]
    inside = [i for i, at in enumerate(offsets) if at in span] or [0]
    return Sentence(offsets, inside[0], inside[-1] + 1)


def _paragraph(document: Document, span: Span) -> Span | None:
    """The paragraph around a figure where the source tells that it runs over several lines, else None."""
    blocks = document.blocks
    first = last = document.block_at(span.start)
    while first and blocks[first - 1].joins and blocks[first].span.start > span.start - _REACH:
        first -= 1
    while last + 1 < len(blocks) and blocks[last].joins and blocks[last].span.end < span.end + _REACH:
        last += 1
    return Span(blocks[first].span.start, blocks[last].span.end) if first < last else None


def _shows(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _hidden(sentences: list[Sentence]) -> set[int]:
    seen = {offset for sentence in sentences for offset in sentence.offsets}
    spans = [(sentence.offsets[0], sentence.offsets[-1] + 1) for sentence in sentences if sentence.offsets]
    return {offset for start, end in spans for offset in range(start, end)} - seen


def _fit(text: str, sentences: list[Sentence], clauses: str) -> list[Span]:
    """The widest windows around the figures that stay within ``LENGTH`` together."""
    pieces: list[Span] = []
    for margin in _MARGINS:
        pieces = _merged([_window(text, sentence, margin, clauses) for sentence in sentences])
        if _length(pieces, sentences) <= LENGTH:
            return pieces
    for count in range(len(sentences) - 1, 0, -1):
        pieces = _merged([_window(text, sentence, _MARGINS[-1], clauses) for sentence in sentences[:count]])
        if _length(pieces, sentences) <= LENGTH:
            break
    return pieces


def _window(text: str, sentence: Sentence, margin: int, clauses: str) -> Span:
    """The figure with ``margin`` visible characters before it, where its name stands, and fewer behind it.

    A sentence that does not fit is cut between clauses where that is possible.
    """
    offsets = sentence.offsets
    behind = margin if margin == _REACH else margin // 3
    low, high = max(0, sentence.first - margin), min(len(offsets), sentence.last + behind)
    if low > 0:
        begins = (i + 1 for i in range(low, sentence.first) if _ends_clause(text, offsets[i], clauses))
        low = next(begins, low)
    if high < len(offsets):
        ends = (i for i in range(high - 1, sentence.last - 1, -1) if _ends_clause(text, offsets[i], clauses))
        high = next(ends, sentence.last)
    return Span(offsets[low], offsets[high - 1] + 1) if offsets else Span(0, 0)


def _ends_clause(text: str, offset: int, clauses: str) -> bool:
    """True for a mark between clauses; a comma among digits is none."""
    return text[offset] in clauses and not text[offset + 1 : offset + 2].isdecimal()


def _merged(windows: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for window in sorted(windows):
        if merged and window.start <= merged[-1].end:
            merged[-1] = merged[-1].hull(window)
        else:
            merged.append(window)
    return merged


def _length(pieces: list[Span], sentences: list[Sentence]) -> int:
    hidden = _hidden(sentences)
    seen = sum(1 for piece in pieces for at in range(piece.start, piece.end) if at not in hidden)
    return seen + len(JOINT) * (len(pieces) - 1)


def _segments(text: str, offsets: list[int], marks: dict[int, int]) -> list[Segment]:
    """The characters at ``offsets`` in runs of one figure or of none, white space collapsed."""
    while offsets and text[offsets[0]].isspace():
        offsets = offsets[1:]
    while offsets and text[offsets[-1]].isspace():
        offsets = offsets[:-1]
    runs: list[tuple[int, list[str]]] = []
    blank = False
    for at, offset in enumerate(offsets):
        space = text[offset].isspace()
        if space and (blank or (text[offset] in "\r\n" and _inside_words(text, offsets, at))):
            continue
        blank, figure = space, marks.get(offset, WORDS)
        if not runs or runs[-1][0] != figure:
            runs.append((figure, []))
        runs[-1][1].append(" " if space else text[offset])
    return [Segment("".join(characters), figure) for figure, characters in runs]


def _inside_words(text: str, offsets: Sequence[int], at: int) -> bool:
    """True for a line end between characters of a script that writes no spaces."""
    behind = next((text[offset] for offset in offsets[at:] if not text[offset].isspace()), "")
    return at > 0 and not text[offsets[at - 1]].isascii() and behind != "" and not behind.isascii()
