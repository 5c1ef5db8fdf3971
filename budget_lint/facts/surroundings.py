"""What is known of a figure's scope from around it: the title, the paragraph before, the first thing, the heading."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from budget_lint.facts.names import Name
from budget_lint.facts.outline import Section
from budget_lint.facts.scopes import Layer


class Surroundings:
    """The scopes that hold where a label states none.

    ``carried`` are the dimensions that a paragraph takes over from the one before it and from the title.
    """

    def __init__(self, carried: Sequence[str]) -> None:
        self.carried = frozenset(carried)
        self.carry: tuple[int, dict[str, str]] = (-1, {})
        self.base: dict[str, str] = {}
        self.loose: dict[int, set[str]] = {}  # what a section's heading says and its text does not hold to

    def entitle(self, name: Name) -> None:
        """What the document's title says of the scope holds where nothing else is said."""
        self.base = {key: value for key, value in name.scope.items() if key in self.carried and value}

    def leave(self, section: int, scope: Mapping[str, str]) -> None:
        """A paragraph of a section ends, whose first thing has this scope."""
        self.carry = section, {key: value for key, value in scope.items() if key in self.carried}

    def loosen(self, section: int, dimensions: Collection[str]) -> None:
        """What the heading of a section says of these dimensions does not hold any more."""
        self.loose.setdefault(section, set()).update(dimensions)

    def layers(
        self, section: Section, first: Mapping[str, str], leading: Mapping[str, str] = MappingProxyType({})
    ) -> list[Layer]:
        """What is known, the strongest last: the heading's words.

        ``first`` is what the first label of the paragraph states, ``leading`` what that of the sentence does.
        """
        before, carried = self.carry
        loose = self.loose.get(section.index, ())
        return [
            ("title", self.base),
            ("carried", carried if before == section.index else {}),
            ("paragraph", {**first, **{key: value for key, value in leading.items() if key in self.carried}}),
            ("heading", {key: value for key, value in section.scope.items() if key not in loose}),
        ]
