"""The roles of rules: names resolved, and what figures share checked."""

from __future__ import annotations

from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Role
from budget_lint.ruleset.builder import nearest
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.scopes import scope_from
from budget_lint.ruleset.shapes import RoleShape, RuleFile

PERIOD = "period"


def role_from(rule: RuleFile, name: str, lexicon: Lexicon) -> Role:
    """The role of a name. Raises RuleError on unknown concepts and scopes, and on keys that contradict each other."""
    shape = rule.roles[name]
    concepts = _concepts(rule, name, shape)
    for concept in concepts:
        if concept.text not in lexicon.concepts:
            hint = nearest(concept.text, lexicon.concepts)
            raise concept.error(f"RF311 unknown concept '{concept.text}'{hint}")
    if shape.period != "same" and rule.same is not None and PERIOD not in [word.text for word in rule.same]:
        raise rule.rule.error(f"RF317 the role '{name}' is of the {shape.period} period: put 'period' into 'same'")
    return Role(
        concepts=tuple(concept.text for concept in concepts),
        measure=shape.measure,
        optional=shape.optional or shape.zero_if_absent,
        zero_if_absent=shape.zero_if_absent,
        scope=scope_from(shape.scope, lexicon.scopes),
        each=bool(shape.each),
        period=shape.period,
        place=shape.place or "",
    )


def _concepts(rule: RuleFile, name: str, shape: RoleShape) -> tuple[Marked, ...]:
    if (shape.concept is None) != bool(shape.each):
        raise rule.rule.error(f"RF318 the role '{name}' needs either 'concept' or 'each', a list of concepts")
    if isinstance(shape.concept, Marked):
        return (shape.concept,)
    return shape.concept or shape.each


def same_from(rule: RuleFile, lexicon: Lexicon) -> tuple[str, ...] | None:
    """What the figures must share, None for everything. Raises RuleError on what is no dimension."""
    if rule.same is None:
        return None
    known = [PERIOD, *dict.fromkeys(scope.dimension for scope in lexicon.scopes)]
    for word in rule.same:
        if word.text not in known:
            raise word.error(f"RF312 unknown scope dimension '{word.text}'{nearest(word.text, known)}")
    return tuple(word.text for word in rule.same)


def check_first(role: RoleShape, name: str, text: Marked) -> None:
    """Raises RuleError where the role that the others are found from is not one figure of its own period."""
    if role.optional or role.zero_if_absent:
        raise text.error(f"RF402 '{name}' stands first in the assertion and cannot be optional")
    if role.each:
        raise text.error(f"RF416 '{name}' stands first in the assertion and cannot be a list; begin with one figure")
    if role.period != "same":
        raise text.error(f"RF417 '{name}' stands first in the assertion: the others are the previous or the next ones")
