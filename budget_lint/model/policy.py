"""What a user wants of the rules: which are in force, how severe they are, for which documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from budget_lint.model.glob import matches

Level = Literal["error", "warning", "note", "off"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the configuration or of the command line, and where it stands; equal by its text alone.

    ``path`` is the file, or the option; ``line`` and ``column`` (from 1) are 0 outside a file.
    """

    text: str
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)
    excerpt: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules by code, by the beginning of codes, or by name; of two that fit the longer one decides.

    Without ``select`` all rules are in force. ``severities`` replaces that of the rules, the later first.
    ``kind`` is the kind of the documents, None where it is to be recognised.
    """

    select: tuple[Word, ...] = ()
    ignore: tuple[Word, ...] = ()
    severities: tuple[tuple[Word, Level], ...] = ()
    kind: Word | None = None

    def over(self, base: Policy) -> Policy:
        """This policy where it says something, else ``base``; what is ignored adds up."""
        return Policy(
            self.select or base.select,
            (*base.ignore, *self.ignore),
            (*base.severities, *self.severities),
            self.kind or base.kind,
        )


class PathPolicy(NamedTuple):
    """What holds for the documents that fit one of ``patterns`` (see ``glob``), which count from ``root``."""

    patterns: tuple[str, ...]
    policy: Policy
    root: Path

    def fits(self, path: str) -> bool:
        return any(matches(pattern, path, self.root) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Policies:
    """What holds for all documents, for some of them, the later over the earlier, and over all that the ``last``."""

    base: Policy = Policy()
    special: tuple[PathPolicy, ...] = ()
    last: Policy = Policy()

    def of(self, path: str) -> Policy:
        """What holds for the document in the file ``path``."""
        policy = self.base
        for entry in self.special:
            policy = entry.policy.over(policy) if entry.fits(path) else policy
        return self.last.over(policy)

    @property
    def every(self) -> tuple[Policy, ...]:
        """All policies that are mentioned, to be checked for words that fit no rule."""
        return (self.base, *(entry.policy for entry in self.special), self.last)


EVERYTHING = Policies()  # all rules for all documents
