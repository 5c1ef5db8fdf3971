"""Rules over roles -> checks: facts are found by concept, measure, period and scope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from budget_lint.checks.index import CHANGES, Index, Key, View, key_of
from budget_lint.checks.statements import applies
from budget_lint.model.check import Check
from budget_lint.model.expression import names
from budget_lint.model.fact import ADJUSTED, BODY, Fact, Measure, Scope
from budget_lint.model.lexicon import Concept
from budget_lint.model.rule import Role, Rule

_AMOUNT: tuple[Measure, ...] = ("amount",)
_STEPS = {"same": 0, "previous": -1, "next": 1}


class Binder:
    """Binds rules over roles to the facts of a document."""

    def __init__(self, facts: Sequence[Fact], concepts: Mapping[str, Concept]) -> None:
        self.facts, self.concepts = facts, concepts
        self._indexes: dict[View, Index] = {}

    def checks(self, rule: Rule) -> Iterator[Check]:
        """The checks of a rule: one for each fact that fits the first role of its assertion, in each measure."""
        first, *others = dict.fromkeys((*names(rule.assertion), *rule.roles))
        for measure in rule.measures or _AMOUNT:
            roles = rule.roles_of(measure)
            role = roles[first]
            starts = self._index(View(place=role.place)).by_name
            for fact in [fact for concept in role.concepts for fact in starts.get((concept, role.measure), ())]:
                rest = {name: roles[name] for name in others}
                check = self._around(rule, first, fact, rest) if _fits(role, fact) else None
                if check is not None and applies(rule, check.binding):
                    yield check

    def _around(self, rule: Rule, first: str, start: Fact, others: Mapping[str, Role]) -> Check | None:
        """The check around ``start``, None when nothing else of it is in the text."""
        binding: list[tuple[str, tuple[Fact, ...]]] = [(first, (start,))]
        doubt = ""
        for name, role in others.items():
            taken = [facts[0].figure.index for _, facts in binding]
            found, trouble = self._bound(rule, role, start, taken)
            doubt = doubt or trouble
            if found:
                binding.append((name, found))
        if doubt == "missing" and all(fact.section < 0 for _, facts in binding[1:] for fact in facts):
            return None  # a blank cell is no missing figure: what the table prints is added up as it stands
        return Check(rule, tuple(binding), doubt) if len(binding) > 1 else None

    def _bound(self, rule: Rule, role: Role, start: Fact, taken: list[int]) -> tuple[tuple[Fact, ...], str]:
        """The facts of a role, and what is in doubt about them."""
        view = View(_dimensions(rule, role), role.place)
        keys = [key for concept in role.concepts for key in _keys(role, concept, start, view)]
        if not role.each:
            fact, doubt = self._found(view, role, keys, start, taken)
            return ((fact,), doubt) if fact is not None else ((), doubt)
        found, doubts = [], []
        for key in keys:
            fact, doubt = self._found(view, role, [key], start, taken)
            doubts.append(doubt)
            if fact is not None:
                found.append(fact)
                taken.append(fact.figure.index)
        trouble = next(filter(None, doubts), "")
        return tuple(found), trouble if found or role.zero_if_absent else trouble or "missing"

    def _found(
        self, view: View, role: Role, keys: list[Key], start: Fact, taken: Collection[int]
    ) -> tuple[Fact | None, str]:
        """The nearest fact of the first of the alternatives that is present, or why there is none."""
        index = self._index(view)
        for key in keys:
            near = self._contextual(key.concept) or self._contextual(start.concept)
            fact = index.nearest(key, start, taken, near)
            if fact is not None:
                return fact, ""
        if any(map(index.doubtful, keys)):
            return None, "uncertain"
        return None, "" if role.optional else "missing"

    def _index(self, view: View) -> Index:
        if view not in self._indexes:
            self._indexes[view] = Index(self.facts, view)
        return self._indexes[view]

    def _contextual(self, name: str) -> bool:
        """Whether a concept means something else under another heading."""
        return name in self.concepts and self.concepts[name].contextual


def _fits(role: Role, fact: Fact) -> bool:
    scope = dict(fact.scope)
    return all(scope.get(dimension, "") == value for dimension, value in role.scope.items())


def _dimensions(rule: Rule, role: Role) -> frozenset[str] | None:
    """What tells the facts of a role apart: what all share, and what the role says for itself."""
    return None if rule.same is None else frozenset((*rule.same, *role.scope, BODY))


def _keys(role: Role, concept: str, start: Fact, view: View) -> list[Key]:
    """What is looked for: with a budget the one likewise adjusted or not, with other figures either."""
    bases = [""]
    if start.measure in CHANGES and role.measure in CHANGES:
        bases = [start.basis]
    elif role.measure == "budget":
        bases = [key_of(start).basis] if start.measure == "budget" else ["", ADJUSTED]
    period = _shifted(start.period, _STEPS[role.period]) if view.has("period") else ""
    scope = _scope(start.scope, role.scope, view)
    return [Key(concept, role.measure, period, scope, basis) for basis in bases]


def _shifted(period: str, years: int) -> str:
    """The same period some years later; one without a year has none."""
    if not years:
        return period
    return f"{int(period[:4]) + years}{period[4:]}" if period[:4].isdigit() else "?"


def _scope(shared: Scope, fixed: Mapping[str, str], view: View) -> frozenset[tuple[str, str]]:
    """The scope of the first fact with what the role fixes; an empty value takes a dimension out."""
    pairs = {**dict(shared), **fixed}.items()
    return frozenset(pair for pair in pairs if pair[1] and view.has(pair[0]))
