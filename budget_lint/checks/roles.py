"""Rules over roles -> checks: facts are found by concept, measure, period and scope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from budget_lint.checks.index import CHANGES, Index, Key
from budget_lint.checks.statements import applies
from budget_lint.model.check import Check
from budget_lint.model.expression import names
from budget_lint.model.fact import Fact, Scope
from budget_lint.model.lexicon import Concept
from budget_lint.model.rule import Role, Rule


class Binder:
    """Binds rules over roles to the facts of a document."""

    def __init__(self, index: Index, concepts: Mapping[str, Concept]) -> None:
        self.index, self.concepts = index, concepts

    def checks(self, rule: Rule) -> Iterator[Check]:
        """The checks of a rule: one for each fact that fits the first role of its assertion."""
        first, *others = dict.fromkeys((*names(rule.assertion), *rule.roles))
        role = rule.roles[first]
        for concept in role.concepts:
            for fact in self.index.by_name.get((concept, role.measure), ()):
                check = self._around(rule, first, fact, others) if _fits(role, fact) else None
                if check is not None and applies(rule, check.binding):
                    yield check

    def _around(self, rule: Rule, first: str, start: Fact, others: list[str]) -> Check | None:
        """The check around ``start``, None when nothing else of it is in the text."""
        binding = [(first, (start,))]
        doubt = ""
        for name in others:
            role = rule.roles[name]
            taken = [facts[0].figure.index for _, facts in binding]
            keys = [_key(role, concept, start) for concept in role.concepts]
            fact = self._find(keys, start, taken)
            if fact is not None:
                binding.append((name, (fact,)))
            elif any(map(self.index.doubtful, keys)):
                doubt = doubt or "uncertain"
            elif not role.optional:
                doubt = doubt or "missing"
        if doubt == "missing" and all(fact.section < 0 for _, facts in binding[1:] for fact in facts):
            return None  # a blank cell is no missing figure: what the table prints is added up as it stands
        return Check(rule, tuple(binding), doubt) if len(binding) > 1 else None

    def _find(self, keys: list[Key], start: Fact, taken: Collection[int]) -> Fact | None:
        """The nearest fact of the first of the alternatives that is present."""
        for key in keys:
            near = self._contextual(key.concept) or self._contextual(start.concept)
            fact = self.index.nearest(key, start, taken, near)
            if fact is not None:
                return fact
        return None

    def _contextual(self, name: str) -> bool:
        """Whether a concept means something else under another heading."""
        return name in self.concepts and self.concepts[name].contextual


def _fits(role: Role, fact: Fact) -> bool:
    scope = dict(fact.scope)
    return all(scope.get(dimension, "") == value for dimension, value in role.scope.items())


def _key(role: Role, concept: str, start: Fact) -> Key:
    basis = start.basis if start.measure in CHANGES and role.measure in CHANGES else ""
    return Key(concept, role.measure, start.period, _scope(start.scope, role.scope), basis)


def _scope(shared: Scope, fixed: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """The scope of the first fact with what the role fixes; an empty value takes a dimension out."""
    return frozenset(pair for pair in ({**dict(shared), **fixed}).items() if pair[1])
