"""Recognising how a figure is stated by the words right before and right after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from budget_lint.model.lexicon import Form, Lexicon
from budget_lint.model.quantity import UnitKind

WINDOW = 160  # characters before a figure that may tell what it is; bounds the cost of every match
BEHIND = 48  # characters behind it


class FormMatch(NamedTuple):
    """A form found before a figure: ``start`` is where its words begin in the lead."""

    form: Form
    start: int
    whole: str = ""
    label: str = ""


@lru_cache(maxsize=1024)
def _compiled(pattern: str, anchor: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern}){anchor}")


class Forms:
    """The forms of a lexicon, tried in their order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_kind: dict[UnitKind, list[Form]] = {}
        for form in lexicon.forms:
            for kind in form.kinds:
                self.by_kind.setdefault(kind, []).append(form)
        self.optional = [form for form in lexicon.forms if form.unit_optional]

    def match(self, kind: UnitKind, lead: str, behind: str, previous: str) -> FormMatch | None:
        """The first form that fits a figure of a unit kind.

        ``lead`` is the text before it (at most ``WINDOW`` characters), ``behind`` the text after its unit,
        ``previous`` the id of the form of the figure right before it.
        """
        return self._first(self.by_kind.get(kind, ()), lead, behind, previous)

    def match_bare(self, lead: str, behind: str, previous: str) -> FormMatch | None:
        """The first form that makes a number without a unit a figure whose unit is missing."""
        return self._first(self.optional, lead, behind, previous)

    def _first(self, forms: Sequence[Form], lead: str, behind: str, previous: str) -> FormMatch | None:
        for form in forms:
            if (form.follows and previous not in form.follows) or not _may_match(form, lead):
                continue
            found = _compiled(form.before, r"\Z").search(lead) if form.before else None
            if form.before and not found:  # before the words behind it are looked at, or even compiled
                continue
            ahead = _compiled(form.after, "").match(behind[:BEHIND]) if form.after else None
            if form.after and not ahead:
                continue
            groups = {**(found.groupdict() if found else {}), **(ahead.groupdict() if ahead else {})}
            start = found.start() if found else len(lead)
            label = groups.get("label") or ""
            if found and found.groupdict().get("label"):
                label = lead[found.start("label") :]  # with the words behind the gap: a name may end in them
            return FormMatch(form, start, groups.get("whole") or "", label)
        return None


def _may_match(form: Form, lead: str) -> bool:
    """What the last character and a few texts tell, before the pattern of a form is even compiled."""
    if form.ends and lead[-1:] not in form.ends:
        return False
    return not form.needles or any(map(lead.__contains__, form.needles))
