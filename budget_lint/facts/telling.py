"""Things that are told of without a figure: filed beside what the figures of a paragraph are about.

They open no list, end none and give no scope to what follows; a paragraph without figures is not entered for them.
"""

from __future__ import annotations

from budget_lint.facts.items import Item
from budget_lint.facts.names import Name
from budget_lint.facts.outline import Paragraph
from budget_lint.facts.register import Register
from budget_lint.facts.scopes import layered
from budget_lint.model.fact import Source


class Teller:
    """Opens such items in a register. ``entered`` says whether the paragraph has figures and was entered there."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.entered = False

    def tell(self, name: Name, period: str, paragraph: Paragraph, *, stated: bool, new_sentence: bool) -> Item:
        """The item of what is told; the period is ``stated`` with it or that of all, and a sentence may have ended
        ahead of it.
        """
        register = self.register
        first = register.first if self.entered else None
        around = register.around.layers(paragraph.section, first.name.stated if first is not None else {})
        scope, origins = layered([*around, ("label", name.stated), ("concept", name.scope)])
        source: Source = "label" if stated else "document"
        item = Item(
            len(register.items), name, period, scope, paragraph.section.index, paragraph.index,
            register.sentence + new_sentence, scope_from=origins, told=True, period_from=source,
        )  # fmt: skip
        register.items.append(item)
        return item

    def speak_of(self, item: Item) -> None:
        """What follows is about what was told, where nothing else has been spoken of."""
        register = self.register
        if self.entered and register.first is None and not register.open:
            register.current = item

    def period(self, paragraph: Paragraph) -> str:
        """The document's year, empty where the paragraph speaks of another period or of a part of it."""
        register = self.register
        spoken = register.paragraph_period if self.entered else ""
        return register.period if {spoken, paragraph.section.period} <= {"", register.period} else ""

    def is_first(self) -> bool:
        """True where the paragraph has spoken of nothing yet."""
        return not self.entered or self.register.first is None
