"""The rules in force for a document: those that its kind has and a policy leaves in, as severe as it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from budget_lint.errors import RuleError
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.policy import Policy, Word
from budget_lint.model.rule import Rule, Ruleset, Severity

ALL = "ALL"


def chosen(ruleset: Ruleset, lexicon: Lexicon, policy: Policy, kind: str) -> Ruleset:
    """The rules for documents of ``kind`` under ``policy``, in their order."""
    without = lexicon.profiles[kind].without if kind in lexicon.profiles else ()
    found = []
    for rule in ruleset.rules:
        if rule.family in without or not _selected(rule, policy):
            continue
        level = _level(rule, policy)
        if level != "off":
            found.append(rule if level == rule.severity else replace(rule, severity=cast(Severity, level)))
    return Ruleset(tuple(found))


def check_policy(ruleset: Ruleset, lexicon: Lexicon, policy: Policy) -> None:
    """Raises RuleError for the first word that fits no rule, or no kind of document, with the nearest one."""
    for word in (*policy.select, *policy.ignore, *(word for word, _ in policy.severities)):
        if not any(_weight(word.text, rule) for rule in ruleset.rules):
            known = [*(rule.code for rule in ruleset.rules), *(rule.name for rule in ruleset.rules)]
            raise _error(word, f"no rule has the code, the beginning of a code or the name '{word.text}'", known)
    if policy.kind is not None and policy.kind.text not in kinds(lexicon):
        raise _error(policy.kind, f"unknown kind of document '{policy.kind.text}'", kinds(lexicon), show=True)


def kinds(lexicon: Lexicon) -> tuple[str, ...]:
    """The kinds of document that there are."""
    return tuple(dict.fromkeys([*(kind.id for kind in lexicon.kinds), *lexicon.profiles, "other"]))


def _selected(rule: Rule, policy: Policy) -> bool:
    """Of what selects and what ignores a rule, the longer word decides; ignoring wins where both are alike."""
    picked = _weightiest(policy.select, rule) if policy.select else 1
    return picked > 0 and picked > _weightiest(policy.ignore, rule)


def _weightiest(words: Sequence[Word], rule: Rule) -> int:
    return max((_weight(word.text, rule) for word in words), default=0)


def _level(rule: Rule, policy: Policy) -> str:
    weight, level = 0, cast(str, rule.severity)
    for word, wanted in policy.severities:
        own = _weight(word.text, rule)
        if own and own >= weight:
            weight, level = own, wanted
    return level


def _weight(word: str, rule: Rule) -> int:
    """How exactly a word names a rule: 0 not at all, 1 with all others, more for each letter of its code."""
    if word == ALL:
        return 1
    if word == rule.name:
        return 1 + len(rule.code)
    return 1 + len(word) if word and rule.code.startswith(word) else 0


def _error(word: Word, message: str, known: Iterable[str], show: bool = False) -> RuleError:
    from difflib import get_close_matches  # noqa: PLC0415 - for mistakes only, and slow to import

    options = list(known)
    close = get_close_matches(word.text, options, 1) or get_close_matches(word.text.upper(), options, 1)
    hint = f"; did you mean '{close[0]}'?" if close else "; 'budget-lint rules list' shows all"
    if show:
        hint = f"; known: {', '.join(options)}"
    return RuleError(message + hint, word.path, word.line, word.column, word.excerpt)
