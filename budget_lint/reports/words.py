"""The interface texts in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Texts

ABSENT = "—"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill(template: str, values: Mapping[str, object]) -> str:
    """``template`` with each ``{name}`` replaced; a name without value shows as a dash.

    ``str.format`` would let a template reach into the attributes of a value and would stop at a stray brace.
    """
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], ABSENT)), template)


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up texts by key: in the language asked for, else in English, else the key itself."""

    texts: Mapping[str, Mapping[str, str]]
    lang: str

    @classmethod
    def of(cls, lexicon: Lexicon, lang: str) -> Words:
        return cls(lexicon.texts, lang)

    def has(self, key: str) -> bool:
        return any(key in self.texts.get(lang, {}) for lang in (self.lang, "en"))

    def say(self, key: str, /, **values: object) -> str:
        """The text of ``key`` with its placeholders filled."""
        for lang in (self.lang, "en"):
            if key in self.texts.get(lang, {}):
                return fill(self.texts[lang][key], values)
        return key.rpartition(".")[2]

    def count(self, key: str, number: int) -> str:
        """The text of ``key`` for ``number`` things; ``key.one`` where the language tells one from many."""
        lang = self.lang if key in self.texts.get(self.lang, {}) else "en"
        singular = f"{key}.one"
        alone = number == 1 and singular in self.texts.get(lang, {})
        return self.say(singular if alone else key, number=number)

    def pick(self, texts: Texts) -> str:
        """A rule's text in this language, else in English, else in any, else nothing."""
        return texts.get(self.lang) or texts.get("en") or next(iter(texts.values()), "")

    def joined(self, parts: list[str]) -> str:
        return self.say("list.separator").join(parts)
